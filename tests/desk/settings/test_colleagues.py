"""Inviting, roles, being away and leaving, on their pages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.accounts.actions.invitations import invite_agent
from warmdesk.accounts.models import Invitation, Role, User
from warmdesk.tickets.models import Holder, Ticket

pytestmark = pytest.mark.django_db


def test_an_invitation_is_shown_once_mailed_and_makes_an_account(admin, friday):
    given = {"email": "ines@desk.example", "role": "lead"}
    page = admin.post("/settings/people", given).content.decode()
    link = re.search(r"/start/welcome/[\w-]+", page).group()
    assert link in mail.outbox[0].body
    assert link not in admin.get("/settings/people").content.decode()
    browser = Client()
    assert "Welcome" in browser.get(link).content.decode()
    assert Invitation.objects.get().used_at is None
    own = {"name": "Ines Moreau", "email": "ines@desk.example", "password": "three quiet lamps"}
    browser.post(link, own)
    ines = User.objects.get(email="ines@desk.example")
    assert ines.role == Role.LEAD
    assert browser.get("/me").status_code == 200
    assert Client().get(link).status_code == 410


def test_without_a_mail_server_the_link_is_there_all_the_same(admin, friday, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    page = admin.post("/settings/people", {"email": "a@b.example", "role": "agent"})
    assert "It was not mailed" in page.content.decode()
    assert "/start/welcome/" in page.content.decode()


def test_a_weak_password_is_refused_and_the_link_stays_good(friday):
    secret = invite_agent(role=Role.ADMIN, at=friday).secret
    own = {"name": "Marta", "email": "marta@desk.example", "password": "password12"}
    page = Client().post(f"/start/welcome/{secret}", own)
    assert page.status_code == 422
    assert 'href="#id_password"' in page.content.decode()
    assert User.objects.count() == 0
    good = Client().post(f"/start/welcome/{secret}", {**own, "password": "three quiet lamps"})
    assert good.headers["Location"] == "/start"


def test_an_address_that_works_here_is_not_invited(admin, marta):
    page = admin.post("/settings/people", {"email": marta.email, "role": "agent"})
    assert page.status_code == 422
    assert Invitation.objects.count() == 0


def test_an_invitation_is_taken_back(admin, friday):
    invited = invite_agent(role=Role.AGENT, at=friday, email="a@b.example")
    assert "a@b.example" in admin.get("/settings/people").content.decode()
    admin.post(f"/settings/people/invitations/{invited.invitation.pk}/end")
    assert "a@b.example" not in admin.get("/settings/people").content.decode()
    assert Client().get(f"/start/welcome/{invited.secret}").status_code == 410


def test_a_role_is_changed_and_undone(admin):
    ines = AgentFactory()
    admin.post(f"/settings/people/{ines.pk}", {"act": "role", "role": "lead"})
    assert User.objects.get(pk=ines.pk).role == Role.LEAD
    admin.post("/settings/undo")
    assert User.objects.get(pk=ines.pk).role == Role.AGENT


def test_the_only_admin_cannot_step_back(admin, marta):
    page = admin.post(f"/settings/people/{marta.pk}", {"act": "role", "role": "agent"})
    assert page.status_code == 422
    assert "This is the only admin." in page.content.decode()
    assert User.objects.get(pk=marta.pk).is_admin


def test_whoever_is_away_sees_who_holds_instead(admin, friday):
    kofi = AgentFactory(name="Kofi Asare")
    mailbox = MailboxFactory(holder=kofi, name="Networks")
    gone = AgentFactory(away_until=friday + timedelta(days=9))
    for place, agent in enumerate((gone, AgentFactory(name="Ines Moreau")), start=1):
        Holder.objects.create(mailbox=mailbox, agent=agent, position=place)
    address = f"/settings/people/{kofi.pk}"
    assert "next on duty is Ines Moreau" in admin.get(address).content.decode()
    admin.post(address, {"act": "away", "away_until": "2026-11-25T09:00"})
    assert "while Kofi is away, Ines Moreau holds" in admin.get(address).content.decode()
    shown = admin.get(address).content.decode()
    assert 'type="datetime-local"' in shown
    assert 'value="2026-11-25T09:00"' in shown
    assert make_ticket(mailbox=mailbox).owner.name == "Ines Moreau"
    admin.post(address, {"act": "away", "away_until": ""})
    assert make_ticket(mailbox=mailbox).owner == kofi


def test_leaving_takes_a_named_colleague(admin, friday):
    kofi, ines = AgentFactory(name="Kofi Asare"), AgentFactory()
    make_ticket(mailbox=MailboxFactory(holder=kofi))
    address = f"/settings/people/{kofi.pk}"
    page = admin.post(address, {"act": "leave", "successor": ""})
    assert page.status_code == 422
    words = "Kofi looks after 1 open conversation. Choose who takes over."
    assert words in page.content.decode()
    assert User.objects.get(pk=kofi.pk).is_active
    admin.post(address, {"act": "leave", "successor": ines.pk})
    assert not User.objects.get(pk=kofi.pk).is_active
    assert Ticket.objects.get().owner == ines
    admin.post(address, {"act": "wake"})
    assert User.objects.get(pk=kofi.pk).is_active


def test_whoever_left_is_signed_out_at_once(admin, friday):
    kofi = AgentFactory()
    browser = Client()
    browser.force_login(kofi)
    assert browser.get("/me").status_code == 200
    admin.post(f"/settings/people/{kofi.pk}", {"act": "leave", "successor": ""})
    assert browser.get("/me").status_code == 302


def test_a_lead_may_do_none_of_it(lead, friday):
    kofi = AgentFactory()
    invited = invite_agent(role=Role.AGENT, at=friday)
    given = {"email": "a@b.example", "role": "admin", "act": "role"}
    for path in ("", f"/{kofi.pk}", f"/invitations/{invited.invitation.pk}/end"):
        assert lead.post(f"/settings/people{path}", given).status_code == 403
    assert User.objects.get(pk=kofi.pk).role == Role.AGENT
    assert Invitation.objects.get().ends_at > friday


def test_three_colleagues_cost_what_one_does(admin, django_assert_max_num_queries):
    admin.get("/settings/people")
    with django_assert_max_num_queries(10) as one:
        admin.get("/settings/people")
    AgentFactory(), AgentFactory()
    with django_assert_max_num_queries(10) as three:
        admin.get("/settings/people")
    assert len(three) == len(one)
