"""Whatever is written, the coach answers, quotes what stands there, and says the same again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from warmdesk.coach import Desk, PersonCard, Question, Turn, read

MIDWEEK = datetime(2026, 11, 18, 10, 20, tzinfo=UTC)

WORDS = st.sampled_from(
    "no not yet soon you must have deleted it I'll by 4 pm tomorrow when will be "
    "back? please contact HR"
    ' team obviously as I said . , ; \n > - " ` [gap] 12:30 Friday we are busy '
    "sorry for any inconvenience".split(" ")
)
prose = st.lists(WORDS, max_size=40).map(" ".join)
# Lone surrogates too, which no file can hold but JSON can.
anything = st.text(st.characters(exclude_categories=()), max_size=200)
texts = st.one_of(anything, prose)
moments = st.datetimes(timezones=st.just(UTC))
zones = st.sampled_from(["UTC", "Europe/London", "America/New_York", "Pacific/Apia"])


@st.composite
def questions(draw: st.DrawFn) -> Question:
    turn = st.builds(
        Turn,
        text=texts,
        author=st.sampled_from(["person", "agent"]),
        name=st.text(max_size=12),
        at=moments,
    )
    return Question(
        draft=draw(texts),
        thread=tuple(draw(st.lists(turn, max_size=3))),
        now=draw(moments),
        agent=draw(st.text(max_size=8)),
        colleagues=tuple(draw(st.lists(st.text(max_size=8), max_size=2))),
        desk=Desk(timezone=draw(zones), hours=(("mon", (("08:00", "18:00"),)),)),
    )


@given(questions())
@settings(max_examples=250, deadline=None)
def test_spans_quote_and_the_answer_stays_the_same(question):
    answer = read(question)

    for finding in answer.findings:
        assert question.draft[finding.span.start : finding.span.end] == finding.quote != ""
    for promise in answer.promises:
        assert question.draft[promise.span.start : promise.span.end] == promise.text != ""
    for item in answer.asked:
        message = question.thread[item.message].text
        assert message[item.span.start : item.span.end] == item.text != ""
    assert read(question) == answer
    assert json.loads(json.dumps(answer.to_json())) == answer.to_json()


@given(questions(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_line_of_ten_thousand_letters_is_read_like_any_other(question, throw):
    piece = question.draft.replace("\n", " ") or "a"
    long = "".join([*throw.sample(piece, len(piece)), " "])
    draft = (long * (10_000 // len(long) + 1))[:10_000]

    answer = read(replace(question, draft=draft))

    for finding in answer.findings:
        assert draft[finding.span.start : finding.span.end] == finding.quote != ""


PEOPLE = (
    PersonCard(name="Dana Okafor"),
    PersonCard(name="Chief Executive Officer Zoë Ångström"),
    PersonCard(name="Dr. Trang Nguyễn"),
    PersonCard(name="X"),
)


@given(prose, st.sampled_from(["When will it be back?", "Can I use mine?", "Thank you."]))
@settings(max_examples=80, deadline=None)
def test_whoever_asks_the_same_is_noticed(draft, asked):
    seen = set()
    for person in PEOPLE:
        question = Question(draft=draft, person=person, thread=(Turn(asked, name=person.name),))
        answer = read(replace(question, now=MIDWEEK))
        found = tuple((each.rule, each.span) for each in answer.findings)
        seen.add((found, answer.promises, tuple(each.answered for each in answer.asked)))

    assert len(seen) == 1


def test_very_long_texts_are_read_in_one_go():
    for piece in (
        "a",
        " ",
        "no ",
        "you must ",
        "> ",
        '"',
        "(",
        "when will ",
        "1",
        "soon, ",
        "sorry, ",
        "\n",
        "é",
    ):
        draft = piece * (60_000 // len(piece))
        assert read(Question(draft=draft, thread=(Turn(draft[:20_000]),))).id is None
