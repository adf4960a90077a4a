"""What the margin beside a draft shows: asked items with their state, thoughts, promises, and marks in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.utils.translation import gettext as _

from warmdesk import coach
from warmdesk.accounts.models import User
from warmdesk.coach.needs import how_it_sounds
from warmdesk.coaching.queries.asked_lines import AskedLine, Readings, asked_lines
from warmdesk.coaching.queries.last_reply import last_reply, read_last_reply
from warmdesk.coaching.queries.question import Heard, coach_desk, question_about, read
from warmdesk.tickets.choices import LONGEST_TEXT, Kind
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.thread import Thread

log = structlog.get_logger(__name__)

MOST_SHOWN = 2
HANDOFF_RULES = frozenset({"cold-handoff", "hand-off-ready", "deflection"})


@dataclass(frozen=True, slots=True)
class Thought:
    """One finding. `tone` is "thought" or "handoff"."""

    rule: str
    says: str
    why: str
    example: str
    quote: str
    start: int
    end: int
    tone: str = "thought"


@dataclass(frozen=True, slots=True)
class Found:
    """A promise in the draft; `due_at` is None where no time could be worked out."""

    number: int
    words: str
    start: int
    end: int
    due_at: datetime | None
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the draft to underline: kind answered, promise or thought."""

    start: int
    end: int
    kind: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Margin:
    """Everything beside the draft. Only the draft's author is ever shown one (R60).

    `is_resting` if the coach failed, `is_unread` if the draft is in a language that it cannot read,
    `is_too_long` if nobody could send the draft as it is, `is_silent` where it has no say.
    """

    asked: Sequence[AskedLine] = ()
    shown: Sequence[Thought] = ()
    smaller: Sequence[Thought] = ()
    set_aside: Sequence[str] = ()
    promises: Sequence[Found] = ()
    marks: Sequence[Mark] = ()
    guess: str = ""
    is_hurried: bool = False
    is_resting: bool = False
    is_unread: bool = False
    is_too_long: bool = False
    is_silent: bool = False
    has_draft: bool = False

    @property
    def is_at_rest(self) -> bool:
        return self.is_resting or self.is_unread or self.is_too_long

    @property
    def thoughts(self) -> int:
        return len(self.shown) + len(self.smaller)

    @property
    def answered(self) -> int:
        return sum(line.is_done for line in self.asked)

    @property
    def summary(self) -> str:
        """One line for the phone's fold and for the live region: what there is, in words."""
        parts = []
        if self.asked:
            parts.append(
                _("{done} of {all} answered").format(done=self.answered, all=len(self.asked))
            )
        if self.thoughts:
            parts.append(
                _("1 thought") if self.thoughts == 1 else _("{n} thoughts").format(n=self.thoughts)
            )
        if self.promises:
            count = len(self.promises)
            parts.append(_("1 promise") if count == 1 else _("{n} promises").format(n=count))
        return ", ".join(parts)


def read_draft(
    ticket: Ticket,
    thread: Thread,
    agent: User,
    *,
    text: str,
    kind: str,
    at: datetime,
    set_aside: Sequence[str] = (),
    asked_for: bool = False,
) -> Margin:
    """Read a draft for its author. Never raises: if the coach fails, it rests and everything else goes on."""
    if len(text) > LONGEST_TEXT:
        # Its time to read grows with the text, and every look at the page would wait for it.
        return Margin(
            asked=tuple(asked_lines(thread.asked, None)), is_too_long=True, has_draft=True
        )
    is_note = kind == Kind.NOTE
    try:
        heard = question_about(
            ticket,
            thread.messages,
            agent=agent,
            draft=text,
            kind=kind,
            at=at,
            asked_for=asked_for,
        )
        is_read = not asked_for and _is_read(thread, heard)
        answer = _how_it_sounds(heard) if is_read else read(heard)
        lines = tuple(asked_lines(thread.asked, _readings(heard, answer, agent)))
    except Exception:
        # The coach must never stand between an agent and a person.
        log.exception("The coach failed.", ticket=ticket.pk)
        asked = tuple(asked_lines(thread.asked, None))
        return Margin(asked=asked, is_resting=True, has_draft=bool(text.strip()))
    thoughts, aside = _sort(answer.findings, agent, set_aside, asked_for)
    if is_note:
        return _beside_a_note(lines, thoughts, aside)
    if answer.rests:
        return Margin(asked=lines, is_unread=True, has_draft=True)
    promises = tuple(_promises(answer.promises))
    return Margin(
        asked=lines,
        shown=thoughts[:MOST_SHOWN],
        smaller=thoughts[MOST_SHOWN:],
        set_aside=aside,
        promises=promises,
        marks=tuple(_marks(lines, answer, promises, thoughts, heard)),
        guess=_guess(answer.needs),
        is_hurried=answer.needs.hurry,
        has_draft=bool(text.strip()),
    )


