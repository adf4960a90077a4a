"""The whole coach: the fixtures of the requirements, order, policy and what it leaves alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.coach.asking import NOW, ask, slugs
from warmdesk.coach import PersonCard, Policy, Question, Turn, read, read_promises, warm_up
from warmdesk.coach.phrases import DATA, _compiled, phrases
from warmdesk.coach.rules import all_rules

PATCHED = "Is the build server patched?"
HOW_SOON = "How soon will it be ready? I have an appointment."
BADGE = "My badge does not open the lab."
JUST_FIX = "I don't care what you have to do, just fix it."
GONE = "My file is gone, again!"


def seen(asked: str, draft: str) -> set[str]:
    return set(slugs(ask(draft, asked, person=PersonCard())))


@pytest.mark.parametrize(
    ("asked", "draft", "expected"),
    [
        pytest.param(PATCHED, "No", {"bare-no", "one-word", "no-time"}, id="F1"),
        pytest.param(
            HOW_SOON,
            "We prepare everything from scratch, the kitchen is small and we are very "
            "busy. It will be out soon.",
            {"question-unanswered", "vague-time", "defensive"},
            id="F3",
        ),
        pytest.param(BADGE, "That's not my department.", {"deflection"}, id="F5"),
        pytest.param(
            JUST_FIX,
            "Please provide more information or I cannot help you.",
            {"push-back", "order-tone"},
            id="F7",
        ),
        pytest.param(
            GONE,
            "I understand your frustration and apologise for any inconvenience.",
            {"canned-empathy", "no-next-step"},
            id="F9",
        ),
        pytest.param(
            "Why is the network so slow?",
            "As we've told everyone, it's the backup.",
            {"as-i-said", "no-time", "no-next-step"},
            id="F11",
        ),
        pytest.param(
            "Can you reset it? I'm in a hurry.",
            "Hi! How was your weekend? How are the kids? Sure thing!",
            {"prying", "small-talk-hurry"},
            id="F13",
        ),
        pytest.param(
            "My laptop froze and I lost an hour.",
            "The same thing happened to me last month…",
            {"borrowed-story"},
            id="F14",
        ),
    ],
)
def test_fixtures_that_are_noticed(asked, draft, expected):
    assert expected <= seen(asked, draft)


@pytest.mark.parametrize(
    ("asked", "draft"),
    [
        pytest.param(
            PATCHED,
            "Not yet. The patch failed a test last night; I'm retrying now and will write "
            "to you by 4 pm today.",
            id="F2",
        ),
        pytest.param(
            HOW_SOON,
            "About 15 minutes. We are behind because the kitchen is full; if that is too "
            "late I can box it.",
            id="F4",
        ),
        pytest.param(
            BADGE,
            "Badges are run by Facilities. I've asked Ana there to take this and copied "
            "you both; I'll check with her at noon.",
            id="F6",
        ),
        pytest.param(
            JUST_FIX,
            "I can fix this without you. May I connect at 2 pm while you are at lunch? It "
            "takes ten minutes.",
            id="F8",
        ),
        pytest.param(
            GONE,
            "That is the second time this week, so I'm restoring it now from last night's "
            "copy – back by 11 – and I'm looking at why.",
            id="F10",
        ),
        pytest.param("Could you install the font?", "Done.", id="F12"),
    ],
)
def test_fixtures_that_are_good_as_they_are(asked, draft):
    assert seen(asked, draft) == set()


def test_the_promises_of_the_fixtures():
    f2 = ask("I'm retrying now and will write to you by 4 pm today.")
    f6 = ask("I've copied you both; I'll check with her at noon.")

    assert [p.due for p in f2.promises] == [datetime(2026, 11, 18, 16, tzinfo=UTC)]
    assert [p.due for p in f6.promises] == [datetime(2026, 11, 18, 12, tzinfo=UTC)]


@pytest.mark.parametrize(
    "draft",
    [
        "I'm retrying now and will write to you by 4 pm today. If it fails, I will come over.",
        "Nothing is promised here.",
        "Ich melde mich bis 16 Uhr und wir werden es dann sehen, das ist sicher nicht gut.",
        "",
    ],
)
def test_promises_read_alone_are_those_of_the_whole_reading(draft):
    question = Question(draft=draft, now=NOW, agent="Ines Moreau")
    assert read_promises(question) == read(question).promises


def test_substance_comes_before_tone():
    answer = ask("Obviously the kitchen is small. We apologise for any inconvenience.", HOW_SOON)

    assert slugs(answer) == ["question-unanswered", "talking-down", "canned-empathy"]


def test_about_one_sentence_only_the_most_important_rule_speaks():
    answer = ask("Hi Dana, as I already said, you must have deleted it.", "My mail is gone.")

    assert [each for each in slugs(answer) if each in ("as-i-said", "blame-person")] == [
        "blame-person"
    ]


def test_each_rule_has_its_page():
    for rule in all_rules():
        assert [
            head
            for head in ("What it notices", "Why it matters", "What helps")
            if head not in rule.doc
        ] == []


def test_the_line_names_the_person_and_quotes_their_question():
    (finding,) = ask("Hi Dana, the kitchen is small.", "How soon will it be ready?").findings

    assert (
        finding.says == 'Dana asked "How soon will it be ready?" Could you give your best estimate?'
    )
    assert "How soon will it be ready?" in finding.why


def test_no_line_has_a_gap_left():
    for rule in all_rules():
        for example in rule.cold:
            answer = ask(example.draft, example.asked, colleagues=example.colleagues)
            assert [
                f.says for f in answer.findings if "{" in f.says and "unfilled" not in f.rule
            ] == []


def test_a_rule_can_be_switched_off_or_kept_quiet():
    question = Question(draft="That's not my department.")

    assert slugs(read(question)) == ["deflection"]
    assert slugs(read(question, Policy(levels={"deflection": "off"}))) == []
    assert slugs(read(question, Policy(levels={"deflection": "quiet"}))) == []
    asked_for = Question(draft="That's not my department.", asked_for=True)
    assert slugs(read(asked_for, Policy(levels={"deflection": "quiet"}))) == ["deflection"]


def test_notes_forwards_and_other_languages_are_left_alone():
    assert slugs(ask("No.", PATCHED)) != []
    assert slugs(ask("No.", PATCHED, kind="note")) == []
    assert slugs(ask("No.", PATCHED, kind="forward")) == []
    assert slugs(ask("Nein, das ist nicht möglich, und ich weiß auch nicht wann.", PATCHED)) == []


def test_an_empty_draft_reads_only_the_thread():
    answer = ask("", "When is it back? I'm in a hurry.")

    assert [item.text for item in answer.asked] == ["When is it back?"]
    assert (answer.needs.hurry, answer.findings, answer.promises) == (True, (), ())


def test_a_hostile_message_changes_nothing_in_what_is_said_of_the_draft():
    calm = ask("That's not my department.", "My badge does not open the lab.")
    hostile = ask("That's not my department.", "You idiots, my badge does not open the lab.")

    assert slugs(calm) == slugs(hostile) == ["deflection"]


def test_a_topic_the_person_wrote_down_may_be_asked_about():
    draft = "Hi Dana, it's reset. How is your lovely garden?"
    asked = "Could you reset it?"

    assert slugs(ask(draft, asked)) == ["prying"]
    assert slugs(ask(draft, asked, person=PersonCard(name="Dana", welcomes=("her garden",)))) == []
    private = PersonCard(name="Dana", welcomes=("her garden",), prefers=("private",))
    assert slugs(ask(draft, asked, person=private)) == ["prying"]


def test_a_colleague_who_was_introduced_before_needs_no_introduction():
    thread = (
        Turn("The archive is slow.", name="Dana Okafor"),
        Turn("Hi Dana, Tomasz is in this mail now.", author="agent", name="Ines Moreau"),
        Turn("Is it safe to save?", name="Dana Okafor"),
    )

    answer = ask(
        "Yes, Dana. Tomasz will take this on at 2.", thread=thread, colleagues=("Tomasz Zielinski",)
    )

    assert slugs(answer) == []


def test_a_promise_that_moved_without_a_word_is_noticed():
    thread = (
        Turn("My new laptop stays black.", name="Dana Okafor", at=NOW),
        Turn(
            "Hi Dana, I'll bring you another laptop today at 3.",
            author="agent",
            name="Ines",
            at=NOW,
        ),
    )

    moved = ask("Hi Dana, I'll bring you a different laptop tomorrow at 9.", thread=thread)
    told = ask(
        "Hi Dana, I can't make it today. I'll bring the laptop tomorrow at 9.", thread=thread
    )
    other = ask("Hi Dana, I'll order a bag for it tomorrow at 9.", thread=thread)

    assert slugs(moved) == ["promise-clash"]
    assert "15:00 before, and Thursday 09:00 here" in moved.findings[0].says
    assert slugs(told) == slugs(other) == []


def test_after_warming_up_no_pattern_is_left_to_compile():
    warm_up()
    made = _compiled.cache_info().misses

    for path in DATA.glob("*.txt"):
        phrases(path.stem).compile()
    ask("Hi Dana, your call is important to us. Soon, as I said.", HOW_SOON)

    assert _compiled.cache_info().misses == made > 300
