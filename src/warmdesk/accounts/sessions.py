"""Sessions in the database, as Django keeps them; every request reads one, so the query is prepared."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from warmdesk.core.prepared import prepared


class SessionStore(db.SessionStore):
    """What `SESSION_ENGINE` names."""

    def _get_session_from_db(self) -> Session | None:
        # A cookie may hold anything; a key of ours is letters and digits.
        key = self.session_key or ""
        found = _living(key, timezone.now()) if key.isalnum() else []
        if not found:
            self._session_key = None
        return next(iter(found), None)


@prepared
def _living(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
