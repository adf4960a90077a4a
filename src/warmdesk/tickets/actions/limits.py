"""How much automatic mail one address gets: one an hour, four a day. So no two machines talk for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from warmdesk.tickets.models import AutomaticMail

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MOST_A_DAY = 4


def sent_lately(address: str, at: datetime) -> list[datetime]:
    """When automatic mail went to an address within the last day."""
    lately = AutomaticMail.objects.filter(address=address.lower(), at__gt=at - DAY)
    return list(lately.order_by("-at").values_list("at", flat=True)[: MOST_A_DAY * 2])


def takes_its_turn(address: str, at: datetime, sent: Sequence[datetime] | None = None) -> bool:
    """Whether automatic mail may go to an address now, whatever it tells; if so, it is counted.

    To be asked in the transaction that writes it: what is not written is not counted. `sent` is what `sent_lately`
    says, from those who know it already.
    """
    lately = sent_lately(address, at) if sent is None else sent
    may = len(lately) < MOST_A_DAY and all(each <= at - HOUR for each in lately)
    if may:
        count_automatic(address, at)
    return may


def has_room_today(address: str, at: datetime) -> bool:
    """As `takes_its_turn`, for mail that tells what an agent did: no machine can set it off, so only the day counts."""
    may = len(sent_lately(address, at)) < MOST_A_DAY
    if may:
        count_automatic(address, at)
    return may


def count_automatic(address: str, at: datetime) -> None:
    """Remember that automatic mail was written to an address; in the transaction that writes it."""
    AutomaticMail.objects.create(address=address.lower(), at=at)
