"""What a draft promises: the words, the moment they name, and whether an "if" hangs on them.

The verb comes first: somebody of the desk says that something will be done. Only then is a time
looked for, in the same clause. What others promise, offers put as a question, and "may" or "could"
are no promises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from warmdesk.coach.calendar import Calendar
from warmdesk.coach.text import Sentence, Text
from warmdesk.coach.times import Moment, find_times, within
from warmdesk.coach.types import Desk, Promise, Span

_TRIGGERS = frozenset(
    [
        "i'll",
        "we'll",
        "you'll",
        "will",
        "shall",
        "going",
        "i'm",
        "we're",
        "am",
        "are",
        "expect",
        "let",
        "promise",
        "count",
        "ill",
        "well",
        "youll",
        "plan",
        "planning",
        "intend",
        "aim",
        "aiming",
        "it'll",
        "they'll",
        "that'll",
        "i",
        "we",
        "update",
        "word",
    ]
)
_ADVERBS = (
    r"(?: (?:also|then|still|now|just|personally|certainly|definitely|gladly|"
    r"happily|of course|only|both|all|myself|always))*"
)
_HAZY = (
    r"(?! (?:not|never|need|have to|see what|see if|see whether|assume|admit|say|"
    r"bet|guess|stop here"
    r"|miss|know|understand|be (?:glad|honest|sorry|unable|away|off|out|closed|on (?:leave|holiday)"
    r"|in (?:a|the) (?:meeting|office)|here until|around until|at my)|leave it "
    r"(?:at|there)|spare)\b)"
)
_US = (
    r"(?:someone|somebody|one of us|a colleague(?: of mine)?|my colleagues?|our "
    r"(?:team|technician|engineer)|the team|somebody (?:of|from) (?:us|ours|the "
    r"team)|someone (?:of|from) (?:us|ours|the team|our team))"
)
_DELIVERED = (
    r"(?:done|ready|fixed|finished|back|up|working|restored|sorted|resolved|"
    r"completed?|installed|replaced|repaired"
    r"|available|online|over|set up|delivered|sent|on (?:your|its) (?:desk|way)|"
    r"with you|there|running|usable|in place"
    r"|moved|updated|switched|open|unlocked|right|yours|mended|shipped|reset|"
    r"activated|live|posted|rolled out|deployed|patched|swapped|exchanged|looked at)"
)
_PLAIN_VERBS = (
    r"(?:come|ring|call|phone|write|send|bring|fix|change|check|install|deliver|"
    r"visit|start|do|finish"
    r"|swap|replace|collect|pick|get|set|reset|restart|move|mail|email|meet|drop|pass|test|repair)"
)
_DOING_NOT = (
    r"(?!(?:waiting|writing to|hoping|thinking|wondering|afraid|sorry|having|being|"
    r"missing|assuming|looking for"
    r"|looking forward|working until|going to)\b)"
)

# Each head: a pattern, and whether the clause needs a time to count as a promise.
_HEADS: tuple[tuple[re.Pattern[str], bool], ...] = (
    (re.compile(rf"\b(?:i|we) ?(?:'ll|will|shall)\b{_ADVERBS}{_HAZY}(?! be (?:at|in|here|there|"
        rf"around|available|on|with)\b)"), False),
    (re.compile(r"\b(?:i|we) ?(?:'ll|will) be (?:at|in|here|there|around|on|with)\b"), True),
    (re.compile(rf"\b(?:ill|well) (?={_PLAIN_VERBS}\b|look|let you|get back|have it|order)"), False),
    (re.compile(rf"\b(?:i'?m|i am|we're|we are){_ADVERBS} going to\b(?! (?:need|have to|assume|"
        rf"be (?:away|out|off))\b)"), False),
    (re.compile(rf"\b(?:i'?m|i am|we're|we are){_ADVERBS} (?:planning|aiming|intending) (?:to|"
        rf"on)\b"), True),
    (re.compile(r"\b(?:i|we) (?:plan|intend|aim) (?:to|on)\b"), True),
    (re.compile(rf"\b(?:i'?m|i am|we're|we are){_ADVERBS} {_DOING_NOT}\w+ing\b"), True),
    (re.compile(rf"(?<!when )(?<!if )(?<!once )(?<!before )(?<!until )(?<!that )(?<!after "
        rf")\b(?:i|we) {_PLAIN_VERBS}\b"), True),
    (re.compile(rf"\b{_US} (?:will|is going to)\b{_HAZY}"), True),
    (re.compile(r"\byou ?(?:'ll|will|should|can expect to)? ?(?:hear|get word|have word|have "
        r"news) (?:back )?(?:from|of) (?:me|us)\b"), False),
    (re.compile(r"\byou ?(?:'ll|will) (?:then |also |certainly |surely |definitely )?(?:have|"
        r"get|receive|hear|be (?:able|back|up|online|connected|set))\b(?! to\b)"), True),
    (re.compile(rf"\b(?:it|this|that|they|both|everything|all|(?:the|your|our|his|her|my|a|"
        rf"an)(?: [\w'-]+){{1,4}}?|[\w'-]+) ?(?:'ll|will) (?:all |both |then )?be "
        rf"(?:fully |all |up and |completely |safely )?{_DELIVERED}\b"), True),
    (re.compile(r"(?:^|[,;:.] |\band |\bplease |\bcan |\bto |- )expect (?:my|our|a|an|the|your|"
        r"it|to hear|word|news|another)\b"), True),
    (re.compile(r"\bexpect (?:my|our) (?:call|reply|mail|message|visit|answer|update)\b"), False),
    (re.compile(r"\blet (?:me|us) (?:get|come) back\b"), False),
    (re.compile(r"\blet (?:me|us) (?!know\b)(?:call|ring|phone|write|check|look|find|ask|"
        r"confirm|test|try|send|bring|do|fix|pick)\b"), True),
    (re.compile(r"\b(?:you can )?count on (?:me|us) (?:to|for)\b|\byou have my word\b"), False),
    (re.compile(r"(?<!did )(?<!can't )(?<!cannot )(?<!not )(?<!won't )\b(?:i|we) promise\b(?! "
        r"(?:the|a|an|any|it by itself)\b)"), False),
    (re.compile(rf"^(?:and |so )?will (?:also |then )?(?:{_PLAIN_VERBS}|let you|get back|look|"
        rf"keep|be (?:there|with you|over|done|ready))\b"), False),
    (re.compile(r"\band (?:am|are) (?!\w+ing (?:to|for)\b)\w+ing\b"), True),
    (re.compile(r"\b(?:my |the |our |your )?next (?:update|news|word|message|mail|report)(?: "
        r"(?:comes|follows|is|will be|will come|reaches you))? (?:by|at|on|before|"
        r"tomorrow|today|in|within)\b"), True),
)  # fmt: skip
_ELIDED = re.compile(
    r"(?:\band |\bthen |, )((?:i|we)?(?:will|shall) (?:then |also |still )?(?!not\b|"
    r"be\b|it\b|that\b|the\b|you\b|your\b|have to\b)\w+)"
)
_FIRST = re.compile(r"\b(?:i|we|i'm|i've|we've|we're|i'll|we'll|i'd)\b")
_OTHERS = re.compile(
    r"\b(?:he|she|they|he's|she's|they're|the (?!\w+ (?:and|will)\b)\w+ (?:has|is|will|says))\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says|say|told|thought|promised|hoped|claims?|writes?|wrote|"
    r"meant)(?: (?:that|you|me|us|him|her|them))*[ ,]*$"
    r"|\b(?:as if|like|whether|where|who|what|how|why|that|which|wish|hope|hoping|"
    r"think|believe|afraid|unless|until|while|before|because|than)[ ,]*$"
)
_REPORTING_SELF = re.compile(r"\b(?:as|i|we)(?: (?:said|promised|told))|\bi think(?: that)?[ ,]*$")
_ALLOWED_LEAD = re.compile(
    r"\b(?:i think|so that|promise that|i promise|sure that|means that|which means|"
    r"is that|and that|because)[ ,]*$"
)
_CONDITION = re.compile(
    r"\b(?:if|once|unless|as soon as|the moment|provided|as long as|assuming|"
    r"depending on|subject to|in case|should you|only when|the minute|(?:when|"
    r"after) (?:i|we|you|he|she|it|they|that|this|the|your|my)\b(?! (?:call|meeting|"
    r"weekend|update)\b))"
)
_SOFT = re.compile(
    r"\b(?:try|trying|do my best|do our best|hope|hopefully|(?:plan|planning|aim|"
    r"aiming|intend|intending) (?:to|on)|probably|perhaps|maybe|possibly|with "
    r"(?:any|a bit of) luck|should)\b"
)
_ENDS = re.compile(
    r";|:(?=\s)|\s-\s|\s\(|\s(?:because|but|although|though|so that|whereas|which|since)\b"
    r"|,? (?:and|so|then|or)(?: then)? (?:i|we|you|he|she|they|it|please|until then|"
    r"meanwhile|yes|no)(?:'\w+)?\b"
    r"|,? and (?:the|your|my|our|its|\w+) [\w'-]+ (?:is|are|will|has|have|was|were)\b"
    r"|, (?:when|who|where|as|while|whatever|either|so|just|even|please|thanks|"
    r"thank|sorry|not|to|if|once|unless|provided)\b"
)
_COMMA = re.compile(r", ")
_AFTER_COMMA = re.compile(r"(?:and|or|then) (?!the\b|a\b)")
_BEFORE_HEAD = re.compile(
    r"(?:^|[;:.] |- |, (?=once|if|as soon|when|after|unless)|\b(?:and|but|so|yes|"
    r"no),? )((?:once|if|as soon as|when|after|unless|provided|assuming|the moment|"
    r"in case)\b[^;:]{3,160}?,? ?(?:then )?)$"
)
_GIVE = re.compile(r"\b(?:please )?give (?:me|us) [\w' -]{3,40}? and $")
_LEADING_TIME = re.compile(r"[\s,]*(?:and |then )?$")
_OPEN_END = re.compile(r"(?:until|till|til|since|from|after|every|each)\b")
_DUE_END = re.compile(r"(?:by|before|within|in|no later|not later)\b")


_HEAD_WORDS = re.compile(
    r"'ll\b|\b(?:will|shall|going|expect|let (?:me|us)|count on|promise|have my word|plan|planning"
    r"|intend|intending|aim|aiming|hear|update|ill|well|next|(?:i'?m|we're|i am|we "
    r"are|and am|and are)\b"
    r".{0,24}ing|(?:i|we) [a-z]+)\b"
)


def find_promises(text: Text, desk: Desk, now: datetime) -> tuple[Promise, ...]:
    """Every promise of the text, in order."""
    found: list[Promise] = []
    moments: tuple[Moment, ...] | None = None
    for sentence in text.sentences:
        if sentence.is_asking or not (_TRIGGERS & sentence.word_set or "ll" in sentence.text):
            continue
        if moments is None:
            moments = text_times(text, desk, now)
        found.extend(_in_sentence(text, sentence, moments, now))
    return tuple(found)


def text_times(text: Text, desk: Desk, now: datetime) -> tuple[Moment, ...]:
    """The times that a text names, from the desk's point of view."""
    return find_times(text.plain, calendar_of(desk), now)


