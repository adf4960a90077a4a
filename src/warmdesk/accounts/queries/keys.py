"""Keys of other programs that somebody may see and end."""

from __future__ import annotations

from django.db.models import QuerySet

from warmdesk.accounts.models import ApiKey, User


def visible_keys(user: User) -> QuerySet[ApiKey]:
    """One's own keys that still open something; an admin sees those of everybody."""
    keys = ApiKey.objects.filter(ended_at=None).select_related("agent").order_by("pk")
    return keys if user.is_admin else keys.filter(agent=user)
