"""The answer comes last.

What it notices
    A long reply whose last sentence holds the answer, behind an explanation that nobody asked for.

Why it matters
    A reader in a hurry may stop before it.

What helps
    Answer first, explain after.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.rule import Draft, Example, Spot, rule

_FEWEST_SENTENCES = 4
_FEWEST_WORDS = 45


@rule(
    whole=True,
    says="The answer comes last. Could it come first?",
    why="A reader in a hurry may stop before it.",
    example='"Room 4. It\'s the only one with a camera that works."',
    cold=(
        Example(
            "Hi Dana, the building has three halls, each with its own history. The old one "
            "was wired in 1998 and nobody"
            " has the plans. The new one has a fine floor but a loud fan, and the blinds "
            "stick in summer."
            " The middle one was painted last year in a warm yellow. Take the middle hall.",
            asked="Which hall should I take?",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, take the middle hall. The old one was wired in 1998 and nobody has "
            "the plans. The new one has a fine"
            " floor but a loud fan, and the blinds stick in summer. It was painted last "
            "year in a warm yellow.",
            asked="Which hall should I take?",
        ),
    ),
)
def answer_buried(draft: Draft) -> Iterator[Spot]:
    questions = [item for item in draft.asked if item.kind == "question"]
    telling = draft.reply.telling
    if len(draft.asked) != 1 or len(questions) != 1 or len(telling) < _FEWEST_SENTENCES:
        return
    # Steps and reasons are told in their own order.
    if questions[0].about in ("how", "reason"):
        return
    if sum(len(s.words) for s in telling[:-1]) < _FEWEST_WORDS or draft.moments:
        return
    if any(word in telling[0].word_set for word in ("yes", "no", "not")):
        return
    last = telling[-1]
    if len(last.words) <= 10 and _is_instruction(last.words[0]):
        yield Spot(last.span)


def _is_instruction(word: str) -> bool:
    return word in _ANSWERS


_ANSWERS = frozenset(
    "take use send choose pick go try it's it so the in on at yes no please ask call dial book both"
    " neither you".split()
)
