"""What a message asks, in the person's own words: questions, indirect questions and requests.

A sentence is searched for places where a question or a request can begin: its own start, and after
a comma or an "and". From there the item runs to the next one, or to where a new statement begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import Literal

from warmdesk.coach.phrases import phrases, word_set, words
from warmdesk.coach.text import Sentence, Text, read_text, stem
from warmdesk.coach.types import About, Span

_SUBJECT = (
    r"(?:i|u|you|we|they|he|she|it|this|that|there|these|those|the|my|our|your|his|"
    r"her|their|a|an|any"
    r"|anyone|anybody|someone|somebody|everyone|everybody|all|one|no|another|both|"
    r"each|people|things|ya)"
)
_AUX = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|"
    r"may|might|am|must"
    r"|isn'?t|aren'?t|wasn'?t|weren'?t|doesn'?t|don'?t|didn'?t|can'?t|couldn'?t|won'?t|wouldn'?t"
    r"|haven'?t|hasn'?t|shouldn'?t)"
)
_WH = r"(?:what|which|who|whom|whose|where|when|why|how)"
_WH_IS = (
    r"(?:what'?s|where'?s|when'?s|who'?s|how'?s|why'?s|what're|how're|how come|what "
    r"about|how about|what if|which one|since when|by when|until when|what else|who "
    r"else|how soon|how long|how many|how much|how often|what time)"
)
_ASKER = r"(?:you|u|someone|somebody|anyone|anybody|one of you|the team|your team|ya)"

# A question that needs no question mark to be known as one: the verb stands before its subject.
_INVERTED = re.compile(
    rf"(?:{_WH}(?: (?!i\b|you\b|we\b|they\b|it\b|he\b|she\b|to\b|"
    rf"the\b)[\w'-]+){{0,4}}? {_AUX} {_SUBJECT}\b"
    rf"|{_WH_IS}\b"
    rf"|(?:who|whose)(?: [\w'-]+)? (?:is|are|was|has|will|can|could|should|would|\w{{2,}}s)\b"
    rf"|what (?:happens|happened|is|are|was|causes|caused)\b"
    rf"|(?!ha(?:ve|d|s) (?:a|an|the|all|no|one|another|my|to)\b){_AUX} {_SUBJECT}\b|"
    rf"(?:is|are|was|were|do|does|did) (?!to\b|not\b|in\b|on\b|at\b|so\b|now\b|"
    rf"\w+ing\b)[\w'-]+ (?:\w+ )?(?:on|in|at|the|a|still|back|down|up|available|open|"
    rf"ready|working|safe|work|need|have)\b"
    r"|any (?:news|updates?|word|idea|ideas|chance|progress|eta|luck|way|sign|clue|"
    r"joy|reason|thoughts|movement)\b)"
)
# With a question mark behind it, less is enough.
_OPENING = re.compile(rf"(?:{_WH}|{_WH_IS}|{_AUX}|any|or {_AUX})\b")
_RELATIVE = re.compile(r"(?:which|who|whose|where|when|what|whom|how|why)\b")
_INDIRECT = re.compile(
    r"(?:(?:(?:i'?m|i am|we are|we're|am|just) )?(?:writing|calling|mailing|here|wanted"
    r"|want|wish) to (?:ask|enquire|inquire|find out|check|know)\b"
    r"|(?:i|we)(?:'m|'re| am| are| was| were|'ve been| have been)? (?:just |only |"
        r"still |also |really )?wonder(?:ing|ed)?\b|\bwondering\b"
    r"|(?:(?:i'?m|i am|we'?re|we are) )?(?:not|n't) (?:quite |really |entirely |at "
        r"all |too |so |very )?(?:sure|certain|clear)\b|\bunsure\b|\buncertain\b"
    r"|\b(?:i(?:'ve| have)? (?:got )?)?no (?:idea|clue)\b|\bnot the (?:faintest|"
        r"slightest|foggiest)(?: idea)?\b|\bhaven't (?:a clue|the faintest)\b"
    r"|\b(?:i |we )?(?:do not|don'?t|didn'?t|never) (?:really |quite |even "
        r")?(?:know|understand|see|remember|get)\b|\bcan(?:'?t|not) (?:tell|see|work "
        r"out|figure out|find out|remember|find|make out|understand)\b"
    r"|(?:i|we)(?:'d| would) (?:also |just |really |still )?(?:like|love|need|want|"
        r"be (?:interested|curious|keen|glad|grateful))(?: to| if you could)?(?: "
        r"(?:know|understand|learn|find out|hear|ask|tell me|see))?\b"
    r"|(?:i|we)(?: also| just| really| still)? (?:want|wanted|need|have|had) to "
        r"(?:know|find out|understand|ask|check)\b|\bcurious\b"
    r"|\b(?:please |pls |just |kindly |can (?:you|u) |could (?:you|u) |would you |"
        r"do let )?(?:let (?:me|us) know|tell (?:me|us)|advise|explain|confirm|remind "
        r"me|show (?:me|us)|check|find out)\b"
    r"|\b(?:it would|it'd|would) (?:also |really )?(?:help|be (?:good|helpful|"
        r"useful|nice|great|interesting))(?: (?:me|us))?(?: a lot)? to (?:know|"
        r"understand|hear|learn|see)\b"
    r"|\bdo you (?:happen to )?know\b|\bany idea\b|\b(?:my|the|one|a|another|our) "
        r"(?:other |only |next )?(?:question|thing)(?: is| was)\b|\basking (?:myself|"
        r"you|because)?)"
    r"(?: [\w'-]+){0,4}?[ ,:]+(?P<asks>if|whether|what|which|who|whom|whose|where|"
        r"when|why|how|since when|by when)\b"
)  # fmt: skip
_WEAK_INDIRECT = re.compile(
    r"(?:i |we )?(?:(?:not|n't) (?:\w+ )?(?:sure|certain|clear)|no (?:idea|clue)|"
    r"do(?: no|n'?)t (?:\w+ )?(?:know|get|remember|see)|didn'?t (?:\w+ )?\w+|never "
    r"\w+|can(?:'?t|not) \w+).{0,40}? (?:why|what(?! (?:else|to|i (?:should|have to|"
    r"need|must|am)|we (?:should|have to|need)|i'm supposed))|when (?:i|it)|how "
    r"(?:it|this|that) happened)\b"
)
_COURTESY = re.compile(
    r"(?:let (?:me|us) know|tell (?:me|us)|advise|confirm) (?:\w+ ){0,2}?if (?:you "
    r"(?:need|have|want|require|would like|'d like|can't|are missing|think of)|"
    r"there(?:'s| is)|anything|any|that(?:'s| is) (?:ok|fine|enough)|i (?:can|need|"
    r"should (?:send|provide|give))|more)"
    r"|(?:in case|if) you (?:have|need)"
)
_REQUEST = re.compile(
    rf"(?:(?:please|pls|plz|kindly)[, ]+(?!(?:do|yes|no|note|find|see|ignore|"
        rf"consider|accept|feel|excuse|forgive|bear|be aware|don'?t worry|and|"
        rf"thanks)\b(?! (?:out|if|whether|what|why|to it|that)))(?:(?:also|just|can you|"
        rf"could you|don'?t|do not) )?[\w'-]+"
    rf"|(?:can|could|would|will|cld|wld) {_ASKER}\b"
    r"|(?:i|we)(?:'d| would) (?:also |really |just |very much |still )?(?:like|love|"
        r"need|appreciate|be (?:very |most |so |really )?(?:grateful|thankful|glad|"
        r"happy|pleased))\b"
    r"|would (?:also |really )?(?:love|like|appreciate|need)\b"
    r"|(?:(?:i|we|he|she|they|you|my \w+|our \w+|[\w'-]+ and (?:i|me)) )?(?:also |"
        r"really |just |still |urgently |now |desperately |only |simply |both |all "
        r")*(?:need|require|want)(?! (?:not|you to know|to (?!know|have|get|find|"
        r"understand|speak|talk|see|be able|borrow|order|request|ask|use|share|change|"
        r"move|add|reset|book|print|connect|install|open|set)))\b"
    r"|(?:he|she|my \w+|our \w+|the (?:new|team|trainee|whole|office)[\w ]{0,20}?)? ?needs(?! to)\b"
    r"|(?:[\w'-]+ ){1,4}would (?:like|love|need|appreciate)\b"
    r"|(?:it would|it'd|would) be (?:really |very |so )?(?:great|good|nice|lovely|"
        r"helpful|wonderful|useful|perfect|best|handy|brilliant|kind|appreciated) (?:of "
        r"you )?(?:if|to (?!know|understand|hear|learn|see))"
    r"|(?:i|we)(?:'m| am| are|'re| was| were) (?:just )?(?:hoping|looking for|after|"
        r"asking for|requesting|in need of|still waiting for|waiting for)\b"
    r"|(?:requesting|request for|asking for|looking for|hoping (?:you|to|for|"
        r"someone)|still waiting for)\b"
    rf"|(?:may|can|could|might) (?:i|we) (?:please |also |just )?(?:have|get|borrow|"
        rf"ask for|request)\b"
    r"|just (?:fix|make|get|do|sort|give|send|reset|turn) |make it (?:work|stop|"
        r"go)\b|fix (?:it|this|that)\b)"
)  # fmt: skip
_NOT_REQUEST = re.compile(
    r"(?:(?:i|we) (?:just |only |also )?(?:want|wanted) to (?:thank|say|add|let)|"
    r"(?:i'd|i would|would|we'd|we would) (?:just |also )?(?:like|love) to (?:thank|"
    r"say|add|point|mention|apologi[sz]e|compliment)"
    r"|(?:i|we) (?:do not|don'?t|didn'?t|no longer|never) (?:need|want)|please "
    r"(?:do|note|find attached|see attached|see below|ignore)\b|if (?:you|u) "
    r"(?:need|want)|(?:you|u) (?:need|want)\b|would (?:like|love) (?:it|that) to\b)"
)
_IMPERATIVE_NOT = re.compile(
    r"(?:let me know if you|let's|look(?:s|ing)? (?:like|forward|good)|tell me "
    r"about it|call me (?:old|crazy)|come on|get well|take care|take your time|keep "
    r"(?:up|well)|help!*$|open since|test(?:ing)?\b|(?:print|scan|copy|update|start|"
    r"sign|link|order|import|export|share|book|test|block|release|reset|answer|"
    r"reply|connect|call|phone|show|help|clean|clear|register|track) (?:is|are|was|"
    r"were|does|did|has|have|doesn'?t|don'?t|fails?|failed|isn'?t|from|to the|since|"
    r"says|still|not|no|keeps|error|in|on|button|job|jobs|page|server|box|screen)\b)"
)
_TAIL = re.compile(
    r"[\s,;:.-]*\b(?:thanks|thank you|thx|ty|cheers|tia|ta|regards|many thanks|"
    r"thank u|much appreciated|best)\b[^?]{0,40}$"
)
_CUT = re.compile(
    r"\s-\s|;|:(?=\s)|, (?=(?:nobody|no one|everyone|everybody|it|it's|its|i|i'm|"
    r"i've|i'd|we|we're|we've|they|they're|he|she|this|that|that's|there|there's|my|"
    r"our|the|his|her|but|because|since|so|as|thanks|thank|cheers|otherwise|or else|"
    r"mine|yours|for reasons|both|tina|all|not)\b)"
    r"|\s(?:because|otherwise|cos|cause|but (?:i|it|the|my|we|when))\b| as (?:i|it|"
    r"we|the|my)\b(?! (?:can|said))"
)
_SPLIT = re.compile(
    r"(?:[,;:.(]|\s-)\s*(?:and |but |so |or |also |then |plus )?|\s(?:and|but|so|"
    r"also|then|plus|if so|&)[, ]\s*|^"
)
_ANYWHERE = re.compile(
    rf"\b(?:can|could|would|will) (?:you|u|someone|somebody|anyone)\b|\b(?:please|pls|plz) (?=\w)"
    rf"|\b{_WH}(?: (?!i\b|you\b|we\b|they\b|it\b|to\b|the\b)[\w'-]+){{0,2}} (?:do|"
    rf"does|did|can|could|should|will|is|are) (?:i|we|you|u|it|they|he|she|the|my)\b"
)
_TIME_ASKED = re.compile(
    r"\b(?:when|how soon|how long|what time|by when|until when|since when|eta|what "
    r"day|which day|which week|how much longer|how far along|how often)\b"
)
_ABOUT: tuple[tuple[re.Pattern[str], About], ...] = (
    (_TIME_ASKED, "time"),
    (
        re.compile(
            r"\b(?:why|how come|what(?:'s| is| was)? (?:the reason|causing|caused|behind))\b"
        ),
        "reason",
    ),
    (re.compile(r"\bhow (?!many|much|big|large|old|fast|often|far)\w+"), "how"),
    (re.compile(r"\b(?:who|whom|whose|who's|whos)\b"), "who"),
    (re.compile(r"\b(?:where|where's|wheres)\b"), "where"),
)
# "When I turn it off, will it update?" asks no time.
_WHEN_IF = re.compile(
    r"(?:so |and |but )*when(?:ever)? (?:i|we|you|they|he|she|it|the \w+) (?!will|is|are|can|could|do|"
    r"does|was|were|did|has|have|should|would|may)\w+ .*\b(?:will|does|do|is|are|can|should|would)\b"
)
_FIRST_AUX = re.compile(rf"(?:so |or |and |but )?{_AUX}\b")
_ASKS_TO_TELL = re.compile(
    r"\b(?:tell|know|say|explain|advise|let (?:me|us) know|remind|find out|check|show|confirm)\b"
)
_FRAGMENT_STOP = re.compile(r"^\W*(?:\w+\W+){0,2}(?:please|thanks)?\W*$")


@dataclass(frozen=True)
class Item:
    """Something that was asked, and what it is about."""

    span: Span
    text: str
    kind: Literal["question", "request"]
    about: About
    before: str = field(default="", compare=False)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry the matter, in their rough common form, in order."""
        return content_stems(self.text)

    @cached_property
    def matter(self) -> frozenset[str]:
        """The content with that of the sentence before, if a word such as "those" points there."""
        pointed = content_stems(self.before) if _POINTS_BACK.search(self.text.lower()) else ()
        return frozenset((*self.content, *pointed))


