"""What the rules see in a text, as names for the learnt models to weigh."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from warmdesk.coach.listening import items_in
from warmdesk.coach.phrases import word_set
from warmdesk.coach.reader import read, read_promises
from warmdesk.coach.text import Sentence, read_text
from warmdesk.coach.types import Question, Turn

# Promises are read for being there, not for when they fall due, so that the day does not matter.
_SOME_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


# Ways to urge somebody that are no requests to a help desk, so that the rules of listening pass them over.
_URGES = {
    "advises": re.compile(
        r"\byou(?:'d| had)? (?:should|must|need to|have to|better|ought)\b"
        r"|\bi(?:'d| would)? (?:suggest|advise|recommend)\b"
        r"|\bif i were you\b|\bit(?:'d| would| is|'s) (?:be )?(?:better|wiser|best)\b"
    ),
    "proposes": re.compile(
        r"\b(?:let's|let us|shall we|why (?:don't|not)|how about|what about|we (?:could|should|can))\b"
    ),
    "wants": re.compile(
        r"\b(?:i|we)(?:'d| would)? (?:like|want|need|prefer|wish)\b|\bi wan(?:t|na)\b|\bi'll (?:have|take)\b"
    ),
    "offers": re.compile(r"\b(?:can|may|could|shall|let) (?:i|me|we)\b|\bwould you like\b"),
    "agrees": re.compile(
        r"^(?:ok|okay|sure|certainly|of course|all right|alright|no problem|fine|yes|deal|good idea)\b"
    ),
    "will": re.compile(r"\b(?:i|we)(?:'ll| will| won't| shall|'m going to)\b"),
}


def _is_order(sentence: Sentence) -> bool:
    words = [word for word in sentence.words[:3] if word not in _MILD]
    return (
        bool(words)
        and not sentence.is_asking
        and words[0] in word_set("order-verb") | word_set("task-verb")
    )


_MILD = frozenset(("please", "just", "so", "then", "and", "well", "ok", "now"))


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
    signs += [name for name, pattern in _URGES.items() if pattern.search(text.lower())]
    signs += ["begins with a verb" for sentence in read_text(text).sentences if _is_order(sentence)]
    signs += ["question mark"] if "?" in text else []
    signs += ["ends in a question mark"] if text.rstrip().endswith("?") else []
    signs += ["promise" for _ in read_promises(Question(draft=text, now=_SOME_DAY))]
    return signs or ["no sign"]