@lru_cache(maxsize=64)
def calendar_of(desk: Desk) -> Calendar:
    """The calendar of a desk, made once."""
    return Calendar(desk.timezone, dict(desk.hours), desk.holidays)


def _in_sentence(
    text: Text, sentence: Sentence, moments: tuple[Moment, ...], now: datetime
) -> Iterator[Promise]:
    inside = within(moments, sentence.start, sentence.end)
    reached = 0
    for start, end, needs_time in sorted(_heads(sentence.text)):
        if start < reached or _is_reported(sentence.text, start):
            continue
        stop = _clause_end(sentence, end, inside)
        reached = stop
        begin, moment = _extent(sentence, start, stop, inside)
        if needs_time and (moment is None or moment.due < now):
            continue
        span = _trimmed(text.raw, sentence.at(begin, stop))
        due = moment.due if moment else None
        yield Promise(
            text.raw[span.start : span.end], span, due, _is_certain(sentence, begin, start, stop)
        )


def _heads(text: str) -> Iterator[tuple[int, int, bool]]:
    # One look for the words that heads are made of spares most sentences the twenty patterns.
    if not _HEAD_WORDS.search(text):
        return
    for head, needs_time in _HEADS:
        for match in head.finditer(text):
            lead = len(match.group()) - len(match.group().lstrip(" ,;:.-"))
            yield match.start() + lead, match.end(), needs_time
    for match in _ELIDED.finditer(text):
        before = text[: match.start()]
        first = max((m.start() for m in _FIRST.finditer(before)), default=-1)
        other = max((m.start() for m in _OTHERS.finditer(before)), default=-1)
        if first > other:
            yield match.start(1), match.end(), False


