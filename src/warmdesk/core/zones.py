"""The time zones somebody may choose from."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

# Names by place are for people; the others are kept by the database for old programs.
_OTHERS = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def timezone_choices(chosen: str = "") -> list[tuple[str, str]]:
    """Pairs of a zone's key and its readable name, by name; what is chosen already is always among them."""
    known = _named_by_place()
    if chosen and chosen in available_timezones() and all(key != chosen for key, _ in known):
        return [(chosen, chosen.replace("_", " ")), *known]
    return list(known)


@cache
def _named_by_place() -> tuple[tuple[str, str], ...]:
    keys = [key for key in available_timezones() if "/" in key and not key.startswith(_OTHERS)]
    return tuple((key, key.replace("_", " ")) for key in ["UTC", *sorted(keys)])
