"""Tickets for tests, made by the real action."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import factory

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from warmdesk.core import clock
from warmdesk.tickets.actions.opening import open_ticket
from warmdesk.tickets.choices import Channel
from warmdesk.tickets.models import Holder, Mailbox, Ticket


class MailboxFactory(factory.django.DjangoModelFactory):
    """A mailbox; `holder` is first on its rota (made if not given)."""

    class Meta:
        model = Mailbox
        skip_postgeneration_save = True

    address = factory.Sequence(lambda n: f"help{n}@desk.example")
    name = factory.Sequence(lambda n: f"Mailbox {n}")

    @factory.post_generation
    def holder(self, create: bool, given: Any, **_: Any) -> None:
        Holder.objects.create(mailbox=self, agent=given or AgentFactory())


def make_ticket(*, at: datetime | None = None, **fields: Any) -> Ticket:
    """A ticket as the real action opens it; whatever is not given is made."""
    values: dict[str, Any] = {
        "subject": "Printer on floor 2",
        "text": "The printer prints pink. Can you have a look?",
        "channel": Channel.MAIL,
        "at": at or clock.now(),
        **fields,
    }
    values.setdefault("person", None)
    values["person"] = values["person"] or PersonFactory()
    values["mailbox"] = values.get("mailbox") or MailboxFactory()
    return open_ticket(**values)
