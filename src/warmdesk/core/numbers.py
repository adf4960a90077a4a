"""Numbers as addresses and forms carry them."""

from __future__ import annotations

# What every database keeps as a key, with room to spare.
MOST_DIGITS = 18


def whole_number(text: str | None) -> int | None:
    """The number, if it is one that something of ours can have; None for anything else."""
    if not text or len(text) > MOST_DIGITS or not (text.isascii() and text.isdecimal()):
        return None
    return int(text)
