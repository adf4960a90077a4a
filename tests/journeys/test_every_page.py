"""Every main page: nothing serious for axe in light and dark, on a phone and a desk, and no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.desks import Desk

pytestmark = pytest.mark.journey

DANA = 1482
AGENT_PAGES = {
    "home": "/home",
    "inbox": "/inbox",
    "search": "/search?q=payroll",
    "conversation": f"/c/{DANA}",
    "details": f"/c/{DANA}?details=1",
    "join": f"/c/{DANA}/join?with={DANA - 1}",
    "hand over": f"/c/{DANA}/handoff",
    "ask if solved": f"/c/{DANA}/solve",
    "new conversation": "/c/new",
    "people": "/people",
    "knowledge": "/knowledge",
    "my page": "/me",
    "keys": "/me/keys",
    "my coach": "/me/coach",
}
ADMIN_PAGES = {
    "settings": "/settings",
    "mailboxes": "/settings/mailboxes",
    "one mailbox": "/settings/mailboxes/1",
    "people of the desk": "/settings/people",
    "hours": "/settings/hours",
    "look": "/settings/look",
    "coach": "/settings/coach",
}
PERSON_PAGES = {
    "welcome": "/help",
    "ask": "/help/ask",
    "my requests": "/help/requests",
    "follow": f"/help/requests/{DANA}",
    "solved": f"/help/requests/{DANA}/solved",
    "heard": "/help/requests/1344/heard",
    "my card": "/help/me",
}
OPEN_PAGES = {"start": "/start", "agent sign-in": "/sign-in/login/", "sign-in": "/help/sign-in"}
WORTH_STOPPING_FOR = {"serious", "critical"}


@dataclass(frozen=True)
class Visitor:
    """Opens addresses in the look and width of a window, as somebody who is signed in."""

    page: Page

    def open(self, address: str, *, scheme: str, width: int) -> Page:
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, f"{address} answers {answer.status}"
        assert self.page.url.endswith(address), f"{address} leads to {self.page.url}"
        return self.page


@pytest.fixture(scope="module")
def visitors(browser: Browser, sample_desk: Desk) -> Iterator[dict[str, Visitor]]:
    """Nobody, and three of the people on the sample desk: an agent, an admin, and one who asks."""
    pages = {}
    for name in ("nobody", "Ines", "Noor", "Dana"):
        pages[name] = browser.new_context(base_url=sample_desk.address).new_page()
        if name != "nobody":
            switch_to(pages[name], name)
    yield {name: Visitor(page) for name, page in pages.items()}
    for page in pages.values():
        page.context.close()


def switch_to(page: Page, name: str) -> None:
    """One click on the page of the sample desk."""
    page.goto("/start")
    page.get_by_role("button", name=name).first.click()
    expect(page.get_by_role("main")).to_be_visible()


def check(visitor: Visitor, address: str) -> None:
    problems = [
        f"{address}, {scheme}, {width} px: {each}"
        for scheme in ("light", "dark")
        for width in (390, 1440)
        for each in what_axe_finds(visitor.open(address, scheme=scheme, width=width))
    ]
    page = visitor.open(address, scheme="light", width=320)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > 320:
        problems.append(f"{address} is {wide} px wide in a window of 320 px")
    assert problems == []


def what_axe_finds(page: Page) -> list[str]:
    """Serious and critical findings, one line each: the rule, and where."""
    answer = Axe().run(page).response
    assert answer["testEngine"]["name"] == "axe-core"
    return [
        f"{each['id']}: {each['help']} ({each['nodes'][0]['html'][:200]})"
        for each in answer["violations"]
        if each["impact"] in WORTH_STOPPING_FOR
    ]


@pytest.mark.parametrize("name", AGENT_PAGES)
def test_of_agents(visitors: dict[str, Visitor], name: str) -> None:
    check(visitors["Ines"], AGENT_PAGES[name])


@pytest.mark.parametrize("name", PERSON_PAGES)
def test_of_people(visitors: dict[str, Visitor], name: str) -> None:
    check(visitors["Dana"], PERSON_PAGES[name])


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_of_anybody(visitors: dict[str, Visitor], name: str) -> None:
    check(visitors["nobody"], OPEN_PAGES[name])


@pytest.mark.parametrize("name", ADMIN_PAGES)
def test_of_admins(visitors: dict[str, Visitor], name: str) -> None:
    check(visitors["Noor"], ADMIN_PAGES[name])
