"""Browsers of those who may and may not change the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.accounts import AgentFactory
from warmdesk.accounts.models import Role, User


@pytest.fixture
def marta() -> User:
    return AgentFactory(name="Marta Keller", role=Role.ADMIN)


@pytest.fixture
def admin(marta: User) -> Client:
    client = Client()
    client.force_login(marta)
    return client


@pytest.fixture
def lead() -> Client:
    client = Client()
    client.force_login(AgentFactory(role=Role.LEAD))
    return client
