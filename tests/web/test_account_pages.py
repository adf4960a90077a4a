"""Signing in and out, and passwords, in our look and words."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.cache import cache

from tests.factories.accounts import AgentFactory
from warmdesk.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_attempts_counted() -> None:
    cache.clear()


@pytest.fixture
def ines() -> User:
    return User.objects.create_user("ines@desk.example", "three quiet lamps", name="Ines Moreau")


def is_ours(response) -> bool:
    return 'class="panel' in response.content.decode()


def test_signing_in_leads_to_where_one_wanted_to_go(client, ines):
    page = client.get("/sign-in/login/?next=/people")
    assert is_ours(page)
    assert re.search(r'name="next"\s+value="/people"', page.content.decode())
    given = {"login": ines.email, "password": "three quiet lamps", "next": "/people"}
    assert client.post("/sign-in/login/", given).headers["Location"] == "/people"
    assert client.get("/me").status_code == 200


def test_a_wrong_password_is_told_kindly_and_lets_nobody_in(client, ines):
    page = client.post("/sign-in/login/", {"login": ines.email, "password": "wrong"})
    assert "There is a problem" in page.content.decode()
    assert "This address and this password do not belong together." in page.content.decode()
    assert client.get("/me").status_code == 302


def test_signing_out_takes_a_post(client, ines):
    client.force_login(ines)
    assert is_ours(client.get("/sign-in/logout/"))
    assert client.get("/me").status_code == 200
    client.post("/sign-in/logout/")
    assert client.get("/me").status_code == 302


def test_a_forgotten_password_is_chosen_anew_through_the_mail(client, ines):
    assert is_ours(client.get("/sign-in/password/reset/"))
    page = client.post("/sign-in/password/reset/", {"email": ines.email}, follow=True)
    assert is_ours(page)
    sent = mail.outbox[0]
    assert sent.subject == "Choose a new password for IT help"
    assert "&" not in sent.body
    link = re.search(r"https?://\S+", sent.body).group().partition("testserver")[2]
    form = client.get(link, follow=True)
    assert is_ours(form)
    address = form.redirect_chain[-1][0]
    short = client.post(address, {"password1": "short", "password2": "short"})
    assert "There is a problem" in short.content.decode()
    new = {"password1": "four quiet lamps now", "password2": "four quiet lamps now"}
    assert is_ours(client.post(address, new, follow=True))
    assert User.objects.get().check_password("four quiet lamps now")
    assert "does not work any more" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_answer(client, ines):
    known = client.post("/sign-in/password/reset/", {"email": ines.email})
    unknown = client.post("/sign-in/password/reset/", {"email": "nobody@desk.example"})
    assert known.headers["Location"] == unknown.headers["Location"]
    assert "no colleague of ours has it" in mail.outbox[1].body


def test_an_account_is_made_by_invitation_only(client):
    page = client.get("/sign-in/signup/")
    assert "Accounts here are made by invitation" in page.content.decode()
    given = {"email": "a@b.example", "password1": "three quiet lamps"}
    client.post("/sign-in/signup/", given)
    assert User.objects.count() == 0


def test_changing_the_password_asks_for_the_old_one(client, ines):
    client.force_login(ines)
    assert is_ours(client.get("/sign-in/password/change/"))
    new = {"password1": "four quiet lamps now", "password2": "four quiet lamps now"}
    client.post("/sign-in/password/change/", {**new, "oldpassword": "wrong"})
    assert User.objects.get().check_password("three quiet lamps")
    client.post("/sign-in/password/change/", {**new, "oldpassword": "three quiet lamps"})
    assert User.objects.get().check_password("four quiet lamps now")


@pytest.mark.parametrize(
    "path",
    [
        "login/",
        "logout/",
        "inactive/",
        "signup/",
        "reauthenticate/",
        "email/",
        "confirm-email/",
        "confirm-email/abc/",
        "password/change/",
        "password/set/",
        "password/reset/",
        "password/reset/done/",
        "password/reset/key/1-abc/",
        "password/reset/key/done/",
        "login/code/confirm/",
    ],
)
def test_every_page_of_signing_in_is_in_our_look(client, path):
    """Whether signed in or not: a page of ours, or the way to one."""
    shown = [client.get(f"/sign-in/{path}", follow=True)]
    client.force_login(AgentFactory())
    shown.append(client.get(f"/sign-in/{path}", follow=True))
    for response in shown:
        assert response.status_code == 200
        assert "warmdesk/css/tokens" in response.content.decode()
