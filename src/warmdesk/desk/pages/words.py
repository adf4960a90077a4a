"""What the desk says of acts and of what stood in their way."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from warmdesk.accounts.models import User
from warmdesk.core.moments import day_and_time
from warmdesk.core.names import first_name
from warmdesk.core.wording import gettext as _
from warmdesk.mail.taken import TOLD
from warmdesk.tickets import errors
from warmdesk.tickets.choices import Act
from warmdesk.tickets.models import Event, Ticket


def said(error: Exception) -> str:
    """An error of an action in words: what happened and what is safe."""
    if isinstance(error, errors.SomeoneWrote):
        return _seconds_ago(error.name, error.seconds)
    if isinstance(error, errors.GapLeft):
        return _("There is a gap left: {gap}. Fill it or take it out?").format(gap=error.gap)
    if isinstance(error, errors.AlreadyTaken):
        return _("{name} has this now.").format(name=error.name)
    if isinstance(error, errors.NotYours):
        return _("{name} owns this, so only {name} can do that.").format(name=error.name)
    if isinstance(error, errors.NotTheirs):
        return _("{address} takes no part in this conversation.").format(address=str(error))
    if isinstance(error, errors.DraftMoved):
        return _("This draft was changed in another window.")
    if isinstance(error, errors.TooManyLabels):
        return _("It has {n} labels already. Take one off first.").format(n=error.count)
    if isinstance(error, errors.HeardAlready):
        return _(
            "The person of {number} has said how it went, so it stays a conversation of its own."
        ).format(number=error.number)
    return _plain().get(type(error), _("Nothing was changed."))


def _seconds_ago(name: str, seconds: int) -> str:
    if not name and seconds >= 120:
        return _("You wrote {n} minutes ago.").format(n=seconds // 60)
    if not name:
        return _("You wrote {n} seconds ago.").format(n=seconds)
    if seconds >= 120:
        return _("{name} wrote {n} minutes ago.").format(name=first_name(name), n=seconds // 60)
    return _("{name} wrote {n} seconds ago.").format(name=first_name(name), n=seconds)


def _plain() -> dict[type[Exception], str]:
    return {
        errors.NothingWritten: _("Nothing is written yet."),
        errors.ReplyLeaving: _("A reply is just leaving. Try again in ten seconds."),
        errors.TooLate: _("It has been sent already."),
        errors.HandoffSettled: _("That offer was answered or taken back already."),
        errors.HandoffWaiting: _("Someone has been asked already."),
        errors.AlreadyClosed: _("This is closed. Writing in it opens it again."),
        errors.NotASpan: _("Those words are not in that message."),
        Ticket.DoesNotExist: _("There is no such conversation."),
    }


# The icon beside each kind of event; what is not named here has the plain arrow.
EVENT_ICONS: dict[str, str] = {
    Act.TAKEN: "handoff",
    Act.OFFERED: "handoff",
    Act.HANDED_OVER: "handoff",
    Act.RENAMED: "edit",
    Act.LABELLED: "label",
    Act.UNLABELLED: "label",
    Act.SET_ASIDE: "later",
    Act.ASKED_IF_SOLVED: "question",
    Act.SOLVED: "solved",
    Act.CLOSED_QUIETLY: "check",
    Act.REOPENED: "again",
    Act.PROMISE_MOVED: "clock",
    Act.BOUNCED: "warning",
    Act.NOT_MAILED: "mail",
    Act.JOINED: "join",
}


def event_words(event: Event, ticket: Ticket, reader: User, now: datetime) -> str:
    """One line of the history, in whole sentences."""
    facts = {key: value or "" for key, value in event.facts.items()}
    who = event.agent.first_name if event.agent else ticket.person.first_name
    values = {
        "who": who,
        "name": facts.pop("name", "") or ticket.person.first_name,
        "receiver": first_name(facts.pop("receiver", "")),
        "giver": first_name(facts.pop("giver", "")),
        "owner": first_name(facts.pop("owner", "")),
        "time": _moment(facts.pop("due", "") or facts.pop("until", ""), now),
        **facts,
    }
    is_own = event.agent_id == reader.pk
    template = _own_words(event, values) if is_own else _others_words(event, values)
    return template.format_map(_Missing(values))


class _Missing(dict[str, str]):
    """A fact that was not recorded leaves a gap instead of an error."""

    def __missing__(self, key: str) -> str:
        return ""


def _moment(text: str, now: datetime) -> str:
    moment = parse_datetime(text) if text else None
    return day_and_time(moment, now, timezone.get_current_timezone_name()) if moment else ""


def _own_words(event: Event, values: dict[str, str]) -> str:
    if event.act == Act.TAKEN:
        # The mail that tells the person waits a while and is left out when a reply was quicker.
        if event.facts.get(TOLD):
            return _(
                "You took this. {name} was told it is you, and that you would write by {time}."
            )
        return _("You took this.")
    own = {
        Act.OFFERED: _("You asked {receiver} to take this."),
        Act.HANDED_OVER: _("You introduced {receiver}. {receiver} has this now."),
        Act.DECLINED: _("You can’t just now: “{words}”"),
        Act.WITHDRAWN: _("You took the offer to {receiver} back."),
        Act.RENAMED: _("You changed the title; it was “{before}”."),
        Act.LABELLED: _("You added the label “{label}”."),
        Act.UNLABELLED: _("You took the label “{label}” off."),
        Act.SET_ASIDE: _("You set this aside until {time}."),
        Act.BROUGHT_BACK: _("You brought this back."),
        Act.ASKED_IF_SOLVED: _("You asked {name} if it is solved."),
    }
    return own.get(Act(event.act), "") or _others_words(event, values)


def _others_words(event: Event, values: dict[str, str]) -> str:
    others = {
        Act.TAKEN: _("{who} took this. {name} was told.")
        if event.facts.get(TOLD)
        else _("{who} took this."),
        Act.OFFERED: _("{who} asked {receiver} to take this."),
        Act.HANDED_OVER: _("{giver} introduced {receiver}. {receiver} has this now."),
        Act.DECLINED: _("{who} can’t just now: “{words}”"),
        Act.WITHDRAWN: _("{who} took the offer to {receiver} back."),
        Act.RENAMED: _("{who} changed the title; it was “{before}”."),
        Act.LABELLED: _("{who} added the label “{label}”."),
        Act.UNLABELLED: _("{who} took the label “{label}” off."),
        Act.SET_ASIDE: _("{who} set this aside until {time}."),
        Act.BROUGHT_BACK: _("This came back from being set aside."),
        Act.ASKED_IF_SOLVED: _("{who} asked {name} if it is solved."),
        Act.SOLVED: _("{name} said: it is solved."),
        Act.PARTLY_SOLVED: _("{name} said: it is partly solved."),
        Act.NOT_SOLVED: _("{name} said: it is not solved yet."),
        Act.CLOSED_QUIETLY: _("Closed, as nothing was heard."),
        Act.REOPENED: _("{name} wrote, so this is open again."),
        Act.HEARD: _("{name} said how listened to they felt."),
        Act.PROMISE_MOVED: _("The new time is {time}. {name} was told why."),
        Act.JOINED: _("Joined with {number}."),
        Act.BOUNCED: _("Mail to {address} came back: “{reply}”."),
        Act.NOT_MAILED: _(
            "{name} got no mail about this, as automatic mail goes to an address at most once an hour"
            " and four times a day."
        ),
    }
    return others.get(Act(event.act), "")
