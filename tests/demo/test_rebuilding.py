"""The sample is kept for its day, told anew on another, and never in place of a real desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.conftest import FRIDAY
from tests.demo.conftest import LONDON
from tests.factories.tickets import make_ticket
from tests.mail.post import PostOffice
from warmdesk.core.desk import desk_calendar
from warmdesk.demo import sample
from warmdesk.demo.cases import DANAS_NUMBER
from warmdesk.mail.models import Account
from warmdesk.mail.sending.outbox import send_due
from warmdesk.promises.models import Promise
from warmdesk.tickets.models import Delivery, Mailbox, Ticket

pytestmark = pytest.mark.django_db


def test_it_is_kept_until_its_day_is_over():
    assert not sample.is_of_today(FRIDAY)
    with time_machine.travel(FRIDAY):
        sample.rebuild(FRIDAY, LONDON)
    assert sample.is_of_today(FRIDAY + timedelta(hours=12))
    assert not sample.is_of_today(FRIDAY + timedelta(days=3))


def test_telling_it_again_leaves_nothing_of_the_day_before():
    sample.rebuild(FRIDAY, LONDON)
    count = Ticket.objects.count()
    make_ticket(mailbox=Mailbox.objects.first(), subject="Something a visitor asked")
    sample.rebuild(FRIDAY + timedelta(days=3), LONDON)
    assert Ticket.objects.count() == count
    assert Ticket.objects.get(pk=DANAS_NUMBER).opened_at > FRIDAY + timedelta(days=2)


def test_a_real_desk_is_refused_and_unharmed():
    ticket = make_ticket()
    with pytest.raises(sample.NotASample):
        sample.rebuild(FRIDAY, LONDON)
    assert list(Ticket.objects.all()) == [ticket]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(datetime(2026, 11, 23, 3, 12, tzinfo=UTC), id="Monday in the night"),
        pytest.param(datetime(2026, 11, 21, 16, 7, tzinfo=UTC), id="Saturday afternoon"),
        pytest.param(datetime(2026, 3, 29, 0, 40, tzinfo=UTC), id="when clocks change"),
        pytest.param(datetime(2026, 12, 31, 23, 58, tzinfo=UTC), id="the last minutes of a year"),
    ],
)
def test_at_any_hour_the_desk_is_open_and_a_promise_is_near(now):
    sample.rebuild(now, LONDON)
    assert desk_calendar().is_open(now)
    ticket = Ticket.objects.get(pk=DANAS_NUMBER)
    assert ticket.next_due_at is not None
    assert timedelta(minutes=9) <= ticket.next_due_at - now < timedelta(minutes=14)
    assert ticket.deadline_at is not None
    assert ticket.next_due_at < ticket.deadline_at < now + timedelta(hours=4)
    assert not Promise.objects.filter(made_at__gt=now).exists()


def test_no_mail_leaves_even_with_a_server_at_hand():
    office = PostOffice()
    office.start()
    try:
        sample.rebuild(FRIDAY, LONDON)
        mailbox = Mailbox.objects.get(is_default=True)
        Account.objects.create(
            mailbox=mailbox, smtp_host="127.0.0.1", smtp_port=office.port, smtp_security="none"
        )
        make_ticket(mailbox=mailbox, at=FRIDAY)
        assert Delivery.objects.due(FRIDAY).count() == 1
        assert send_due(FRIDAY) == 1
    finally:
        office.stop()
    assert office.mails == []
    assert not Delivery.objects.due(FRIDAY).exists()
