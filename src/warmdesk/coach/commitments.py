"""Words that bind: where in a sentence somebody of the desk says that something will be done.

The speaker binds themselves ("I'll write", "you'll hear from me"), the desk ("a colleague will
come") or names how a matter in their hands will end ("the drive will be back"). What others will
do, and what things do by themselves ("the parcel arrives", "maintenance runs until 6"), binds
nobody here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from warmdesk.coach.types import PromiseKind


class Head(NamedTuple):
    """The words that open a promise; `verb` is where what will be done begins.

    One that needs a time is only a promise if its clause names one.
    """

    start: int
    end: int
    verb: int
    needs_time: bool
    kind: PromiseKind


_ADVERBS = (
    r"(?: (?:also|then|still|now|just|personally|certainly|definitely|gladly|"
    r"happily|of course|only|both|all|myself|always))*"
)
_AWAY = (
    r"be (?:glad|honest|sorry|unable|away|off|out|closed|on (?:leave|holiday|vacation)|"
    r"in (?:a|the) (?:meeting|office|building|call)|in (?:training|meetings)|here until|"
    r"around until|at my)"
)
_HAZY = (
    rf"(?! (?:not|never|hardly|no longer|need|have to|see what|see if|see whether|assume|admit|"
    rf"say|bet|guess|stop here|miss|know|understand|{_AWAY}|leave it (?:at|there)|spare)\b)"
)
_US = (
    r"(?:someone|somebody|one of us|(?:a|my|our) colleagues?(?: of mine)?(?:,? [\w'-]+,?)?|"
    r"our (?:team|technician|engineer)|the team|somebody (?:of|from) (?:us|ours|the team)|"
    r"someone (?:of|from) (?:us|ours|the team|our team))"
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
# Only things can be so: whatever stands before "will be" is no person.
_MENDED = (
    r"(?:done|ready|fixed|finished|up|working|restored|sorted|resolved|completed?|installed|"
    r"replaced|repaired|usable|set up|delivered|sent|on (?:your|its) (?:desk|way)|running|"
    r"in place|moved|updated|switched|unlocked|mended|shipped|reset|activated|live|posted|"
    r"rolled out|deployed|patched|swapped|exchanged|looked at)"
)
_RETURNED = r"(?:back|available|online|over|with you|there|open|right|yours)"
_FULLY = r"(?:fully |all |up and |completely |safely )?"
_THEM = (
    r"(?:courier|driver|postman|supplier|vendor|maker|manufacturer|provider|carrier|electrician|"
    r"plumber|roofer|builder|painter|landlord|caretaker|manager|boss|director|colleague|"
    r"technician|engineer|team|staff|man|woman|men|women|person|people|lady|trainer|contractor|"
    r"consultant|cleaner|receptionist|auditor|customer|client|company|user|visitor|guest|he|she|"
    r"they|who|facilities|finance|hr)"
)
_SAYS = r"(?:says?|said|thinks?|thought|tells?|told|hopes?|promised|writes|wrote|expects?)"
_WILL = r" ?(?:'ll|will)"
# "The new disk", "your laptop for the trip": a thing, up to the "will".
_THING = (
    rf"(?:the|your|our|his|her|my|an?)(?: (?!{_SAYS}\b|{_THEM}s?{_WILL}\b)[\w'-]+){{1,4}}?"
    r"|wi-?fi|e-?mail|internet|network|printing|payroll|access|vpn|service|power|work"
)
_IT = r"it|this|that|both|everything|all"

# Each head: words of which one must be there (a look for them is quick), the pattern, whether the
# clause needs a time to count as a promise, and what kind it is.
_FORMS: tuple[tuple[tuple[str, ...], str, bool, PromiseKind], ...] = (
    (("ll", "will"), rf"\b(?:i|we) ?(?:'ll|will|shall)\b{_ADVERBS}{_HAZY}(?! be (?:at|"
        rf"in(?! touch)|here|there|around|available|on|with)\b)", False, "deed"),
    (("ll", "will"), rf"\b(?:i|we) ?(?:'ll|will|shall)(?! {_AWAY}\b) be (?:at|in(?! touch)|"
        rf"here|there|around|on|with)\b", True, "deed"),
    (("ill", "well"), rf"\b(?:ill|well) (?={_PLAIN_VERBS}\b|look|let you|get back|have it|"
        rf"order)", False, "deed"),
    (("going",), rf"\b(?:i'?m|i am|we're|we are){_ADVERBS} going to\b(?! (?:need|have to|"
        rf"assume|be (?:away|out|off))\b)", False, "deed"),
    (("plan", "aim", "inten"), rf"\b(?:i'?m|i am|we're|we are){_ADVERBS} (?:planning|aiming|"
        rf"intending) (?:to|on)\b", True, "deed"),
    (("plan", "aim", "inten"), r"\b(?:i|we) (?:plan|intend|aim) (?:to|on)\b", True, "deed"),
    (("ing",), rf"\b(?:i'?m|i am|we're|we are){_ADVERBS} (?P<verb>{_DOING_NOT}\w+ing)\b",
        True, "deed"),
    (("i ", "we "), rf"(?<!when )(?<!if )(?<!once )(?<!before )(?<!until )(?<!that )"
        rf"(?<!after )\b(?:i|we) (?P<verb>{_PLAIN_VERBS})\b", True, "deed"),
    (("will", "is going to"), rf"\b{_US} (?:will|is going to)\b{_HAZY}", True, "deed"),
    (("hear", "word", "news"), r"\byou ?(?:'ll|will|should|can expect to)? ?(?:hear|get word|"
        r"have word|have news) (?:back )?(?:from|of) (?:me|us)\b", False, "word"),
    (("you",), rf"\byou ?(?:'ll|will) (?:then |also |certainly |surely |definitely )?(?P<verb>"
        rf"(?:have|get|receive)(?! [^,;]{{0,40}} from (?:the |your |an? |our )?{_THEM})|"
        rf"hear(?! from (?!me|us|our|a colleague|one of us|someone))|"
        rf"be (?:able|back|up|online|connected|set))\b(?! to\b)", True, "outcome"),
    ((" be ",), rf"\b(?:{_IT}|{_THING}){_WILL} (?:all |both |then )?be {_FULLY}"
        rf"(?:{_MENDED}|{_RETURNED})\b", True, "outcome"),
    # Anybody can be back; only a thing can be restored.
    ((" be ",), rf"\b(?!(?:i|we|you|{_THEM})\b)[\w'-]+{_WILL} (?:all |both |then )?be {_FULLY}"
        rf"{_MENDED}\b|\bthey{_WILL} (?:all |both |then )?be {_FULLY}{_MENDED}\b", True,
        "outcome"),
    (("expect",), r"(?:^|[,;:.] |\band |\bplease |\bcan |\bto |- )expect (?P<verb>my|our|an?|"
        r"the|your|it|to hear|word|news|another)\b", True, "outcome"),
    (("expect",), r"\bexpect (?P<verb>my|our) (?:call|reply|mail|message|visit|answer|"
        r"update)\b", False, "deed"),
    (("let ",), r"\blet (?:me|us) (?P<verb>(?:get|come) back)\b", False, "word"),
    (("let ",), r"\blet (?:me|us) (?P<verb>(?!know\b)(?:call|ring|phone|write|check|look|find|"
        r"ask|confirm|test|try|send|bring|do|fix|pick))\b", True, "deed"),
    (("count on", "my word"), r"\b(?:you can )?count on (?:me|us) (?:to|for)\b|\byou have my "
        r"word\b", False, "deed"),
    (("promise",), r"(?<!did )(?<!can't )(?<!cannot )(?<!not )(?<!won't )\b(?:i|we) promise\b"
        r"(?! (?:the|a|an|any|it by itself)\b)", False, "deed"),
    (("will",), rf"^(?:and |so )?will (?:also |then )?(?P<verb>{_PLAIN_VERBS}|let you|get back|"
        rf"look|keep|be (?:there|with you|over|done|ready))\b", False, "deed"),
    (("and am", "and are"), r"\band (?:am|are) (?P<verb>(?!\w+ing (?:to|for)\b)\w+ing)\b",
        True, "deed"),
    (("next",), r"\b(?:my |the |our |your )?next (?:update|news|word|message|mail|report)(?: "
        r"(?:comes|follows|is|will be|will come|reaches you))? (?:by|at|on|before|"
        r"tomorrow|today|in|within)\b", True, "word"),
)  # fmt: skip
_HEADS = tuple(
    (hints, re.compile(pattern), needs_time, kind) for hints, pattern, needs_time, kind in _FORMS
)
_ELIDED = re.compile(
    r"(?:\band |\bthen |, )((?:i|we)?(?:will|shall) (?:then |also |still )?(?P<verb>(?!not\b|"
    r"be\b|it\b|that\b|the\b|you\b|your\b|have to\b)\w+))"
)
_FIRST = re.compile(r"\b(?:i|we|i'm|i've|we've|we're|i'll|we'll|i'd)\b")
_OTHERS = re.compile(
    r"\b(?:he|she|they|he's|she's|they're|the (?!\w+ (?:and|will)\b)\w+ (?:has|is|will|says))\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says|say|told|thought|promised|hoped|claims?|writes?|wrote|"
    r"meant)(?: (?:that|you|me|us|him|her|them))*[ ,:]*$"
    r"|\b(?:as if|like|whether|where|who|what|how|why|that|which|wish|hope|hoping|"
    r"think|believe|afraid|unless|until|while|before|because|than)[ ,]*$"
)
_ALLOWED_LEAD = re.compile(
    r"\b(?:i think|so that|promise that|i promise|sure that|means that|which means|"
    r"is that|and that|because)[ ,]*$"
)
# How a matter will end, in the words of somebody else.
_THEIR_WORD = re.compile(
    rf"\baccording to\b|(?<!\bi )(?<!\bwe )(?<!\byou )\b(?!expect\b|tell\b|hope\b){_SAYS}\b"
)

_A = r"(?:an? |the |my |our |another |some |any )?(?:\w+ )?"
_NEWS = r"(?:answer|reply|update|news|word|message|mail|e-?mail|note|line|feedback)"
# Keeping such a promise is to write; everything else is to do something first.
_TO_WRITE = re.compile(
    r"[ ,]*(?:(?:then|also|still|now|just|personally|certainly|definitely|gladly|of course) )*"
    r"(?:writ(?:e|ing)(?! (?:an?|the|it|that|this|some|your|my|our|up|down)\b)(?! to (?!you\b))"
    r"|(?:update|updating|tell|telling|inform|informing|e-?mail|mail|message|text|ping) you\b"
    r"|(?:let|letting) you know\b|(?:get|getting|come|coming) back\b|report(?:ing)?(?: back)?\b"
    r"(?! (?:it|this|that|the)\b)|keep(?:ing)? you (?:posted|updated|informed|in the loop)"
    r"|be in touch|touch base|follow up\b(?! (?:with|on)\b)|drop you a line"
    r"|(?:answer|reply|respond|confirm)(?:ing)?\b|revert to you"
    rf"|(?:send|sending|give|giving|have|get|receive)(?: you)? {_A}{_NEWS}\b|hear\b|to hear\b"
    rf"|(?:my |our |another |an? )?{_NEWS}\b)"
)


def find_heads(text: str) -> list[Head]:
    """Every place of a plain sentence where a promise may begin, in order."""
    return sorted(head for head in _all_heads(text) if not _is_somebody_elses(text, head))


def _all_heads(text: str) -> Iterator[Head]:
    for hints, pattern, needs_time, kind in _HEADS:
        for hint in hints:
            if hint in text:
                break
        else:
            continue
        for match in pattern.finditer(text):
            lead = len(match.group()) - len(match.group().lstrip(" ,;:.-"))
            verb = match.start("verb") if "verb" in pattern.groupindex else match.end()
            told = "word" if _TO_WRITE.match(text, verb) else kind
            yield Head(match.start() + lead, match.end(), verb, needs_time, told)
    for match in _ELIDED.finditer(text):
        before = text[: match.start()]
        first = max((m.start() for m in _FIRST.finditer(before)), default=-1)
        other = max((m.start() for m in _OTHERS.finditer(before)), default=-1)
        if first > other:
            verb = match.start("verb")
            told = "word" if _TO_WRITE.match(text, verb) else "deed"
            yield Head(match.start(1), match.end(), verb, False, told)


def _is_somebody_elses(text: str, head: Head) -> bool:
    """Reported, hoped for, or promised by others."""
    if head.kind == "outcome" and _THEIR_WORD.search(text):
        return True
    before = text[max(0, head.start - 40) : head.start]
    return bool(_REPORTED.search(before)) and not _ALLOWED_LEAD.search(before)
