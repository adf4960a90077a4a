"""How far a reply answers what was asked.

The coach cannot know whether an answer is right. It looks for the shape that an answer to such a
question has: a time for "when", a yes or no, words about the same matter. A sentence that only
says when the agent will write again answers partly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from warmdesk.coach.estimates import asks_past, may_tell_when, without_named
from warmdesk.coach.fates import asks_fate, tells_fate
from warmdesk.coach.listening import Item, content_stems
from warmdesk.coach.phrases import phrases
from warmdesk.coach.text import Sentence, Text
from warmdesk.coach.times import names_time
from warmdesk.coach.types import Answered, Span

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
_DONE = re.compile(
    r"\b(?:done|sorted|fixed|(?:i|we)(?:'ve| have)(?: \w+){0,2}? \w+(?:ed|en|t|d|nt|"
    r"ut|et)\b|(?:is|are|it's|they're|'s) (?:now |all |already |both )?(?:done|"
    r"reset|ready|back|on|open|yours|set up|installed|fixed|ordered|booked|sent|"
    r"unlocked|active|restored|added|removed|there|here|in place|at reception|in "
    r"your|on your|on the|on its way|with you|waiting|working|running|switched|"
    r"changed|updated|moved|renewed|in)\b"
    r"|you(?:'ve| have)? (?:have|got|can|now have)\b|(?:has|have|was|were|been) "
    r"(?:\w+ ){0,2}?\w+(?:ed|en|et|ut|nt)\b|goes? out|went out|has arrived|here "
    r"(?:it is|you go|are))"
)
_WORD_ONLY = re.compile(
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
_UNKNOWN = re.compile(
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
_PAST_OR_NOW = re.compile(
    r"\b(?:is|are|it's|they're|was|were|has been|have been|'s) (?:now |all |already "
    r")?(?:back|up|done|ready|fixed|working(?! on\b)|on(?! (?:it|this|that|my|our|his|her|their|your)\b)|"
    r"running|open|here|restored|over|"
    r"available|there|finished)\b|\b(?:right now|already|since \d|straight away|"
    r"immediately|at once|now)\b"
)
_DURATION = re.compile(
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
_OFFER = re.compile(
    r"\b(?:may i|shall i|shall we|can i|could i|would (?:you like|that|it|tomorrow|"
    r"today|\w+day)|does (?:tomorrow|today|\w+day|that|it|\d)|is (?:tomorrow|today|"
    r"\w+day|that) (?:ok|okay|fine|all right|good)|would those help|suit you|if "
    r"(?:you like|you want|that's))\b"
)


_BARE_WORD = re.compile(
    r"(?:(?:oh|well|ah|sorry|i'm afraid|unfortunately|sadly),? )?"
    r"(?:yes|yep|yeah|yup|no|nope|nah|not (?:yet|really|now|today)|unfortunately not|of course|sure|"
    r"certainly|absolutely|definitely|indeed|correct|exactly|never|always|maybe|perhaps|possibly|"
    r"probably|almost|nearly)(?:,? (?:sorry|i'm afraid|thanks|unfortunately|of course|not|please))?"
    r"(?:, [\w'-]+)?[\s.!…]*"
)
_ALL_OF_IT = re.compile(r"\b(?:both|neither|either|each|all (?:three|four|five|of (?:it|them)))\b")


class Reply:
    """A reply seen as an answer: its sentences, and what each could serve as."""

    def __init__(self, text: Text) -> None:
        self.text = text
        canned, thanks = phrases("canned"), phrases("set-thanks")
        self.telling = tuple(
            s
            for s in text.sentences
            if not s.is_asking
            and not ((canned.fits(s) or thanks.fits(s)) and not _has_matter(s))
            and not is_courtesy(s)
            and not asks_back(s)
        )
        self.asking = tuple(s for s in text.sentences if s.is_asking)

    @cached_property
    def stems(self) -> dict[int, frozenset[str]]:
        return {s.start: frozenset(content_stems(s.text)) for s in self.text.sentences}

    def overlap(self, item: Item, sentence: Sentence) -> int:
        return sum(1 for word in set(item.content) if _meets(word, self.stems[sentence.start]))

    def is_on_topic(self, item: Item, sentence: Sentence) -> bool:
        """Whether the sentence shares a word with the question or with what it points back to."""
        return any(_meets(word, self.stems[sentence.start]) for word in item.matter)

    @cached_property
    def is_bare_word(self) -> bool:
        """Whether a lone yes or no is all that is said."""
        said = self._said
        return len(said) == 1 and bool(_BARE_WORD.fullmatch(said[0].text)) and not self.is_for_all

    @cached_property
    def is_for_all(self) -> bool:
        """Whether "yes to both" is all that is said."""
        said = self._said
        return len(said) == 1 and len(said[0].words) <= 6 and bool(_ALL_OF_IT.search(said[0].text))

    @cached_property
    def _said(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.text.sentences if not is_courtesy(s))

    @cached_property
    def offers(self) -> bool:
        return any(_OFFER.search(s.text) for s in self.text.sentences)


def _meets(word: str, stems: frozenset[str]) -> bool:
    if word in stems:
        return True
    return len(word) >= 5 and any(
        len(s) >= 5 and (s.startswith(word) or word.startswith(s)) for s in stems
    )


_COURTESY = re.compile(
    r"(?:thanks?\b|thank you|many thanks|cheers|you're welcome|no worries|no problem|np\b|(?:kind |"
    r"best |warm |many |kindest )?(?:regards|wishes|greetings)|have a (?:nice|good|"
    r"great)|good luck|sorry\b|i'm (?:so |very )?sorry|i am sorry|apologies|my "
    r"apologies|glad (?:that )?(?:it|to hear|you)|happy (?:easter|new year)|merry "
    r"christmas|welcome\b|please (?:let|don't hesitate|feel free|be patient|bear "
    r"with|stand by|wait\b|have patience)|let me know|hope )"
)


_DENIES = re.compile(
    r"\b(?:no(?! worries| problem)|not(?! hesitate)|can't|cannot|won't|unable|impossible)\b"
)


def is_courtesy(sentence: Sentence) -> bool:
    """Thanks, good wishes and the like: kind, but nothing told."""
    match = _COURTESY.match(sentence.text)
    if not match or _DENIES.search(sentence.text):
        return False
    return len(sentence.words) <= 9 and not re.search(r"[,:;] \S+ \S+", sentence.text)


def asks_back(sentence: Sentence) -> bool:
    """ "Send more details or I cannot help": the refusal in it answers nothing."""
    return phrases("asks-back").fits(sentence) and not _DONE.search(sentence.text)


def _has_matter(sentence: Sentence) -> bool:
    return len(sentence.words) > 14 and bool(
        re.search(r"\d|\b(?:i've|i'm|we've|so)\b", sentence.text)
    )


def judge(items: Iterable[Item], text: Text) -> list[tuple[Answered, Span | None]]:
    """For each item, in order: how far this reply answers it, and where."""
    items = list(items)
    if not text.sentences or not items:
        return [("no", None)] * len(items)
    reply = Reply(text)
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
        told = _tells_time(item, sentence, on_topic=reply.is_on_topic(item, sentence))
        if told == "yes":
            used.add(sentence.start)
            return "yes", sentence.span
        if told == "partly" and partly is None:
            partly = sentence.span
    return ("partly", partly) if partly else ("no", None)


_CLAUSES = re.compile(
    r"[;:](?=\s)|\s-\s|, |\band (?=i|we|you|he|she|they|it|will)\b|\b(?=(?:because|so) )"
)


def gives_time(text: str) -> bool:
    """Whether a plain text names a time, a length of time or an event to wait for, or owns up that
    nobody knows yet and says when there will be word."""
    return bool(names_time(text) or _DURATION.search(text) or _EVENT.search(text))


def _tells_time(item: Item, sentence: Sentence, *, on_topic: bool) -> Answered:
    told: Answered = "no"
    asked = item.text.lower()
    if phrases("vague-time").fits(sentence) and not (
        names_time(sentence.text) or _DURATION.search(sentence.text)
    ):
        return "no"
    whole = sentence.text
    if _UNKNOWN.search(whole):
        return "partly" if (names_time(whole) or _WORD_ONLY.search(whole)) else "no"
    words_only = bool(_WORD_ONLY.search(whole))
    for said in _CLAUSES.split(whole):
        clause = said if asks_past(asked) else without_named(said)
        timed = bool(names_time(clause) or _DURATION.search(clause))
        now = (
            bool(_PAST_OR_NOW.search(clause))
            and not _VAGUE_ONLY.search(clause)
            and not _IN_HAND.search(clause)
            and not re.search(r"\b(?:not|n't)\b", clause)
        )
        event = bool(_EVENT.search(clause)) and not words_only
        if not (timed or now or event):
            continue
        if _WORD_ONLY.search(clause) or (words_only and _STILL_WORD.search(clause)):
            told = "partly" if timed else told
        elif may_tell_when(said, asked, on_topic=on_topic):
            return "yes"
    return told


def _yes_no(item: Item, reply: Reply, used: set[int], alone: bool) -> tuple[Answered, Span | None]:
    if asks_fate(item.text.lower()):
        for sentence in reply.telling:
            told = tells_fate(sentence.text, on_topic=reply.is_on_topic(item, sentence))
            if told:
                used.add(sentence.start)
                return "yes", sentence.at(*told)
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
        if free and not _WORD_ONLY.search(free.text):
            used.add(free.start)
            return "yes", free.span
    best = _best(item, reply)
    if best and (_covers(item, reply, best) or _echoes(item, reply, best)):
        return "yes", best.span
    if "time" in item.text.lower() or names_time(item.text.lower()):
        timed = next(
            (s for s in reply.telling if names_time(s.text) or _DURATION.search(s.text)), None
        )
        if timed:
            return "yes", timed.span
    return _by_act(item, reply, used, alone)


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
    if not content or not _meets(content[0], reply.stems[sentence.start]):
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
    point = [word for word in item.content[-2:] if _meets(word, reply.stems[sentence.start])]
    if len(content) == 2:
        return _meets(item.content[-1], reply.stems[sentence.start])
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
        if _WORD_ONLY.search(sentence.text) and alone:
            return "partly", sentence.span
    if alone and reply.offers:
        return "yes", reply.text.body
    return "no", None


_ACTS = re.compile(r"\b(?:i|we)(?:'ve| have|'m| am|'ll| will|'re| are)\b")


def _acts(sentence: Sentence) -> bool:
    return bool(_ACTS.search(sentence.text)) and not _WORD_ONLY.search(sentence.text)


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
        if _WORD_ONLY.search(sentence.text) and not names_time(sentence.text):
            return "partly", sentence.span
        if _WORD_ONLY.search(sentence.text):
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
            or _UNKNOWN.search(sentence.text)
            or _LINK.search(sentence.text)
        ):
            used.add(sentence.start)
            return "yes", sentence.span
    partly = next((s for s in reply.telling if _WORD_ONLY.search(s.text)), None)
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
        and not _PAST_OR_NOW.search(sentence.text)
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
        or _DONE.search(best.text)
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
                    _DONE.search(sentence.text)
                    or _DID.search(sentence.text)
                    or _acts(sentence)
                    or _REFUSAL.search(sentence.text)
                )
            )
        ):
            used.add(sentence.start)
            return "yes", sentence.span
    for sentence in reply.telling:
        if _WORD_ONLY.search(sentence.text):
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
