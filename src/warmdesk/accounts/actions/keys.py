"""Keys with which other programs speak as an agent."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from warmdesk.accounts.models import ApiKey, User

# So that a busy program costs no write with each call.
NOTED_EVERY: Final = timedelta(minutes=1)


def make_key(*, agent: User, name: str, at: datetime) -> str:
    """Store a new key's digest and return the key itself, which is never seen again."""
    key = f"wd_{secrets.token_urlsafe(32)}"
    ApiKey.objects.create(agent=agent, name=name[:80], digest=digest_of(key), made_at=at)
    return key


def digest_of(key: str) -> str:
    """SHA-256 in hexadecimal; a key has 256 random bits, so no salt is needed."""
    return hashlib.sha256(key.encode()).hexdigest()


def note_use(*, key: ApiKey, at: datetime) -> None:
    """Remember that the key was used, to the minute."""
    if key.last_used_at is None or at - key.last_used_at >= NOTED_EVERY:
        key.last_used_at = at
        key.save(update_fields=["last_used_at"])


def end_key(*, key: ApiKey, at: datetime) -> None:
    """From now on the key opens nothing."""
    key.ended_at = key.ended_at or at
    key.save(update_fields=["ended_at"])
