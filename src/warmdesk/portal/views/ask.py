"""Asking for help: one box."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from warmdesk.core import clock
from warmdesk.mail.files import attach_upload
from warmdesk.people.actions.meeting import meet_person
from warmdesk.people.models import Person
from warmdesk.people.queries.finding import person_at
from warmdesk.portal.asking import (
    default_mailbox,
    has_asked_too_often,
    is_too_much_from_here,
    who_answers,
)
from warmdesk.portal.following import next_word, standing_of
from warmdesk.portal.forms import AskForm, StrangerAskForm
from warmdesk.portal.pages import page
from warmdesk.tickets.actions.opening import open_ticket
from warmdesk.tickets.choices import Channel, Kind
from warmdesk.tickets.errors import NobodyHolds
from warmdesk.tickets.models import Ticket
from warmdesk.web.guards import for_anyone, signed_in_person
from warmdesk.web.once import form_key, once

ASKED = "asked"
ASKED_SECONDS = 12 * 60 * 60


@for_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    person = signed_in_person(request)
    data = request.POST if request.method == "POST" else None
    kind = AskForm if person else StrangerAskForm
    form = kind(data, request.FILES or None)
    now = clock.now()
    if data is not None and form.is_valid():
        known = person or person_at(form.cleaned_data["email"])
        if _is_too_much(request, person, known, now):
            form.add_error(None, _too_often())
            return page(request, "portal/ask.html", {"form": form}, status=429)
        key = form_key(request)
        with suppress(NobodyHolds):
            made = once(key, lambda: _open(form, known, now, key), lambda first: first.ticket)
            return _thanked(made)
    status = 422 if form.is_bound and not form.is_valid() else 200
    context = {"form": form, "answering": who_answers(now)}
    return page(request, "portal/ask.html", context, status=status)


@for_anyone
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """We have it: who, by when, and which number."""
    number = request.get_signed_cookie(ASKED, default="0", max_age=ASKED_SECONDS) or "0"
    ticket = Ticket.objects.select_related("owner", "person").filter(pk=number).first()
    if ticket is None:
        return redirect("portal:ask")
    is_mailed = ticket.messages.filter(kind=Kind.AUTOMATIC).exists()
    coming = next_word(standing_of(ticket, ()), clock.now())
    context = {"ticket": ticket, "is_mailed": is_mailed, "coming": coming}
    return page(request, "portal/asked.html", context)


def _thanked(ticket: Ticket) -> HttpResponse:
    """Only the number: whoever typed a stranger's address must not get to read what is answered to it."""
    response = redirect("portal:asked")
    # Not a session: nobody signs in here, and each would be one more row to write.
    response.set_signed_cookie(
        ASKED,
        str(ticket.pk),
        max_age=ASKED_SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def _is_too_much(
    request: HttpRequest, signed_in: Person | None, known: Person | None, now: datetime
) -> bool:
    if signed_in is None and is_too_much_from_here(request):
        return True
    return known is not None and has_asked_too_often(known, now)


def _too_often() -> str:
    return _(
        "That is a lot of requests in one hour. Nothing was sent. Your text is still here: try again"
        " in an hour, or write to us by e-mail."
    )


def _open(form: AskForm, known: Person | None, now: datetime, key: str | None) -> Ticket:
    """Raises NobodyHolds while the desk has no mailbox or nobody works there."""
    mailbox = default_mailbox()
    if mailbox is None:
        raise NobodyHolds
    person = known or meet_person(email=form.cleaned_data["email"], name=form.cleaned_data["name"])
    files = form.cleaned_data["attached"]
    needed_by = form.cleaned_data["needed_by"].strip()
    text = form.cleaned_data["text"].strip()
    if needed_by:
        # In the message too, so that it is read like any other words about time.
        text = f"{text}\n\n" + _("Needed: {when}").format(when=needed_by)
    ticket = open_ticket(
        person=person,
        subject="",
        text=text,
        channel=Channel.PORTAL,
        mailbox=mailbox,
        at=now,
        deadline_text=needed_by,
        has_attachments=bool(files),
        form_key=key,
    )
    if files:
        message = ticket.messages.get(person=person)
        for each in files:
            attach_upload(each, message=message)
    return ticket
