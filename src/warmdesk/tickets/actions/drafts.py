"""Keeping what an agent writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from warmdesk.accounts.models import User
from warmdesk.core import live
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.errors import DraftMoved
from warmdesk.tickets.models import Draft, Message, Ticket


@transaction.atomic
def save_draft(
    *,
    ticket: Ticket,
    agent: User,
    text: str,
    kind: Kind,
    version: int,
    at: datetime,
    caret: int = 0,
    cc: Sequence[str] | None = None,
) -> Draft:
    """Store the agent's draft and return it with its new version.

    `version` is the one this text grew from; if the stored one is newer and other (a second tab), nothing is
    overwritten and DraftMoved carries what is stored. Words that were sent meanwhile are no draft any more.
    """
    draft, is_new = Draft.objects.select_for_update().get_or_create(
        ticket=ticket, agent=agent, defaults={"changed_at": at, "text": text, "kind": kind}
    )
    if not is_new and draft.version != version and draft.text not in {text, ""}:
        raise DraftMoved(draft.text, draft.version)
    if not is_new and draft.version != version and _is_said(ticket, agent, text):
        return draft
    draft.text, draft.kind, draft.caret, draft.changed_at = text, kind, caret, at
    if cc is not None:
        draft.cc = list(cc)
    draft.version += 1
    draft.save()
    live.changed()
    return draft


@transaction.atomic
def empty_draft(
    *, ticket: Ticket, agent: User, text: str, at: datetime, version: int | None = None
) -> None:
    """The draft becomes a message of these words; the composer is empty and ready for a reply again.

    With the `version` the words grew from, a stored draft that is newer and other stays, and DraftMoved carries it.
    Without a stored draft an empty one is, so that the page the words came from is known to be the older one.
    """
    own = Draft.objects.filter(ticket=ticket, agent=agent)
    draft = own.select_for_update().first()
    if draft is None:
        first = Draft(ticket=ticket, agent=agent, version=(version or 0) + 1, changed_at=at)
        # Looking at the ticket may make it at the same moment.
        Draft.objects.bulk_create([first], ignore_conflicts=True)
        return
    if version not in {None, draft.version} and draft.text != text:
        raise DraftMoved(draft.text, draft.version)
    own.update(
        text="", caret=0, kind=Kind.REPLY, set_aside=[], version=F("version") + 1, changed_at=at
    )


@transaction.atomic
def put_back(*, ticket: Ticket, agent: User, text: str, at: datetime) -> Draft:
    """Words that were sent are a draft again, above what was written since.

    A note that was begun since stays a note: what is for the team must not become a reply by being joined with one.
    """
    draft, _ = Draft.objects.select_for_update().get_or_create(
        ticket=ticket, agent=agent, defaults={"changed_at": at}
    )
    if not draft.text.strip():
        draft.kind = Kind.REPLY
    draft.text = "\n\n".join(filter(None, (text, draft.text.strip())))
    draft.caret, draft.changed_at = len(text), at
    draft.version += 1
    draft.save()
    return draft


def _is_said(ticket: Ticket, agent: User, text: str) -> bool:
    """A save may arrive after the sending it set out before."""
    last = Message.objects.filter(ticket=ticket, agent=agent).order_by("-at", "-pk")
    return bool(text.strip()) and text.strip() in last.values_list("text", flat=True)[:1]


@transaction.atomic
def look(*, ticket: Ticket, agent: User, seen: int, at: datetime) -> None:
    """The agent has the ticket open, read up to message `seen`. Colleagues see that; it opens there next time."""
    own = Draft.objects.filter(ticket=ticket, agent=agent)
    if not own.update(seen=Greatest(F("seen"), seen), looked_at=at):
        Draft.objects.get_or_create(
            ticket=ticket, agent=agent, defaults={"seen": seen, "looked_at": at, "changed_at": at}
        )
    live.changed()
