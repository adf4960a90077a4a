"""The first page: a sample's switch that no real desk has, and the list for one's own."""

from __future__ import annotations

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.core.models import Desk
from warmdesk.desk.views.start import own_rows
from warmdesk.mail.models import Account
from warmdesk.promises.actions.replies import write_reply
from warmdesk.tickets.actions.solving import say_solved
from warmdesk.web.guards import PERSON

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(settings):
    settings.IS_SAMPLE = True
    Desk.objects.update_or_create(pk=1, defaults={"is_sample": True})


@pytest.mark.usefixtures("sample")
def test_the_sample_names_its_people_and_switches_with_one_click(client, friday):
    kofi = AgentFactory(name="Kofi Asare")
    AgentFactory(name="Gone Away", is_active=False)
    dana = make_ticket(
        person=PersonFactory(name="Dana Okafor"),
        mailbox=MailboxFactory(holder=kofi, is_default=True),
    ).person
    say_solved(ticket=make_ticket(person=PersonFactory(name="Solved Already")), at=friday)
    page = client.get("/start").content.decode()
    assert "Kofi Asare" in page
    assert "agent on duty" in page
    assert "Dana Okafor" in page
    assert "One person has asked for help." in page
    assert "Gone Away" not in page
    assert "Solved Already" in page, "nobody leaves the list by being helped"
    assert client.post("/start/switch", {"agent": kofi.pk}).headers["Location"] == "/home"
    assert client.get("/me").status_code == 200
    response = client.post("/start/switch", {"person": dana.pk})
    assert response.headers["Location"] == "/help/requests"
    assert client.session[PERSON] == dana.pk
    assert client.get("/me").status_code == 403


@pytest.mark.usefixtures("sample")
def test_only_who_still_waits_is_counted_as_asking(client, friday):
    make_ticket()
    answered = make_ticket()
    write_reply(ticket=answered, agent=answered.owner, text="It is plugged in now.", at=friday)
    assert "One person has asked for help." in client.get("/start").content.decode()


@pytest.mark.usefixtures("sample")
def test_the_sample_tells_what_a_desk_of_ones_own_asks_for_without_touching_its_settings(client):
    page = client.get("/start").content.decode()
    own = page[page.index('id="own"') :].replace("&#39;", "'")
    for row in own_rows():
        assert row.title in own
        assert row.why in own
    assert "/settings/" not in own


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("given", [{}, {"agent": "999"}, {"agent": "x"}, {"person": "999"}])
def test_nobody_else_can_be_entered(client, given):
    assert client.post("/start/switch", given).status_code == 404


@pytest.mark.usefixtures("sample")
def test_switching_takes_a_post(client):
    kofi = AgentFactory()
    assert client.get(f"/start/switch?agent={kofi.pk}").status_code == 405
    assert client.get("/me").status_code == 302


@pytest.mark.parametrize(("process", "desk"), [(False, True), (True, False), (False, False)])
def test_no_real_desk_can_be_entered_by_a_click(client, settings, process, desk):
    settings.IS_SAMPLE = process
    Desk.objects.update_or_create(pk=1, defaults={"is_sample": desk})
    kofi = AgentFactory()
    assert client.post("/start/switch", {"agent": kofi.pk}).status_code == 404
    assert client.get("/me").status_code == 302
    page = client.get("/start")
    assert page.status_code == 302
    assert b"Kofi" not in page.content


def test_on_a_real_desk_an_admin_sees_six_rows_that_lead_somewhere(admin, friday):
    page = admin.get("/start").content.decode()
    assert page.count("Can wait") == 5
    for row in own_rows():
        assert row.title in page.replace("&#39;", "'")
    Account.objects.create(mailbox=MailboxFactory(), smtp_host="smtp.example")
    admin.post("/settings/look", {"name": "Northgate", "kind": "internal"})
    assert [row.is_done for row in own_rows()] == [True] * 6


def test_others_are_sent_home(lead):
    assert lead.get("/start").headers["Location"] == "/home"
