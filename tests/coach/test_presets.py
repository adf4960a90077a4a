"""The two kinds of desk: what is said beside the matter, names, and words of the trade."""

from __future__ import annotations

import pytest

from tests.coach.asking import HOURS, ask, slugs
from warmdesk.coach import Desk, PersonCard

INTERNAL = Desk(kind="internal", timezone="Europe/London", hours=HOURS)
PROVIDER = Desk(kind="provider", timezone="Europe/London", hours=HOURS)
DESKS = pytest.mark.parametrize("desk", [INTERNAL, PROVIDER], ids=["internal", "provider"])

ASKED = "The drive is gone. When is it back?"
OPENS = "Hi Dana,\n\nWhat a lovely autumn day! The drive is back since 10, and nothing is lost."
ENDS = "Hi Dana,\n\nThe drive is back since 10, and nothing is lost. What a lovely autumn day!"


@DESKS
def test_a_light_line_is_no_thought_by_itself(desk):
    assert slugs(ask(OPENS, ASKED, desk=desk)) == []
    assert slugs(ask(ENDS, ASKED, desk=desk)) == []


def test_on_an_internal_desk_small_talk_is_told_to_those_who_ask():
    assert slugs(ask(OPENS, ASKED, desk=INTERNAL, asked_for=True)) == ["too-chummy"]
    assert slugs(ask(ENDS, ASKED, desk=INTERNAL, asked_for=True)) == ["too-chummy"]


def test_a_provider_may_open_warmly_and_then_keeps_to_the_matter():
    assert slugs(ask(OPENS, ASKED, desk=PROVIDER, asked_for=True)) == []
    assert slugs(ask(ENDS, ASKED, desk=PROVIDER, asked_for=True)) == ["too-chummy"]


@DESKS
def test_what_they_welcome_or_began_themselves_is_fine(desk):
    welcomes = PersonCard(name="Dana Okafor", welcomes=("autumn walks",))
    began = f"What a wet autumn day. {ASKED}"

    assert slugs(ask(ENDS, ASKED, desk=desk, asked_for=True, person=welcomes)) == []
    assert slugs(ask(ENDS, began, desk=desk, asked_for=True)) == []


@DESKS
def test_hurry_and_privacy_always_win(desk):
    private = PersonCard(name="Dana Okafor", prefers=("private",), welcomes=("autumn walks",))
    hurry = f"I'm in a hurry. {ASKED}"

    (found,) = ask(OPENS, ASKED, desk=desk, person=private).findings
    assert found.rule == "too-chummy"
    assert "Dana likes to keep private things apart." in found.says
    assert slugs(ask(OPENS, hurry, desk=desk)) == ["small-talk-hurry"]


@DESKS
def test_closeness_is_noticed_on_both(desk):
    assert slugs(ask("Hey sweetie, the drive is back since 10.", ASKED, desk=desk)) == [
        "too-chummy"
    ]


@pytest.mark.parametrize(
    ("card", "greeting"),
    [
        (PersonCard(name="Jonathan Lind"), "Hi Jon,"),
        (PersonCard(name="Jonathan Lind", own_words="Please call me Jo."), "Hi Jonathan,"),
        (PersonCard(name="Dr. Jonathan Lind"), "Hi Jonathan,"),
        (PersonCard(name="Jonathan Lind", own_words="I go by Dr Lind."), "Dear Jonathan,"),
    ],
)
def test_a_provider_calls_people_as_they_prefer(card, greeting):
    draft = f"{greeting}\n\nThe drive is back since 10."

    (found,) = ask(draft, desk=PROVIDER, person=card).findings
    assert found.rule == "wrong-name"
    assert "their card says" in found.says
    assert slugs(ask(draft, desk=INTERNAL, person=card)) == []


@pytest.mark.parametrize(
    ("card", "greeting", "asked"),
    [
        (PersonCard(name="Jonathan Lind"), "Hi Jonathan,", ""),
        (PersonCard(name="Jonathan Lind"), "Dear Mr Lind,", ""),
        (PersonCard(name="Jonathan Lind"), "Hi Jon,", "The drive is gone.\n\nJon"),
        (PersonCard(name="Jonathan Lind", own_words="Please call me Jo."), "Hi Jo,", ""),
        (PersonCard(name="Dr. Jonathan Lind"), "Dear Dr Lind,", ""),
        (PersonCard(name="Jonathan Lind"), "Hi Tomasz,", ""),
    ],
)
def test_a_name_they_use_themselves_is_fine(card, greeting, asked):
    draft = f"{greeting}\n\nThe drive is back since 10, and nothing is lost."
    colleagues = ("Tomasz Zielinski",)

    found = slugs(ask(draft, asked, desk=PROVIDER, person=card, colleagues=colleagues))
    assert "wrong-name" not in found


@DESKS
def test_words_of_the_trade_are_fine_for_those_who_know_them(desk):
    draft = "Hi Dana, flush the DNS cache, and the drive is back at once."

    lay = PersonCard(name="Dana Okafor", technical=False)
    technical = PersonCard(name="Dana Okafor", technical=True)
    assert "jargon" in slugs(ask(draft, ASKED, desk=desk, person=lay))
    assert "jargon" not in slugs(ask(draft, ASKED, desk=desk, person=technical))
