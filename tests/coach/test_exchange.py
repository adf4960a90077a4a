"""One question in, one answer out: always JSON, with the name of the question where it has one."""

from __future__ import annotations

import json

import pytest

from warmdesk.coach.exchange import answer_to


@pytest.mark.parametrize("given", ['"a"', "7", "null"])
def test_a_name_is_given_back_as_it_came(given):
    name = json.loads(given)

    assert answer_to(f'{{"id": {given}, "draft": "Hi"}}')["id"] == name
    assert answer_to(f'{{"id": {given}, "draft": 5}}')["id"] == name


@pytest.mark.parametrize("given", ["true", "1e400", "1.5", '{"a": 1}', "[1]"])
def test_what_is_no_name_is_refused_and_not_repeated(given):
    answer = answer_to(f'{{"id": {given}, "draft": "Hi"}}')

    assert answer == {
        "id": None,
        "error": '"id" in the question should be text or a whole number.',
    }


@pytest.mark.parametrize(
    "given",
    [
        "{broken",
        "",
        '{"id": NaN, "draft": "Hi"}',
        '{"draft": "Hi", "also": -Infinity}',
        "[" * 100_000,
        b"\xff\xfe",
        '{"id": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_not_json_is_said_to_be_so(given):
    assert answer_to(given) == {"id": None, "error": "This is not JSON."}


@pytest.mark.parametrize(
    "given", ['\ufeff{"id": 1, "draft": "Hi"}', b'\xef\xbb\xbf{"id": 1, "draft": ""}']
)
def test_a_mark_of_byte_order_is_passed_over(given):
    assert "findings" in answer_to(given)
