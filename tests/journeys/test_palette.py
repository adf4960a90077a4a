"""Search and commands by keyboard: over any page, and back to where one was."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Open
from tests.journeys.desks import Desk
from tests.journeys.test_every_page import what_axe_finds
from tests.journeys.test_keyboard import press_on

pytestmark = pytest.mark.journey


@pytest.fixture
def page(sample_desk: Desk, opened: Open) -> Page:
    page = opened(sample_desk.address)
    page.goto("/start")
    page.get_by_role("button", name="Ines").first.click()
    expect(page).to_have_url(re.compile("/home$"))
    return page


def test_it_opens_over_a_draft_finds_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/c/1482")
    text = page.locator("#composer-text")
    text.focus()
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Search people")
    expect(field).to_be_focused()
    expect(page.get_by_role("option", name="Home")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(text).to_be_focused()

    page.keyboard.press("Control+k")
    page.keyboard.type("printer")
    expect(page.get_by_role("group", name="Conversations")).to_be_visible()
    expect(page.locator("#palette [role=status]")).to_have_text(re.compile(r"^\d+ results$"))
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert what_axe_finds(page) == []
    page.keyboard.press("ArrowDown")
    second = page.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    href = second.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{href}$"))


def test_an_older_question_is_taken_back_when_a_newer_one_is_asked(page: Page) -> None:
    # The first is never answered, as on a slow line.
    held: list[Route] = []
    page.route("**/search/palette?q=pri", lambda route: held.append(route))
    page.keyboard.press("Control+k")
    with page.expect_request("**/search/palette?q=pri"):
        page.keyboard.type("pri")
    with page.expect_event("requestfailed", lambda each: each.url.endswith("q=pri")):
        page.keyboard.type("nter")
    expect(page.get_by_role("option", name="Search people for “printer”")).to_be_visible()
    held[0].abort()


def test_the_search_of_the_rail_opens_it_and_gets_the_focus_back(page: Page) -> None:
    search = page.get_by_role("link", name="Search")
    press_on(page, search)
    expect(page.get_by_role("combobox", name="Search people")).to_be_focused()
    page.get_by_role("button", name="Close").last.click()
    expect(search).to_be_focused()


def test_without_script_the_link_leads_to_the_page_of_search(
    sample_desk: Desk, opened: Open
) -> None:
    page = opened(sample_desk.address, java_script_enabled=False)
    page.goto("/start")
    page.get_by_role("button", name="Ines").first.click()
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_label("Search or filter")).to_be_visible()
