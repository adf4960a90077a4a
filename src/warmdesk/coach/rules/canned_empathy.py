"""A set phrase where sympathy was meant.

What it notices
    "We apologise for any inconvenience", "I understand your frustration", "we value you": lines
    that name nothing this person said. The same line with the lost morning in it is not noticed.

Why it matters
    Set phrases are recognised at once, and cost trust: they show that nobody has read the message.

What helps
    Name what they stand to lose, or leave the line out and say what you are doing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from warmdesk.coach.listening import content_stems
from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_CLAUSE = re.compile(r"[;:]|, (?:but|and|so)\b|\s-\s|\band (?=i|we)\b")


@rule(
    says="This line could go to anyone. Would you name what {n} stands to lose, or leave it out?",
    why="Set phrases are noticed, and cost trust.",
    example='"Forty minutes of minutes gone is a nuisance before a board meeting" names the harm.',
    cold=(
        Example(
            "I understand your frustration. We apologise for any inconvenience.",
            asked="My file is gone again!",
        ),
        Example(
            "Hi Dana, we are sorry for any inconvenience this may cause. The lift runs again.",
            asked="The lift stopped twice.",
        ),
        Example("Your satisfaction is very important to us.", asked="The form loses my text."),
        Example(
            "Hi Dana, I can only imagine how frustrating this must be.",
            asked="It crashed three times.",
        ),
        Example(
            "Please accept our sincere apologies for the inconvenience caused.",
            asked="I waited all day.",
        ),
        Example(
            "We truly value your patience and are committed to providing the best service.",
            asked="Nobody called.",
        ),
        Example(
            "Rest assured that we take your concerns very seriously.",
            asked="The doors stay open at night.",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, losing a morning of edits before the board meeting is bad. I'm "
            "restoring last night's copy now; it's back by 11.",
            asked="My board papers are gone, all of this morning's edits!",
        ),
        Example(
            "Hi Dana, I'm sorry: the alarm was mine, and it rang in your lesson. It's off, "
            "and I've moved the test to Saturday at 9.",
            asked="Your alarm test rang in the middle of my lesson.",
        ),
        Example(
            "Hi Dana, thanks for your patience. The scanner works again since 10.",
            asked="The scanner is broken.",
        ),
        "Hi Dana, sorry for the delay. It's done now, and you can log in.",
    ),
)
def canned_empathy(draft: Draft) -> Iterator[Spot]:
    known = phrases("canned")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match and not _is_specific(draft, sentence, match):
            yield Spot(sentence.span)
            return


def _is_specific(draft: Draft, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the clause with the phrase names something out of this thread."""
    start = max((m.end() for m in _CLAUSE.finditer(sentence.text, 0, match.start())), default=0)
    after = _CLAUSE.search(sentence.text, match.end())
    clause = sentence.text[start : after.start() if after else len(sentence.text)]
    told = frozenset(s for turn in draft.question.thread for s in _stems_of(turn.text))
    named = set(content_stems(clause)) - _generic()
    return bool(named & told) or any(char.isdigit() for char in clause)


@lru_cache(maxsize=256)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(
        content_stems(
            "issue problem situation trouble inconvenience service request ticket matter "
            "concern case"
            " experience frustration frustrating annoying annoyed patience message understand sorry"
            " apologise disruption important value day team work working support care happen wait"
            " waiting hear believe write wrote call called difficult feel feeling business customer"
        )
    )
