"""What somebody can meet when acting on a person's card."""

from __future__ import annotations


class PersonError(Exception):
    """Something stands in the way; nothing was changed."""


class NotAnAddress(PersonError):
    """It does not look like an e-mail address."""
