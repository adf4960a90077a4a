"""Where a new request goes, who answers it, and how many one person may send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from warmdesk.accounts.models import User
from warmdesk.core.desk import desk_calendar, first_answer_due
from warmdesk.core.moments import day_and_time
from warmdesk.core.prepared import prepared
from warmdesk.people.models import Person
from warmdesk.tickets import letters
from warmdesk.tickets.actions.opening import holder_of
from warmdesk.tickets.choices import Channel
from warmdesk.tickets.errors import NobodyHolds
from warmdesk.tickets.models import Mailbox, Ticket

# Nobody in need writes more; a program that floods the desk is stopped, and so is the mail it would cause.
MOST_EACH_HOUR = 10
# A whole office may sit behind one address, so this is wider. Counted in each process.
MOST_STRANGERS_EACH_HOUR = 60
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Answering:
    """Who would have a request that comes now, and when its person would hear."""

    owner: User
    mailbox: Mailbox
    due_at: datetime
    words: str


def default_mailbox() -> Mailbox | None:
    """Where requests from the help page go."""
    return next(iter(_first_mailbox()), None)


@prepared
def _first_mailbox() -> QuerySet[Mailbox]:
    return Mailbox.objects.order_by("-is_default", "pk")[:1]


def who_answers(at: datetime) -> Answering | None:
    """None while the desk has no mailbox or nobody works there."""
    mailbox = default_mailbox()
    if mailbox is None:
        return None
    try:
        owner = holder_of(mailbox, at)
    except NobodyHolds:
        return None
    due_at = first_answer_due(at)
    time = day_and_time(due_at, at, timezone.get_current_timezone_name())
    words = _("{owner} has new requests now. If you ask now, you will hear by {time}.")
    sentences = [words.format(owner=owner.name, time=time)]
    if not desk_calendar().is_open(at):
        sentences.append(letters.out_of_hours(at))
    return Answering(owner, mailbox, due_at, " ".join(sentences))


def has_asked_too_often(person: Person, at: datetime) -> bool:
    lately = Ticket.objects.filter(person=person, channel=Channel.PORTAL, opened_at__gt=at - HOUR)
    return lately.count() >= MOST_EACH_HOUR


def is_too_much_from_here(request: HttpRequest) -> bool:
    """Whether strangers at this network address have asked more than anybody needs. Counts this one."""
    key = f"portal-asked-{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=HOUR.total_seconds())
    return cache.incr(key) > MOST_STRANGERS_EACH_HOUR
