"""The exchange format, the same at every door: one question as JSON in, an answer or one kind sentence out."""

from __future__ import annotations

import json
from typing import NoReturn

from warmdesk.coach.reader import read
from warmdesk.coach.types import BadQuestion, Question, id_of

NOT_JSON = "This is not JSON."
_BOM = "\ufeff"


def answer_to(given: str | bytes) -> dict[str, object]:
    """Plain values that can always be written as JSON; what cannot be read is answered with an `error`."""
    try:
        asked = _loaded(given)
    except (ValueError, RecursionError):
        return {"id": None, "error": NOT_JSON}
    try:
        return read(Question.from_json(asked)).to_json()
    except BadQuestion as problem:
        return {"id": id_of(asked), "error": str(problem)}


def _loaded(given: str | bytes) -> object:
    text = given.decode("utf-8") if isinstance(given, bytes) else given
    return json.loads(text.removeprefix(_BOM), parse_constant=_refuse)


def _refuse(name: str) -> NoReturn:
    """Python reads and writes NaN and Infinity; JSON knows neither."""
    raise ValueError(name)
