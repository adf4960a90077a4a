"""What the margin beside a draft shows: asked items with their state, thoughts, promises, and marks in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from django.utils.translation import gettext as _

from warmdesk import coach
from warmdesk.accounts.models import User
from warmdesk.coach.needs import how_it_sounds
from warmdesk.coaching.queries.question import Heard, question_about, read
from warmdesk.tickets.choices import Answered, Kind
from warmdesk.tickets.models import Asked, Message, Ticket
from warmdesk.tickets.queries.thread import Thread

log = structlog.get_logger(__name__)

MOST_SHOWN = 2
HANDOFF_RULES = frozenset({"cold-handoff", "hand-off-ready", "deflection"})


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One thing asked. `state`: open, partly, draft, answered or aside; `words` say it.

    `asked_id` is None while the item is read but not stored yet.
    """

    number: int
    text: str
    state: str
    words: str
    message_id: int
    start: int
    end: int
    asked_id: int | None = None
    answered_by_id: int | None = None

    @property
    def is_done(self) -> bool:
        return self.state in {"draft", "answered", "aside"}


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
    """Everything beside the draft. Only the draft's author is ever shown one (R60)."""

    asked: Sequence[AskedLine] = ()
    shown: Sequence[Thought] = ()
    smaller: Sequence[Thought] = ()
    set_aside: Sequence[str] = ()
    promises: Sequence[Found] = ()
    marks: Sequence[Mark] = ()
    guess: str = ""
    is_hurried: bool = False
    is_resting: bool = False
    is_silent: bool = False
    has_draft: bool = False

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
    is_note = kind == Kind.NOTE
    try:
        heard = question_about(
            ticket,
            thread.messages,
            agent=agent,
            draft="" if is_note else text,
            kind=kind,
            at=at,
            asked_for=asked_for,
        )
        is_read = not asked_for and _is_read(thread, heard)
        answer = _how_it_sounds(heard) if is_read else read(heard)
    except Exception:
        # The coach must never stand between an agent and a person.
        log.exception("The coach failed.", ticket=ticket.pk)
        asked = tuple(_lines(thread.asked, None, None))
        return Margin(asked=asked, is_resting=True, has_draft=bool(text.strip()))
    lines = tuple(_lines(thread.asked, answer, heard))
    if is_note:
        return Margin(asked=lines, is_silent=True)
    thoughts, aside = _sort(answer.findings, agent, set_aside, asked_for)
    promises = tuple(
        Found(n, each.text, each.span[0], each.span[1], each.due, each.certain)
        # A condition without a time ("if it fails, I will come over") is no line for a list.
        for n, each in enumerate((p for p in answer.promises if p.due or p.certain), 1)
    )
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


def _is_read(thread: Thread, heard: Heard) -> bool:
    """Nothing is written yet, and the reading of all that was said is stored."""
    is_heard = all(message.listened_at for message in thread.messages)
    return is_heard and not heard.question.draft.strip()


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


def _lines(
    stored: Sequence[Asked], answer: coach.Answer | None, heard: Heard | None
) -> list[AskedLine]:
    """The stored items, and those just read that are not stored yet, in the order asked."""
    found = answer.asked if answer else ()
    messages = heard.messages if heard else ()
    lines: list[AskedLine] = []
    used: set[int] = set()
    for item in stored:
        match = next(
            (
                n
                for n, each in enumerate(found)
                if messages[each.message].pk == item.message_id
                and each.span[0] < item.end
                and item.start < each.span[1]
            ),
            None,
        )
        used.update(() if match is None else (match,))
        if item.is_removed:
            continue
        lines.append(_stored_line(item, found[match] if match is not None else None))
    for n, each in enumerate(found):
        if n not in used:
            lines.append(_fresh_line(each, messages[each.message]))
    lines.sort(key=lambda line: (line.message_id, line.start))
    return [replace(line, number=number) for number, line in enumerate(lines, 1)]


def _stored_line(item: Asked, read: coach.Asked | None) -> AskedLine:
    if item.answered == Answered.ASIDE:
        state, words = "aside", _("You said: not now. {reason}").format(reason=item.aside_reason)
    elif item.answered == Answered.YES:
        state, words = "answered", _("Answered earlier")
    else:
        state, words = _draft_state(read)
    return AskedLine(
        0,
        item.text,
        state,
        words,
        item.message_id,
        item.start,
        item.end,
        item.pk,
        item.answered_by_id,
    )


def _fresh_line(read: coach.Asked, message: Message) -> AskedLine:
    state, words = _draft_state(read)
    return AskedLine(0, read.text, state, words, message.pk, read.span[0], read.span[1])


def _draft_state(read: coach.Asked | None) -> tuple[str, str]:
    if read is None or read.answered == "no":
        return "open", _("Not in your draft yet")
    if read.answered == "yes":
        return "draft", _("Answered in your draft")
    if read.about == "time":
        return "partly", _("You say when you will write, not when it is back")
    return "partly", _("Partly answered in your draft")


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