_POINTS_BACK = re.compile(r"\b(?:it|its|they|them|their|this|that|these|those|he|she|one|ones)\b")


@lru_cache(maxsize=1024)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that say what a text is about."""
    common = word_set("common-word")
    found = (
        word.strip("'") for word in re.findall(r"[\w']+(?:-\w+)*", text.lower().replace("’", "'"))
    )
    return tuple(stem(word) for word in found if word not in common and len(word) > 1)


@lru_cache(maxsize=512)
def items_in(raw: str, author: str = "") -> tuple[Item, ...]:
    """What this message asks, in the order asked."""
    text = read_text(raw, author)
    found: list[Item] = []
    before = ""
    for sentence, quiet in _heard(text):
        found.extend(replace(each, before=before) for each in _in_sentence(text, sentence, quiet))
        before = sentence.text
    return tuple(found)


# What is asked stands before the pasted log, not behind it.
_FARTHEST = 20_000


def _heard(text: Text) -> Iterator[tuple[Sentence, bool]]:
    """Sentences that may ask; told apart are those behind a rhetorical one."""
    after_rhetoric = False
    rhetoric = phrases("rhetorical")
    for sentence in text.sentences:
        if sentence.start > _FARTHEST:
            return
        if rhetoric.fits(sentence):
            after_rhetoric = True
            continue
        yield sentence, after_rhetoric
        after_rhetoric = False


_CONDITION = re.compile(r"(?:if|when|once|in case|unless|suppose|assuming)\b(?! so\b)")
_LONG_CONDITION = 90


def _in_sentence(text: Text, sentence: Sentence, after_rhetoric: bool) -> Iterator[Item]:
    starts = _starts(sentence)
    if not starts:
        if sentence.is_asking and not after_rhetoric and len(sentence.words) <= 8:
            yield _item(text, sentence, 0, len(sentence.text), "question")
        elif _is_bare_request(sentence):
            yield _item(text, sentence, 0, len(sentence.text), "request")
        return
    first = _past_lead(sentence.text, 0)
    before = sentence.text[first : starts[0][0]]
    if _CONDITION.match(before) and len(before) < _LONG_CONDITION and before.count(",") <= 1:
        # "If I leave it on, will it update?": the "if" is part of what is asked.
        starts[0] = (first, starts[0][1])
    for index, (start, kind) in enumerate(starts):
        last = index + 1 == len(starts)
        end = len(sentence.text) if last else starts[index + 1][0]
        end = _extent(sentence, start, end, last)
        if len(sentence.text[start:end].split()) >= 2 or sentence.is_asking:
            yield _item(text, sentence, start, end, kind)


def _starts(sentence: Sentence) -> list[tuple[int, Literal["question", "request"]]]:
    text = sentence.text
    found: dict[int, Literal["question", "request"]] = {}
    for match in _SPLIT.finditer(text):
        place = _past_lead(text, match.end())
        kind = _kind_at(
            sentence, place, at_start=not text[:place].strip() or place == _past_lead(text, 0)
        )
        if kind:
            found.setdefault(place, kind)
    for match in _ANYWHERE.finditer(text):
        if any(start <= match.start() < start + 40 for start in found) and not _is_run_on(text):
            continue
        kind = _kind_at(sentence, match.start(), at_start=False)
        if kind:
            found.setdefault(match.start(), kind)
    asked = [pair for pair in sorted(found.items()) if not _is_rhetorical(sentence, pair[0])]
    return _apart(text, asked)


def _is_rhetorical(sentence: Sentence, place: int) -> bool:
    return phrases("rhetorical").fits(Sentence(sentence.text[place:], place, sentence.mark))


def _is_run_on(text: str) -> bool:
    return len(text) > 120 and "," not in text


def _apart(
    text: str, starts: list[tuple[int, Literal["question", "request"]]]
) -> list[tuple[int, Literal["question", "request"]]]:
    """Drop what begins inside another item: "could you tell me, please, when ...", "... or is it"."""
    kept: list[tuple[int, Literal["question", "request"]]] = []
    for start, kind in starts:
        if kept:
            between = text[kept[-1][0] : start]
            if len(between.split()) < 3 or re.search(r"\bor[, ]*$", between):
                continue
            if _dangling(between):
                continue
        kept.append((start, kind))
    return kept


_DANGLES = re.compile(
    r"\b(?:know|tell me|tell us|wonder|wondering|sure|idea|say|ask|explain|"
    r"understand|check|find out|confirm|see|if|that|to|please|you|me|"
    r"us)[, ]*(?:please|maybe|perhaps)?[, ]*$"
)


def _dangling(before: str) -> bool:
    return bool(_DANGLES.search(before))


def _past_lead(text: str, place: int) -> int:
    match = _leads().match(text, place)
    return match.end() if match else place


@cache
def _leads() -> re.Pattern[str]:
    """ "Please, also, ": any number of mild words before what is asked."""
    leads = "|".join(re.escape(lead) for lead in words("mild-lead"))
    return re.compile(rf"(?:(?:{leads})[,:;!. -]+)+")


def _kind_at(
    sentence: Sentence, place: int, *, at_start: bool
) -> Literal["question", "request"] | None:
    text = sentence.text
    if place >= len(text) or _COURTESY.match(text, place) or _NOT_REQUEST.match(text, place):
        return None
    indirect = _INDIRECT.match(text, place)
    if (
        indirect
        and not _WEAK_INDIRECT.match(text, place)
        and not _COURTESY.search(text, place, indirect.end() + 30)
    ):
        return "question"
    if indirect is None and at_start:
        late = _INDIRECT.search(text, place)
        if (
            late
            and late.start() - place < 40
            and "," not in text[place : late.start()]
            and not _WEAK_INDIRECT.search(text, place)
            and not _COURTESY.search(text, place)
        ):
            return "question"
    if _REQUEST.match(text, place):
        return "request"
    if at_start and _is_imperative(text, place):
        return "request"
    if _INVERTED.match(text, place) and (
        at_start
        or sentence.is_asking
        or not _RELATIVE.match(text, place)
        or _after_and(text, place)
    ):
        return "question"
    if (
        sentence.is_asking
        and _OPENING.match(text, place)
        and (at_start or not _RELATIVE.match(text, place) or _after_and(text, place))
    ):
        return "question"
    return None


def _after_and(text: str, place: int) -> bool:
    before = text[:place].rstrip()
    return (
        not before
        or before.endswith((" and", " also", ";", ":", " -", "(", " but"))
        or _RUN_WH.match(text, place) is not None
    )


_RUN_WH = re.compile(
    rf"{_WH}(?: [\w'-]+){{0,4}}? (?:do|does|did|can|could|should|is|are|will) (?:i|"
    rf"we|you|u|it|they|he|she|the|my)\b"
)


_VERB_AND_OBJECT = re.compile(
    r"(?:just |now )?([a-z]+) (?:my|the|a|an|this|that|it|me|us|our|him|her|them|"
    r"all|both|one|two|three|these"
    r"|those|up|down|in|out|off|on|to|into|someone|somebody|everything|new|another|"
    r"back|over|with|after|\d+)\b"
)


def _is_imperative(text: str, place: int) -> bool:
    verb = _VERB_AND_OBJECT.match(text, place)
    if not verb or verb.group(1) not in word_set("task-verb"):
        return False
    return not _IMPERATIVE_NOT.match(text, place)


def _is_bare_request(sentence: Sentence) -> bool:
    """ "Password reset, please." """
    words_here = sentence.words
    return 2 <= len(words_here) <= 9 and words_here[-1] in ("please", "pls", "plz")


def _extent(sentence: Sentence, start: int, end: int, last: bool) -> int:
    text = sentence.text
    if not (last and sentence.is_asking):
        cut = _CUT.search(text, start + 8, end)
        if cut:
            end = cut.start()
    tail = _TAIL.search(text, start + 4, end)
    if tail and "?" not in text[tail.start() : end]:
        end = tail.start()
    piece = re.sub(
        r"(?:[\s,;:(-]|\b(?:and|but|so|also|then|or|plus|if so|and also))+$", "", text[start:end]
    )
    return start + len(piece)


def _item(
    text: Text, sentence: Sentence, start: int, end: int, kind: Literal["question", "request"]
) -> Item:
    span = sentence.at(start, end)
    return Item(span, text.raw[span.start : span.end], kind, _about(sentence.text[start:end], kind))


def _about(text: str, kind: str) -> About:
    first = _FIRST_AUX.match(text)
    if first and not (_ASKS_TO_TELL.search(text[:40])):
        return "yes-no" if kind == "question" else "other"
    if kind == "question" and _WHEN_IF.match(text):
        return "yes-no"
    found = [(m.start(), about) for pattern, about in _ABOUT if (m := pattern.search(text))]
    if re.match(r"(?:what|which)\b", text) and not _TIME_ASKED.match(text):
        return "other"
    if kind == "question" and re.search(r"\b(?:if|whether)\b", text):
        return "yes-no"
    return min(found, default=(0, "other"), key=lambda pair: pair[0])[1]
