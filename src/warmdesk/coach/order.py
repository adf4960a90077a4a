"""Which thought comes first, and which is left out because another says it better.

The only place that knows of more than one rule. The order is that of what the person needs: first
what they asked, last how it is said. Two things besides keep a thought back: about one sentence only
the first rule of this list speaks, and a rule that is not `in_hurry` waits while somebody is pressed.
"""

from __future__ import annotations

from collections.abc import Mapping

ORDER: Mapping[str, tuple[str, ...]] = {
    "what they asked": (
        "question-unanswered",
        "unfitted-reply",
        "assume",
        "repeat-ask",
        "answer-buried",
        "unfilled-gap",
    ),
    "a bare no, or no reason": ("bare-no", "no-reason", "push-back", "one-word"),
    "a cold hand-off": ("deflection", "cold-handoff", "hand-off-ready"),
    "blame or talking down": (
        "blame-person",
        "talking-down",
        "contempt",
        "sarcasm",
        "as-i-said",
        "blame-colleague",
        "defensive",
        "just-simply",
    ),
    "privacy": ("wrong-name", "private-matter", "prying"),
    # What is safe and what comes next is owed to the worried as much as a time.
    "no time, nothing certain": (
        "reassure",
        "no-time",
        "vague-time",
        "promise-clash",
        "no-next-step",
    ),
    "a borrowed feeling": ("fake-feeling", "canned-empathy", "borrowed-story"),
    "manners": (
        "thanks-bye",
        "order-tone",
        "small-talk-hurry",
        "too-chummy",
        "over-apology",
        "shouting",
        "jargon",
        "manners-thanks",
        "manners-please",
        "no-greeting",
    ),
}

# The rule on the left is silent where one on the right has spoken of the same lack.
YIELDS: Mapping[str, frozenset[str]] = {
    # "Soon" is where the time should be: asked about that word, they need not be asked for a time.
    "no-time": frozenset(("vague-time",)),
    # One missing courtesy is enough for one reply.
    "manners-please": frozenset(("order-tone", "push-back", "manners-thanks")),
    "no-greeting": frozenset(("order-tone", "one-word", "manners-thanks", "manners-please")),
}

_PLACES = {slug: place for place, slug in enumerate(s for group in ORDER.values() for s in group)}


def place(slug: str) -> int:
    """Where a rule stands among all; one that is not in the list comes last."""
    return _PLACES.get(slug, len(_PLACES))
