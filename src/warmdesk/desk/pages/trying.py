"""Three things to try on the sample desk, ticked when done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from warmdesk.accounts.models import User
from warmdesk.core.desk import current_desk
from warmdesk.core.wording import gettext as _
from warmdesk.desk.pages.home import Home
from warmdesk.desk.pages.person_lines import Line

ANSWERED = "answered"
TOOK_OVER = "took-over"
ASKED_COACH = "asked-coach"


@dataclass(frozen=True, slots=True)
class Try:
    words: str
    href: str
    is_done: bool


def things_to_try(agent: User, page: Home) -> Sequence[Try]:
    """An answer with a time in it, a warm hand-off, and a word with the coach."""
    first = page.promises[0] if page.promises else None
    offer = page.offers[0].handoff.ticket if page.offers else None
    coached = (page.questions or page.promises or (None,))[0]
    return [
        Try(
            _("Answer {name}").format(name=first.first_name) if first else _("Answer someone"),
            _address(first),
            ANSWERED in agent.tried,
        ),
        Try(
            _("Take what {name} asked from a colleague").format(name=offer.person.first_name)
            if offer
            else _("Take something from a colleague"),
            reverse("desk:ticket", args=[offer.pk]) if offer else reverse("desk:inbox"),
            TOOK_OVER in agent.tried,
        ),
        Try(
            _("Write only “No.” and see what the coach asks"),
            _address(coached),
            ASKED_COACH in agent.tried,
        ),
    ]


def _address(line: Line | None) -> str:
    return reverse("desk:ticket", args=[line.number]) if line else reverse("desk:inbox")


def tick(agent: User, thing: str) -> None:
    """Remember on the sample desk that this was tried."""
    if current_desk().is_sample and thing not in agent.tried:
        agent.tried = [*agent.tried, thing]
        agent.save(update_fields=["tried"])
