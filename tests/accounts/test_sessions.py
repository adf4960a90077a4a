"""Sessions and the agents in them, read by prepared queries, are what Django would read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from tests.factories.accounts import AgentFactory
from warmdesk.accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


def stored(**values: object) -> SessionStore:
    session = SessionStore()
    session.update(values)
    session.save()
    return session


def test_a_stored_session_is_read_again():
    key = stored(asked=7).session_key

    assert SessionStore(key)["asked"] == 7


def test_an_expired_session_is_empty_and_gets_another_key():
    session = stored(asked=7)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    late = SessionStore(session.session_key)

    assert "asked" not in late
    assert late.session_key is None


@pytest.mark.parametrize("key", ["unknown-unknown", "abcdefgh\0", "x" * 2000])
def test_a_key_that_is_not_ours_is_empty(key):
    assert "asked" not in SessionStore(key)


def signed_in(client: Client) -> object:
    request = HttpRequest()
    request.session = client.session
    return get_user(request)


def test_the_agent_of_a_session_is_read_until_they_leave():
    ines = AgentFactory()
    client = Client()
    client.force_login(ines)
    assert signed_in(client) == ines

    ines.is_active = False
    ines.save()
    assert signed_in(client).is_anonymous
