"""A colleague stops working here."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.accounts.errors import LastAdmin
from warmdesk.accounts.models import Role, User
from warmdesk.promises.models import Promise
from warmdesk.tickets.actions.handoffs import offer_handoff
from warmdesk.tickets.actions.leaving import leave_desk
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.actions.solving import say_solved
from warmdesk.tickets.choices import Act, Channel
from warmdesk.tickets.errors import TicketsLeft
from warmdesk.tickets.models import Handoff, Holder, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def kofi():
    return AgentFactory(name="Kofi Asare")


@pytest.fixture
def ines():
    return AgentFactory(name="Ines Moreau")


def test_everything_goes_to_the_named_colleague(kofi, ines, friday):
    mailbox = MailboxFactory(holder=kofi)
    held, taken, closed = (make_ticket(mailbox=mailbox) for _ in range(3))
    take_ticket(ticket=taken, agent=kofi, at=friday)
    say_solved(ticket=closed, at=friday)
    at = friday + timedelta(minutes=5)
    assert leave_desk(agent=kofi, successor=ines, at=at) == 2
    assert set(Ticket.objects.values_list("owner", flat=True)) == {ines.pk}
    assert set(Promise.objects.open().values_list("agent", flat=True)) == {ines.pk}
    held.refresh_from_db()
    assert held.is_held
    told = held.events.get(act=Act.TAKEN)
    assert (told.is_for_person, told.facts["holder"]) == (True, "Kofi Asare")
    assert not User.objects.get(pk=kofi.pk).is_active
    assert Holder.objects.count() == 0


def test_a_late_reply_reaches_somebody_who_works_here(kofi, ines, friday):
    ticket = make_ticket(mailbox=MailboxFactory(holder=kofi))
    say_solved(ticket=ticket, at=friday)
    leave_desk(agent=kofi, successor=ines, at=friday)
    ticket = Ticket.objects.get()
    add_person_message(
        ticket=ticket, person=ticket.person, text="Again.", channel=Channel.MAIL, at=friday
    )
    assert Ticket.objects.get().owner == ines


@pytest.mark.parametrize("successor", ["nobody", "themselves", "resting"])
def test_without_somebody_to_take_them_nothing_changes(kofi, friday, successor):
    make_ticket(mailbox=MailboxFactory(holder=kofi))
    chosen = {
        "nobody": None,
        "themselves": kofi,
        "resting": AgentFactory(is_active=False),
    }[successor]
    with pytest.raises(TicketsLeft) as stopped:
        leave_desk(agent=kofi, successor=chosen, at=friday)
    assert stopped.value.count == 1
    assert User.objects.get(pk=kofi.pk).is_active


def test_the_last_admin_cannot_leave_and_no_ticket_moves(ines, friday):
    marta = AgentFactory(role=Role.ADMIN)
    ticket = make_ticket(mailbox=MailboxFactory(holder=marta))
    with pytest.raises(LastAdmin):
        leave_desk(agent=marta, successor=ines, at=friday)
    ticket.refresh_from_db()
    assert ticket.owner == marta
    assert Holder.objects.count() == 1


def test_offers_both_ways_end(kofi, ines, friday):
    mailbox = MailboxFactory(holder=kofi)
    first, second = make_ticket(mailbox=mailbox), make_ticket(mailbox=mailbox)
    take_ticket(ticket=second, agent=ines, at=friday)
    words = {"words": "You know it.", "introduction": "She knows it.", "at": friday}
    given = offer_handoff(ticket=first, giver=kofi, receiver=ines, **words)
    got = offer_handoff(ticket=second, giver=ines, receiver=kofi, **words)
    leave_desk(agent=kofi, successor=ines, at=friday)
    assert list(Handoff.objects.waiting()) == []
    assert Handoff.objects.get(pk=given.pk).withdrawn_at == friday
    assert Handoff.objects.get(pk=got.pk).declined_at == friday


def test_who_owns_nothing_needs_no_successor(kofi, friday):
    assert leave_desk(agent=kofi, successor=None, at=friday) == 0
    assert not User.objects.get(pk=kofi.pk).is_active
