"""A person's requests: all, and one to follow."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.mail.files import attach_upload, open_file
from warmdesk.portal.access import for_followers, for_people, their_ticket
from warmdesk.portal.following import follow_page
from warmdesk.portal.forms import AddForm
from warmdesk.portal.pages import page, request_page
from warmdesk.portal.standing import standings_of
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.choices import Channel
from warmdesk.tickets.models import Attachment, Message
from warmdesk.web.guards import PersonRequest
from warmdesk.web.once import form_key, once

# Shown in the browser; anything else is saved, so that no file of a stranger runs in our name.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@for_people
@require_safe
def requests(request: PersonRequest) -> HttpResponse:
    rows = standings_of(request.person, clock.now())
    return page(request, "portal/requests.html", {"rows": rows, "person": request.person})


@for_followers
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: PersonRequest, number: int) -> HttpResponse:
    """One request; a post adds to it."""
    if request.method == "POST":
        return _add(request, number)
    return _show(request, number, AddForm())


def _show(request: PersonRequest, number: int, form: AddForm, status: int = 200) -> HttpResponse:
    ticket = their_ticket(request, number)
    read = whole_number(request.GET.get("read"))
    shown = follow_page(ticket, request.person, clock.now(), read)
    context = {
        "ticket": ticket,
        "shown": shown,
        "coming": shown.next_word,
        "form": form,
        "owner": shown.standing.owner,
        "thanks": request.GET.get("thanks"),
    }
    return request_page(request, "portal/request.html", context, status=status)


def _add(request: PersonRequest, number: int) -> HttpResponse:
    form = AddForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, number, form, status=422)
    once(form_key(request), lambda: _store(request, number, form), lambda first: first)
    return redirect(reverse("portal:request", args=[number]) + "?thanks=added")


def _store(request: PersonRequest, number: int, form: AddForm) -> Message:
    files = form.cleaned_data["attached"]
    message = add_person_message(
        ticket=their_ticket(request, number, lock=True),
        person=request.person,
        text=form.cleaned_data["text"].strip(),
        channel=Channel.PORTAL,
        at=clock.now(),
        has_attachments=bool(files),
        form_key=form_key(request),
    )
    for each in files:
        attach_upload(each, message=message)
    return message


@for_followers
@require_safe
def file(request: PersonRequest, number: int, key: str) -> FileResponse:
    """A file of a message that the person may read."""
    ticket = their_ticket(request, number)
    readable = Message.objects.filter(ticket=ticket, undo__isnull=True).for_person(request.person)
    found = Attachment.objects.filter(key=key, message__in=readable).first()
    if found is None:
        raise Http404
    try:
        handle = open_file(found)
    except FileNotFoundError as error:
        raise Http404 from error
    is_shown = found.content_type in SHOWN
    response = FileResponse(
        handle,
        as_attachment=not is_shown,
        filename=found.name,
        content_type=found.content_type if is_shown else "application/octet-stream",
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
