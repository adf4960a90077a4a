"""Changing how the desk works."""

from __future__ import annotations

import pytest

from warmdesk.core.actions.desk import change_desk
from warmdesk.core.desk import current_desk

pytestmark = pytest.mark.django_db


def test_it_returns_what_was_before_so_that_it_can_come_back():
    before = change_desk({"name": "Northgate IT help", "first_answer_minutes": 30})
    assert before == {"name": "IT help", "first_answer_minutes": 45}
    assert current_desk().name == "Northgate IT help"
    change_desk(before)
    assert (current_desk().name, current_desk().first_answer_minutes) == ("IT help", 45)


def test_only_what_is_settable_is_set():
    with pytest.raises(ValueError, match="is_sample"):
        change_desk({"is_sample": True})
    assert not current_desk().is_sample
