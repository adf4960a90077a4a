"""English is read, whoever it names; other languages are left alone, and the answer says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coach.asking import ask
from warmdesk.coach.language import is_english
from warmdesk.coach.text import Text

# Known, and rare enough not to bend the guess for: single words that two languages share, or none that are everyday.
WRONG = {
    "Bitte starten Sie den Rechner neu.",
    "Silakan nyalakan ulang komputernya.",
    "En route.",
}


def rows() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("languages.txt").read_text(encoding="utf-8").splitlines()
    parted = [line.partition("|") for line in lines if line and not line.startswith("#")]
    return [(language, text.replace("\\n", "\n")) for language, _, text in parted]


def test_the_list_is_wide_enough_to_tell():
    assert len(rows()) >= 300
    assert len({language for language, _ in rows()}) >= 20


def test_the_guess_is_right_about_the_list():
    wrong = {text for language, text in rows() if is_english(Text(text)) != (language == "en")}

    assert wrong <= WRONG


def test_shouting_is_no_list_of_names():
    assert not is_english(Text("DAS IST LEIDER NICHT MÖGLICH."))


def test_in_another_language_the_coach_rests_and_says_so():
    answer = ask("Das ist nicht meine Abteilung, bitte fragen Sie dort.", "When is it back?")

    assert answer.rests
    assert answer.to_json()["rests"] is True
    assert (answer.findings, answer.promises) == ((), ())
    assert [item.text for item in answer.asked] == ["When is it back?"]


@pytest.mark.parametrize("draft", ["", "Hi Dana, it's back.", "42"])
def test_in_english_it_does_not_rest(draft):
    assert not ask(draft).rests
