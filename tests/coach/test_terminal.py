"""What a person at a terminal sees: it fits, it marks the right words, and nothing in it steers the terminal."""

from __future__ import annotations

import pytest

from warmdesk.coach import Question, Turn, read
from warmdesk.coach.rules import all_rules
from warmdesk.coach.terminal import RESTS, draft_page, line_and_column, nearest, rule_page

COLD = "Hi Dana,\n\nThat's not my department. You must have deleted it.\n"


def page(draft: str, asked: str = "", *, has_colour: bool = False) -> str:
    thread = (Turn(asked, name="Dana Okafor"),) if asked else ()
    return draft_page(draft, read(Question(draft=draft, thread=thread)), has_colour=has_colour)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.slug)
def test_the_page_of_a_rule_fits_and_tells_everything(rule):
    shown = rule_page(rule)

    assert max(map(len, shown.splitlines())) <= 80
    heads = [line for line in shown.splitlines() if line and not line.startswith(" ")]
    for head in ("What it notices", "Why it matters", "What helps", "It says nothing at"):
        assert head in heads
    assert "{n}" not in shown


def test_a_rule_that_is_not_known_is_named_from_near():
    assert nearest("vagetime")[0] == "vague-time"
    assert "blame-person" in nearest("blame")
    assert nearest("qqq") == [rule.slug for rule in all_rules()]


def test_the_words_are_underlined_and_numbered():
    assert page(COLD).splitlines()[:5] == [
        "    Hi Dana,",
        "",
        "    That's not my department. You must have deleted it.",
        "           ~~~~~~~~~~~~~~~~~ 1",
        "                              ~~~~~~~~~~~~~~~~~~~~~ 2",
    ]
    assert "1. " in page(COLD)
    assert "(deflection)" in page(COLD)


def test_what_was_asked_is_ticked_when_it_is_answered():
    shown = page("It's back at 3 pm.", "When is it back? Can I use the other printer?")

    assert shown.splitlines()[-2:] == [
        "  [x] When is it back?",
        "  [ ] Can I use the other printer?",
    ]


def test_colour_is_given_only_where_it_is_wanted():
    assert "\x1b" not in page(COLD)
    assert "\x1b[33m~~~" in page(COLD, has_colour=True)


@pytest.mark.parametrize(
    "start", ["", "日本語 ", "\x1b[2J\x07 ", "\ud800 ", "word " * 60, "x" * 300]
)
def test_lines_fit_and_hold_nothing_that_steers_a_terminal(start):
    shown = page(f"{start}That's not my department.")

    lines = shown.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line.isprintable() for line in lines)
    assert "(deflection)" in shown


def test_a_wide_letter_takes_two_columns():
    shown = page("日本 said no: That's not my department.").splitlines()
    words, marks = shown[0], shown[1]
    assert marks.index("~") == words.index("not my") + 2


def test_another_language_is_left_alone_in_words():
    assert " ".join(page("Guten Tag, das ist leider nicht möglich, bitte warten Sie.").split()) == (
        RESTS
    )


def test_places_are_counted_as_editors_do():
    assert line_and_column("ab\ncd", 0) == (1, 1)
    assert line_and_column("ab\ncd", 4) == (2, 2)
