"""Every address says who may open it, and holds to it. A new address fails here until it is classed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from warmdesk.accounts.models import Role
from warmdesk.core import live
from warmdesk.web.guards import PERSON

pytestmark = pytest.mark.django_db

AUDIENCES = {"anyone", "people", "agents", "leads", "admins"}
# Views of packages cannot carry our mark. allauth's ask for a sign-in themselves where one is needed.
PACKAGES = {
    "allauth.account.views": "anyone",
    "ninja.openapi.views": "api",
    "ninja.operation": "api",
}
# Who gets a page there, of: nobody known, person, agent, lead, admin.
VISITORS = ("stranger", "person", "agent", "lead", "admin")
MAY = {
    "people": {"person"},
    "agents": {"agent", "lead", "admin"},
    "leads": {"lead", "admin"},
    "admins": {"admin"},
}


@dataclass(frozen=True)
class Address:
    path: str
    view: Any

    @property
    def audience(self) -> str:
        own = getattr(self.view, "audience", "")
        module = getattr(self.view, "func", self.view).__module__
        return own or PACKAGES.get(module, "")

    @property
    def takes_arguments(self) -> bool:
        return any(mark in self.path for mark in "<(?")


def addresses(resolver: URLResolver | None = None, before: str = "/") -> Iterator[Address]:
    for each in (resolver or get_resolver()).url_patterns:
        path = before + str(each.pattern).lstrip("^")
        if isinstance(each, URLResolver):
            yield from addresses(each, path)
        else:
            assert isinstance(each, URLPattern)
            yield Address(path, each.callback)


ALL = list(addresses())
OURS_TO_OPEN = [each for each in ALL if each.audience in MAY and not each.takes_arguments]


@pytest.mark.parametrize("address", ALL, ids=lambda each: each.path)
def test_every_address_says_who_may_open_it(address: Address) -> None:
    assert address.audience in AUDIENCES | {"api"}


def test_each_audience_has_addresses_to_try() -> None:
    assert {each.audience for each in OURS_TO_OPEN} == set(MAY)


@pytest.fixture
def visitors(monkeypatch: pytest.MonkeyPatch) -> dict[str, Client]:
    # No stream of news stays open behind a test.
    monkeypatch.setattr(live, "MOST_STREAMS", 0)
    made = {name: Client() for name in VISITORS}
    for role in (Role.AGENT, Role.LEAD, Role.ADMIN):
        made[role.value].force_login(AgentFactory(role=role))
    session = made["person"].session
    session[PERSON] = PersonFactory().pk
    session.save()
    return made


def is_let_in(visitor: Client, address: Address) -> bool:
    """Sent to a sign-in page or refused is not let in; a page that wants a post still let its visitor in."""
    response = visitor.get(address.path)
    if response.status_code in {301, 302}:
        return "sign-in" not in response.headers["Location"]
    return response.status_code not in {401, 403}


@pytest.mark.parametrize("address", OURS_TO_OPEN, ids=lambda each: each.path)
def test_nobody_else_is_let_in(address: Address, visitors: dict[str, Client]) -> None:
    let_in = {name for name, visitor in visitors.items() if is_let_in(visitor, address)}
    assert let_in == MAY[address.audience]


@pytest.mark.parametrize(
    "address",
    [each for each in ALL if each.audience == "anyone" and not each.takes_arguments],
    ids=lambda each: each.path,
)
def test_what_is_for_anyone_never_fails(address: Address, visitors: dict[str, Client]) -> None:
    """Some pages of allauth are for signed-in agents and send others to sign in; none breaks."""
    codes = {name: visitor.get(address.path).status_code for name, visitor in visitors.items()}
    assert {name: code for name, code in codes.items() if code >= 500} == {}
