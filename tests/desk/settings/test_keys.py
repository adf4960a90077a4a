"""Keys for other programs: one's own are seen, made and ended; an admin sees those of everybody."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from warmdesk.accounts.actions.keys import make_key, note_use
from warmdesk.accounts.models import ApiKey
from warmdesk.api.auth import KeyOfAgent

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines():
    return AgentFactory(name="Ines Moreau")


@pytest.fixture
def browser(client, ines):
    client.force_login(ines)
    return client


def test_a_key_is_shown_once_opens_and_is_seen_with_its_last_use(browser, ines, rf):
    made = browser.post("/me/keys", {"name": "Phone system"})
    key = re.search(r"wd_[\w-]{43}", made.content.decode())[0]
    assert made.headers["Cache-Control"] == "no-store"
    page = browser.get("/me/keys").content.decode()
    assert key not in page
    assert "Phone system" in page
    assert "not used yet" in page
    assert KeyOfAgent().authenticate(rf.get("/"), key) == ines
    assert "last used" in browser.get("/me/keys").content.decode()


def test_an_ended_key_opens_nothing_and_is_gone_from_the_list(browser, ines, friday, rf):
    key = make_key(agent=ines, name="Phone system", at=friday)
    browser.post(f"/me/keys/{ApiKey.objects.get().pk}/end")
    assert KeyOfAgent().authenticate(rf.get("/"), key) is None
    assert "Phone system" not in browser.get("/me/keys").content.decode()


def test_only_an_admin_sees_and_ends_the_keys_of_others(browser, admin, friday):
    make_key(agent=AgentFactory(name="Kofi Asare"), name="Door bell", at=friday)
    key = ApiKey.objects.get()
    assert "Door bell" in admin.get("/me/keys").content.decode()
    assert admin.post(f"/me/keys/{key.pk}/end").status_code == 302


def test_an_agent_sees_and_ends_only_their_own(browser, friday):
    make_key(agent=AgentFactory(name="Kofi Asare"), name="Door bell", at=friday)
    assert "Door bell" not in browser.get("/me/keys").content.decode()
    assert browser.post(f"/me/keys/{ApiKey.objects.get().pk}/end").status_code == 404


def test_a_key_without_a_name_is_not_made(browser):
    response = browser.post("/me/keys", {"name": " "})
    assert response.status_code == 422
    assert "Say which program will use it." in response.content.decode()
    assert not ApiKey.objects.exists()


def test_use_is_noted_at_most_once_a_minute(ines, friday, django_assert_num_queries):
    make_key(agent=ines, name="Phone system", at=friday)
    key = ApiKey.objects.get()
    note_use(key=key, at=friday)
    with django_assert_num_queries(0):
        note_use(key=key, at=friday + timedelta(seconds=59))
    note_use(key=key, at=friday + timedelta(seconds=60))
    assert ApiKey.objects.get().last_used_at == friday + timedelta(seconds=60)
