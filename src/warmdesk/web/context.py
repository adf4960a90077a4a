"""What every template may use besides its own context."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from warmdesk.core.desk import current_desk
from warmdesk.web.signed_out import WRITER


def page(request: HttpRequest) -> dict[str, Any]:
    """`desk`, `me` (the signed-in agent or None), what the last act had to say, and what each form carries."""
    user = getattr(request, "user", None)
    me = user if user is not None and user.is_authenticated else None
    return {
        "desk": current_desk(),
        "me": me,
        "theme": getattr(me, "theme", "device"),
        "messages": get_messages(request),
        "csrf_input": _form_input(request, me.pk if me else None),
    }


def _of_form(request: HttpRequest, writer: int | None) -> SafeString:
    """Its token and, on agents' pages, whose it is: its words are given back to them alone."""
    token = csrf_input(request)
    if writer is None:
        return token
    return format_html('{}<input type="hidden" name="{}" value="{}">', token, WRITER, writer)


# A page without a form asks for no token.
_form_input = lazy(_of_form, SafeString, str)
