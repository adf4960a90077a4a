"""When the desk is open, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import holidays
from babel import Locale
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warmdesk.core.models import Desk
from warmdesk.core.zones import timezone_choices
from warmdesk.web.fields import Line

DAYS = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
# Two spans a day: a desk may close over lunch.
SPANS = (1, 2)
LONGEST_DAYS = 200


class DayFields(NamedTuple):
    """One line of the weekly grid."""

    label: str
    fields: list[forms.BoundField]


class HoursForm(forms.Form):
    timezone = forms.ChoiceField(label=_("Time zone"))
    holiday_country = forms.ChoiceField(
        label=_("Public holidays of"),
        required=False,
        help_text=_("The desk is closed on them. Nothing is asked of anybody outside."),
    )
    extra_holidays = Line(
        label=_("Other days on which the desk is closed"),
        required=False,
        widget=forms.Textarea,
        help_text=_("One a line, for example 2026-12-24."),
    )
    first_answer_minutes = forms.IntegerField(
        label=_("Minutes until people hear from us"),
        min_value=5,
        max_value=60 * 24 * 14,
        help_text=_("Counted in open hours. Every new request is told this time."),
        error_messages={"required": _("Write a number of minutes.")},
    )
    close_after_days = forms.IntegerField(
        label=_("Working days until we close what we asked about"),
        min_value=1,
        max_value=60,
        help_text=_("After “is it solved?”, if we hear nothing. The date stands in the mail."),
        error_messages={"required": _("Write a number of days.")},
    )
    urgent_phone = Line(
        label=_("Telephone for what cannot wait"),
        max_length=40,
        required=False,
        help_text=_("Named in mails that arrive while the desk is closed."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _choices(self.fields["timezone"], timezone_choices(self.initial.get("timezone", "")))
        _choices(self.fields["holiday_country"], [("", gettext("None")), *country_choices()])
        for day, label in DAYS.items():
            for span in SPANS:
                for end, words in (("from", _("{day} from")), ("to", _("{day} to"))):
                    self.fields[f"{day}_{span}_{end}"] = forms.TimeField(
                        label=str(words).format(day=label),
                        required=False,
                        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                        error_messages={"invalid": _("Write a time such as 08:00.")},
                    )

    @property
    def grid(self) -> list[DayFields]:
        return [
            DayFields(
                str(label),
                [self[f"{day}_{span}_{end}"] for span in SPANS for end in ("from", "to")],
            )
            for day, label in DAYS.items()
        ]

    def clean_extra_holidays(self) -> list[str]:
        days = []
        for line in re.split(r"[\s,;]+", self.cleaned_data["extra_holidays"].strip()):
            if not line:
                continue
            try:
                days.append(date.fromisoformat(line).isoformat())
            except ValueError as error:
                raise forms.ValidationError(
                    gettext("“{line}” is no date. Write it as 2026-12-24.").format(line=line[:20])
                ) from error
        return sorted(set(days))[:LONGEST_DAYS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for day in DAYS:
            for span in SPANS:
                opens, closes = (cleaned.get(f"{day}_{span}_{end}") for end in ("from", "to"))
                if (opens is None) != (closes is None) and not self._has_errors(day, span):
                    missing = "to" if closes is None else "from"
                    self.add_error(f"{day}_{span}_{missing}", gettext("The other time is missing."))
                elif opens is not None and opens == closes:
                    self.add_error(f"{day}_{span}_to", gettext("It opens and closes at once."))
        return cleaned

    def _has_errors(self, day: str, span: int) -> bool:
        return any(f"{day}_{span}_{end}" in self.errors for end in ("from", "to"))

    def values(self) -> dict[str, Any]:
        """As the desk keeps them. Every day left empty means that the desk never closes on a working day."""
        names = (
            "timezone",
            "holiday_country",
            "extra_holidays",
            "first_answer_minutes",
            "close_after_days",
            "urgent_phone",
        )
        return {**{name: self.cleaned_data[name] for name in names}, "hours": self._hours()}

    def _hours(self) -> dict[str, list[list[str]]]:
        hours = {}
        for day in DAYS:
            pairs = [
                [self.cleaned_data[f"{day}_{span}_{end}"] for end in ("from", "to")]
                for span in SPANS
            ]
            spans = [[f"{a:%H:%M}", f"{b:%H:%M}"] for a, b in pairs if a is not None]
            if spans:
                hours[day] = sorted(spans)
        return hours


def hours_initial(desk: Desk) -> dict[str, Any]:
    """What the form shows for a desk."""
    values: dict[str, Any] = {
        "timezone": desk.timezone,
        "holiday_country": desk.holiday_country,
        "extra_holidays": "\n".join(desk.extra_holidays),
        "first_answer_minutes": desk.first_answer_minutes,
        "close_after_days": desk.close_after_days,
        "urgent_phone": desk.urgent_phone,
    }
    return {**values, **_spans(desk.hours)}


def _spans(hours: Mapping[str, list[list[str]]]) -> dict[str, str]:
    return {
        f"{day}_{span}_{end}": pair[at]
        for day, pairs in hours.items()
        for span, pair in zip(SPANS, pairs, strict=False)
        for at, end in enumerate(("from", "to"))
    }


@cache
def country_choices() -> tuple[tuple[str, str], ...]:
    """Countries whose holidays we know, by name."""
    names = Locale("en").territories
    known = [(code, names.get(code, code)) for code in holidays.list_supported_countries(False)]
    return tuple(sorted(known, key=lambda pair: pair[1]))


def _choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
