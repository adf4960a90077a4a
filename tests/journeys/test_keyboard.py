"""A morning of Ines on the sample desk without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Open
from tests.journeys.desks import Desk

pytestmark = pytest.mark.journey

REPLY = "Hi Dana, the drive will be back by 4 pm today, and your forty lines are safe. Ines"
NOTE = "Dana has been told."


def test_a_morning_by_keyboard_alone(sample_desk: Desk, opened: Open) -> None:
    page = opened(sample_desk.address)
    page.goto("/start")
    press_on(page, page.get_by_role("button", name="Ines").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ines")
    keys = page.keyboard

    keys.press("j")
    expect(page.get_by_role("link", name=re.compile("Dana Okafor"))).to_be_focused()
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/c/1482$"))
    expect(page.get_by_role("heading", level=1)).to_be_focused()

    composer = page.get_by_label(re.compile("Your (reply|text)|Reply to Dana")).and_(
        page.locator("textarea")
    )
    keys.press("r")
    expect(composer).to_be_focused()
    keys.press("Control+a")
    keys.type(REPLY)
    keys.press("Control+Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    keys.press("u")
    expect(composer).to_have_value(REPLY)
    expect(page.get_by_role("article").filter(has_text=REPLY)).to_have_count(0)
    keys.press("Control+Enter")
    expect(page.get_by_role("article").filter(has_text=REPLY)).to_be_visible()

    keys.press("n")
    expect(page.get_by_role("radio", name="Note for the team")).to_be_checked()
    expect(composer).to_be_focused()
    keys.type(NOTE)
    keys.press("Control+Enter")
    note = page.get_by_role("article").filter(has_text=NOTE)
    expect(note).to_contain_text("team only")

    keys.press("Escape")
    keys.press("s")
    press_into(page, page.get_by_label(re.compile("What fixed it")), "Disk replaced")
    words = page.get_by_label(re.compile("message to|will read|What Dana", re.IGNORECASE))
    press_into(page, words, "Hi Dana, the new disk is in.")
    press_on(page, page.get_by_role("button", name=re.compile("Ask ")))
    expect(page.get_by_text("Asked if solved").first).to_be_visible()

    keys.press("g")
    keys.press("h")
    expect(page).to_have_url(re.compile("/home$"))


def press_on(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def press_into(page: Page, target: Locator, words: str) -> None:
    tab_to(page, target)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def tab_to(page: Page, target: Locator) -> None:
    """Go on with Tab until it has the focus, and see where the focus is."""
    expect(target).to_be_visible()
    for _ in range(120):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    ring = target.evaluate("element => getComputedStyle(element).outlineStyle")
    assert ring != "none", "the focus can be seen"
