"""Starting points while writing: "/" finds them, one comes to the caret, and nothing written is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Open
from tests.journeys.desks import Desk

pytestmark = pytest.mark.journey

DANAS = "/c/1482"


def enter(page: Page) -> Page:
    page.goto("/start")
    page.get_by_role("button", name="Ines").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ines")
    page.goto(DANAS)
    return page


@pytest.fixture
def ines(sample_desk: Desk, opened: Open) -> Iterator[Page]:
    """Ines in Dana's conversation; neither a script nor the content policy complains behind her back."""
    page = opened(sample_desk.address)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    yield enter(page)
    assert wrong == []


def composer(page: Page) -> Locator:
    return page.locator("#composer-text")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def selected(page: Page) -> str:
    return str(
        composer(page).evaluate(
            "field => field.value.slice(field.selectionStart, field.selectionEnd)"
        )
    )


def begin(page: Page, text: str) -> None:
    composer(page).fill(text)
    composer(page).press("Control+End")


def test_a_slash_finds_one_and_its_first_gap_is_ready_to_be_filled(ines: Page) -> None:
    begin(ines, "Dear Dana,\n")
    composer(ines).press_sequentially("/")
    expect(options(ines)).to_have_count(2)
    composer(ines).press_sequentially("night")
    expect(options(ines)).to_have_count(1)
    active = composer(ines).get_attribute("aria-activedescendant")
    expect(options(ines)).to_have_id(str(active))
    composer(ines).press("Enter")
    expect(options(ines)).to_have_count(0)
    assert composer(ines).input_value().startswith("Dear Dana,\nWe keep a copy of [drive]")
    assert selected(ines) == "[drive]"
    composer(ines).press("Control+z")
    assert composer(ines).input_value() == "Dear Dana,\n/night"


def test_arrows_choose_and_escape_leaves_the_words_alone(ines: Page) -> None:
    begin(ines, "/")
    composer(ines).press("Backspace")
    composer(ines).press_sequentially("/")
    expect(options(ines).nth(0)).to_have_attribute("aria-selected", "true")
    composer(ines).press("ArrowDown")
    expect(options(ines).nth(1)).to_have_attribute("aria-selected", "true")
    composer(ines).press("Escape")
    expect(options(ines)).to_have_count(0)
    expect(composer(ines)).to_be_focused()
    composer(ines).press_sequentially("vpn")
    composer(ines).press("Enter")
    assert composer(ines).input_value() == "/vpn\n"


def test_a_path_is_no_search(ines: Page) -> None:
    begin(ines, "")
    composer(ines).press_sequentially("/etc/hosts")
    expect(ines.locator("[data-starting]")).to_be_hidden()
    composer(ines).press("Enter")
    assert composer(ines).input_value() == "/etc/hosts\n"


def test_the_button_puts_one_between_words(ines: Page) -> None:
    composer(ines).fill("ab")
    composer(ines).evaluate("field => field.setSelectionRange(1, 1)")
    ines.get_by_role("button", name="Starting points").click()
    options(ines).filter(has_text="Restoring").click()
    text = composer(ines).input_value()
    assert text.startswith("aWe keep a copy of [drive]")
    assert text.endswith("nothing of yours is replaced.b")


def test_without_script_the_button_keeps_the_draft_and_leads_to_a_page(
    sample_desk: Desk, opened: Open
) -> None:
    page = enter(opened(sample_desk.address, java_script_enabled=False))
    composer(page).fill("Dear Dana,")
    page.get_by_role("button", name="Starting points").click()
    page.get_by_role("button", name="Use “VPN certificate has run out” in my reply").click()
    expect(page).to_have_url(f"{sample_desk.address}{DANAS}#composer-text")
    assert composer(page).input_value().startswith("Dear Dana,\n\nThe certificate of your VPN")
