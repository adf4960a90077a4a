"""Curt commands.

What it notices
    A reply made of bare orders, or one with a threat behind it ("or we cannot help you"). Steps
    that somebody asked for are no orders, and neither is a safety warning with its reason.

Why it matters
    Orders put the person beneath the desk. They may do it, and not write again.

What helps
    "Could you", or half a line on what the step is good for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import word_set
from warmdesk.coach.reply import is_courtesy
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_KIND = re.compile(
    r"\b(?:please|could|would|can you|may|might|thanks|thank|kindly|because|since|"
    r"so that|so|as|that way|then|which|it|if you|let me know|i'll|i'm|i've|we'll|"
    r"we've|until|to \w+|for you|and you)\b|[:;]|\s-\s"
)
_THREAT = re.compile(
    r"\b(?:or(?: else)?|otherwise|if not|unless you(?: do)?) [\w ,]{0,30}?(?:(?:i|"
    r"we) (?:can(?:'?t|not)|won't|will not|will have to|shall|will close|cannot)|"
    r"(?:it|this|your \w+|the (?:ticket|request|case|account)) (?:will|gets?|is "
    r"going to) (?:be )?(?:closed?|ignored|deleted|locked|rejected|dropped|"
    r"declined)|nothing (?:can|will))\b"
    r"|\b(?:i|we) (?:can't|cannot|won't|will not|refuse to) (?:help|do anything|"
    r"continue|proceed|start|begin|look|work|act)[\w ,]{0,30}? (?:until|unless|"
    r"without|before) you\b"
)
_ASKED_FOR_A_WAY = re.compile(
    r"\bwhat(?:'s| is) the (?:\w+ )?(?:way|command|shortcut|trick|key|combination|procedure)\b"
)
_SHORT = 22


@rule(
    says='These steps read like orders. Would "Could you" suit, or a word on why?',
    why="Short lines are fine; it is the bare command that can feel cold to {n}.",
    example='"Could you restart it? That clears the lock."',
    in_hurry=False,
    cold=(
        Example("Reboot.", asked="My screen is frozen."),
        Example("Restart the router. Check the cable.", asked="The shop has no internet."),
        Example("Send me the log.", asked="It crashed again."),
        Example("Read the guide first. Use the form.", asked="I can't book the room."),
        Example("Provide the serial number or we cannot help you.", asked="The tablet is dead."),
        Example(
            "Fill in all fields, otherwise your request will be rejected.",
            asked="I need a new badge.",
        ),
    ),
    warm=(
        Example("Could you please restart it? That clears the lock.", asked="My screen is frozen."),
        Example(
            "Hi Dana, open Print, choose Pages and press OK.", asked="How do I print one page?"
        ),
        Example(
            "Please switch it off at once and leave the room: the smoke can harm you. I'm "
            "on my way.",
            asked="It smells of fire here!",
        ),
        Example("Press Ctrl and F4.", asked="What is the shortcut for closing a tab?"),
        Example("Try it now, Dana, it should open.", asked="The file won't open."),
    ),
)
def order_tone(draft: Draft) -> Iterator[Spot]:
    for sentence in draft.sentences:
        if _THREAT.search(sentence.text) and _is_order(sentence):
            yield Spot(sentence.span)
            return
    if draft.text.greeting or _steps_were_asked_for(draft):
        return
    said = [s for s in draft.sentences if not is_courtesy(s)]
    if said and sum(len(s.words) for s in said) <= _SHORT and all(_is_bare_order(s) for s in said):
        yield Spot(said[0].span)


def _steps_were_asked_for(draft: Draft) -> bool:
    asked = draft.incoming.plain
    return (
        draft.asks_about("how")
        or "what should i" in asked
        or "what do i" in asked
        or "what can i" in asked
        or bool(_ASKED_FOR_A_WAY.search(asked))
    )


def _is_order(sentence: Sentence) -> bool:
    first = [w for w in sentence.words[:3] if w not in ("please", "you", "must", "kindly")]
    return bool(first) and (first[0] in word_set("order-verb") or " you" in sentence.text)


def _is_bare_order(sentence: Sentence) -> bool:
    words = sentence.words
    if sentence.is_asking or words[0] not in word_set("order-verb"):
        return False
    return not _KIND.search(sentence.text.split(" ", 1)[-1]) or _is_only_it(sentence)


def _is_only_it(sentence: Sentence) -> bool:
    """ "Reboot it and stay off the phone": "it" is no reason."""
    rest = re.sub(
        r"\b(?:it|first|before \w+ing(?: to \w+)?)\b", "", sentence.text.split(" ", 1)[-1]
    )
    return not _KIND.search(rest)
