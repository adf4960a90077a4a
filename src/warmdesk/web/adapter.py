"""How accounts are made and greeted: by invitation only."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from warmdesk.core.desk import current_desk
from warmdesk.web.signed_out import KEPT


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody can sign up by themselves; an invitation link makes the account."""

    error_messages = {  # as allauth declares it
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This address and this password do not belong together. Try once more, or choose a new"
            " password by the link below."
        ),
        "too_many_login_attempts": _(
            "That was a lot of tries in a short time. Wait five minutes and try once more."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """On to what was written before the session ended, if the sign-in took something along."""
        if signed := request.POST.get(KEPT):
            request.session[KEPT] = signed
            return reverse("go-on")
        address: str = super().get_login_redirect_url(request)
        return address

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say by themselves what happened; no banner is added."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mails know the desk, as pages do."""
        super().send_mail(template_prefix, email, {"desk": current_desk(), **context})

    def format_email_subject(self, subject: str) -> str:
        """As it is written; the sender's name already tells which desk it comes from."""
        return subject.strip()
