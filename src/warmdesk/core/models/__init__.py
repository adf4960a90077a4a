"""Tables of the desk as a whole."""

from warmdesk.core.models.desk import Desk

__all__ = ["Desk"]
