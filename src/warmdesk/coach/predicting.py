"""Answers the public tasks that the learnt models are measured by: one row in, one answer out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from warmdesk.coach.learnt.links import link_vectors, word_place
from warmdesk.coach.learnt.model import load
from warmdesk.coach.learnt.recipes import (
    ACT,
    POLITENESS,
    STANDING,
    reply_vector,
    request_vector,
    turn_vector,
)
from warmdesk.coach.listening import items_in
from warmdesk.coach.signs import reply_signs, turn_signs

Row = Mapping[str, object]
Predict = Callable[[Row], dict[str, object]]


def _politeness(name: str) -> Predict:
    def predict(row: Row) -> dict[str, object]:
        is_polite = load(name).score(POLITENESS.vector(_text(row, "text"))) > 0
        return {"label": "polite" if is_polite else "impolite"}

    return predict


def _request(row: Row) -> dict[str, object]:
    found = request_vector(_text(row, "text"), _text(row, "domain"))
    return {"label": "request" if load("customer_request").score(found) > 0 else "other"}


def _link(row: Row) -> dict[str, object]:
    given = row.get("candidates")
    candidates = [str(each) for each in given] if isinstance(given, list) else []
    parts = load("answer_link").parts
    rare = parts["rarity"].weights
    found = link_vectors(_text(row, "reply"), candidates, lambda word: rare[word_place(word)])
    scores = [parts["answered"].score(each) for each in found]
    # Of equals the newest comes first.
    ranking = sorted(range(len(scores)), key=lambda place: (-scores[place], -place))
    return {"label": ranking[0] if ranking else 0, "ranking": ranking}


def _reply(row: Row) -> dict[str, object]:
    ask, reply = _text(row, "ask"), _text(row, "reply")
    scores = load("support_replies").scores(reply_vector(ask, reply, reply_signs(ask, reply)))
    return {"labels": [label for label, score in scores.items() if score > 0]}


def _act(row: Row) -> dict[str, object]:
    """What is asked is heard as in a draft's thread, or has its mark; the model tells the rest apart."""
    text = _text(row, "text")
    scores = load("dialogue_act").scores(turn_vector(text, turn_signs(text), ACT))
    kinds = [item.kind for item in items_in(text)]
    if "?" in text or kinds:
        is_request = "question" not in kinds and "request" in kinds
        return {"label": "directive" if is_request else "question"}
    return {"label": max(scores, key=scores.__getitem__)}


def _standing(row: Row) -> dict[str, object]:
    text = _text(row, "text")
    found = turn_vector(text, reply_signs("", text), STANDING)
    return {"label": "threat" if load("face_threat").score(found) > 0 else "none"}


TASKS: dict[str, Predict] = {
    "politeness_wiki": _politeness("politeness_wiki"),
    "politeness_se": _politeness("politeness_se"),
    "customer_request": _request,
    "answer_link": _link,
    "support_replies": _reply,
    "dialogue_act": _act,
    "face_threat": _standing,
}


def predict_line(task: str, line: str) -> dict[str, object]:
    """The answer to one line; what cannot be read is answered with an error."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        return {"id": None, "error": "This line is not a JSON object."}
    return {"id": row.get("id"), **TASKS[task](row)}


def _text(row: Row, key: str) -> str:
    return str(row.get(key) or "")
