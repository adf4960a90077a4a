"""Signed links in mails: they show a page to whoever holds them; only a post on that page changes anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal, cast

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

Purpose = Literal["follow", "solved", "heard", "sign-in"]

FOLLOW: Final = "follow"
SOLVED: Final = "solved"
HEARD: Final = "heard"
SIGN_IN: Final = "sign-in"

# How long a link works. Following a request outlives a long one; signing in is for the next minutes.
LIFETIMES: Final[dict[str, timedelta]] = {
    FOLLOW: timedelta(days=180),
    SOLVED: timedelta(days=60),
    HEARD: timedelta(days=60),
    SIGN_IN: timedelta(minutes=30),
}

# "." needs no escaping in an address and is not in the signer's alphabet.
_signer = TimestampSigner(salt="warmdesk.tickets.links", sep=".")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is for: `person` is the primary key of who it was sent to, `ticket` a number or None."""

    purpose: Purpose
    ticket: int | None
    person: int


class LinkWrong(Exception):
    """Not a link of ours, or changed on its way."""


class LinkExpired(Exception):
    """It was ours and has run out; `person` may be sent a new one. `link` is what it was for."""

    def __init__(self, link: Link) -> None:
        super().__init__(link.purpose)
        self.link = link
        self.person = link.person


def make_token(*, purpose: str, ticket: int | None, person: int) -> str:
    """A signed token for one person and purpose."""
    if purpose not in LIFETIMES:
        raise ValueError(purpose)
    return _signer.sign_object([purpose, ticket, person])


def read_token(token: str) -> Link:
    """What a token stands for. Raises LinkWrong, or LinkExpired once its time is over."""
    try:
        purpose, ticket, person = _signer.unsign_object(token)
    except (BadSignature, ValueError, TypeError) as error:
        raise LinkWrong from error
    link = Link(cast("Purpose", purpose), ticket, person)
    try:
        _signer.unsign(token, max_age=LIFETIMES[purpose])
    except BadSignature as error:
        raise LinkExpired(link) from error
    return link


def address_of(token: str) -> str:
    """The full address of a link, for a mail."""
    return f"{settings.ADDRESS}/l/{token}"
