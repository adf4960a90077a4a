"""Reads a draft: what was asked, what the person needs, what to mention, what is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from warmdesk.coach.answers import judge
from warmdesk.coach.language import is_english
from warmdesk.coach.needs import read_needs
from warmdesk.coach.order import YIELDS
from warmdesk.coach.phrases import compile_all
from warmdesk.coach.promises import find_promises
from warmdesk.coach.reply import Reply
from warmdesk.coach.rule import Draft, Rule, Spot
from warmdesk.coach.rules import all_rules
from warmdesk.coach.text import Text
from warmdesk.coach.thread import open_items
from warmdesk.coach.types import (
    Answer,
    Asked,
    Finding,
    Needs,
    Policy,
    Promise,
    Question,
    Span,
    Turn,
)

_GAPS = re.compile(r"\{(\w+)\}")


def read(question: Question, policy: Policy | None = None) -> Answer:
    """Read one draft. The same question always gets the same answer."""
    draft = prepare(question)
    findings = _findings(draft, policy or Policy())
    return Answer(question.id, draft.asked, draft.needs, findings, draft.promises, draft.rests)


def read_promises(question: Question) -> tuple[Promise, ...]:
    """Only what the draft promises, as `read` would say it; nothing else is read."""
    text = Text(question.draft, question.agent)
    return _promises(question, text, _now(question)) if is_english(text) else ()


def warm_up() -> None:
    """Compile every pattern and read once, so that the first real draft is as quick as the others.

    For a server to call at its start; it takes about a second, and may be called in a thread.
    """
    compile_all()
    read(_SAMPLE)


_SAMPLE = Question(
    thread=(Turn("The drive is down. When is it back? Can I use mine?", name="Dana Okafor"),),
    draft="Hi Dana,\n\nyes, you can use yours. It's back by 3 pm tomorrow, I'll write then.\n\nInes",
    now=datetime(2026, 1, 5, 9, tzinfo=UTC),
    agent="Ines Moreau",
)


def prepare(question: Question) -> Draft:
    """Everything that rules may look at. A draft that is not English is left unread."""
    now = _now(question)
    text = Text(question.draft, question.agent)
    if not is_english(text):
        nothing = Reply(Text(""))
        asked = _asked(question, nothing)
        return Draft(question, nothing, asked, _needs(question, now), (), now, rests=True)
    reply = Reply(text)
    # A note is read by the team: it answers nobody.
    asked = _asked(question, reply if question.kind != "note" else Reply(Text("")))
    needs = _needs(question, now)
    return Draft(question, reply, asked, needs, _promises(question, text, now), now)


def _now(question: Question) -> datetime:
    if question.now:
        return question.now
    for turn in reversed(question.thread):
        if turn.at:
            return turn.at
    return datetime.now(UTC)


def _asked(question: Question, reply: Reply) -> tuple[Asked, ...]:
    waiting = open_items(question.thread)
    told = judge([each.item for each in waiting], reply)
    return tuple(
        Asked(
            text=each.item.text,
            message=each.message,
            span=each.item.span,
            kind=each.item.kind,
            about=each.item.about,
            answered=answered,
            by=by,
        )
        for each, (answered, by) in zip(waiting, told, strict=True)
    )


def _needs(question: Question, now: datetime) -> Needs:
    try:
        return read_needs(question.thread, question.desk, now, question.person)
    except OverflowError:
        # A moment at the very edge of the calendar: no time can be worked out.
        return Needs()


def _promises(question: Question, text: Text, now: datetime) -> tuple[Promise, ...]:
    if question.kind == "note":
        return ()
    try:
        return find_promises(text, question.desk, now)
    except OverflowError:
        return ()


def _findings(draft: Draft, policy: Policy) -> tuple[Finding, ...]:
    if not draft.sentences:
        return ()
    spoken: set[int] = set()
    findings = [
        finding
        for rule in all_rules()
        if rule.kind == draft.question.kind and _is_wanted(rule, draft, policy)
        for finding in _first(rule, draft, spoken)
    ]
    told = {finding.rule for finding in findings}
    return tuple(each for each in findings if told.isdisjoint(YIELDS.get(each.rule, ())))


def _is_wanted(rule: Rule, draft: Draft, policy: Policy) -> bool:
    level = policy.level(rule.slug, default=rule.level)
    if level == "off" or (level == "quiet" and not draft.question.asked_for):
        return False
    return rule.in_hurry or not draft.needs.hurry


def _first(rule: Rule, draft: Draft, spoken: set[int]) -> Iterator[Finding]:
    """A rule speaks once; about one sentence, only the most important rule speaks."""
    for spot in rule.notice(draft):
        sentence = draft.text.sentence_at(spot.span.start)
        if not rule.whole and sentence in spoken:
            continue
        if not rule.whole:
            spoken.add(sentence)
        yield _worded(rule, draft, spot)
        return


def _worded(rule: Rule, draft: Draft, spot: Spot) -> Finding:
    start, end = spot.span
    quote = draft.question.draft[start:end]
    words = {"n": draft.name, "quote": quote, **spot.words}
    return Finding(
        rule=rule.slug,
        span=Span(start, end),
        quote=quote,
        says=_filled(spot.says or rule.says, words),
        why=_filled(rule.why, words),
        example=rule.example,
    )


def _filled(line: str, words: dict[str, str]) -> str:
    return _GAPS.sub(lambda gap: _in_place(words.get(gap[1], gap[0]), line[: gap.start()]), line)


def _in_place(words: str, before: str) -> str:
    """A sentence may begin with "the person"."""
    begins = not before or before.endswith((". ", "? "))
    return words[:1].upper() + words[1:] if begins else words
