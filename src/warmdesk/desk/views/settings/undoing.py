"""Undo on a page of settings: what was there before comes back, once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from warmdesk.accounts.actions.agents import OwnPage, change_role, set_own_page
from warmdesk.accounts.errors import LastAdmin
from warmdesk.accounts.models import Role, Theme, User
from warmdesk.coaching.actions.policy import set_levels
from warmdesk.coaching.actions.thoughts import choose_quiet
from warmdesk.core import clock
from warmdesk.core.actions.desk import change_desk
from warmdesk.desk.views.settings.page import UNDO
from warmdesk.knowledge.actions.starting_points import save_starting_point
from warmdesk.knowledge.errors import TitleTaken
from warmdesk.knowledge.models import StartingPoint
from warmdesk.mail.setting_up import MailboxTaken, save_mailbox
from warmdesk.tickets.models import Mailbox
from warmdesk.web.guards import AgentRequest, for_agents


@for_agents
@require_POST
def undo(request: AgentRequest) -> HttpResponse:
    kept = request.session.pop(UNDO, None)
    if kept is None:
        return redirect("desk:home")
    if not _may_restore(request.user, kept["what"]):
        raise PermissionDenied
    is_back = _restore(request.user, kept["what"], kept["before"])
    return redirect(f"{kept['page']}?done={'undone' if is_back else 'kept'}")


def _may_restore(agent: User, what: str) -> bool:
    if what in {"own", "own-coach"}:
        return True
    return agent.is_lead if what == "starting-point" else agent.is_admin


def _restore(agent: User, what: str, before: Any) -> bool:
    """False if something else changed meanwhile, so that it cannot come back."""
    if what == "own":
        set_own_page(agent=agent, page=OwnPage(**{**before, "theme": Theme(before["theme"])}))
    elif what == "own-coach":
        choose_quiet(agent=agent, rules=before)
    elif what == "desk":
        change_desk(before)
    elif what == "coach":
        change_desk(before["desk"])
        set_levels(before["levels"])
    elif what == "mailbox":
        return _restore_mailbox(before)
    elif what == "role":
        return _restore_role(before)
    elif what == "starting-point":
        return _restore_starting_point(agent, before)
    return True


def _restore_mailbox(before: dict[str, Any]) -> bool:
    mailbox = Mailbox.objects.filter(pk=before["mailbox"]).first()
    if mailbox is None:
        return False
    try:
        save_mailbox(values=before["values"], holders=before["holders"], mailbox=mailbox)
    except MailboxTaken:
        return False
    return True


def _restore_role(before: dict[str, Any]) -> bool:
    agent = User.objects.filter(pk=before["agent"], is_active=True).first()
    if agent is None:
        return False
    try:
        change_role(agent=agent, role=Role(before["role"]))
    except LastAdmin:
        return False
    return True


def _restore_starting_point(agent: User, before: dict[str, Any]) -> bool:
    point = StartingPoint.objects.filter(pk=before["point"]).first()
    if point is None:
        return False
    try:
        save_starting_point(
            title=before["title"],
            text=before["text"],
            agent=agent,
            at=clock.now(),
            point=point,
            anyway=True,
        )
    except TitleTaken:
        return False
    return True
