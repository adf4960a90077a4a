"""Writing: keeping a draft, sending a reply with ten seconds to take it back, saving a note."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmdesk.coaching.queries.margin import promises_in
from warmdesk.core import clock
from warmdesk.desk.pages.stops import Stop
from warmdesk.desk.pages.ticket import Typed
from warmdesk.desk.pages.trying import ANSWERED, tick
from warmdesk.desk.pages.words import said
from warmdesk.desk.views.forms import (
    keep_draft,
    number_in,
    ticket_to_change,
    too_long,
    typed_in,
)
from warmdesk.desk.views.ticket import again
from warmdesk.mail.files import FileTooLarge, attach_upload
from warmdesk.promises.actions.replies import write_reply
from warmdesk.tickets.actions.drafts import empty_draft, look, save_draft
from warmdesk.tickets.actions.messages import add_note
from warmdesk.tickets.actions.replies import undo_reply
from warmdesk.tickets.choices import LONGEST_TEXT, Kind
from warmdesk.tickets.errors import (
    DraftMoved,
    GapLeft,
    NothingWritten,
    NotTheirs,
    SomeoneWrote,
    TicketError,
    TooLate,
)
from warmdesk.tickets.models import Attachment, Draft, Message, Ticket
from warmdesk.tickets.queries.visible import visible_ticket
from warmdesk.web.guards import AgentRequest, for_agents
from warmdesk.web.once import form_key, made_with, once

# What stops sending gently: nothing is lost, and the page says the way on.
STOPS = (DraftMoved, SomeoneWrote, GapLeft, NothingWritten, NotTheirs)


@for_agents
@require_POST
def ticket_draft(request: AgentRequest, number: int) -> HttpResponse:
    """Keep the draft. A script gets its new version, or what is stored if another window was quicker."""
    typed = typed_in(request)
    try:
        with transaction.atomic():
            draft = save_draft(
                ticket=ticket_to_change(request, number),
                agent=request.user,
                text=typed.text,
                kind=Kind.NOTE if typed.mode == "note" else Kind.REPLY,
                version=typed.version,
                at=clock.now(),
                caret=min(number_in(request, "caret") or 0, len(typed.text)),
                cc=typed.cc,
            )
            _add_files(request, draft)
    except DraftMoved as moved:
        if request.headers.get("X-Part"):
            return JsonResponse({"text": moved.text, "version": moved.version}, status=409)
        return again(request, number, typed, says=Stop(said(moved), moved=moved))
    except FileTooLarge as error:
        return again(request, number, typed, says=Stop(too_large(error)))
    if request.headers.get("X-Part"):
        return JsonResponse({"version": draft.version})
    return redirect(reverse("desk:ticket", args=[number]) + "#composer-text")


@for_agents
@require_POST
def ticket_look(request: AgentRequest, number: int) -> HttpResponse:
    """The page is open and was read up to this message."""
    try:
        ticket = visible_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
    look(ticket=ticket, agent=request.user, seen=number_in(request, "seen") or 0, at=clock.now())
    return HttpResponse(status=204)


@for_agents
@require_POST
def ticket_send(request: AgentRequest, number: int) -> HttpResponse:
    """Send the reply, unless something gently stops it: newer words, a gap, or a promise nobody decided on."""
    typed, now = typed_in(request), clock.now()
    if typed.mode == "note":
        return again(request, number, typed, says=Stop(_("This is a note."), is_note=True))
    if len(typed.text) > LONGEST_TEXT:
        return _stopped(request, number, typed, Stop(too_long()))
    try:
        keys = [*request.POST.getlist("file"), *_upload(request, number)]
        message = once(
            form_key(request),
            lambda: _write(request, number, typed, keys, now),
            lambda first: _again(first, keys),
        )
    except FileTooLarge as error:
        return again(request, number, typed, says=Stop(too_large(error)))
    except STOPS as error:
        return _stopped(request, number, typed, _stop(error))
    tick(request.user, ANSWERED)
    return _onward(request, message)


def _write(
    request: AgentRequest, number: int, typed: Typed, keys: list[str], now: datetime
) -> Message:
    ticket = ticket_to_change(request, number)
    promises = promises_in(typed.text, agent=request.user, at=now)
    message = write_reply(
        ticket=ticket,
        agent=request.user,
        text=typed.text,
        at=now,
        promises=typed.decisions.kept(promises),
        cc=typed.cc,
        seen_message_id=number_in(request, "seen"),
        anyway="anyway" in request.POST,
        has_attachments=bool(keys),
        form_key=form_key(request),
        version=typed.version,
    )
    _give(message, keys)
    return message


def _give(message: Message, keys: list[str]) -> None:
    """The files of the draft go with what was made of it."""
    if keys:
        Attachment.objects.filter(key__in=keys, draft__agent=message.agent).update(
            draft=None, message=message
        )


def _again(first: Message, keys: list[str]) -> Message:
    """It was made already; files that came with the repeat are not left behind in the empty draft."""
    Attachment.objects.filter(key__in=keys, draft__agent=first.agent).delete()
    return first


def _stopped(request: AgentRequest, number: int, typed: Typed, stop: Stop) -> HttpResponse:
    with transaction.atomic():
        keep_draft(request, ticket_to_change(request, number))
    return again(request, number, typed, says=stop)


def _stop(error: TicketError) -> Stop:
    if isinstance(error, SomeoneWrote):
        return Stop(said(error), read=error.message_id)
    if isinstance(error, DraftMoved):
        # Emptied by sending or saving it: there is nothing to compare, and the next press acts.
        return Stop(said(error), moved=error if error.text.strip() else None)
    return Stop(said(error), is_gap=isinstance(error, GapLeft))


def _onward(request: AgentRequest, message: Message) -> HttpResponse:
    """Where the agent goes after sending."""
    then, ticket = request.POST.get("then", ""), message.ticket
    here = reverse("desk:ticket", args=[ticket.pk])
    address = f"{here}?sent={message.pk}#m{message.pk}"
    if then == "solve":
        address = reverse("desk:ticket-solve", args=[ticket.pk])
    elif then == "aside":
        address = reverse("desk:ticket-aside", args=[ticket.pk])
    elif then == "handoff":
        address = reverse("desk:ticket-handoff", args=[ticket.pk])
    elif then == "next":
        following = number_in(request, "next")
        if following:
            address = reverse("desk:ticket", args=[following])
            address = f"{address}?sent={message.pk}&of={ticket.pk}"
        else:
            address = reverse("desk:home")
    if request.headers.get("X-Part"):
        return JsonResponse({"to": address})
    return redirect(address)


@for_agents
@require_POST
def ticket_undo(request: AgentRequest, number: int) -> HttpResponse:
    """Take a reply back within its ten seconds; its words are in the composer again."""
    here = reverse("desk:ticket", args=[number])
    try:
        undo_reply(
            message_id=number_in(request, "message") or 0, agent=request.user, at=clock.now()
        )
    except TooLate:
        return redirect(f"{here}?late=1")
    return redirect(f"{here}#composer-text")


@for_agents
@require_POST
def ticket_note(request: AgentRequest, number: int) -> HttpResponse:
    """Save a note that only the team reads."""
    typed = typed_in(request)
    if typed.mode != "note":
        return again(request, number, typed, says=Stop(_("This is a reply.")))
    if len(typed.text) > LONGEST_TEXT:
        return _stopped(request, number, typed, Stop(too_long()))
    try:
        keys = [*request.POST.getlist("file"), *_upload(request, number)]
        note = once(
            form_key(request),
            lambda: _note(request, number, typed, keys),
            lambda first: _again(first, keys),
        )
    except FileTooLarge as error:
        return again(request, number, typed, says=Stop(too_large(error)))
    except STOPS as error:
        return _stopped(request, number, typed, _stop(error))
    address = f"{reverse('desk:ticket', args=[number])}?noted={note.pk}#m{note.pk}"
    if request.headers.get("X-Part"):
        return JsonResponse({"to": address})
    return redirect(address)


def _note(request: AgentRequest, number: int, typed: Typed, keys: list[str]) -> Message:
    ticket = ticket_to_change(request, number)
    empty_draft(
        ticket=ticket, agent=request.user, text=typed.text, at=clock.now(), version=typed.version
    )
    note = add_note(
        ticket=ticket,
        agent=request.user,
        text=typed.text,
        at=clock.now(),
        has_attachments=bool(keys),
        form_key=form_key(request),
    )
    _give(note, keys)
    return note


def _upload(request: AgentRequest, number: int) -> list[str]:
    """Files that came with the form itself belong to the draft first, so that a stop does not lose them.

    Raises FileTooLarge. Returns their keys.
    """
    if not request.FILES:
        return []
    with transaction.atomic():
        ticket = ticket_to_change(request, number)
        if made_with(form_key(request)):
            return []
        draft = keep_draft(request, ticket) or ticket.drafts.get(agent=request.user)
        return _add_files(request, draft)


def _add_files(request: AgentRequest, draft: Draft) -> list[str]:
    return [attach_upload(each, draft=draft).key for each in request.FILES.getlist("files")]


def too_large(error: FileTooLarge) -> str:
    return _("{file} is {size} MB. The limit is 25 MB. Share a link instead?").format(
        file=error.name, size=round(error.size / 1024 / 1024)
    )


@for_agents
@require_POST
def ticket_file(request: AgentRequest, number: int) -> HttpResponse:
    """Take a file off the draft again."""
    with transaction.atomic():
        ticket = ticket_to_change(request, number)
        keep_draft(request, ticket)
        key = request.POST.get("remove")
        if not key:
            raise BadRequest
        Attachment.objects.filter(key=key, draft__ticket=ticket, draft__agent=request.user).delete()
    return redirect(reverse("desk:ticket", args=[number]) + "#composer-text")
