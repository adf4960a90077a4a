"""The life of a ticket by real mail: with script, and with script off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.conftest import Open, sign_in
from tests.journeys.desks import Desk
from tests.journeys.letters import Correspondence, plain

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("script", [True, False], ids=["with script", "script off"])
def test_from_the_first_mail_to_feeling_listened_to(
    desk: Desk, dana: Correspondence, opened: Open, script: bool
) -> None:
    subject = "Payroll drive not opening" if script else "Scanner gives no sign"
    number = steps.person_writes(dana, subject)
    ines = opened(desk.address, java_script_enabled=script)
    sign_in(ines, "ines")
    steps.agent_sees_and_opens(ines, number, subject)
    steps.asked_is_marked(ines)

    steps.writes_and_sees_it_read(ines, script=script)
    steps.sends(ines)
    steps.takes_it_back(ines)
    steps.sends(ines)
    reply = steps.reply_arrives(dana, number, subject)
    assert steps.count_of(dana, steps.ANSWER, subject) == 1, "taken back, it never left"

    dana.write(f"Re: {reply['Subject']}", "Thank you, that is in time.", answers=reply)
    answer = ines.get_by_role("article").filter(has_text="Thank you, that is in time.")
    steps.see_at_last(ines, answer, script=script)

    steps.asks_if_solved(ines)
    person = opened(desk.address, java_script_enabled=script)
    steps.person_says_yes(person, dana, subject)
    ines.goto("/home")
    expect(ines.get_by_text(steps.KIND_WORD)).to_be_visible()

    dana.write(f"Re: {reply['Subject']}", "It is closed again, I am afraid.", answers=reply)
    again = ines.get_by_role("article").filter(has_text="It is closed again")
    ines.goto(f"/c/{number}")
    steps.see_at_last(ines, again, script=script)
    expect(ines.get_by_text(re.compile("Yours since")).first).to_be_visible()
    assert "Ines" in plain(reply)
