"""A question that the person has already answered.

What it notices
    The reply asks for the model, the room, the error, the number and the like, and one of the person's
    messages holds it. Asking whether it is still so, or about another one, is not noticed.

Why it matters
    Being asked again says that nobody read it the first time.

What helps
    Use what they wrote; if it may have changed, quote it and ask whether it still holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warmdesk.coach.phrases import words
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence
from warmdesk.coach.types import Turn

_ASKS = re.compile(
    r"\b(?:(?:please|kindly) (?:tell|let|send|give|state|name|confirm|provide)|"
    r"(?:i|we) (?:only |still |just |also )*need)\b"
)
_ANOTHER = re.compile(
    r"\b(?:other|another|else|second|still|same|again|new|next|instead|as well|too|exactly|besides|"
    r"colleagues?|neighbou?rs?|everyone|anyone|others|you wrote|you said|you mentioned|as you|is "
    r"that|is it the|do you mean|right)\b"
)


@rule(
    says='{n} already told us "{given}"{when}. Do you still need to ask?',
    why="{n} took the time to write it. Asked again, it may seem that nobody read it.",
    example='"Thanks for the model; a Pixel 8 needs the new profile."',
    cold=(
        Example(
            "Hi Dana, which room are you in? I'll come at 2.",
            asked="The screen in room 214 flickers.",
        ),
        Example(
            "Hi Dana, could you tell me the error message? Then I can look it up.",
            asked='It says "Licence not found" when I start it.',
        ),
        Example(
            "Hi Dana, have you tried restarting it?",
            asked="It hangs. I restarted it twice already.",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, I'll be in room 214 at 2. Which of the two screens is it?",
            asked="The screen in room 214 flickers.",
        ),
        Example(
            "Hi Dana, are you still in room 214? Then I'll come at 2.",
            asked="The screen in room 214 flickers.",
        ),
    ),
)
def repeat_ask(draft: Draft) -> Iterator[Spot]:
    told = [turn for turn in draft.question.thread if turn.author == "person"]
    for sentence in draft.sentences:
        if not _asks(sentence):
            continue
        for question, answer in _kinds():
            if not question.search(sentence.text):
                continue
            found = _given(answer, told)
            # Their own words in the question make it a check, unless it leaves them a choice.
            if found and (" or " in sentence.text or found[0].lower() not in sentence.text):
                given, turn = found
                yield Spot(sentence.span, {"given": given, "when": _when(draft, turn)})
                return


def _asks(sentence: Sentence) -> bool:
    asks = sentence.is_asking or _ASKS.search(sentence.text)
    return bool(asks) and not _ANOTHER.search(sentence.text)


def _given(answer: re.Pattern[str], told: list[Turn]) -> tuple[str, Turn] | None:
    for turn in reversed(told):
        match = answer.search(turn.text)
        if match:
            return " ".join(match.group().split()), turn
    return None


def _when(draft: Draft, turn: Turn) -> str:
    if turn.at is None or turn.at.date() == draft.now.date():
        return ""
    return f", on {turn.at.day} {turn.at:%B}"


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What may be asked for, and how it looks where somebody has given it."""
    rows = (line.split(" => ", 1) for line in reversed(words("given-fact")))
    return tuple((re.compile(asks), re.compile(gives, re.IGNORECASE)) for asks, gives in rows)
