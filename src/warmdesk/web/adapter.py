"""How accounts are made and greeted: by invitation only."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody can sign up by themselves; an invitation link makes the account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say by themselves what happened; no banner is added."""

    def format_email_subject(self, subject: str) -> str:
        """As it is written; the sender's name already tells which desk it comes from."""
        return subject.strip()
