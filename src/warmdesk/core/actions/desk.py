"""Changing how the desk works."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from warmdesk.core.models import Desk

SETTABLE = frozenset(
    {
        "name",
        "kind",
        "timezone",
        "hours",
        "holiday_country",
        "extra_holidays",
        "urgent_phone",
        "first_answer_minutes",
        "close_after_days",
        "is_set_up",
        "jargon_ok",
    }
)


@transaction.atomic
def change_desk(values: dict[str, Any]) -> dict[str, Any]:
    """Set the named values, which the caller has checked, and return what they were before."""
    if strange := set(values) - SETTABLE:
        raise ValueError(f"not settable: {', '.join(sorted(strange))}")
    desk, _ = Desk.objects.select_for_update().get_or_create(pk=1)
    before = {name: getattr(desk, name) for name in values}
    for name, value in values.items():
        setattr(desk, name, value)
    desk.save(update_fields=[*values, "changed_at"])
    return before
