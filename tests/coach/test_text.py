"""Sentences, greetings and other people's words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from warmdesk.coach.language import is_english
from warmdesk.coach.text import Text


def sentences(raw: str) -> list[str]:
    return [raw[s.start : s.end] for s in Text(raw).sentences]


def test_a_greeting_is_no_part_of_the_first_sentence():
    assert sentences("Hi Dana, it's back. Good luck!") == ["it's back.", "Good luck!"]
    assert Text("Dear Ms Okafor,\nit's back.").greeted == "Okafor"


def test_short_forms_and_times_do_not_end_a_sentence():
    raw = "It comes at 3 p.m. with Dr. Hahn, e.g. by van. Please wait."

    assert sentences(raw) == ["It comes at 3 p.m. with Dr. Hahn, e.g. by van.", "Please wait."]


def test_wrapped_lines_are_one_sentence_and_list_items_are_two():
    wrapped = "This line is long enough that the mail program has wrapped it\nright here."

    assert len(sentences(wrapped)) == 1
    assert sentences("- Open it\n- Close it") == ["- Open it", "- Close it"]


def test_quoted_mail_speech_and_code_are_not_the_authors_words():
    raw = 'He said "obviously wrong" and `obviously = 1`.\n> obviously\nBest,\nobviously'

    assert "obviously" not in Text(raw).word_set
    assert "said" in Text(raw).word_set


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_the_plain_form_has_the_length_of_the_text(raw):
    text = Text(raw)

    assert len(text.plain) == len(raw)
    assert all(text.plain[s.start : s.end] == s.text for s in text.sentences)


def test_other_languages_are_left_alone():
    assert is_english(Text("No"))
    assert is_english(Text("Hi Jan, it's back. Groet, Piet"))
    assert not is_english(Text("Guten Tag, das ist leider nicht möglich, bitte warten Sie."))
    assert not is_english(Text("Bonjour, ce n'est pas possible pour le moment, merci."))
    assert not is_english(Text("К сожалению, это невозможно."))
