"""Servers, desks and a browser for journeys."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys.browsers import CHROMIUM, FLAGS
from tests.journeys.desks import Desk, running_desk
from tests.journeys.letters import Correspondence
from tests.journeys.seeding import PASSWORD
from tests.mail import dovecot as dovecot_server
from tests.mail.post import PostOffice

# What is there ends a wait at once; only what never comes uses it up.
WAIT_MILLISECONDS = 60_000
Open = Callable[..., Page]


# Not for the whole session: while it lives, Django refuses the database to other tests of this process.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A data folder for one desk."""
    with tempfile.TemporaryDirectory(prefix="warmdesk-journey-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def dovecot() -> Iterator[dovecot_server.Dovecot]:
    if reason := dovecot_server.why_not():
        pytest.skip(reason)
    with dovecot_server.running() as server:
        yield server


@pytest.fixture(scope="module")
def post() -> Iterator[PostOffice]:
    office = PostOffice()
    office.start()
    yield office
    office.stop()


@pytest.fixture(scope="module")
def desk(folder: Path, dovecot: dovecot_server.Dovecot, post: PostOffice) -> Iterator[Desk]:
    """`warmdesk run`, with one mailbox on the real servers."""
    dovecot.connect("desk").logout()
    facts = {
        "imap_port": dovecot.port,
        "imap_user": "desk",
        "imap_password": dovecot.password,
        "smtp_port": post.port,
    }
    with running_desk(folder, facts=facts) as running:
        yield running


@pytest.fixture
def dana(dovecot: dovecot_server.Dovecot, post: PostOffice) -> Correspondence:
    """With an address of her own in each journey: nobody gets two acknowledgements within an hour."""
    address = f"dana.{uuid4().hex[:8]}@people.example"
    return Correspondence(dovecot, post, "desk", f"Dana Okafor <{address}>")


@pytest.fixture(scope="module")
def sample_desk(folder: Path) -> Iterator[Desk]:
    """`warmdesk demo`."""
    with running_desk(folder, command=("demo",)) as running:
        yield running


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens windows: each a person of its own, closed at the end."""
    contexts: list[BrowserContext] = []

    def open_window(address: str, **options: Any) -> Page:
        context = browser.new_context(base_url=address, locale="en-GB", **options)
        context.set_default_timeout(WAIT_MILLISECONDS)
        contexts.append(context)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()


def sign_in(page: Page, name: str) -> None:
    """Through the sign-in page, as an agent does."""
    page.goto("/home")
    page.get_by_label("E-mail").fill(f"{name}@desk.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/home$"))
