"""News of tickets, for higher domains.

`ticket_opened`, `person_wrote`, `owner_changed` and `tickets_joined` are sent inside the transaction, so that what a
listener writes is stored or lost together with the act itself. Each passes `ticket` and `at`.
"""

from __future__ import annotations

from django.dispatch import Signal

ticket_opened = Signal()  # ticket, message, at
person_wrote = Signal()  # ticket, message, at
owner_changed = Signal()  # ticket, at
reply_undone = Signal()  # ticket, message, later (a reply that stands), before the ticket is stored
asked_if_solved = Signal()  # ticket, message, at
ticket_closed = Signal()  # ticket, at
tickets_joined = Signal()  # ticket (kept), other, at
