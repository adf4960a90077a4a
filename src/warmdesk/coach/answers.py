"""How far a reply answers what was asked.

The coach cannot know whether an answer is right. It looks for the shape that an answer to such a
question has: a time for "when", a yes or no, words about the same matter. A sentence that only
says when the agent will write again answers partly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from warmdesk.coach.fates import asks_fate, tells_fate
from warmdesk.coach.listening import Item
from warmdesk.coach.reply import DONE, Reply, asks_back, meets
from warmdesk.coach.text import Sentence
from warmdesk.coach.times import names_time
from warmdesk.coach.types import Answered, Span
from warmdesk.coach.when import DURATION, PAST_OR_NOW, UNKNOWN, WORD_ONLY, gives_time, tells_time

_POLAR = re.compile(
    r"(?:(?:oh|well|sorry|great|good|great news|good news|bad news|i'm sorry|i'm "
    r"afraid|unfortunately|sadly|actually|ah|right|and|so|thanks?(?: you)?(?: "
    r"[\w' ]{1,30})?|gladly|glad|[\w' ]{1,25})[,:!-]+ )?"
    r"(?:yes|yep|yeah|yup|no|nope|nah|not|neither|both|either|sure|of course|"
    r"certainly|absolutely|definitely|indeed|correct|exactly|gladly|(?:i'm |i am "
    r")?happy to|no problem|please do|all done|done|already|almost|nearly|partly|"
    r"mostly|never|always|sometimes|usually|probably|possibly|maybe|perhaps|sorry,? "
    r"no|unfortunately not|nothing|none|only (?:you|for|if|in|on|at|the|when)|"
    r"you're right|that's right|well spotted)\b"
)
_ECHO = re.compile(
    r"(?:(?:i'm afraid|unfortunately|sadly|happily|luckily|sorry|good news|well|and)[,:]? )?"
    r"(?:it|that|this|they|these|those|you|we|i|he|she|there|both|all)"
    r"(?:(?: (?:do|does|did|can|could|will|would|has|have|is|are|was|were|should|"
    r"must|may)|'s|'re|'ve|'ll)"
    r"(?: not\b|(?=[,.!;:]|$| (?:now|already|indeed|only|just|right|safe|fine|real|"
    r"fake|a fake|normal|possible|enough|gone|back)\b))"
    r"|'s not|'re not| \w+n't\b| cannot\b)"
)
_FAMILIES = (
    ("can", "could", "may", "able"),
    ("will", "would", "'ll", "shall"),
    ("should", "must", "need", "have to", "needn't"),
)
_REFUSAL = re.compile(
    r"\b(?:can(?:'?t|not)|won't|will not|unable to|not able to|no longer|isn't "
    r"possible|not possible|impossible|not allowed|off the table|out of the "
    r"question|isn't (?:allowed|available)|don't (?:offer|do|allow|support)|doesn't "
    r"(?:allow|support))\b"
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|caused|cause[sd]? (?:is|was)|reason|as "
    r"(?:it|the|we|you|they)|so that|thanks to|came from|comes from|that's why|"
    r"which is why|means that|turned out)\b"
)
_STEP = re.compile(
    r"^(?:\d+[.)] |- |\* )?(?:please |then |first,? |next,? |now |just |and |after "
    r"that,? |finally,? |simply |you (?:can |could |need to |have to |may |just )|"
    r"to [\w ]+, |in [\w ]+, |on [\w ]+, |under [\w ]+, |with [\w ]+, |by \w+ing |"
    r"the steps|here )?"
    r"(?:open|click|choose|select|press|go|tick|type|enter|pick|turn|hold|start|"
    r"sign|log|install|dial|tap|drag|find|use|set|hit|copy|paste|print|right-click|"
    r"double-click|swipe|plug|unplug|restart|switch|take|put|scan|write|send|call|"
    r"ring|ask|give|hand|bring|drop|leave|keep|delete|remove|download|run|connect|"
    r"attach|add|save|look|check|visit|fill|choose|point|press|push|pull|follow|"
    r"make|do|say|scroll|search|move|change)\b"
)
_LINK = re.compile(
    r"https?://|www\.|\b[\w-]+\.example\b|\bkb[ /-]?\d+|\bguide\b|\battached\b|"
    r"\bsteps\b|\bby \w+ing\b|\bunder \""
)


def judge(items: Iterable[Item], reply: Reply) -> list[tuple[Answered, Span | None]]:
    """For each item, in order: how far this reply answers it, and where."""
    items = list(items)
    text = reply.text
    if not text.sentences or not items:
        return [("no", None)] * len(items)
    used: set[int] = set()
    if reply.is_for_all and all(_is_polar(item) for item in items):
        return [("yes", reply.text.body)] * len(items)
    if reply.is_bare_word:
        return [_bare_word(item, items, reply) for item in items]
    return [_judge(item, reply, used, alone=len(items) == 1) for item in items]


def _bare_word(item: Item, items: list[Item], reply: Reply) -> tuple[Answered, Span | None]:
    """A lone yes or no answers what can be answered so; of two such things nobody knows which."""
    is_sole = [each for each in items if _is_polar(each)] == [item]
    return ("yes", reply.text.body) if is_sole else ("no", None)


_OPEN_QUESTION = re.compile(r".{0,20}\b(?:what|which|who|whose|where|when|why|how)\b")


def _is_polar(item: Item) -> bool:
    if item.about == "other" and item.kind == "question":
        return not _OPEN_QUESTION.match(item.text.lower())
    return item.about in ("yes-no", "other")


def _judge(
    item: Item, reply: Reply, used: set[int], *, alone: bool
) -> tuple[Answered, Span | None]:
    if item.kind == "request" and item.about != "time":
        return _request(item, reply, used, alone)
    match item.about:
        case "time":
            return _time(item, reply, used, alone)
        case "yes-no":
            return _yes_no(item, reply, used, alone)
        case "how":
            return _how(item, reply, used, alone)
        case _:
            return _what(item, reply, used, alone)


def _time(item: Item, reply: Reply, used: set[int], alone: bool) -> tuple[Answered, Span | None]:
    partly: Span | None = None
    for sentence in reply.telling:
        told = tells_time(item, sentence, on_topic=reply.is_on_topic(item, sentence))
        if told == "yes":
            used.add(sentence.start)
            return "yes", sentence.span
        if told == "partly" and partly is None:
            partly = sentence.span
    return ("partly", partly) if partly else ("no", None)


def _yes_no(item: Item, reply: Reply, used: set[int], alone: bool) -> tuple[Answered, Span | None]:
    if asks_fate(item.text.lower()):
        for sentence in reply.telling:
            told = tells_fate(sentence.text, on_topic=reply.is_on_topic(item, sentence))
            if told:
                used.add(sentence.start)
                return "yes", sentence.at(*told)
    if _SUPPOSES.match(item.text.lower()):
        # "When I unplug it, will it stop?" "If the battery is full it goes on.": one case for the other.
        for sentence in reply.telling:
            if _SUPPOSES.match(sentence.text):
                used.add(sentence.start)
                return "yes", sentence.span
    for sentence in reply.text.sentences:
        if sentence.is_asking and not alone:
            continue
        polar = _says_yes_or_no(item, reply, sentence)
        if polar and (sentence.start not in used or reply.overlap(item, sentence)):
            used.add(sentence.start)
            return "yes", sentence.span
    if not item.content:
        # "Any ideas?" names nothing that an answer could take up.
        free = next((s for s in reply.telling if s.start not in used), None)
        if free and not WORD_ONLY.search(free.text):
            used.add(free.start)
            return "yes", free.span
    best = _best(item, reply)
    if best and (_covers(item, reply, best) or _echoes(item, reply, best)):
        return "yes", best.span
    if "time" in item.text.lower() or names_time(item.text.lower()):
        timed = next(
            (s for s in reply.telling if names_time(s.text) or DURATION.search(s.text)), None
        )
        if timed:
            return "yes", timed.span
    return _by_act(item, reply, used, alone)


_SUPPOSES = re.compile(
    r"(?:so |and |but |then |only )*(?:if|when(?:ever)?|once|unless|as long as|provided) "
    r"(?:i|we|you|they|he|she|it|the \w+|your \w+|my \w+|nobody|someone|there) "
    r"(?!(?:have|need) (?:any|more|further)\b)(?=.*(?:\b(?:will|does|do|is|are|can|should|would|goes|"
    r"gets?|stays?)|'ll)\b)"
)
_OWN_VERB = re.compile(
    r"(?:you|we|i|it|they|that|this|there|he|she)(?:'ll|'re|'ve|'s| can| could| may|"
    r" will| would| should| must"
    r"| do| does| did| is| are| was| were| has| have| need)\b"
)
_LATE_POLAR = re.compile(r", (?:yes|no|of course|sure|indeed)[.! ]*$")


def _says_yes_or_no(item: Item, reply: Reply, sentence: Sentence) -> bool:
    text = sentence.text
    if _POLAR.match(text) or _ECHO.match(text) or _LATE_POLAR.search(text):
        return True
    # "Can I pay in pesos?" "You can pay in many currencies": the verb comes back with its matter.
    return bool(_OWN_VERB.match(text)) and reply.overlap(item, sentence) >= min(
        2, len(item.content)
    )


def _echoes(item: Item, reply: Reply, sentence: Sentence) -> bool:
    """ "Could my niece see it?" "Your niece can see it with a guest account." """
    opening, content = item.text.lower()[:24], item.content
    if not content or not meets(content[0], reply.stems[sentence.start]):
        return False
    return any(
        any(word in opening for word in family)
        and any(f" {word.strip()}" in sentence.text for word in family)
        for family in _FAMILIES
    )


def _covers(item: Item, reply: Reply, sentence: Sentence) -> bool:
    """Whether a sentence speaks of enough of what was asked, its point included."""
    content = set(item.content)
    shared = reply.overlap(item, sentence)
    if names_time(item.text.lower()) and not gives_time(sentence.text):
        return False
    if not content or not shared:
        return False
    if shared / len(content) >= 0.6:
        return True
    choices = re.search(r"\bor\b", item.text.lower())
    point = [word for word in item.content[-2:] if meets(word, reply.stems[sentence.start])]
    if len(content) == 2:
        return meets(item.content[-1], reply.stems[sentence.start])
    return bool(point) and (shared >= 2 or bool(choices))


def _by_act(item: Item, reply: Reply, used: set[int], alone: bool) -> tuple[Answered, Span | None]:
    """ "Could we move it?" "I've moved it to nine.": a deed or a refusal answers."""
    for sentence in reply.telling:
        fits = reply.overlap(item, sentence) or (
            (alone or not item.content) and sentence.start not in used
        )
        if fits and (_REFUSAL.search(sentence.text) or _acts(sentence)):
            used.add(sentence.start)
            return "yes", sentence.span
    for sentence in reply.telling:
        if WORD_ONLY.search(sentence.text) and alone:
            return "partly", sentence.span
    if alone and reply.offers:
        return "yes", reply.text.body
    return "no", None


_ACTS = re.compile(r"\b(?:i|we)(?:'ve| have|'m| am|'ll| will|'re| are)\b")


def _acts(sentence: Sentence) -> bool:
    return bool(_ACTS.search(sentence.text)) and not WORD_ONLY.search(sentence.text)


def _how(item: Item, reply: Reply, used: set[int], alone: bool) -> tuple[Answered, Span | None]:
    for sentence in reply.telling:
        if _STEP.match(sentence.text) or _LINK.search(sentence.text):
            used.add(sentence.start)
            return "yes", sentence.span
    return _what(item, reply, used, alone)


def _what(item: Item, reply: Reply, used: set[int], alone: bool) -> tuple[Answered, Span | None]:
    if _asks_amount(item):
        return _amount(reply, used)
    best = _best(item, reply)
    if best and item.about == "reason" and not _explains(best):
        best = None
    if best and (best.start not in used or reply.overlap(item, best) > 1):
        used.add(best.start)
        return "yes", best.span
    for sentence in reply.telling:
        if sentence.start in used and not _spare(sentence):
            continue
        if item.about == "reason" and not _explains(sentence):
            continue
        if WORD_ONLY.search(sentence.text) and not names_time(sentence.text):
            return "partly", sentence.span
        if WORD_ONLY.search(sentence.text):
            return "partly", sentence.span
        used.add(sentence.start)
        return "yes", sentence.span
    return "no", None


_AMOUNT_ASKED = re.compile(
    r"\bhow (?:much|many|big|large|old|far|fast|high|heavy)\b|\bwhat (?:does|do|"
    r"would|will|is|are) .{0,60}\b(?:cost|price|size|limit|number)\b"
)
_AMOUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|"
    r"thirty|forty|fifty|hundred|thousand|none|nothing|free|no cost|no charge|a few|"
    r"several|half|all of|every|dozen|couple|enough|plenty|single|unlimited|as many|"
    r"as much|a lot|lots|too)\b"
)


def _asks_amount(item: Item) -> bool:
    return bool(_AMOUNT_ASKED.search(item.text.lower()))


def _amount(reply: Reply, used: set[int]) -> tuple[Answered, Span | None]:
    for sentence in reply.telling:
        if (
            _AMOUNT.search(sentence.text)
            or UNKNOWN.search(sentence.text)
            or _LINK.search(sentence.text)
        ):
            used.add(sentence.start)
            return "yes", sentence.span
    partly = next((s for s in reply.telling if WORD_ONLY.search(s.text)), None)
    return ("partly", partly.span) if partly else ("no", None)


def _spare(sentence: Sentence) -> bool:
    """Whether more is said behind a yes or no: "yes, with Outlook for phones"."""
    polar = _POLAR.match(sentence.text)
    return bool(polar) and len(sentence.text[polar.end() :].split()) >= 3 if polar else False


_MOVES_ON = re.compile(
    r"\byou(?:'ll| will)\b|\bagain\b|\b(?:is|are) (?:moving|coming|being)\b|^you(?:'ve| have)\b"
)


def _explains(sentence: Sentence) -> bool:
    if _REASON.search(sentence.text):
        return True
    return (
        len(sentence.words) >= 3
        and not PAST_OR_NOW.search(sentence.text)
        and not _acts(sentence)
        and not _MOVES_ON.search(sentence.text)
    )


_WORD_WANTED = re.compile(
    r"\b(?:call|ring|phone|speak|talk|write|tell|ask|check|look|find out|confirm|"
    r"let (?:me|us) know|contact|reply|answer)\b"
)
_DID = re.compile(
    r"\b(?:i|we) (?:had|have|put|did|made|took|sent|set|went|got|gave|found|\w+ed)\b|\bnow\b"
    r"|^(?:(?:thanks?|sure|gladly)[,!]? )?(?:it's|they're|here|there's|you'll find)\b"
)


def _request(item: Item, reply: Reply, used: set[int], alone: bool) -> tuple[Answered, Span | None]:
    best = _best(item, reply)
    if best and (
        _acts(best)
        or DONE.search(best.text)
        or _REFUSAL.search(best.text)
        or _covers(item, reply, best)
        or _POLAR.match(best.text)
        or ((alone or reply.overlap(item, best) > 1) and _STATE.search(best.text))
    ):
        used.add(best.start)
        return "yes", best.span
    for sentence in reply.text.sentences:
        free = sentence.start not in used and not asks_back(sentence)
        polar = _POLAR.match(sentence.text) or (alone and _ECHO.match(sentence.text))
        if free and (
            polar
            or (
                alone
                and not sentence.is_asking
                and (
                    DONE.search(sentence.text)
                    or _DID.search(sentence.text)
                    or _acts(sentence)
                    or _REFUSAL.search(sentence.text)
                )
            )
        ):
            used.add(sentence.start)
            return "yes", sentence.span
    for sentence in reply.telling:
        if WORD_ONLY.search(sentence.text):
            # To be called or told was the very request.
            return ("yes" if _WORD_WANTED.search(item.text.lower()) else "partly"), sentence.span
        if alone and (_STEP.match(sentence.text) or _LINK.search(sentence.text)):
            return "yes", sentence.span
    if alone and reply.offers:
        return "yes", reply.text.body
    return "no", None


_STATE = re.compile(r"\b(?:has|have|is|are|works?|goes|go|comes?|gets?)\b")


def _best(item: Item, reply: Reply) -> Sentence | None:
    """The telling sentence that shares most of the item's words."""
    scored = [(reply.overlap(item, s), -s.start, s) for s in reply.telling]
    top = max(scored, default=None, key=lambda row: row[:2])
    return top[2] if top and top[0] else None
