"""A question that the reply leaves open.

What it notices
    Something the person asked that nothing in the reply answers. A reply that asks back what is
    needed to answer, or says when the answer will come, is not noticed. Asked when something will
    be, "I'll write again at 2" alone is noticed: it tells when there will be word, not when it is
    back. In a bare line without greeting, as in a chat, a step to take, a condition or what works well
    is an answer. Where the reply only reproaches or sends elsewhere, that is said instead.

Why it matters
    They wrote to learn just this. Without it they have to write again, and wait again.

What helps
    Answer it in a line, or say who will know, and by when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.chat import takes_up
from warmdesk.coach.listening import content_stems
from warmdesk.coach.phrases import phrases
from warmdesk.coach.reply import asks_back, is_courtesy
from warmdesk.coach.rule import Draft, Example, Spot, rule, trimmed
from warmdesk.coach.types import Asked

_LONGEST = 90


@rule(
    whole=True,
    says='{n} asked "{question}". Is the answer on its way in this reply?',
    why='{n} wrote: "{question}" The draft does not seem to say. They may have to '
    "write again to get it.",
    example='They asked when the lift is back: "It runs again from 3 pm."',
    cold=(
        Example("Hi Dana, I'll write again at 2.", asked="When will the drive be back?"),
        Example("No.", asked="When is it back? Are my edits lost? Can I send it another way?"),
        Example(
            "Hi Dana, the dock is new. Is there anything else I can help with?",
            asked="Does it charge my phone?",
        ),
        Example(
            "We had to take the mail server apart, and two of its fans are worn.",
            asked="When will mail be back?",
        ),
        Example(
            "Hi Dana, the laptop is a fine model and comes with a bag.",
            asked="Does the dock fit my old screen?",
        ),
        Example(
            "Hi Dana, thank you for your message. Your concerns are important to us.",
            asked="Which form do I use for travel?",
        ),
        Example(
            "Hi Dana, the projector is a new one.",
            asked="Is there a spare remote? And how do I lower the screen?",
        ),
        Example(
            "Hi Dana, the wiki moved to a larger machine last night.",
            asked="How long will the wiki be slow?",
        ),
    ),
    warm=(
        Example("Restart the phone, then it shows.", asked="Does anyone have an idea?"),
        Example("Only if it was never mounted.", asked="Does it wipe the whole machine?"),
        Example("Hi Dana, mail is back at 3 pm.", asked="When will mail be back?"),
        Example(
            "Hi Dana, yes, it fits with the cable in the box.",
            asked="Does the dock fit my old screen?",
        ),
        Example(
            "Hi Dana, which of the two rooms do you mean? Then I can tell you at once.",
            asked="Is the room free on Friday?",
        ),
        Example(
            "Hi Dana, I don't know yet. I'll ask the supplier and write to you by 4 pm.",
            asked="When does the monitor come?",
        ),
        Example(
            "Hi Dana, use TR-2, it's under Forms on the intranet.",
            asked="Which form do I use for travel?",
        ),
    ),
)
def question_unanswered(draft: Draft) -> Iterator[Spot]:
    # A question back may be what it takes to answer, and so may a page that is pointed at.
    if _is_a_name(draft) or _asks_back(draft) or "http" in draft.text.plain:
        return
    if _is_anothers(draft):
        return
    left = [item for item in draft.asked if _is_open(draft, item)]
    if left and not (left[0].about != "time" and takes_up(draft.reply)):
        question = left[0].text.strip().rstrip(".")
        short = question if len(question) <= _LONGEST else question[: _LONGEST - 1].rstrip() + "…"
        says = _BEST_ESTIMATE if left[0].about == "time" else ""
        yield Spot(trimmed(draft.text, draft.text.body).span, {"question": short}, says)


_BEST_ESTIMATE = '{n} asked "{question}" Could you give your best estimate?'
_ASKS_NOTHING = re.compile(
    r"\b(?:anything|something) else\b|\b(?:can|may|could) (?:i|we) (?:be of|help you (?:with|today))|"
    r"^(?:so |and |but )?why (?:did|do|would|are|have|didn't|don't|not) you\b|\bdid you know\b|"
    r"\b(?:ok|okay|right|all right|fair enough)$"
)
_FINDS_OUT = re.compile(
    r"\b(?:(?:ha(?:ve|s)|'ve|'s) (?:\w+ )?asked|ask(?:ing|s)?|check(?:ing|s)?|nobody knows|"
    r"working on|(?:on|for) it|with what we know|do(?:n't| not) (?:\w+ )?have|"
    r"find(?:ing)? out|"
    r"wait(?:ing)? (?:for|on)|look(?:s|ing)? (?:at|into|for)|investigat\w+|"
    r"know (?:more|by|at)|not? (?:\w+ )?(?:know|sure|date|estimate|eta)|"
    r"don't (?:\w+ )?know|cannot (?:\w+ )?(?:say|tell)|can't (?:\w+ )?(?:say|tell)|too early|unknown)\b"
)


def _is_a_name(draft: Draft) -> bool:
    """A word or two that is no yes or no may name just what was asked for."""
    return len(draft.text.words) <= 2 and not draft.reply.is_bare_word


def _asks_back(draft: Draft) -> bool:
    """A question may be what it takes to answer; a parting one, or a reproach, is not."""
    return any(s.is_asking and not _ASKS_NOTHING.search(s.text) for s in draft.sentences)


def _is_anothers(draft: Draft) -> bool:
    """Sent elsewhere or reproached, and that is all: other rules say so, and say it better."""
    said = [s for s in draft.sentences if not is_courtesy(s)]
    return bool(said) and all(
        phrases("blame").fits(s) or phrases("deflection").fits(s) or phrases("cold-handoff").fits(s)
        for s in said
    )


def _is_open(draft: Draft, item: Asked) -> bool:
    if item.answered == "no":
        return not _is_scrap(item) and _is_sure(draft, item)
    # Word is promised, but nobody says that the time is unknown or being found out.
    return (
        item.answered == "partly"
        and item.about == "time"
        and not any(_FINDS_OUT.search(s.text) for s in draft.sentences)
    )


def _is_scrap(item: Asked) -> bool:
    """ "Really?", "google?": an echo of what was said, no question of its own."""
    return item.about == "other" and len(_WORDS.findall(item.text)) <= 2


_WORDS = re.compile(r"(?<![@\w])\w[\w'’-]*")


def _is_sure(draft: Draft, item: Asked) -> bool:
    """A request is easily met in other words; only a reply that does nothing leaves it open."""
    if item.about == "yes-no" and _touches(draft, item):
        return False
    if item.kind == "question":
        return True
    others = [each for each in draft.asked if each is not item]
    if others:
        return all(each.answered != "no" for each in others)
    # What is demanded may be what it takes; that it is demanded, other rules say.
    return not (draft.promises or draft.moments or any(map(asks_back, draft.sentences)))


def _touches(draft: Draft, item: Asked) -> bool:
    """Whether a sentence speaks of half of what was asked; it may answer in words of its own."""
    stems = content_stems(item.text)
    # Of two words the last carries the point: "will my data be deleted?"
    asked = set(stems[-1:] if len(stems) == 2 else stems)
    shared = (asked & draft.reply.stems[s.start] for s in draft.reply.telling)
    return any(2 * len(words) >= len(asked) for words in shared)
