"""A session that ends while somebody writes costs them no word, with or without script."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.accounts.models import User
from warmdesk.core import clock
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Draft, Message, Ticket
from warmdesk.web.guards import PERSON

pytestmark = pytest.mark.django_db

WORDS = "The disk is new.\r\n\r\nIt is <back> & “fast”."


@pytest.fixture(autouse=True)
def _no_attempts_counted() -> None:
    cache.clear()


@pytest.fixture
def ines() -> User:
    return User.objects.create_user("ines@desk.example", "three quiet lamps", name="Ines Moreau")


@pytest.fixture
def ticket(ines: User) -> Ticket:
    return make_ticket(at=clock.now(), mailbox=MailboxFactory(holder=AgentFactory()), owner=ines)


def fields_of(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


@pytest.mark.parametrize("act", ["send", "draft", "note"])
def test_what_an_agent_wrote_is_in_the_conversation_after_signing_in(act, client, ines, ticket):
    given = {"text": WORDS, "mode": "reply", "version": "0", "once": "a key", "writer": ines.pk}
    out = client.post(f"/c/{ticket.pk}/{act}", given)
    assert out.status_code == 403
    page = out.content.decode()
    assert "You were signed out after 12 hours. What you wrote is kept. Sign in to go on." in page
    kept = fields_of(page)["kept"]
    wrong = {"login": ines.email, "password": "wrong", "kept": kept}
    kept = fields_of(client.post("/sign-in/login/", wrong).content.decode())["kept"]
    right = {**wrong, "password": "three quiet lamps", "kept": kept}
    answer = client.post("/sign-in/login/", right, follow=True)
    assert answer.redirect_chain == [("/go-on", 302)]
    page = answer.content.decode()
    assert "It is &lt;back&gt; &amp; “fast”." in page
    assert client.get("/go-on").status_code == 200
    action = re.search(r'<form class="stack" method="post" action="([^"]+)"', page).group(1)
    answer = client.post(action, fields_of(page))
    assert answer["Location"].startswith(f"/c/{ticket.pk}#")
    assert Draft.objects.get(ticket=ticket, agent=ines).text == WORDS.replace("\r\n", "\n")
    assert Message.objects.filter(kind__in=[Kind.REPLY, Kind.NOTE]).count() == 0
    assert client.get("/go-on")["Location"] == "/home"


def test_every_form_of_an_agents_page_says_whose_it_is(client, ines, ticket):
    client.force_login(ines)
    for address in (f"/c/{ticket.pk}", f"/c/{ticket.pk}/solve", "/c/new"):
        page = client.get(address).content.decode()
        forms = page.count('method="post"')
        assert page.count(f'name="writer" value="{ines.pk}"') == forms > 1


@pytest.mark.parametrize("writer", [{}, {"writer": "another"}])
def test_nobody_else_is_shown_what_an_agent_wrote(writer, client, ines, ticket):
    if writer:
        writer = {"writer": AgentFactory().pk}
    out = client.post(f"/c/{ticket.pk}/send", {"text": WORDS, "version": "0", **writer})
    kept = fields_of(out.content.decode())["kept"]
    given = {"login": ines.email, "password": "three quiet lamps", "kept": kept}
    answer = client.post("/sign-in/login/", given, follow=True)
    assert answer.redirect_chain == [("/go-on", 302), ("/home", 302)]
    assert "fast" not in answer.content.decode()


def test_an_introduction_alone_is_kept_too(client, ines, ticket):
    given = {"receiver": "1", "words": "", "introduction": WORDS, "writer": ines.pk}
    out = client.post(f"/c/{ticket.pk}/handoff", given)
    assert out.status_code == 403
    kept = fields_of(out.content.decode())["kept"]
    given = {"login": ines.email, "password": "three quiet lamps", "kept": kept}
    page = client.post("/sign-in/login/", given, follow=True).content.decode()
    assert unescape(fields_of(page)["introduction"]) == WORDS


def test_a_button_without_words_leads_back_to_its_page(client, ticket):
    page = f"/c/{ticket.pk}"
    came = {"Referer": f"http://testserver{page}"}
    answer = client.post(f"{page}/take", {"text": "", "version": "0"}, headers=came)
    assert answer["Location"].endswith("?next=http%3A//testserver" + page)
    elsewhere = client.post(f"{page}/take", headers={"Referer": "https://elsewhere.example/"})
    assert elsewhere["Location"].endswith("?next=/")


def test_words_nobody_signed_are_not_shown(client, ines):
    given = {"login": ines.email, "password": "three quiet lamps", "kept": "made up"}
    assert client.post("/sign-in/login/", given)["Location"] == "/go-on"
    assert client.get("/go-on")["Location"] == "/home"


@pytest.mark.parametrize(
    ("part", "given"),
    [("", {"text": WORDS}), ("/solved", {"answer": "no", "words": "It is dark again."})],
)
def test_what_a_person_wrote_stays_until_they_are_back(part, given, ticket):
    browser, address = Client(), f"/help/requests/{ticket.pk}{part}"
    out = browser.post(address, {**given, "once": "a key"})
    assert out.status_code == 403
    page = out.content.decode()
    assert "Nothing was sent. What you wrote is still here." in page
    assert f'action="{address}"' in page
    wrote = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.S).group(1))
    assert wrote in given.values()
    session = browser.session
    session[PERSON] = ticket.person_id
    session.save()
    again = {**fields_of(page), "text" if "text" in given else "words": wrote}
    assert browser.post(address, again).status_code == 302
    said = list(Message.objects.filter(kind=Kind.PERSON).values_list("text", flat=True))
    assert wrote.strip() in said


def test_what_a_person_wrote_on_their_card_stays_until_they_are_back(ticket):
    browser = Client()
    given = {"own_words": "Please write, I cannot take calls.", "name": "Dana Okafor"}
    out = browser.post("/help/me", given)
    assert out.status_code == 403
    page = out.content.decode()
    assert given["own_words"] in page
    assert fields_of(page)["name"] == given["name"]
    session = browser.session
    session[PERSON] = ticket.person_id
    session.save()
    again = {**fields_of(page), "own_words": given["own_words"]}
    assert browser.post("/help/me", again)["Location"] == "/help/me?done=saved"
    ticket.person.refresh_from_db()
    assert ticket.person.own_words == given["own_words"]
