"""The time zones somebody may choose from."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

# Names by place are for people; the others are kept by the database for old programs.
_OTHERS = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


@cache
def timezone_choices() -> tuple[tuple[str, str], ...]:
    """Pairs of a zone's key and its readable name, by name."""
    keys = [key for key in available_timezones() if "/" in key and not key.startswith(_OTHERS)]
    return tuple((key, key.replace("_", " ")) for key in ["UTC", *sorted(keys)])
