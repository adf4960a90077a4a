"""Asking for help on the portal, as a stranger and signed in."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.accounts.models import User
from warmdesk.core import clock
from warmdesk.mail.files import LARGEST, open_file
from warmdesk.people.models import Person
from warmdesk.portal.asking import MOST_EACH_HOUR, MOST_STRANGERS_EACH_HOUR
from warmdesk.tickets.actions import limits
from warmdesk.tickets.choices import Channel
from warmdesk.tickets.models import Attachment, Delivery, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("friday")]

ASKED = {"text": "My screen is dark.\nCan you help?", "name": "Dana Okafor", "email": "Dana@x.org"}


@pytest.fixture
def mailbox():
    return MailboxFactory(holder=AgentFactory(name="Kofi Asare"), is_default=True)


def test_a_stranger_asks_and_is_told_a_name_and_a_time(client, mailbox):
    response = client.post("/help/ask", ASKED, follow=True)
    ticket = Ticket.objects.get()
    assert (ticket.person.name, ticket.person.email) == ("Dana Okafor", "dana@x.org")
    assert (ticket.channel, ticket.mailbox, ticket.owner.name) == (
        Channel.PORTAL,
        mailbox,
        "Kofi Asare",
    )
    page = response.content.decode()
    assert "Kofi Asare" in page
    assert "You will hear by 12:35 today." in page
    assert str(ticket.pk) in page
    assert Delivery.objects.get().to == ["dana@x.org"]


def test_looking_again_after_that_time_tells_that_it_has_passed(client, mailbox, friday):
    client.post("/help/ask", ASKED)
    with time_machine.travel(friday + timedelta(hours=2), tick=False):
        page = client.get("/help/ask/done").content.decode()
    assert "Kofi had hoped to write by 12:35 today." in page
    assert "You will hear by" not in page


def test_the_default_mailbox_gets_it(client, mailbox):
    MailboxFactory()
    client.post("/help/ask", ASKED)
    assert Ticket.objects.get().mailbox == mailbox


def test_a_stranger_does_not_get_to_read_what_is_answered_to_the_address_they_typed(
    client, mailbox
):
    client.post("/help/ask", ASKED)
    ticket = Ticket.objects.get()
    response = client.get(f"/help/requests/{ticket.pk}")
    assert response.headers["Location"] == "/help/sign-in"


def test_a_known_person_keeps_the_name_they_have(client, mailbox):
    known = PersonFactory(email="dana@x.org", name="Dana")
    client.post("/help/ask", {**ASKED, "name": "Somebody Else"})
    known.refresh_from_db()
    assert known.name == "Dana"
    assert Ticket.objects.get().person == known


def test_a_name_cannot_carry_an_advertisement_into_our_mail(client, mailbox):
    client.post("/help/ask", {**ASKED, "name": "Win at www.prize.example now"})
    assert Person.objects.get().name == "dana"


def test_who_is_signed_in_needs_no_name(signed_in, mailbox):
    dana = PersonFactory()
    client = signed_in(dana)
    assert b'name="email"' not in client.get("/help/ask").content
    client.post("/help/ask", {"text": "Again dark."})
    assert Ticket.objects.get().person == dana


def test_what_is_needed_by_when_is_kept_and_read(client, mailbox):
    client.post("/help/ask", {**ASKED, "needed_by": "before 3 pm"})
    ticket = Ticket.objects.get()
    assert ticket.deadline_text == "before 3 pm"
    assert ticket.messages.get(person=ticket.person).text.endswith("Needed: before 3 pm")


def test_files_go_with_it(client, mailbox):
    given = SimpleUploadedFile("screen.png", b"\x89PNG\r\n\x1a\n", "image/png")
    client.post("/help/ask", {**ASKED, "attached": [given]})
    stored = Attachment.objects.get()
    assert stored.message.has_attachments
    with open_file(stored) as kept:
        assert kept.read() == b"\x89PNG\r\n\x1a\n"


def test_a_file_that_is_too_large_is_told_in_words_and_the_text_stays(client, mailbox, monkeypatch):
    monkeypatch.setattr("warmdesk.portal.forms.LARGEST", 10)
    given = SimpleUploadedFile("film.mov", b"x" * 11)
    response = client.post("/help/ask", {**ASKED, "attached": [given]})
    assert response.status_code == 422
    assert "film.mov is 1 MB" in response.content.decode()
    assert "My screen is dark." in response.content.decode()
    assert Ticket.objects.count() == 0
    assert LARGEST == 25 * 1024 * 1024


def test_without_words_nothing_is_sent_and_the_field_is_named(client, mailbox):
    response = client.post("/help/ask", {**ASKED, "text": " "})
    assert response.status_code == 422
    assert 'href="#id_text"' in response.content.decode()
    assert Ticket.objects.count() == 0


def test_more_than_ten_in_an_hour_are_stopped_and_the_text_stays(client, mailbox):
    dana = PersonFactory(email="dana@x.org")
    for _ in range(MOST_EACH_HOUR):
        make_ticket(person=dana, mailbox=mailbox, channel=Channel.PORTAL)
    response = client.post("/help/ask", ASKED)
    assert response.status_code == 429
    assert "My screen is dark." in response.content.decode()
    assert Ticket.objects.count() == MOST_EACH_HOUR


def test_a_flood_from_one_place_under_many_names_is_stopped(client, mailbox, monkeypatch):
    monkeypatch.setattr("warmdesk.portal.asking.MOST_STRANGERS_EACH_HOUR", 2)
    answers = [
        client.post("/help/ask", {**ASKED, "email": f"p{n}@x.org"}).status_code for n in range(3)
    ]
    assert answers == [302, 302, 429]
    assert Ticket.objects.count() == 2
    assert MOST_STRANGERS_EACH_HOUR > MOST_EACH_HOUR


def test_acknowledgements_of_all_doors_are_one_an_hour_and_no_request_is_lost(client, mailbox):
    limits.count_automatic("dana@x.org", clock.now() - timedelta(minutes=30))
    page = client.post("/help/ask", ASKED, follow=True).content.decode()
    assert "no further mail comes for this one" in page
    with time_machine.travel(clock.now() + timedelta(minutes=40), tick=False):
        page = client.post("/help/ask", ASKED, follow=True).content.decode()
        assert "A mail with the same words is on its way" in page
        assert len(limits.sent_lately("dana@x.org", clock.now())) == 2
    assert Ticket.objects.count() == 2
    assert Delivery.objects.count() == 1


def test_a_desk_without_a_mailbox_says_so(client):
    response = client.get("/help/ask")
    assert "being set up" in response.content.decode()
    assert b"<textarea" not in response.content


def test_where_nobody_works_nothing_is_kept_of_who_asked(client, mailbox):
    User.objects.update(is_active=False)

    response = client.post("/help/ask", ASKED)

    assert "being set up" in response.content.decode()
    assert not Person.objects.exists()


def test_out_of_hours_it_says_when_the_desk_opens(client, mailbox):
    with time_machine.travel("2026-11-20T20:00:00+00:00", tick=False):
        page = client.get("/help").content.decode()
        assert "by 8:45 on Monday" in page
        asked = client.get("/help/ask").content.decode()
    assert "Our desk opens at 8:00 on Monday." in asked


def test_done_without_having_asked_leads_to_asking(client):
    assert client.get("/help/ask/done").headers["Location"] == "/help/ask"


@pytest.mark.usefixtures("mailbox")
def test_asking_makes_no_session_and_few_statements(client):
    client.post("/help/ask", {**ASKED, "email": "first@x.org"})
    with CaptureQueriesContext(connection) as made:
        client.post("/help/ask", ASKED)
    statements = [each["sql"] for each in made if "SAVEPOINT" not in each["sql"]]
    assert len(statements) <= 11, statements
    assert Ticket.objects.count() == 2
    assert Session.objects.count() == 0


@pytest.mark.usefixtures("mailbox")
def test_a_forged_number_shows_nothing(client):
    client.post("/help/ask", ASKED)
    client.cookies["asked"] = str(Ticket.objects.get().pk)
    response = client.get("/help/ask/done")
    assert response.status_code == 302


def test_the_same_form_opens_one_request(client, mailbox):
    key = client.get("/help/ask").content.decode().split('name="once" value="', 1)[1].split('"')[0]
    for _ in range(2):
        answer = client.post("/help/ask", {**ASKED, "once": key}, follow=True)
        assert str(Ticket.objects.get().pk) in answer.content.decode()
    assert Delivery.objects.count() == 1
    client.post("/help/ask", {**ASKED, "text": "The lamp too.", "once": key})
    assert Ticket.objects.count() == 2


def test_a_name_that_is_too_long_is_told_in_our_words(client, mailbox):
    given = {"text": "It is dark.", "name": "D" * 300, "email": f"{'d' * 400}@x.org"}
    page = client.post("/help/ask", given).content.decode()
    assert "Up to 120 characters fit here. Could it be a little shorter?" in page
    assert "Ensure" not in page
