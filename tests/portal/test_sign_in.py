"""Signing in by a link in a mail."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from warmdesk.people.actions.links import MOST_MAILS
from warmdesk.people.models import LinkMail
from warmdesk.portal.tasks import MOST_TRIES, send_link_mails
from warmdesk.web.guards import PERSON

pytestmark = pytest.mark.django_db


def without_token(page):
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page)


def test_a_link_in_the_mail_signs_in_once_its_button_is_pressed(client, friday):
    dana = PersonFactory(name="Dana Okafor")
    client.post("/help/sign-in", {"email": dana.email.upper()})
    send_link_mails(friday)
    sent = mail.outbox[0]
    assert sent.to == [dana.email]
    path = re.search(r"/l/\S+", sent.body).group()
    browser = Client()
    assert "Sign in as Dana Okafor?" in browser.get(path).content.decode()
    assert PERSON not in browser.session
    assert browser.post(path).headers["Location"] == "/help/requests"
    assert browser.session[PERSON] == dana.pk
    assert browser.get("/help/requests").status_code == 200


def test_a_link_to_sign_in_works_for_half_an_hour(client, friday):
    dana = PersonFactory()
    client.post("/help/sign-in", {"email": dana.email})
    send_link_mails(friday)
    path = re.search(r"/l/\S+", mail.outbox[0].body).group()
    with time_machine.travel(friday + timedelta(minutes=31), tick=False):
        assert client.post(path).status_code == 410
    assert PERSON not in client.session


def test_the_answer_is_the_same_whether_we_know_the_address(friday):
    dana = PersonFactory(email="dana@x.org")
    known = Client().post("/help/sign-in", {"email": "dana@x.org"}).content.decode()
    unknown = Client().post("/help/sign-in", {"email": "nobody@x.org"}).content.decode()
    assert LinkMail.objects.get().person == dana
    assert without_token(known).replace("dana@x.org", "nobody@x.org") == without_token(unknown)


def test_a_strange_address_is_refused(client):
    assert client.post("/help/sign-in", {"email": "nonsense"}).status_code == 422


def test_many_requests_send_few_mails(client, friday):
    dana = PersonFactory()
    for minute in range(10):
        at = friday + timedelta(minutes=minute)
        with time_machine.travel(at, tick=False):
            client.post("/help/sign-in", {"email": dana.email})
        send_link_mails(at)
    assert len(mail.outbox) == MOST_MAILS


def test_a_mail_that_fails_is_tried_again_but_not_for_ever(friday, monkeypatch):
    mail_row = LinkMail.objects.create(
        person=PersonFactory(), purpose="sign-in", asked_at=friday, due_at=friday
    )

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no server")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    at = friday
    for _ in range(MOST_TRIES + 2):
        send_link_mails(at)
        at += timedelta(hours=1)
    mail_row.refresh_from_db()
    assert (mail_row.tries, mail_row.sent_at) == (MOST_TRIES, None)


def test_signing_out_forgets_the_person_and_keeps_the_agent(signed_in):
    client = signed_in(PersonFactory())
    client.force_login(AgentFactory())
    session = client.session
    session[PERSON] = PersonFactory().pk
    session.save()
    client.post("/help/sign-out")
    assert PERSON not in client.session
    assert client.get("/me").status_code == 200


def test_signing_out_takes_a_post(signed_in):
    client = signed_in(PersonFactory())
    assert client.get("/help/sign-out").status_code == 405
    assert PERSON in client.session
