"""Who signs in: allauth's way, with the agent of a session read by a prepared query."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from warmdesk.accounts.models import User
from warmdesk.core.prepared import prepared


class AgentBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Asked for the signed-in agent by every request."""

    def get_user(self, user_id: int) -> User | None:
        agent = next(iter(_agent(user_id)), None)
        return agent if agent is not None and self.user_can_authenticate(agent) else None


@prepared
def _agent(number: int) -> QuerySet[User]:
    return User.objects.filter(pk=number)
