"""What an admin may change of a colleague's account, and everybody of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from warmdesk.accounts.errors import LastAdmin
from warmdesk.accounts.models import Role, Theme, User
from warmdesk.accounts.queries.colleagues import forget_colleagues


@transaction.atomic
def change_role(*, agent: User, role: Role) -> User:
    """Raises LastAdmin if nobody else could change the desk any more."""
    if agent.is_admin and role != Role.ADMIN:
        keep_an_admin(without=agent)
    agent.role = role
    agent.save(update_fields=["role"])
    return agent


def set_away(*, agent: User, until: datetime | None) -> User:
    """New requests go to the next on the rota until then; None brings the agent back."""
    agent.away_until = until
    agent.save(update_fields=["away_until"])
    return agent


@transaction.atomic
def stop_working(*, agent: User) -> User:
    """The account can no longer sign in and is offered nowhere; what it wrote stays.

    Whoever calls this has seen to it that nothing waits for the agent. Raises LastAdmin.
    """
    if agent.is_admin:
        keep_an_admin(without=agent)
    agent.is_active = False
    agent.save(update_fields=["is_active"])
    transaction.on_commit(forget_colleagues)
    return agent


def work_again(*, agent: User) -> User:
    agent.is_active = True
    agent.save(update_fields=["is_active"])
    forget_colleagues()
    return agent


def keep_an_admin(*, without: User) -> None:
    """Raises LastAdmin if this is the only one who works. The others are locked until the transaction ends."""
    others = (
        User.objects.select_for_update()
        .filter(role=Role.ADMIN, is_active=True)
        .exclude(pk=without.pk)
    )
    if not list(others):
        raise LastAdmin


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What an agent sets for themselves."""

    name: str
    timezone: str
    theme: Theme
    is_compact: bool
    has_shortcuts: bool
    wants_less_said: bool


def set_own_page(*, agent: User, page: OwnPage) -> User:
    agent.name = " ".join(page.name.split())[:120] or agent.name
    agent.timezone = page.timezone
    agent.theme = page.theme
    agent.is_compact = page.is_compact
    agent.has_shortcuts = page.has_shortcuts
    agent.wants_less_said = page.wants_less_said
    agent.save(
        update_fields=[
            "name",
            "timezone",
            "theme",
            "is_compact",
            "has_shortcuts",
            "wants_less_said",
        ]
    )
    forget_colleagues()
    return agent
