"""Tables of people."""

from warmdesk.people.models.person import Person

__all__ = ["Person"]
