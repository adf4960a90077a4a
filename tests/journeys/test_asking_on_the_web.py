"""Somebody asks on the help page, follows by the link of the mail, adds something, and says that it is solved."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open
from tests.journeys.desks import Desk
from tests.journeys.letters import Correspondence, link_in

pytestmark = pytest.mark.journey

TEXT = "The label printer in stores prints every label twice. Can somebody come by?"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "script off"])
def test_one_name_and_one_time_from_the_first_page_to_the_last(
    desk: Desk, dana: Correspondence, opened: Open, script: bool
) -> None:
    # Two people, so that neither finds the mail of the other.
    name = "Paulo" if script else "Grace"
    page = opened(desk.address, java_script_enabled=script)
    page.goto("/help/ask")
    page.get_by_label("What do you need help with?").fill(f"{TEXT} {name}")
    page.get_by_label(re.compile("by a certain time")).fill("before 3 pm")
    page.get_by_label(re.compile("name", re.IGNORECASE)).fill(f"{name} Reis")
    page.get_by_label(re.compile("mail", re.IGNORECASE)).fill(f"{name.lower()}@people.example")
    page.get_by_role("button", name="Send to Ines").click()
    expect(page.get_by_role("heading", name="We have it.")).to_be_visible()
    expect(page.get_by_text("Ines Moreau", exact=True)).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"You will hear by \d+:\d\d (today|tomorrow)"))
    ).to_be_visible()

    told = dana.receives(f"Hello {name}", "label printer")
    page.goto(link_in(told))
    expect(page.get_by_text(re.compile(r"You will hear from .* by \d+:\d\d"))).to_be_visible()
    page.get_by_role("textbox", name="Add something").fill("Only the small ones, I have seen now.")
    page.get_by_role("button", name="Send to Ines").click()
    expect(page.get_by_role("status").filter(has_text="Ines has it.")).to_be_visible()

    page.get_by_role("button", name="It is solved now").click()
    expect(page.get_by_role("heading", name="Did you feel listened to?")).to_be_visible()
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text(re.compile("Closed on .* opens again with Ines"))).to_be_visible()
