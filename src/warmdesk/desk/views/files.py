"""Files and original mails. Whatever came from outside is never shown as a page of ours."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmdesk.core.wording import gettext as _
from warmdesk.mail.files import open_file
from warmdesk.mail.kept import read_raw
from warmdesk.mail.models import RawMail
from warmdesk.tickets.models import Attachment, Message
from warmdesk.tickets.queries.visible import visible_attachment, visible_message
from warmdesk.web.guards import AgentRequest, for_agents

# The frame of a mail: no script, no form, no cookie, nothing fetched; only its own look and pictures within it.
FRAME_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@for_agents
@require_safe
def attachment(request: AgentRequest, key: str) -> HttpResponse | FileResponse:
    """Always as a download under its safe name, never shown by the browser as what it claims to be."""
    try:
        found = visible_attachment(request.user, key)
        handle = open_file(found)
    except (Attachment.DoesNotExist, FileNotFoundError) as error:
        raise Http404 from error
    response = FileResponse(handle, as_attachment=True, filename=found.name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@for_agents
@require_safe
def message_html(request: AgentRequest, message: int) -> HttpResponse:
    """The cleaned HTML of a mail, for the sandboxed frame on its conversation's page."""
    found = _message(request, message)
    if not found.html:
        raise Http404
    response = render(request, "desk/ticket/frame.html", {"html": found.html})
    response.headers["Content-Security-Policy"] = FRAME_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@for_agents
@require_safe
def message_raw(request: AgentRequest, message: int) -> HttpResponse:
    """The mail exactly as it came: as text to read, or as a file with `save`."""
    found = _message(request, message)
    try:
        raw = read_raw(RawMail.objects.get(message=found).digest)
    except (RawMail.DoesNotExist, FileNotFoundError):
        words = _("The mail itself is no longer kept here. What it said is in the conversation.")
        return HttpResponse(words, content_type="text/plain; charset=utf-8", status=404)
    if "save" in request.GET:
        response = HttpResponse(raw, content_type="application/octet-stream")
        response.headers["Content-Disposition"] = f'attachment; filename="{found.pk}.eml"'
    else:
        words = raw.decode("utf-8", "replace")
        response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _message(request: AgentRequest, message: int) -> Message:
    try:
        return visible_message(request.user, message)
    except Message.DoesNotExist as error:
        raise Http404 from error
