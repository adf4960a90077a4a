"""The job layer: claims, leases, and one failing duty beside others."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from tests.factories.tickets import make_ticket
from warmdesk.core import duties
from warmdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_a_claimed_row_is_not_claimed_again_until_its_lease_ends(friday):
    ticket = make_ticket()
    rows = Ticket.objects.filter(indexed_at=None).order_by("pk")
    lease = timedelta(minutes=1)
    assert duties.claim(rows, friday, lease=lease) == [ticket]
    assert duties.claim(rows, friday + timedelta(seconds=59), lease=lease) == []
    assert duties.claim(rows, friday + timedelta(seconds=61), lease=lease) == [ticket]


def test_a_failing_duty_does_not_stop_the_others(monkeypatch):
    stop = threading.Event()
    ran: list[str] = []

    def fail(at):
        ran.append("fails")
        raise RuntimeError("a broken duty")

    def work(at):
        ran.append("works")
        stop.set()
        return 0

    monkeypatch.setattr(
        duties,
        "_duties",
        {"a": duties.Duty("a", 60, fail), "b": duties.Duty("b", 60, work)},
    )
    monkeypatch.setattr(duties, "close_old_connections", lambda: None)
    duties.work_until(stop)
    assert ran == ["fails", "works"]


def test_every_domain_with_background_work_is_found():
    names = {each.name for each in duties.all_duties()}
    assert {"write_search_index", "end_what_has_ended", "listen"} <= names
