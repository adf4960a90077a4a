"""Letting somebody make their own account through a one-time link."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from warmdesk.accounts.errors import AddressTaken, InvitationOver
from warmdesk.accounts.models import Invitation, Role, User
from warmdesk.core.directions import unturned

LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """The stored invitation, and the secret of its link, which is never seen again."""

    invitation: Invitation
    secret: str


def invite_agent(
    *, role: Role, at: datetime, email: str = "", lifetime: timedelta = LIFETIME
) -> Invited:
    """Make a one-time link. Raises AddressTaken if that address works here already."""
    email = email.strip().lower()
    if email and User.objects.filter(email__iexact=email).exists():
        raise AddressTaken
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        digest=_digest(secret), email=email, role=role, made_at=at, ends_at=at + lifetime
    )
    return Invited(invitation, secret)


def open_invitation(secret: str, at: datetime) -> Invitation:
    """What a link stands for. Raises InvitationOver."""
    found = Invitation.objects.filter(digest=_digest(secret), used_at=None, ends_at__gt=at).first()
    if found is None:
        raise InvitationOver
    return found


@transaction.atomic
def use_invitation(*, secret: str, name: str, email: str, password: str, at: datetime) -> User:
    """Make the account that the invitation allows, once. Raises InvitationOver, AddressTaken."""
    found = (
        Invitation.objects.select_for_update()
        .filter(digest=_digest(secret), used_at=None, ends_at__gt=at)
        .first()
    )
    if found is None:
        raise InvitationOver
    if User.objects.filter(email__iexact=email.strip()).exists():
        raise AddressTaken
    found.used_at = at
    found.save(update_fields=["used_at"])
    return User.objects.create_user(
        email, password, name=" ".join(unturned(name).split())[:120], role=found.role
    )


def end_invitation(*, invitation: Invitation, at: datetime) -> None:
    """Take a link back: from now on it opens nothing."""
    if invitation.used_at is None:
        invitation.ends_at = min(invitation.ends_at, at)
        invitation.save(update_fields=["ends_at"])


def _digest(secret: str) -> str:
    # 256 random bits need neither salt nor slowness.
    return hashlib.sha256(secret.encode()).hexdigest()
