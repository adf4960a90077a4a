"""A form sent twice is one act: by a double click, a second try on a bad line, or the way back in the browser."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from warmdesk.tickets.errors import TicketError
from warmdesk.tickets.models import Message

T = TypeVar("T")
# With other words or files, or to somebody else, the same page is another act: nothing new may be taken for a repeat.
SAID = ("email", "subject", "text", "words", "answer", "file")


def new_key() -> str:
    """What a form carries in its field `once`; new each time it is shown."""
    return secrets.token_urlsafe(16)


def form_key(request: HttpRequest) -> str | None:
    """What is stored with a message made from this form, its words and its address; None if it has no key."""
    given = request.POST.get("once")
    if not given:
        return None
    said = [request.POST.getlist(name) for name in SAID]
    files = [each.name for name in request.FILES for each in request.FILES.getlist(name)]
    whole = json.dumps([given, request.path, said, files])
    return hashlib.sha256(whole.encode()).hexdigest()


def once(key: str | None, act: Callable[[], T], found: Callable[[Message], T]) -> T:
    """Do `act`, which stores a message with `key`, in a transaction; a repeat gets what the first made.

    What the first changed may refuse the repeat before the database does, so either is looked into.
    """
    try:
        with transaction.atomic():
            return act()
    except (IntegrityError, TicketError):
        first = made_with(key)
        if first is None:
            raise
        return found(first)


def made_with(key: str | None) -> Message | None:
    if key is None:
        return None
    return Message.objects.select_related("ticket").filter(form_key=key).first()
