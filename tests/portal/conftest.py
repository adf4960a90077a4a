"""Browsers of people who ask for help."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from warmdesk.people.models import Person
from warmdesk.web.guards import PERSON


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    cache.clear()


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    """A browser in which this person is signed in."""

    def sign_in(person: Person) -> Client:
        client = Client()
        session = client.session
        session[PERSON] = person.pk
        session.save()
        return client

    return sign_in
