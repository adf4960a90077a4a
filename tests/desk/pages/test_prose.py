"""Plain text becomes safe paragraphs, whatever stands in it."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from warmdesk.desk.pages.prose import Span, fold_at, prose


def test_paragraphs_and_lines():
    assert prose("One\ntwo\n\nthree") == "<p>One<br>two</p><p>three</p>"


def test_a_number_follows_its_span():
    made = prose("When will it be back? Thanks", [Span(0, 21, 1, "open")])
    assert made.startswith('<p><span class="asked" data-span="1">When will it be back?</span><a')
    assert made.endswith(">1</a> Thanks</p>")


def test_a_span_over_two_paragraphs_has_one_number():
    made = prose("Could you\n\nhelp me?", [Span(0, 19, 1, "draft")])
    assert made.count('data-span="1"') == 2
    assert made.count('data-asked="1"') == 1
    assert made.count('class="answered"') == 2


def test_addresses_become_links_without_the_stop_behind_them():
    made = prose("See https://example.org/a?b=1&c=2. Bye")
    assert ">https://example.org/a?b=1&amp;c=2</a>. Bye</p>" in made
    assert "javascript" not in prose("javascript:alert(1)").replace("javascript:alert(1)", "")


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=4),
)
def test_every_word_is_there_and_nothing_is_markup(text, places):
    spans = [Span(start, start + length, n, "open") for n, (start, length) in enumerate(places, 1)]
    made = prose(text, spans)
    without_numbers = re.sub(r'<a class="number.*?</a>', "", made)
    shown = unescape(re.sub(r"<[^>]*>", "", without_numbers.replace("<br>", "\n")))
    assert "".join(shown.split()) == "".join(text.split())
    own = re.sub(r"</?(p|br|span|a)( [^<>]*)?>", "", made)
    assert "<" not in own


def test_a_paragraph_too_long_for_a_browser_is_shown_in_parts_and_whole():
    word = "x" * 30_000
    made = prose(word)
    assert made.count("<p>") == 6
    assert made.replace("</p><p>", "") == f"<p>{word}</p>"
    lines = "One line of it.\n" * 1_000
    parts = re.findall(r"<p>(.*?)</p>", prose(lines))
    assert len(parts) > 3
    assert all(part.startswith("One line") for part in parts)


def test_a_very_long_text_is_folded_at_the_end_of_a_line_or_word():
    assert fold_at("x" * 20_000) is None
    assert fold_at("x" * 20_001) == 20_000
    text = "One line of it.\n" * 2_000
    assert text[: fold_at(text)].endswith("it.\n")
    both = prose(text, (), 0, fold_at(text)) + prose(text, (), fold_at(text))
    assert both.count("One line of it.") == 2_000


def test_a_question_in_the_folded_part_keeps_its_number():
    text = "x " * 10_500 + "Will it be back?"
    made = prose(text, [Span(21_000, len(text), 1, "open")], fold_at(text))
    assert made.count('data-asked="1"') == 1
