"""A note that looks down on a person.

What it notices
    Insults and scorn for somebody in an internal note. Annoyance with a thing, plain facts, and what
    the person says of themselves are not noticed. Only the author of the note is told.

Why it matters
    A note colours how the next colleague meets the person, and the person may ask to read it.

What helps
    What happened, what was tried, what they need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Spot, rule

_THEIR_WORDS = re.compile(
    r"\b(?:feels?|felt|feeling|afraid|worried|ashamed|embarrassed|called|calls|calling|not|isn't|"
    r"wasn't|aren't|never|says|said|thinks?|apologi[sz]e[sd]?|no) [\w' ,]{0,24}$"
)

# "Clown fish", "idiot-proof": the word belongs to a thing.
_OF_A_THING = re.compile(
    r"-\w|\s(?:fish|dating|statue|proof|labs?|museum|collection|pictures?|screensaver|costumes?|"
    r"masks?|exhibits?|rooms?|models?|skeletons?|files?|folders?|projects?|records?|fuels?|switch)\b"
)


@rule(
    kind="note",
    says="Would {n} recognise themselves in this line? What happened may be all a colleague needs.",
    why="A note is read by whoever helps next, and {n} may ask to see it.",
    example='"Third paper jam this week; she was late for a meeting each time."',
    cold=(
        "This idiot again, same question as last week.",
        "Drama queen from floor 3, take your time.",
        "She is too thick to find the on switch.",
        "Classic PEBKAC.",
    ),
    warm=(
        "Third call this week about the same jam. She has a meeting at 2, so I took it first.",
        "The stupid scanner eats every second page; a new roller is ordered.",
        "He feels stupid for asking, so please go slowly.",
    ),
)
def contempt(draft: Draft) -> Iterator[Spot]:
    known = phrases("contempt")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match is None or _OF_A_THING.match(sentence.text, match.end()):
            continue
        if not _THEIR_WORDS.search(sentence.text[: match.start()]):
            yield Spot(sentence.span)
            return
