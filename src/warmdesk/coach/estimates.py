"""Which times answer "when?": those in words about what will be, or about the state of the matter.

"Tomasz found them in the 11:00 copy" holds a time and tells no "when"; neither does "if it is not
back by 2". A question about the past ("since when?", "when did it go?") takes any time.
"""

from __future__ import annotations

import re

_PAST_ASKED = re.compile(
    r"\b(?:since when|how long ago|(?:when|what time|what day)(?: exactly)? (?:did|was|were|had)|"
    r"how long (?:has|have|had|did|was|were))\b"
)
_DATED = (
    r"(?:\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?| o'clock)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"noon|midnight|morning|afternoon|evening|night)"
)
_NAMED = (
    r"(?:cop(?:y|ies)|back-?ups?|snapshots?|versions?|saves?|files?|logs?|entry|entries|e-?mails?|"
    r"mails?|messages?|notes?|tickets?|calls?|meetings?|deadlines?|runs?|reports?|photos?|exports?|"
    r"imports?|lists?)"
)
# "The 11:00 copy", "last night's backup", "your 3 pm deadline": the time only names a thing.
_NAMES_A_THING = re.compile(
    rf"\b(?:the|this|that|an?|our|your|my|his|her|their|its|last|[\w]+'s) (?:(?:last|first) )?"
    rf"{_DATED}(?:'s)? (?:\w+ )?{_NAMED}\b"
    rf"|\b(?:yesterday|today|last night|last week)'s (?:\w+ )?{_NAMED}\b"
    rf"|\b{_NAMED} (?:of|from|at|made at|taken at) (?:last |yesterday |this )?{_DATED}\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|in case|should (?:it|that|this|they))\b(?! so\b)")
# "You need it by 3", "your run at 3": the person's own time said back to them.
_THEIR_TIME = re.compile(
    r"\byou(?: ha(?:ve|d)|'ve|'d)? (?:also )?(?:need(?:ed)?(?! to\b)|asked|said|wrote|mentioned|told|"
    r"sent|reported)\b|\bdeadline\b|\b(?:has|have|had|must|needs?) (?:to )?(?:reach|be with|get to|"
    r"arrive|go (?:out|off))\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|found|took|went|came|saw|got|gave|made|broke|burnt|fell|began|lost|told|"
    r"wrote|spoke|ran|put|sent|left|knew|heard|kept|yesterday|last (?:night|week|month)|ago|"
    r"(?!need|speed|feed|exceed|proceed|succeed|indeed|expected|scheduled|planned|estimated|due)"
    r"\w{2,}ed)\b"
)
_FUTURE_OR_STATE = re.compile(
    r"'ll\b|\b(?:will|shall|should|can|could|may|might|must|expect\w*|scheduled|planned|estimated|due|"
    r"going to|takes?|is|are|it's|that's|they're|he's|she's|i'm|we're|has been|have been|"
    r"until|till|back|up again|ready|restored|fixed|returned|repaired|resolved|finished|done|"
    r"arrived|delivered|shipped|reopened|opens?|starts?|comes?|arrives?|ends?|runs?|lasts?)\b"
    r"|\b(?:moved|postponed|rescheduled|pushed|put|delayed|booked|set|agreed)(?: \w+){0,3} "
    r"(?:to|for|until|off|back|on)\b|\b(?:quoted|promised|named|gave (?:me|us)|told (?:me|us))\b"
)
_RETURN_ASKED = re.compile(
    r"\b(?:back|up|fixed|working|work|restored|online|running|available|open|normal|over|repaired|"
    r"mended|sorted|resolved)\b"
)
_OWN_DEED = re.compile(
    r"\b(?:i|we)(?: ?'ll| will| shall|'m going to|'re going to| can) (?:\w+ly )?(\w+)"
)
_MENDS = frozenset(
    ("be have get fix mend repair restore replace restart reboot finish swap switch install reset "
     "rebuild open expect know resolve sort complete turn start run").split()
)  # fmt: skip
_SPEAKS_OF_IT = re.compile(
    r"\b(?:it|that|this|them|they|everything|all|both|back|again|ready|working|online|restored|"
    r"fixed|running|up)\b"
)


def asks_past(asked: str) -> bool:
    return bool(_PAST_ASKED.search(asked))


def without_named(clause: str) -> str:
    """The clause without the times that only name a thing."""
    return _NAMES_A_THING.sub(" that thing ", clause)


def may_tell_when(clause: str, asked: str, *, on_topic: bool) -> bool:
    """Whether a time in this clause could be the answer, going by tense and by what it is about."""
    if asks_past(asked):
        return True
    if _CONDITION.match(clause.lstrip(" ,")) or _THEIR_TIME.search(clause):
        return False
    if _PAST.search(clause) and not _FUTURE_OR_STATE.search(clause):
        # "Fixed at 10:15": with no subject, the first word tells the state of the matter.
        return bool(re.match(r"\s*(?:\w+ed|back|done)\b", clause))
    deed = _OWN_DEED.search(clause)
    aside = deed and deed.group(1) not in _MENDS and not _SPEAKS_OF_IT.search(clause)
    return not (aside and not on_topic and _RETURN_ASKED.search(asked))
