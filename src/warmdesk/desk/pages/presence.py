"""Which colleagues are in a conversation at this moment, and whether they read or write."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from warmdesk.accounts.models import User
from warmdesk.core.names import first_name
from warmdesk.core.prepared import prepared
from warmdesk.core.wording import gettext as _
from warmdesk.tickets.models import Draft

WRITING = timedelta(seconds=20)
# An open page says once a minute that it is still looked at.
READING = timedelta(seconds=90)


def doing(
    name: str, *, has_text: bool, changed_at: datetime, looked_at: datetime | None, at: datetime
) -> str:
    """What a colleague does here at this moment, or "" if they are elsewhere."""
    if has_text and changed_at >= at - WRITING:
        return _("{name} is writing").format(name=first_name(name))
    if looked_at and looked_at >= at - READING:
        return _("{name} is reading").format(name=first_name(name))
    return ""


def present(agent: User, at: datetime) -> dict[int, str]:
    """By number, who else is in a ticket: names and what they do, never what they write."""
    words: dict[int, list[str]] = defaultdict(list)
    for number, colleague, name, changed_at, looked_at, has_text in _here(
        at - WRITING, at - READING
    ):
        if colleague != agent.pk:
            words[number].append(
                doing(name, has_text=has_text, changed_at=changed_at, looked_at=looked_at, at=at)
            )
    return {number: ", ".join(each) for number, each in words.items()}


@prepared
def _here(written: datetime, read: datetime) -> QuerySet[Draft, tuple[Any, ...]]:
    # Few are in a ticket at any moment, so all of them are read; naming the tickets would take longer.
    drafts = Draft.objects.filter(Q(changed_at__gte=written, text__gt="") | Q(looked_at__gte=read))
    has_text = ExpressionWrapper(Q(text__gt=""), BooleanField())
    return (
        drafts.order_by("pk")
        .annotate(has_text=has_text)
        .values_list("ticket_id", "agent_id", "agent__name", "changed_at", "looked_at", "has_text")
    )
