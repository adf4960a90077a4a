"""Dialogs keep what was typed and give the focus back; the letters work on every page of an agent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.desks import Desk

pytestmark = pytest.mark.journey


@pytest.fixture
def page(sample_desk: Desk, opened: Open) -> Page:
    page = opened(sample_desk.address)
    page.goto("/start")
    page.get_by_role("button", name="Ines").first.click()
    expect(page).to_have_url(re.compile("/home$"))
    return page


@pytest.mark.parametrize(
    ("key", "opener", "label"),
    [
        ("s", "Ask if solved", re.compile("Your message to")),
        ("o", "Hand over", re.compile("should know")),
    ],
)
def test_esc_keeps_what_was_typed_and_gives_the_focus_back(
    page: Page, key: str, opener: str, label: re.Pattern[str]
) -> None:
    page.goto("/c/1482")
    heading = page.locator("main h1")
    expect(heading).to_be_focused()
    page.keyboard.press(key)
    page.get_by_role("dialog").get_by_label(label).fill("Words of mine.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name=opener)).to_be_focused()
    page.keyboard.press(key)
    expect(page.get_by_role("dialog").get_by_label(label)).to_have_value("Words of mine.")


def test_a_dialog_closed_without_a_place_to_return_to_leads_to_the_heading(page: Page) -> None:
    page.goto("/c/1482")
    for key, name in (("s", "solved"), ("?", "Shortcuts"), ("Control+k", "Search")):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        expect(page.get_by_role("dialog", name=re.compile(name))).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("address", ["/people", "/knowledge", "/me", "/search", "/c/1482/aside"])
def test_the_letters_that_lead_elsewhere_work_everywhere(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    for key in "gp":
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("/people$"))
    for key in "gi":
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("/inbox$"))
