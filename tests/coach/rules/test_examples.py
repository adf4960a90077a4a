"""Each rule notices its cold examples; its warm ones pass the whole coach."""

from __future__ import annotations

import pytest

from tests.coach.asking import NOW, ask, slugs
from warmdesk.coach import PersonCard, Question, Turn
from warmdesk.coach.reader import prepare
from warmdesk.coach.rule import Example, Rule
from warmdesk.coach.rules import all_rules

COLD = [(rule, example) for rule in all_rules() for example in rule.cold]
WARM = [(rule, example) for rule in all_rules() for example in rule.warm]


def named(given: object) -> str | None:
    return given.slug if isinstance(given, Rule) else None


@pytest.mark.parametrize(("rule", "example"), COLD, ids=named)
def test_cold_examples_are_noticed(rule: Rule, example: Example):
    thread = (Turn(example.asked, name=example.name),) if example.asked else ()
    question = Question(
        draft=example.draft,
        thread=thread,
        now=NOW,
        kind=rule.kind,
        person=PersonCard(name=example.name, technical=example.technical),
        agent="Ines Moreau",
        colleagues=example.colleagues,
        saved_reply=example.saved_reply,
    )

    assert list(rule.notice(prepare(question))) != []


@pytest.mark.parametrize(("rule", "example"), WARM, ids=named)
def test_warm_examples_pass_the_whole_coach(rule: Rule, example: Example):
    given = {
        "kind": rule.kind,
        "person": PersonCard(name="Dana Okafor", technical=example.technical),
        "colleagues": example.colleagues,
        "saved_reply": example.saved_reply,
    }

    assert slugs(ask(example.draft, example.asked, **given)) == []


@pytest.mark.parametrize("rule", all_rules(), ids=named)
def test_a_rule_speaks_kindly(rule: Rule):
    # What needs an earlier reply to clash with has a test of its own.
    assert len(rule.cold) >= 1 or rule.slug == "promise-clash"
    assert len(rule.warm) >= 1
    assert "you should" not in rule.says.lower()
    assert rule.says.endswith("?") or rule.slug == "wrong-name" or "?" in rule.says
