"""The words of mails that the desk sends by itself. Every one says so in its small print."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from warmdesk.core.desk import current_desk, desk_calendar, first_answer_due
from warmdesk.core.directions import unturned
from warmdesk.core.moments import day_and_time, weekday_and_date
from warmdesk.tickets.models import Ticket


def subject_from(text: str) -> str:
    """The first words of a message that came without a subject."""
    line = " ".join(unturned(text).split())
    if not line:
        return _("A request without words")
    return line if len(line) <= 70 else line[:70].rsplit(" ", 1)[0] + "…"


def received(ticket: Ticket, at: datetime) -> str:
    """The acknowledgement: who has it, and when the person will hear."""
    zone = current_desk().timezone
    lines = [
        _("Hello {name},").format(name=ticket.person.first_name),
        _(
            "We have your message. {owner} has it now and will find the right person. You will hear"
            " from one of us by {time}, even if it is only to say where things are."
        ).format(owner=ticket.owner.name, time=day_and_time(ticket.next_due_at, at, zone)),
    ]
    if not desk_calendar().is_open(at):
        lines.append(out_of_hours(at))
    lines.append(_("If anything changes, reply to this mail."))
    return "\n\n".join(lines)


def out_of_hours(at: datetime) -> str:
    """When the desk opens, and what to do if it cannot wait."""
    desk = current_desk()
    opens = day_and_time(desk_calendar().next_open(at), at, desk.timezone)
    if desk.urgent_phone:
        return _(
            "Our desk opens at {time}. If this stops you from working now, ring {phone}."
        ).format(time=opens, phone=desk.urgent_phone)
    return _("Our desk opens at {time}.").format(time=opens)


def taken(ticket: Ticket, holder: str, at: datetime) -> str:
    """Tells who looks after it now, if no reply has gone out soon after it was taken."""
    zone = current_desk().timezone
    return "\n\n".join(
        [
            _("Hello {name},").format(name=ticket.person.first_name),
            _(
                "{owner} has taken this over from {holder} and is looking after it until it is solved."
                " {first} will write by {time}."
            ).format(
                owner=ticket.owner.name,
                holder=holder,
                first=ticket.owner.first_name,
                time=day_and_time(ticket.next_due_at, at, zone),
            ),
        ]
    )


def joined(ticket: Ticket, at: datetime, *, is_shared: bool) -> str:
    """Tells everyone on two tickets that they are one now. `is_shared`: the same people were on both."""
    facts = {"owner": ticket.owner.name, "number": ticket.pk}
    lines = [_("Hello,")]
    if is_shared:
        lines.append(
            _(
                "You wrote to us twice about one thing, so both are together now, as number {number}."
                " {owner} is looking after it until it is solved."
            ).format(**facts)
        )
    else:
        lines.append(
            _(
                "Several of you wrote to us about one thing, so it is together now, as number {number}."
                " {owner} is looking after it until it is solved. What you wrote before stays between"
                " you and us; from now on everyone here can read what is written."
            ).format(**facts)
        )
    is_promised = ticket.next_due_at is not None and ticket.next_due_at > at
    due = ticket.next_due_at if is_promised and ticket.next_due_at else first_answer_due(at)
    words = (
        _("You will hear from {owner} by {time}.")
        if is_promised
        else _("If you write now, you will hear from {owner} by {time}.")
    )
    time = day_and_time(due, at, current_desk().timezone)
    lines.append(words.format(owner=ticket.owner.first_name, time=time))
    return "\n\n".join(lines)


def closes_on(ticket: Ticket, at: datetime) -> str:
    """The line below a question whether it is solved; for a ticket that closes by itself."""
    if ticket.state_until is None:
        return ""
    return _(
        "If we hear nothing we will close this on {date}. Any reply opens it again with me."
    ).format(date=weekday_and_date(ticket.state_until, current_desk().timezone))


def closed_quietly(ticket: Ticket, asked_at: datetime) -> str:
    """Tells that it was closed because nothing was heard."""
    return "\n\n".join(
        [
            _("Hello {name},").format(name=ticket.person.first_name),
            _(
                "We have closed this as we heard nothing since {date}. It opens again with {owner}"
                " when you reply."
            ).format(
                date=weekday_and_date(asked_at, current_desk().timezone),
                owner=ticket.owner.first_name,
            ),
        ]
    )


def card_is_yours(ticket: Ticket) -> str:
    """Tells, once, that the person may say how they like to be helped."""
    return "\n\n".join(
        [
            _("Hello {name},").format(name=ticket.person.first_name),
            _(
                "You can tell us how you like to be helped, for example by phone or in few words. It is"
                " yours to change or delete, and you can see who reads it. Nothing happens if you don't."
            ),
            f"{settings.ADDRESS}/help/me",
        ]
    )
