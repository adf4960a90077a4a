"""A reply seen as an answer: what in it tells something, and what is mere courtesy."""

from __future__ import annotations

import re
from functools import cached_property

from warmdesk.coach.listening import Item, content_stems
from warmdesk.coach.phrases import phrases
from warmdesk.coach.text import Sentence, Text

DONE = re.compile(
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

    @cached_property
    def telling(self) -> tuple[Sentence, ...]:
        """What tells something: no question, no courtesy, no set phrase."""
        canned, thanks = phrases("canned"), phrases("set-thanks")
        return tuple(
            s
            for s in self.text.sentences
            if not s.is_asking
            and not ((canned.fits(s) or thanks.fits(s)) and not _has_matter(s))
            and not is_courtesy(s)
            and not asks_back(s)
        )

    @cached_property
    def stems(self) -> dict[int, frozenset[str]]:
        return {s.start: frozenset(content_stems(s.text)) for s in self.text.sentences}

    def overlap(self, item: Item, sentence: Sentence) -> int:
        return sum(1 for word in set(item.content) if meets(word, self.stems[sentence.start]))

    def is_on_topic(self, item: Item, sentence: Sentence) -> bool:
        """Whether the sentence shares a word with the question or with what it points back to."""
        return any(meets(word, self.stems[sentence.start]) for word in item.matter)

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


def meets(word: str, stems: frozenset[str]) -> bool:
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
    return phrases("asks-back").fits(sentence) and not DONE.search(sentence.text)


def _has_matter(sentence: Sentence) -> bool:
    return len(sentence.words) > 14 and bool(
        re.search(r"\d|\b(?:i've|i'm|we've|so)\b", sentence.text)
    )