def _is_reported(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start]
    if not _REPORTED.search(before):
        return False
    return not _ALLOWED_LEAD.search(before)


def _clause_end(sentence: Sentence, start: int, moments: list[Moment]) -> int:
    text = sentence.text
    match = _ENDS.search(text, start)
    limit = match.start() if match else len(text)
    for comma in _COMMA.finditer(text, start, limit):
        follows = sentence.start + comma.end()
        timed = any(m.span.start - 4 <= follows <= m.span.start + 2 for m in moments)
        inside = any(m.span.start < follows <= m.span.end for m in moments)
        if not (timed or inside or _AFTER_COMMA.match(text, comma.end())):
            return comma.start()
    return limit


def _extent(
    sentence: Sentence, start: int, stop: int, moments: list[Moment]
) -> tuple[int, Moment | None]:
    """Where the promise begins, and the time that belongs to it."""
    text = sentence.text
    here = [m for m in moments if start <= m.span.start - sentence.start < stop]
    here = [m for m in here if not _OPEN_END.match(m.words)]
    moment = next((m for m in here if _DUE_END.match(m.words)), here[0] if here else None)
    before = text[:start]
    given = _GIVE.search(before)
    if given:
        start = given.start()
        moment = next((m for m in moments if m.span.start - sentence.start >= start), moment)
        return start, moment
    condition = _BEFORE_HEAD.search(before)
    if condition:
        start = condition.start(1)
    elif moment is None and not text.startswith(("will", "shall"), start):
        for each in reversed(moments):
            ends = each.span.end - sentence.start
            if ends <= start and _LEADING_TIME.fullmatch(text, ends, start):
                return each.span.start - sentence.start, each
    return start, moment


def _is_certain(sentence: Sentence, begin: int, start: int, stop: int) -> bool:
    text = sentence.text
    if _CONDITION.search(text, begin, start) or _SOFT.search(text, start, stop):
        return False
    match = _CONDITION.search(text, start)
    if not match:
        return True
    # "On Saturday at 10, when your office is empty" is no condition; "once I've seen it" is.
    if match.group().startswith(("when", "after")):
        return match.start() >= stop
    between = text[stop : match.start()] if match.start() >= stop else ""
    return bool(re.search(r"[;:]|\band\b|\bbut\b", between)) or len(between) > 3


def _trimmed(raw: str, span: Span) -> Span:
    start, end = span
    while end > start and raw[end - 1] in " \n\t,;:.!?…-–—\"'":
        end -= 1
    while start < end and raw[start] in " \n\t,;:-–—":
        start += 1
    return Span(start, end)
