"""A first reply that starts without a name.

What it notices
    The person greeted somebody by name or formally, and the first reply to them names nobody. Later
    mails, a hurry, and somebody who asked for short answers are left alone.

Why it matters
    How a first mail begins sets the tone of all that follow.

What helps
    Their name, as they sign it. Two words are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.rule import Draft, Example, Spot, rule, trimmed
from warmdesk.coach.text import Text, read_text

_FORMAL = re.compile(r"\s*(?:dear\b|good (?:morning|afternoon|evening|day)\b|to whom)")
_NOBODY = frozenset("there all again both team everyone everybody folks guys".split())


@rule(
    whole=True,
    in_hurry=False,
    says="Starts without a name. Is that how you and {n} write?",
    why="{n} began with a greeting. One back costs two words.",
    example='"Hi Dana, they can, with up to 70% alcohol."',
    cold=(
        Example(
            "The projector in the hall is free from 2. I've put your name on it.",
            asked="Hi Ines,\n\nis a projector free this afternoon?\n\nDana",
        ),
        Example(
            "Yes, both floors are covered by the new antennas.",
            asked="Dear service desk,\n\nis floor 3 covered as well as floor 2?",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, the projector is free from 2. I've put your name on it.",
            asked="Hi Ines,\n\nis a projector free this afternoon?\n\nDana",
        ),
        Example("Yes, both floors, Dana.", asked="Dear service desk, are both floors covered?"),
        Example("Yes, both floors are covered.", asked="are both floors covered?"),
    ),
)
def no_greeting(draft: Draft) -> Iterator[Spot]:
    if draft.text.greeting or not draft.sentences or _wants_it_short(draft):
        return
    theirs = _names(draft)
    if not theirs or _names_anybody(draft.text, theirs):
        return
    if any(turn.author == "agent" for turn in draft.question.thread):
        return
    if any(_greets(read_text(t.text, t.name)) for t in draft.question.thread):
        yield trimmed(draft.text, draft.sentences[0].span)


def _wants_it_short(draft: Draft) -> bool:
    return "brief" in draft.question.person.prefers


def _names(draft: Draft) -> frozenset[str]:
    given = [draft.question.person.name]
    given += [turn.name for turn in draft.question.thread if turn.author == "person"]
    return frozenset(part for name in given for part in name.lower().split() if len(part) > 1)


def _names_anybody(text: Text, names: frozenset[str]) -> bool:
    return not text.word_set.isdisjoint(names)


def _greets(text: Text) -> bool:
    """By name or formally; "hi" or "hello there" is neither."""
    if text.greeting is None:
        return False
    if _FORMAL.match(text.plain):
        return True
    names = [word for word in text.greeted.lower().split() if word not in _NOBODY]
    return bool(names) and text.greeted[0].isupper()
