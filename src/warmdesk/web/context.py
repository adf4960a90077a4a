"""What every template may use besides its own context."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest

from warmdesk.core.desk import current_desk


def page(request: HttpRequest) -> dict[str, Any]:
    """`desk`, `me` (the signed-in agent or None), and what the last act had to say."""
    user = getattr(request, "user", None)
    me = user if user is not None and user.is_authenticated else None
    return {
        "desk": current_desk(),
        "me": me,
        "theme": getattr(me, "theme", "device"),
        "messages": get_messages(request),
    }
