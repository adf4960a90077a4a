"""What a screen reader is told, from opening a conversation to a reply sent and taken back: these lines alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.desks import Desk
from tests.journeys.letters import wait_for

pytestmark = pytest.mark.journey

# From before any script of the page, and kept from one page to the next.
RECORD = """
const regionOf = (node) => (node.closest ? node : node.parentElement)?.closest("#say, #alert");
new MutationObserver((changes) => {
  const lines = JSON.parse(sessionStorage.saidAloud ?? "[]");
  for (const region of new Set(changes.map((change) => regionOf(change.target))))
    if (region?.textContent) lines.push(`${region.id}: ${region.textContent}`);
  sessionStorage.saidAloud = JSON.stringify(lines);
}).observe(document, { childList: true, characterData: true, subtree: true });
"""
# How many thoughts there are is the coach's affair.
READ = r"say: \d thoughts?(, \d promises?)?\. 1 of 1 questions answered\."
SAID = [READ, READ, r"say: Sent to Priya in 10 seconds\. Press U to undo\.", READ]


def test_a_reply_is_told_in_these_lines(sample_desk: Desk, opened: Open) -> None:
    page = opened(sample_desk.address)
    page.add_init_script(RECORD)
    page.goto("/start")
    page.get_by_role("button", name="Ines").first.click()
    page.get_by_role("link", name="Projector in room 4").first.click()
    composer = page.locator("#composer-text")
    composer.focus()
    # At once, not key by key: a busy machine might pause between two and have a half sentence read.
    page.keyboard.insert_text("No.")
    hears(page, "say: .*thought")
    page.keyboard.insert_text(" The lamp is ordered. I'll write again by 4 pm tomorrow.")
    hears(page, "say: .*promise")
    expect(page.locator("[data-saved]")).to_have_text("Draft saved")
    page.keyboard.press("Control+Enter")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    hears(page, "say: Sent to")
    page.keyboard.press("u")
    expect(undo).to_have_count(0)
    expect(composer).to_have_value(re.compile("^No. The lamp"))
    composer.focus()
    before = len(said(page))
    page.keyboard.press("Control+.")
    assert wait_for(lambda: len(said(page)) > before)
    lines = said(page)
    assert len(lines) == len(SAID), lines
    for line, words in zip(lines, SAID, strict=True):
        assert re.fullmatch(words, line), line


def hears(page: Page, words: str) -> None:
    """Asked again and again from here: the page's own rules forbid a script to wait for it there."""
    assert wait_for(lambda: any(re.search(words, line) for line in said(page))), said(page)


def said(page: Page) -> list[str]:
    lines: list[str] = page.evaluate("JSON.parse(sessionStorage.saidAloud ?? '[]')")
    return lines
