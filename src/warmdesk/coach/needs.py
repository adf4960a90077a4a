"""What a person's words say about time, hurry, privacy and mood: a reading of these words only.

Nothing here is a claim about the person, and nothing is stored: the next message is read afresh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from warmdesk.coach.phrases import phrases
from warmdesk.coach.promises import calendar_of
from warmdesk.coach.text import Sentence, Text, read_text
from warmdesk.coach.times import Moment, find_times, within
from warmdesk.coach.types import Desk, Mood, Needs, PersonCard, Turn

_BY = re.compile(r"(?:by|before|until|till|no later than|not later than)\b")
_BEFORE = re.compile(
    r"\b(?:by|before|until|till|no later than|need\w*|latest|due|deadline|in time "
    r"for|ready for|needs to)\b[^.!?]{0,60}$"
)
_OCCASION = re.compile(
    r"\b(?:meeting|presentation|presenting|present|talk|lecture|class|lesson|course|"
    r"seminar|training|exam|test|appointment|flight|plane|train|bus|gate|ferry|"
    r"leave|leaving|travel\w*|board\w*|fly|flying|depart\w*"
    r"|deadline|cut-?off|due|interview|call|conference|webinar|hearing|trial|audit|"
    r"inspection|demo|launch|event|opening|open|opens|doors|close|closes|closing|"
    r"closed|end|ends|ending|expires?|expir\w*|start|starts|starting|begin|begins|"
    r"kick-?off"
    r"|submit|submission|payroll|pay ?day|bank run|wedding|funeral|shift|lunch|"
    r"visit|visitors?|guests?|board|pitch|tender|auction|show|rehearsal|concert|"
    r"performance|match|service|surgery|patients?|operation|handover|delivery|order|"
    r"month end|year end|need|needed|needs|must|latest|finish|go live|goes live|"
    r"going live|live|moving|move|giving|give|teach\w*|speak\w*|host\w*)\b"
)
_NOT_DEADLINE = re.compile(
    r"\b(?:since|yesterday|last|ago|was|were|did|dropped|began|started|happened|"
    r"stopped|crashed|froze|rang|called|wrote|told|said|promised|would be|every|"
    r"each|always|usually|until now|don't ring|do not ring|don't call|do not call|"
    r"free (?:at|from|until)|reach me|call me|ring me|available|i'm in|i am in|open "
    r"until|opened|closed at)\b"
)
_REMOTE = re.compile(r"(?:in|within|after) ")
_CALMING = re.compile(
    r"\b(?:no|not any|not a|without|isn't any|there's no|there is no) (?:great |big "
    r"|particular |real |mad |huge )?(?:hurry|rush|urgency|pressure)\b|\b(?:not|"
    r"isn't|nothing|not very|not at all|not really|not super|not that|hardly) "
    r"urgent\b"
    r"|\bwhen(?:ever)? (?:it suits|you (?:have|find|get) (?:time|a moment|a minute|"
    r"a chance|round))\b|\bwhenever (?:you|it)\b|\btake your time\b|\bat your "
    r"(?:leisure|convenience)\b|\bcan wait\b|\bno need to (?:hurry|rush)\b"
)
_LOUD_NOW = re.compile(r"\b(?:NOW|URGENT|ASAP|IMMEDIATELY|QUICKLY|TODAY)\b")
_ACKNOWLEDGES = re.compile(
    r"\b(?:thank(?:s| you)|thx|cheers|brilliant|perfect|great|wonderful|lovely|"
    r"saved my|grateful|you're (?:a star|the best)|much appreciated|fantastic|"
    r"amazing|superb)\b"
)
_STILL_WRONG = re.compile(
    r"\b(?:but|however|still|not|n't|broken|lost|again|error|fails?|except)\b|\?"
)


_NO_CARD = PersonCard()
# Whatever comes after this many characters is a pasted log and no appointment.
_FARTHEST = 20_000


def read_needs(
    thread: Sequence[Turn], desk: Desk, now: datetime, card: PersonCard = _NO_CARD
) -> Needs:
    """The needs that the person's messages show; the newest words count most."""
    turns = [turn for turn in thread if turn.author == "person"]
    texts = [read_text(turn.text, turn.name) for turn in turns]
    deadline, words = _deadline(turns, texts, desk, now)
    return Needs(
        deadline=deadline,
        deadline_text=words,
        hurry=bool(texts) and _hurries(texts[-1]),
        private="private" in card.prefers or any(_any("private", text) for text in texts),
        mood=_mood(texts[-1]) if texts else "neutral",
    )


def how_it_sounds(turn: Turn) -> Needs:
    """Hurry and mood of one message alone; its time is not looked for."""
    text = read_text(turn.text, turn.name)
    return Needs(hurry=_hurries(text), mood=_mood(text))


def _deadline(
    turns: Sequence[Turn], texts: Sequence[Text], desk: Desk, now: datetime
) -> tuple[datetime | None, str | None]:
    for turn, text in zip(reversed(turns), reversed(texts), strict=True):
        said_at = turn.at or now
        moments = find_times(text.plain[:_FARTHEST], calendar_of(desk), said_at)
        for sentence in text.sentences:
            found = _deadline_in(sentence, moments, said_at)
            if found:
                start, end = found.span
                return found.due, text.raw[start:end]
    return None, None


def _deadline_in(sentence: Sentence, moments: Sequence[Moment], said_at: datetime) -> Moment | None:
    inside = [m for m in within(moments, sentence.start, sentence.end) if m.due > said_at]
    for moment in inside:
        before = sentence.text[: moment.span.start - sentence.start]
        clause = re.split(r"[,;] ", before)[-1]
        if _BY.match(moment.words) and not _NOT_DEADLINE.search(clause):
            return moment
        if _BEFORE.search(before) and not _NOT_DEADLINE.search(clause):
            return moment
    for moment in inside:
        start = moment.span.start - sentence.start
        around = sentence.text[max(0, start - 60) : start + len(moment.words) + 30]
        if _CALMING.search(sentence.text):
            continue
        if _OCCASION.search(around) and not _NOT_DEADLINE.search(around):
            return moment
    return None


def _hurries(text: Text) -> bool:
    if _CALMING.search(text.plain):
        return False
    if _any("hurry", text):
        return True
    return bool(_LOUD_NOW.search(text.raw)) and text.raw.upper() != text.raw


def _any(name: str, text: Text) -> bool:
    known = phrases(name)
    return any(known.fits(sentence) for sentence in text.sentences)


def _mood(text: Text) -> Mood:
    if _any("angry", text) or text.plain.count("?!") or "???" in text.plain:
        return "angry"
    if _any("worried", text):
        return "worried"
    if _is_thanks(text):
        return "thankful"
    return "neutral"


def _is_thanks(text: Text) -> bool:
    thanks = [s for s in text.sentences if _ACKNOWLEDGES.search(s.text)]
    first = text.sentences[0] if text.sentences else None
    if not thanks or first is None:
        return False
    rest = [s for s in text.sentences if s not in thanks]
    return (
        not any(_STILL_WRONG.search(s.text) or s.is_asking for s in rest)
        and (first in thanks or len(rest) <= 1)
        and not re.search(r"\b(?:in advance|could|please|can (?:you|u|i|we)|need)\b", text.plain)
    )
