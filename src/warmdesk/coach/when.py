"""Whether words tell a time: when something is done, or only when there will be word of it."""

from __future__ import annotations

import re

from warmdesk.coach.estimates import asks_past, may_tell_when, without_named
from warmdesk.coach.listening import Item
from warmdesk.coach.phrases import phrases
from warmdesk.coach.text import Sentence
from warmdesk.coach.times import names_time
from warmdesk.coach.types import Answered

WORD_ONLY = re.compile(
    r"\b(?:i|we)(?: ?'ll| will|'m going to| shall| can)(?: \w+){0,2}? (?:write|tell|"
    r"let you know|update|get back|come back|report|keep you|inform|send (?:you "
    r")?(?:word|news|an update)|be in touch|call|ring|phone|confirm|know|hear|find "
    r"out|ask|check|look into|revert)\b"
    r"|\byou(?: ?'ll| will) (?:hear|have (?:an answer|news|word|my answer)|get an "
    r"(?:answer|update))\b|\band (?:will )?(?:tell|write|let you know|update)\b|"
    r"\bmore (?:news|by|then|soon)\b|\bnext update\b"
    r"|\b(?:expect|hope for|get) (?:news|word|an? (?:update|answer))\b"
)
_EXAMINES = re.compile(
    r"\b(?:looks? (?:at|into)|looking (?:at|into)|check(?:s|ing)?|investigat\w+|"
    r"examin\w+|meets?|asks?|asked|calls?|decides?)\b"
)
UNKNOWN = re.compile(
    r"\b(?:(?:do not|don't|cannot|can't|nobody|no one|not|unable to|too early to|"
    r"hard to|difficult to) (?:\w+ ){0,2}?(?:know|knows|say|tell|sure|name|clear|"
    r"predict)|not yet known|no (?:date|time|idea|estimate|eta)|isn't known|"
    r"unknown)\b"
)
_EVENT = re.compile(
    r"(?<!one )(?<!look )(?<!looks )(?<!looking )(?<!looked )\b(?:as soon as|once|"
    r"when|after|the moment|until) (?!possible|(?:we|i|they|someone|somebody|one of "
    r"us) (?:can|are able|have (?:a |the |some )?(?:minute|time|moment|chance)|get|"
    r"find)|(?:that|it) (?:is|was) possible|ready|things|time|this\b|that\b|then\b|"
    r"you\b)"
)
PAST_OR_NOW = re.compile(
    r"\b(?:is|are|it's|they're|was|were|has been|have been|'s) (?:now |all |already "
    r")?(?:back|up|done|ready|fixed|working(?! on\b)|on(?! (?:it|this|that|my|our|his|her|their|your)\b)|"
    r"running|open|here|restored|over|"
    r"available|there|finished)\b|\b(?:right now|already|since \d|straight away|"
    r"immediately|at once|now)\b"
)
DURATION = re.compile(
    r"\b(?:\d+(?:[.,-]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|half an?|a "
    r"quarter of an|couple of|few)[ -](?:(?:to|or) \w+ )?(?:working |business |more "
    r"|and a half )?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|"
    r"months?|years?|nights?)\b"
    r"|\b\d+ ?(?:min|h|hrs|mins|sec)\b|\b(?:since|from|until|till) (?:\w+ )?(?:\d|"
    r"monday|tuesday|wednesday|thursday|friday|noon|morning|lunch|january|february|"
    r"march|april|may|june|july|august|september|october|november|december|"
    r"yesterday|last)"
    r"|\b(?:every|each) (?:night|day|hour|morning|week|month|evening|sunday|monday|"
    r"tuesday|wednesday|thursday|friday|saturday)\b|\b(?:forever|for ever|"
    r"permanently|indefinitely|overnight|at night|in (?:spring|summer|autumn|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|"
    r"december))\b"
)
# The second half of "I'm looking into it and will write at 2".
_STILL_WORD = re.compile(
    rf"{_EXAMINES.pattern}|^\s*(?:will |then )*(?:write|tell|update|report|call|ring|let you know|"
    r"get back|be in touch)\b"
)
# "This is with me now" says who has it, and not when it is back.
_IN_HAND = re.compile(
    r"\b(?:with (?:me|us|(?:the|our|their) \w+(?: team)?)|in (?:my|our|good) hands|(?:on|at|into) (?:it|this)|"
    r"(?:i|we)(?:'m| am|'re| are)(?: now| already)? (?:looking|working|checking|investigating|trying)|"
    r"(?:i|we)(?:'ve| have)(?: now| already)? (?:got |taken |picked )?(?:it|this|that|your)|"
    r"(?:is|'s|are) (?:now |already )?(?:mine|ours|taken|assigned))\b"
)
_VAGUE_ONLY = re.compile(r"\b(?:soon|shortly|asap)\b")
_CLAUSES = re.compile(
    r"[;:](?=\s)|\s-\s|, |\band (?=i|we|you|he|she|they|it|will)\b|\b(?=(?:because|so) )"
)


def gives_time(text: str) -> bool:
    """Whether a plain text names a time, a length of time or an event to wait for, or owns up that
    nobody knows yet and says when there will be word."""
    return bool(names_time(text) or DURATION.search(text) or _EVENT.search(text))


def tells_time(item: Item, sentence: Sentence, *, on_topic: bool) -> Answered:
    told: Answered = "no"
    asked = item.text.lower()
    if phrases("vague-time").fits(sentence) and not (
        names_time(sentence.text) or DURATION.search(sentence.text)
    ):
        return "no"
    whole = sentence.text
    if UNKNOWN.search(whole):
        return "partly" if (names_time(whole) or WORD_ONLY.search(whole)) else "no"
    words_only = bool(WORD_ONLY.search(whole))
    for said in _CLAUSES.split(whole):
        clause = said if asks_past(asked) else without_named(said)
        timed = bool(names_time(clause) or DURATION.search(clause))
        now = (
            bool(PAST_OR_NOW.search(clause))
            and not _VAGUE_ONLY.search(clause)
            and not _IN_HAND.search(clause)
            and not re.search(r"\b(?:not|n't)\b", clause)
        )
        event = bool(_EVENT.search(clause)) and not words_only
        if not (timed or now or event):
            continue
        if WORD_ONLY.search(clause) or (words_only and _STILL_WORD.search(clause)):
            told = "partly" if timed else told
        elif may_tell_when(said, asked, on_topic=on_topic):
            return "yes"
    return told
