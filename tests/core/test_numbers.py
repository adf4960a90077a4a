"""Numbers in addresses and forms, also those that nobody of good will sends."""

from __future__ import annotations

import pytest

from warmdesk.core.numbers import whole_number


def test_plain_digits_are_a_number():
    assert [whole_number(each) for each in ("0", "7", "007", "9" * 18)] == [0, 7, 7, 10**18 - 1]


@pytest.mark.parametrize(
    "text", [None, "", "²", "٣", "-1", "1.5", " 1", "1\n", "1_0", "9" * 19, "9" * 5000]
)
def test_anything_else_is_none(text):
    assert whole_number(text) is None
