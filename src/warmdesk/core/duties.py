"""The job layer. Rows of the domains are the truth; a duty looks for rows that are due and does what they ask.

A duty takes nothing and may run any number of times: it claims rows with a lease, so a worker that dies
gives its rows back when the lease ends. A nudge only makes a duty look sooner; if it is lost, the next
round finds the row all the same.
"""

from __future__ import annotations

import importlib
import importlib.util
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from django.apps import apps
from django.db import close_old_connections, connection, models, transaction

from warmdesk.core import clock

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)

Work = Callable[[datetime], int]
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a worker does again and again. `work` gets the time and returns how many rows it moved."""

    name: str
    every_seconds: float
    work: Work


_duties: dict[str, Duty] = {}
_nudged = threading.Event()


def duty(*, every_seconds: float) -> Callable[[Work], Work]:
    """Register a function of a domain's `tasks` module as a duty."""

    def register(work: Work) -> Work:
        _duties[work.__name__] = Duty(work.__name__, every_seconds, work)
        return work

    return register


def all_duties() -> tuple[Duty, ...]:
    return tuple(_duties.values())


def discover() -> None:
    """Import every domain's `tasks` module, which registers its duties."""
    for config in apps.get_app_configs():
        if config.name.startswith("warmdesk.") and (
            importlib.util.find_spec(f"{config.name}.tasks") is not None
        ):
            importlib.import_module(f"{config.name}.tasks")


def nudge() -> None:
    """Ask workers in this process to look now, once the running transaction has committed."""
    transaction.on_commit(_nudged.set)


def claim(
    rows: models.QuerySet[Row], at: datetime, *, limit: int = 20, lease: timedelta = LEASE
) -> list[Row]:
    """Take up to `limit` due rows for this worker, in the queryset's order.

    The model has `claimed_until`; a row whose claim has run out may be taken again.
    """
    free = rows.filter(models.Q(claimed_until=None) | models.Q(claimed_until__lte=at))
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            free = free.select_for_update(skip_locked=True, of=("self",))
        taken = list(free[:limit])
        if taken:
            model = type(taken[0])
            model._default_manager.filter(pk__in=[row.pk for row in taken]).update(
                claimed_until=at + lease
            )
    return taken


def run_once(at: datetime | None = None) -> int:
    """Do every duty until none finds anything. Returns how many rows moved. For tests and commands."""
    total = 0
    for _ in range(100):
        moved = sum(each.work(at or clock.now()) for each in all_duties())
        total += moved
        if not moved:
            break
    return total


def work_until(stop: threading.Event) -> None:
    """The worker's loop: each duty in its rhythm, at once after a nudge, until `stop` is set."""
    next_run = {each.name: 0.0 for each in all_duties()}
    while not stop.is_set():
        nudged = _nudged.wait(timeout=0.25)
        _nudged.clear()
        for each in all_duties():
            if stop.is_set():
                return
            if nudged or time.monotonic() >= next_run[each.name]:
                _run_safely(each)
                next_run[each.name] = time.monotonic() + each.every_seconds


def _run_safely(each: Duty) -> None:
    # The outermost loop: one failing duty must not stop the others.
    try:
        close_old_connections()
        if each.work(clock.now()):
            _nudged.set()
    except Exception:
        log.exception("A duty failed and will be tried again.", duty=each.name)
