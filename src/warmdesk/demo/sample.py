"""The sample desk as a whole: made anew for every day on which it is opened."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.management.color import no_style
from django.db import connection, transaction

from warmdesk.accounts.models import User
from warmdesk.accounts.queries.colleagues import forget_colleagues
from warmdesk.core import duties
from warmdesk.core.desk import desk_calendar, forget_desk
from warmdesk.core.models import Desk
from warmdesk.demo import cases, history, resting, starting
from warmdesk.demo.day import Day, hours_around
from warmdesk.demo.people import gather, set_up_desk
from warmdesk.demo.telling import Story, next_number
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.labels import forget_labels

# Numbers of what is open begin here, so that Dana's question is the one of the pictures.
FIRST_OPEN_NUMBER: Final = 1462


class NotASample(Exception):
    """This database holds a real desk."""


def is_of_today(now: datetime) -> bool:
    """Whether a sample is there that was made on this day of the desk."""
    desk = Desk.objects.filter(pk=1, is_sample=True).first()
    made = User.objects.order_by("pk").values_list("joined_at", flat=True).first()
    if desk is None or made is None:
        return False
    calendar = desk_calendar()
    return calendar.local(made).date() == calendar.local(now).date()


def rebuild(now: datetime, zone: str) -> None:
    """Empty the sample and tell it anew around this moment. Raises NotASample for a desk that is not one."""
    _refuse_real_desk()
    with transaction.atomic():
        _empty()
        set_up_desk(zone, hours_around(now, zone))
        forget_desk()
        day = Day(now, desk_calendar())
        story = Story(gather(day), day)
        history.solved_before(story)
        history.kind_word(story)
        history.twelve_weeks_of_promises(story)
        starting.starting_points(story)
    forget_colleagues()
    forget_labels()
    # What is solved must be found by words before what is alike is looked for.
    duties.run_once(now)
    with transaction.atomic():
        _tell_what_is_open(story)
    duties.run_once(now)


def _tell_what_is_open(story: Story) -> None:
    next_number(FIRST_OPEN_NUMBER)
    resting.waiting(story)
    resting.asked_if_solved(story)
    resting.put_aside(story)
    cases.the_week(story)
    cases.vpn_on_the_train(story)
    cases.projector_in_room_4(story)
    cases.folder_for_one(story)
    cases.with_kofi(story)
    cases.laptop_for_a_new_starter(story)
    next_number(cases.DANAS_NUMBER)
    cases.payroll_drive(story)
    cases.bare_no(story)
    cases.old_tickets(story)
    cases.colour_printer(story)
    cases.changed_phone(story)


def _refuse_real_desk() -> None:
    if Desk.objects.filter(is_sample=True).exists():
        return
    if User.objects.exists() or Ticket.objects.exists():
        raise NotASample


def _empty() -> None:
    """Delete every row; tables and what was migrated stay."""
    # PostgreSQL empties no table with checks still to come in the same transaction.
    connection.check_constraints()
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    for statement in connection.ops.sql_flush(
        no_style(), [*tables, "tickets_words"], reset_sequences=True, allow_cascade=True
    ):
        with connection.cursor() as cursor:
            cursor.execute(statement)
