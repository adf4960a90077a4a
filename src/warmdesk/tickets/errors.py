"""What an agent can meet when acting on a ticket; surfaces turn these into words."""

from __future__ import annotations


class TicketError(Exception):
    """Something stands in the way; nothing was changed."""


class NothingWritten(TicketError):
    """There are no words to send or to store."""


class SomeoneWrote(TicketError):
    """A message arrived after the page was loaded. `name` wrote it, `seconds` ago; no name for one's own."""

    def __init__(self, name: str, seconds: int, message_id: int) -> None:
        super().__init__(name)
        self.name = name
        self.seconds = seconds
        self.message_id = message_id


class GapLeft(TicketError):
    """The reply still holds a gap such as [what Dana lost]."""

    def __init__(self, gap: str) -> None:
        super().__init__(gap)
        self.gap = gap


class TooLate(TicketError):
    """The reply has left already and cannot be taken back."""


class AlreadyTaken(TicketError):
    """Somebody else was quicker. `name` has it now."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class HandoffSettled(TicketError):
    """The offer was accepted, declined or withdrawn already."""


class HandoffWaiting(TicketError):
    """There is an offer out already."""


class NotYours(TicketError):
    """Only the owner can do this. `name` is the owner."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotTheirs(TicketError):
    """An address that takes no part in this ticket."""


class AlreadyClosed(TicketError):
    """It is closed; writing in it opens it again."""


class TooManyLabels(TicketError):
    """It has as many labels as a ticket can have: `count`."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class ReplyLeaving(TicketError):
    """A reply can still be taken back; in ten seconds it has left."""


class HeardAlready(TicketError):
    """Its person has said how it went, so it stays a ticket of its own. `number` is which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class NobodyHolds(TicketError):
    """No working agent exists who could own a new ticket."""


class DraftMoved(TicketError):
    """The draft was changed elsewhere since it was loaded; `text` is what is stored now."""

    def __init__(self, text: str, version: int) -> None:
        super().__init__()
        self.text = text
        self.version = version


class NotASpan(TicketError):
    """The words that were marked are not in that message."""


class TicketsLeft(TicketError):
    """An agent owns tickets, so somebody must be named who takes them. `count` are open."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count