def _beside_a_note(
    lines: tuple[AskedLine, ...], thoughts: tuple[Thought, ...], aside: tuple[str, ...]
) -> Margin:
    """A note goes to no person, so the coach is silent; only scorn for one is worth a word to its author."""
    return Margin(
        asked=lines,
        shown=thoughts[:1],
        set_aside=aside,
        marks=tuple(Mark(each.start, each.end, "thought") for each in thoughts[:1]),
        is_silent=not (thoughts or aside),
        has_draft=True,
    )


def promises_in(text: str, *, agent: User, at: datetime) -> tuple[Found, ...]:
    """What a reply promises, as the margin beside it says; sending asks for nothing else. Never raises."""
    question = coach.Question(draft=text, now=at, agent=agent.name, desk=coach_desk())
    try:
        return tuple(_promises(coach.read_promises(question)))
    except Exception:
        # The coach must never stand between an agent and a person.
        log.exception("The coach failed.")
        return ()


def _is_read(thread: Thread, heard: Heard) -> bool:
    """Nothing is written yet, and the reading of all that was said is stored."""
    is_heard = all(message.listened_at for message in thread.messages)
    return is_heard and not heard.question.draft.strip()


def _readings(heard: Heard, answer: coach.Answer, agent: User) -> Readings:
    reply = last_reply(heard)
    if reply is None or reply.listened_at:
        return Readings(heard, answer)
    is_own_and_held = reply.undo is not None and reply.agent_id == agent.pk
    return Readings(heard, answer, reply, read_last_reply(heard), is_own_and_held)


def _how_it_sounds(heard: Heard) -> coach.Answer:
    """What is never stored and so read each time: the hurry, worry or anger of the newest words."""
    for turn in reversed(heard.question.thread):
        if turn.author == "person":
            return coach.Answer(needs=how_it_sounds(turn))
    return coach.Answer()


def _sort(
    findings: Sequence[coach.Finding], agent: User, set_aside: Sequence[str], asked_for: bool
) -> tuple[tuple[Thought, ...], tuple[str, ...]]:
    quiet = () if asked_for else agent.quiet_rules
    shown, aside = [], []
    for each in findings:
        if each.rule in set_aside:
            aside.append(each.rule)
        elif each.rule not in quiet:
            shown.append(
                Thought(
                    each.rule,
                    each.says,
                    each.why,
                    each.example,
                    each.quote,
                    *each.span,
                    tone="handoff" if each.rule in HANDOFF_RULES else "thought",
                )
            )
    return tuple(shown), tuple(dict.fromkeys(aside))


def _promises(found: Sequence[coach.Promise]) -> Iterator[Found]:
    """Each promise once, however often the reply says it, in the order of the text."""
    said: set[tuple[str, datetime | None]] = set()
    end = 0
    for each in sorted(found, key=lambda promise: promise.span):
        words = " ".join(each.text.casefold().split()).strip(".!?")
        # A condition without a time ("if it fails, I will come over") is no line for a list.
        is_for_a_list = each.due or each.certain
        if is_for_a_list and each.span[0] >= end and (words, each.due) not in said:
            said.add((words, each.due))
            end = each.span[1]
            yield Found(len(said), each.text, *each.span, each.due, each.certain)


def _marks(
    lines: Sequence[AskedLine],
    answer: coach.Answer,
    promises: Sequence[Found],
    thoughts: Sequence[Thought],
    heard: Heard,
) -> list[Mark]:
    marks = [
        Mark(each.by[0], each.by[1], "answered", _number_of(each, lines, heard))
        for each in answer.asked
        if each.answered == "yes" and each.by
    ]
    marks += [Mark(each.start, each.end, "promise") for each in promises]
    marks += [Mark(each.start, each.end, "thought") for each in thoughts]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _number_of(read: coach.Asked, lines: Sequence[AskedLine], heard: Heard) -> int | None:
    message = heard.messages[read.message].pk
    for line in lines:
        if line.message_id == message and line.start < read.span[1] and read.span[0] < line.end:
            return line.number
    return None


def _guess(needs: coach.Needs) -> str:
    """At most one guess about how the words sound; labelled as a guess where it is shown, never stored."""
    if needs.hurry:
        return _("They sound pressed for time.")
    if needs.mood == "worried":
        return _("They sound worried.")
    if needs.mood == "angry":
        return _("They sound upset.")
    return ""
