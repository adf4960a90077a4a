"""Who works here."""

from __future__ import annotations

import time

from warmdesk.accounts.models import Role, User

KEPT_SECONDS = 30.0


class _Kept:
    names: tuple[str, ...] = ()
    until = 0.0


def colleague_names() -> tuple[str, ...]:
    """Names of everybody who works here; remembered for half a minute, for it is asked with every draft."""
    if time.monotonic() > _Kept.until:
        _Kept.names = tuple(User.objects.working().order_by("name").values_list("name", flat=True))
        _Kept.until = time.monotonic() + KEPT_SECONDS
    return _Kept.names


def first_admin() -> User | None:
    """The admin who has been here longest: whom to ask for what only an admin may do."""
    return User.objects.working().filter(role=Role.ADMIN).order_by("pk").first()


def forget_colleagues() -> None:
    """Ask anew at the next call."""
    _Kept.until = 0.0
