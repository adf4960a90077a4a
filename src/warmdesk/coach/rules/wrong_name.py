"""A name that is not theirs.

What it notices
    A greeting with another name than the one the person has or signs with, or one that is
    misspelled. Short forms, titles and family names are not noticed. On a service provider's desk,
    where people are called as they prefer, a short form that they do not use is, and so is another
    name than the one that their card asks for.

Why it matters
    A wrong name is the first thing they see, and says that the mail was meant for somebody else.

What helps
    The name as they sign it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain

from warmdesk.coach.phrases import words
from warmdesk.coach.rule import Draft, Spot, rule
from warmdesk.coach.types import Span

_SIGNED = re.compile(r"([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2})[ .!,]*$")
_NOBODY = frozenset(
    "all team there everyone everybody both folks again colleague colleagues customer sir madam"
    " user friend guys ladies gentlemen together mr mrs ms miss mx dr prof professor doctor and to"
    " whom it may concern help desk helpdesk support group class hello hi dear good morning".split()
)


@rule(
    says='You write "{written}"; they sign "{signed}".',
    why="A name is read first. It may look as if the mail was meant for somebody else.",
    example='"Hi Jo" for somebody who signs "Jo".',
    cold=(
        "Hi Diana, it's fixed now, and you can print again.",
        "Dear Martin, the folder is back in its old place.",
        "Hello Danna, it's reset, and the PIN is on your phone.",
    ),
    warm=(
        "Hi Dana, it's fixed now, and you can print again.",
        "Dear Ms Okafor, it's fixed now, and you can print again.",
        "Hi all, the server is back since 10.",
        "Hello Dana and Tom, it's fixed now, and you can both print again.",
        "Good morning, it's fixed now, and you can print again.",
    ),
)
def wrong_name(draft: Draft) -> Iterator[Spot]:
    written = draft.text.greeted
    greeting = draft.text.greeting
    if not written or greeting is None or not written[0].isupper():
        return
    used = [part for part in _parts(written) if part not in _NOBODY]
    theirs = _their_names(draft)
    if not used or not theirs:
        return
    start = draft.question.draft.find(written, greeting.start)
    span = Span(start, start + len(written))
    if not _is_any_known(used, theirs) and not _is_any_known(used, _parts(_signature(draft))):
        yield Spot(span, {"written": written, "signed": draft.name})
    elif draft.question.desk.kind == "provider" and not _is_preferred(draft, used):
        preferred = _preferred(draft) or draft.question.person.name
        yield Spot(span, {"written": written, "signed": preferred}, _ON_THE_CARD)


_ON_THE_CARD = 'You write "{written}"; their card says "{signed}".'
_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor)\b\.?"
_TITLED = re.compile(rf"\b{_TITLE} ", re.IGNORECASE)
_CALLED = re.compile(
    rf"(?i:\b(?:call me|address me as|i go by|known as) )"
    rf"((?i:{_TITLE} )?[^\W\d_a-z][\w'’-]*)"
)


def _is_preferred(draft: Draft, used: list[str]) -> bool:
    """The form that their card asks for; else a name they bear or sign with, as it is, not cut short."""
    preferred = _preferred(draft)
    if _TITLED.match(preferred):
        greeting = draft.text.greeting
        return greeting is not None and bool(_TITLED.search(draft.text.raw, *greeting))
    if preferred:
        return any(part in used for part in _parts(preferred))
    theirs = {*_their_names(draft), *_parts(_signature(draft))}
    return any(part in theirs for part in used)


def _preferred(draft: Draft) -> str:
    """ "Please call me Jo", or a name that they wrote with its title; empty if they ask for none."""
    card = draft.question.person
    asked = _CALLED.search(card.own_words)
    if asked:
        return asked.group(1)
    return card.name if _TITLED.match(card.name) else ""


def _their_names(draft: Draft) -> frozenset[str]:
    """All that they may rightly be called, and the others this mail may be for."""
    given = [
        draft.question.person.name,
        _preferred(draft),
        *(t.name for t in draft.question.thread if t.author == "person"),
    ]
    if not any(given):
        return frozenset()
    # A greeting may be for a colleague who is brought in; and a person may write about somebody else.
    given.extend(draft.question.colleagues)
    return frozenset(chain.from_iterable(map(_parts, given)))


def _signature(draft: Draft) -> str:
    lines = [line for line in draft.incoming.raw.strip().splitlines() if line.strip()]
    # No name is longer than three words, and a long line is slow to search.
    match = _SIGNED.search(" ".join(lines[-1].split()[-3:])) if lines else None
    return match.group(1) if match else ""


def _is_any_known(used: list[str], theirs: Collection[str]) -> bool:
    return any(_is_known(part, theirs) for part in used)


def _is_known(part: str, theirs: Collection[str]) -> bool:
    if part in theirs:
        return True
    for name in theirs:
        shorter, longer = sorted((part, name), key=len)
        if longer.startswith(shorter) and (len(shorter) >= 3 or longer == shorter):
            return True
        # Two short forms of one name, such as Jan and Hans, are still two names.
        if any(part in row and name in row and row[0] in (part, name) for row in _short_forms()):
            return True
    return False


def _short_forms() -> tuple[list[str], ...]:
    return tuple(row.split() for row in words("short-name"))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_bare, re.split(r"[\s,-]+", name))))


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    """Without accents, dots and case: "José." and "jose" are one name."""
    spread = unicodedata.normalize("NFKD", name)
    return "".join(c for c in spread if c.isalpha() and not unicodedata.combining(c)).lower()
