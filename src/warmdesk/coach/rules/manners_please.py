"""Things are asked of the person without a please.

What it notices
    The reply wants something done, sent or told, and there is no please, "could you" or thanks in it.
    Steps that somebody asked for, and an offer ("ring me if it comes back"), are not noticed.

Why it matters
    It is a favour to the desk. Without a word of courtesy it reads like an order.

What helps
    One "please" or "could you" for the whole reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import word_set
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_COURTESY = re.compile(
    r"\b(?:please|pls|plz|could|would|can you|may i|might|kindly|thanks?|thank you|cheers|"
    r"grateful|appreciate\w*|be so kind|if you (?:like|wish|want|prefer|don't mind|can|have)|feel "
    r"free|welcome to|do you mind|no need|sorry|glad|happy)\b"
)
# Somebody who is offered something, or told what a step is good for, is not being ordered about.
_OFFER = re.compile(
    r"\b(?:if|whenever|should (?:it|you|anything)|in case|let (?:me|us) know|so that|that way|"
    r"because|then (?:it|you|i|we|the)|and (?:it|i'll|we'll|i|you'll|you|that|the \w+ (?:is|are|"
    r"will|comes?|opens?|works?))|don't worry|until|it should|it will|take care|have a|enjoy|"
    r"good luck|or (?:i|we)(?:'ll)?|so (?:i|we|you|it))\b|[:;]| - "
)
_STEP = re.compile(
    r"(?:^|, (?:and |then )?|\band (?:then )?|\bthen )(?P<verb>[a-z]+)"
    r"(?= (?!(?:and|is|are|was|were|has|had|will|works?|can|comes?|goes|should)\b)\w)"
)
_MUST = re.compile(
    r"\b(?:you (?:must(?! have)|need to|have to|are to|will need to|will have to)|i (?:need|want|require|"
    r"expect) (?:you to|your|the|a copy|a list|a photo|a picture|more|all)|we (?:need|require|"
    r"expect) (?:you to|your|a copy|a list|a photo|a picture)) \w+"
)
# What the desk wants for itself, apart from what repairs something.
_FOR_US = frozenset(
    "send forward attach confirm provide return reply ring sign fill upload give bring tell write"
    " email mail submit supply deliver complete describe hand list collect name state specify"
    " scan photograph copy".split()
)
_DOES = _FOR_US | frozenset(
    "leave have keep note check hold stay call wait pack put take read measure count look find mark"
    " plug unplug switch turn press move open close remove carry lock unlock"
    " park wrap empty clear test tidy charge swap label print".split()
)


@rule(
    whole=True,
    in_hurry=False,
    says="This asks something of {n}. Would a please fit?",
    why="{n} may gladly do it, and more gladly when asked.",
    example='"Could you leave it switched on, and have the code ready at 1?"',
    cold=(
        Example("Hi Dana, send me a photo of the label. I'll order it today.", asked="No toner."),
        Example(
            "Hi Dana, I'll come at 2. Clear the desk and unplug the old phone.",
            asked="The new phone is here.",
        ),
        Example(
            "Hi Dana, I need the serial number and the room. I'll swap it at 3.",
            asked="The screen flickers.",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, could you send me a photo of the label? I'll order it today.",
            asked="No toner.",
        ),
        Example(
            "Hi Dana, I'll come at 2. Please clear the desk and unplug the old phone.",
            asked="The new phone is here.",
        ),
        Example("Hi Dana, it's fixed since 10. Ring me if it comes back.", asked="It's broken."),
    ),
)
def manners_please(draft: Draft) -> Iterator[Spot]:
    if _COURTESY.search(draft.text.folded) or _steps_were_asked_for(draft):
        return
    wishes = [(s, n) for s in draft.sentences for n in (_wishes(s),) if n]
    if sum(n for _, n in wishes) >= 2:
        yield Spot(wishes[0][0].span)


def _wishes(sentence: Sentence) -> int:
    """How many things are asked; one that is only for the desk counts twice."""
    if sentence.is_asking or _OFFER.search(sentence.text):
        return 0
    if _MUST.search(sentence.text):
        return 2
    verbs = [m["verb"] for m in _STEP.finditer(sentence.text)]
    if not verbs or verbs[0] != sentence.words[0] or verbs[0] not in _known():
        return 0
    asked = [verb for verb in verbs if verb in _known()]
    return sum(2 if verb in _FOR_US else 1 for verb in asked)


def _known() -> frozenset[str]:
    return _DOES | word_set("order-verb")


def _steps_were_asked_for(draft: Draft) -> bool:
    asked = draft.incoming.plain
    return (
        draft.asks_about("how")
        or draft.asks_about("where")
        or bool(
            re.search(r"\bwhat (?:should|do|can|must|shall) (?:i|we)\b|\b(?:how|steps)\b", asked)
        )
    )
