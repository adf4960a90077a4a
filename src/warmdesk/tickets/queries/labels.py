"""Which labels there are."""

from __future__ import annotations

import time

from django.db.models import Exists, OuterRef

from warmdesk.tickets.models import Label, Ticket

KEPT_SECONDS = 30.0
MOST_OFFERED = 100


class _Kept:
    names: tuple[str, ...] = ()
    until = 0.0


def label_names() -> tuple[str, ...]:
    """Labels that some ticket has, by name; remembered for half a minute, for every inbox offers them."""
    if time.monotonic() > _Kept.until:
        used = Ticket.labels.through.objects.filter(label=OuterRef("pk"))
        found = Label.objects.filter(Exists(used)).values_list("name", flat=True)
        _Kept.names = tuple(found[:MOST_OFFERED])
        _Kept.until = time.monotonic() + KEPT_SECONDS
    return _Kept.names


def forget_labels() -> None:
    """Ask anew at the next call."""
    _Kept.until = 0.0
