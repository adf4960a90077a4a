"""The lines of "What they asked": each thing asked, with its state in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from warmdesk import coach
from warmdesk.coaching.queries.question import Heard
from warmdesk.tickets.choices import Answered
from warmdesk.tickets.models import Asked, Message


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One thing asked. `state`: open, partly, draft, answered or aside; `words` say it.

    `asked_id` is None while the item is read but not stored yet; `answered_by_id` is the message that answers it.
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
class Readings:
    """What the coach read in the messages of a thread.

    `draft` is the reading with the draft. `sent` is that of a newest reply which nobody has listened to yet: what it
    answers is stored nowhere, and the page must not say that it is still to do.
    """

    heard: Heard
    draft: coach.Answer
    reply: Message | None = None
    sent: coach.Answer | None = None
    is_own_and_held: bool = False

    def found(self) -> Iterator[AskedLine]:
        """Everything read as asked; what is said of it first is its newest state."""
        sent = self.sent.asked if self.sent else ()
        for each in sent:
            if each.answered == "yes":
                yield self._line(each, "answered", _sent_words(self.is_own_and_held))
        for each in self.draft.asked:
            yield self._line(each, *_draft_state(each))
        for each in sent:
            if each.answered == "partly":
                yield self._line(each, "partly", _("Partly answered earlier"))
            elif each.answered == "no":
                yield self._line(each, "open", _("Not in your draft yet"))

    def _line(self, each: coach.Asked, state: str, words: str) -> AskedLine:
        by = self.reply.pk if self.reply and state == "answered" else None
        message = self.heard.messages[each.message].pk
        return AskedLine(0, each.text, state, words, message, *each.span, answered_by_id=by)


def asked_lines(stored: Sequence[Asked], readings: Readings | None) -> list[AskedLine]:
    """The stored items, and those just read that are not stored yet, in the order asked."""
    found = list(readings.found()) if readings else []
    fresh: list[AskedLine] = []
    for each in found:
        is_known = any(is_same(each, other) for other in stored)
        if not is_known and not any(is_same(each, other) for other in fresh):
            fresh.append(each)
    kept = [
        _stored_line(item, next((each for each in found if is_same(each, item)), None))
        for item in stored
        if not item.is_removed
    ]
    lines = sorted([*kept, *fresh], key=lambda line: (line.message_id, line.start))
    return [replace(line, number=number) for number, line in enumerate(lines, 1)]


def is_same(one: AskedLine, other: AskedLine | Asked) -> bool:
    """The same words of the same message, though one reading may take in a little more than the other."""
    return one.message_id == other.message_id and one.start < other.end and other.start < one.end


def _stored_line(item: Asked, read: AskedLine | None) -> AskedLine:
    by = item.answered_by_id
    if item.answered == Answered.ASIDE:
        state, words = "aside", _("You said: not now. {reason}").format(reason=item.aside_reason)
    elif item.answered == Answered.YES:
        state, words = "answered", _("Answered earlier")
    elif read and read.state != "open":
        state, words, by = read.state, read.words, read.answered_by_id
    elif item.answered == Answered.PARTLY:
        state, words = "partly", _("Partly answered earlier")
    else:
        state, words = "open", _("Not in your draft yet")
    return AskedLine(0, item.text, state, words, item.message_id, item.start, item.end, item.pk, by)


def _sent_words(is_own_and_held: bool) -> str:
    return _("Answered in what you just sent") if is_own_and_held else _("Answered earlier")


def _draft_state(read: coach.Asked) -> tuple[str, str]:
    if read.answered == "no":
        return "open", _("Not in your draft yet")
    if read.answered == "yes":
        return "draft", _("Answered in your draft")
    if read.about == "time":
        return "partly", _("You say when you will write, not when it is back")
    return "partly", _("Partly answered in your draft")
