"""What the rules see in a text, as names for the learnt models to weigh."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

from warmdesk.coach.listening import items_in
from warmdesk.coach.phrases import word_set
from warmdesk.coach.reader import read, read_promises
from warmdesk.coach.text import Sentence, read_text
from warmdesk.coach.types import Question, Turn

# Promises are read for being there, not for when they fall due, so that the day does not matter.
_SOME_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
_PERSONS = frozenset(("i", "we", "you", "he", "she", "it", "they"))
_MODALS = {
    **dict.fromkeys(("will", "shall", "'ll", "won't"), "will"),
    **dict.fromkeys(("would", "'d", "wouldn't"), "would"),
    **dict.fromkeys(("can", "could", "can't", "cannot", "couldn't"), "can"),
    **dict.fromkeys(("must", "should", "ought", "shouldn't", "mustn't"), "must"),
    **dict.fromkeys(("may", "might"), "may"),
    **dict.fromkeys(("do", "does", "did", "don't", "doesn't", "didn't"), "do"),
    **dict.fromkeys(("is", "are", "was", "were", "am", "'s", "'re", "'m"), "be"),
    **dict.fromkeys(("have", "has", "had", "'ve"), "have"),
}


def reply_signs(ask: str, reply: str) -> list[str]:
    """Everything the coach has to say about a reply: its findings, its promises, and how far it answers."""
    thread = (Turn(ask),) if ask else ()
    answer = read(Question(draft=reply, thread=thread, now=_SOME_DAY, asked_for=True))
    signs = [f"rule {each.rule}" for each in answer.findings]
    signs += [f"answered {each.answered}" for each in answer.asked]
    signs += [f"mood {answer.needs.mood}"]
    return signs + turn_signs(reply)


def turn_signs(text: str) -> list[str]:
    """What one sentence asks, requests and promises."""
    signs = [f"item {each.kind}" for each in items_in(text)]
    signs += [f"item {each.kind} {each.about}" for each in items_in(text)]
    for sentence in read_text(text).sentences:
        signs += _grammar(sentence)
    signs += ["question mark"] if "?" in text else []
    signs += ["ends in a question mark"] if text.rstrip().endswith("?") else []
    signs += ["promise" for _ in read_promises(Question(draft=text, now=_SOME_DAY))]
    return signs or ["no sign"]


def _grammar(sentence: Sentence) -> Iterator[str]:
    """Who may, will or must, in the order of a statement or of a question; and whether a verb of doing comes first."""
    words = [part for word in sentence.words for part in _opened(word)]
    for one, two in pairwise(words):
        if one in _PERSONS and two in _MODALS:
            yield f"{one} {_MODALS[two]}"
        elif one in _MODALS and two in _PERSONS:
            yield f"{_MODALS[one]} {two}?"
    if words and words[0] in word_set("order-verb") | word_set("task-verb"):
        yield "a verb first"


def _opened(word: str) -> Iterator[str]:
    """A person and what is joined to it as two words; every other word stays whole."""
    person, mark, rest = word.partition("'")
    yield from (person, mark + rest) if mark and person in _PERSONS else (word,)
