"""Who may call the interface: a signed-in agent, or a program with an agent's key."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from warmdesk.accounts.actions.keys import digest_of, note_use
from warmdesk.accounts.models import ApiKey, User
from warmdesk.core import clock


class KeyOfAgent(HttpBearer):
    """`Authorization: Bearer wd_…`; only a digest of the key is stored."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        key = (
            ApiKey.objects.select_related("agent")
            .filter(digest=digest_of(token), ended_at=None, agent__is_active=True)
            .first()
        )
        if key is None:
            return None
        note_use(key=key, at=clock.now())
        return key.agent


class SignedIn(SessionAuth):
    """A page of ours, which has to show the secret of its form."""

    def _get_key(self, request: HttpRequest) -> str | None:
        # Who is not signed in has no such secret; a program should hear about its key instead.
        return super()._get_key(request) if request.user.is_authenticated else None
