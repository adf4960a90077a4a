"""What a rule is, and what it may look at.

A rule is a function from a draft to the places it noticed, with the words that go with it. Its name
is the name of its file, its page in the docs is the docstring of its file.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from warmdesk.coach.order import place
from warmdesk.coach.promises import text_times
from warmdesk.coach.reply import Reply
from warmdesk.coach.text import Sentence, Text, read_text
from warmdesk.coach.times import Moment
from warmdesk.coach.types import Asked, Kind, Level, Needs, Promise, Question, Span
from warmdesk.coach.when import gives_time


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the draft, with the words that its sentence names; `says` where the rule has a
    better sentence for this place than its usual one."""

    span: Span
    words: dict[str, str] = field(default_factory=dict)
    says: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A draft that shows a rule, with what was written before it where that matters."""

    draft: str
    asked: str = ""
    name: str = "Dana Okafor"
    colleagues: tuple[str, ...] = ()
    saved_reply: str | None = None
    technical: bool | None = None


Notice = Callable[["Draft"], Iterator[Spot]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the coach notices."""

    slug: str
    notice: Notice
    says: str
    why: str
    cold: tuple[Example, ...]
    warm: tuple[Example, ...]
    example: str
    whole: bool
    in_hurry: bool
    level: Level
    kind: Kind
    doc: str

    @property
    def importance(self) -> tuple[int, str]:
        return place(self.slug), self.slug


def rule(
    *,
    says: str,
    why: str = "",
    cold: tuple[str | Example, ...],
    warm: tuple[str | Example, ...],
    example: str,
    whole: bool = False,
    in_hurry: bool = True,
    level: Level = "on",
    kind: Kind = "reply",
) -> Callable[[Notice], Rule]:
    """Make a rule of a function. `whole` rules are about the reply, not about one sentence of it;
    those not `in_hurry` are silent when the person is short of time. A rule reads one `kind` of draft,
    since a note is not written to the person."""

    def made(notice: Notice) -> Rule:
        return Rule(
            slug=notice.__module__.rsplit(".", 1)[-1].replace("_", "-"),
            notice=notice,
            says=says,
            why=why,
            cold=tuple(_example(each) for each in cold),
            warm=tuple(_example(each) for each in warm),
            example=example,
            whole=whole,
            in_hurry=in_hurry,
            level=level,
            kind=kind,
            doc=inspect.getdoc(sys.modules[notice.__module__]) or "",
        )

    return made


def _example(given: str | Example) -> Example:
    return given if isinstance(given, Example) else Example(given)


@dataclass(frozen=True)
class Draft:
    """A reply that is being written, and all that was read from it and its thread."""

    question: Question
    reply: Reply
    asked: tuple[Asked, ...]
    needs: Needs
    promises: tuple[Promise, ...]
    now: datetime
    rests: bool = False

    @property
    def text(self) -> Text:
        return self.reply.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.text.sentences

    @property
    def name(self) -> str:
        """The person's first name, or words that stand for it."""
        return first_name(self.question) or "the person"

    @cached_property
    def incoming(self) -> Text:
        """The person's latest message; empty if there is none."""
        for turn in reversed(self.question.thread):
            if turn.author == "person":
                return read_text(turn.text, turn.name)
        return read_text("")

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The times that the draft names."""
        return text_times(self.text, self.question.desk, self.now)

    def has_word(self, *words: str) -> bool:
        return not self.text.word_set.isdisjoint(words)

    def asks_about(self, about: str) -> bool:
        return any(item.about == about for item in self.asked)

    def names_any_time(self) -> bool:
        """Whether any sentence gives a time, a length of time or an event to wait for."""
        return bool(self.moments) or any(gives_time(s.text) for s in self.sentences)

    @cached_property
    def is_private(self) -> bool:
        """Whether the person's card asks to leave personal matters out."""
        return "private" in self.question.person.prefers

    def may_be_warm(self, sentence: Sentence) -> bool:
        """A service provider's reply may open with a light line, unless the person is in a hurry
        or private."""
        return (
            self.question.desk.kind == "provider"
            and sentence is self.sentences[0]
            and not (self.needs.hurry or self.is_private)
        )

    def brings_someone_in(self) -> bool:
        """Whether somebody is brought into the thread, or the agent sees to it that they act."""
        return bool(_BRINGS_IN.search(self.text.plain))


def first_name(question: Question) -> str:
    """As the person is called: from their card, else from their latest message."""
    if question.person.first_name:
        return question.person.first_name
    for turn in reversed(question.thread):
        if turn.author == "person" and turn.name.split():
            return turn.name.split()[0]
    return ""


_BRINGS_IN = re.compile(
    r"\b(?:i|we)(?:'ve| have|'m| am|'ll| will)? (?:now |also |just |already |both "
    r")*(?:asked|asking|ask|copied|copying|copy|cc'?d|added|adding|add|brought|"
    r"bringing|bring|looped|looping|loop|introduced|introducing|introduce|invited|"
    r"passed|passing|given|handed|forwarded|forwarding|told|telling|spoken|talked|"
    r"called|rang|ring|call|check|checking|arranged|booked|raised|opened|sent|"
    r"follow|stay|keep)\b"
    r"(?! (?:you to|that you|the (?:guide|form|link)))"
    r"|\b(?:in|into|on|to) (?:this|the|our) (?:thread|mail|e-mail|email|"
    r"conversation|copy|ticket|chain|cc)\b|\bin (?:cc|copy|the loop)\b|\bmeet "
    r"[\w'-]+,|\bhas (?:your|the|this) [\w ]{2,30} from me\b|\bfrom me\b|\bi stay\b|"
    r"\bi'll (?:make sure|see to it|take care)\b"
)


def trimmed(text: Text, span: Span) -> Spot:
    """The span without the spaces around it."""
    start, end = span
    while end > start and text.raw[end - 1].isspace():
        end -= 1
    while start < end and text.raw[start].isspace():
        start += 1
    return Spot(Span(start, end))
