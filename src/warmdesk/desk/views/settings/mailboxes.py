"""Mailboxes: their servers, their rota, and a test that tells each step."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmdesk.desk.forms.mailbox import MailboxForm
from warmdesk.desk.views.settings.page import UNDO, agent_page, saved
from warmdesk.mail.checking import Step, check_account, send_test
from warmdesk.mail.setting_up import (
    MailboxTaken,
    account_of,
    as_it_was,
    rota_of,
    save_mailbox,
)
from warmdesk.tickets.models import Mailbox
from warmdesk.web.guards import AgentRequest, for_admins


@for_admins
@require_safe
def mailboxes(request: AgentRequest) -> HttpResponse:
    found = (
        Mailbox.objects.select_related("account")
        .prefetch_related("holders__agent")
        .order_by("-is_default", "name")
    )
    return agent_page(request, "desk/settings/mailboxes.html", {"mailboxes": found})


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def mailbox_new(request: AgentRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, MailboxForm())
    form = MailboxForm(request.POST)
    if form.is_valid() and (made := _save(form)):
        request.session.pop(UNDO, None)
        return redirect(reverse("desk:settings-mailbox", args=[made.pk]) + "?done=made")
    return _form(request, form, status=422)


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def mailbox(request: AgentRequest, number: int) -> HttpResponse:
    known = _get(number)
    if request.method != "POST":
        return _form(request, _filled(known), known)
    before = {"mailbox": known.pk, "values": as_it_was(known), "holders": rota_of(known)}
    form = MailboxForm(request.POST, mailbox=known)
    if form.is_valid() and _save(form):
        return saved(request, "mailbox", before, request.path)
    return _form(request, form, known, status=422)


@for_admins
@require_POST
def mailbox_check(request: AgentRequest, number: int) -> HttpResponse:
    """Each step of the test in words."""
    known = _get(number)
    return _form(request, _filled(known), known, steps=_told(check_account(account_of(known))))


@for_admins
@require_POST
def mailbox_test(request: AgentRequest, number: int) -> HttpResponse:
    """Send a test to myself."""
    known = _get(number)
    steps = _told([send_test(account_of(known), request.user.email)])
    return _form(request, _filled(known), known, steps=steps)


def _told(steps: Any) -> list[dict[str, str]]:
    return [_step(each) for each in steps]


def _step(step: Step) -> dict[str, str]:
    return {
        "state": "done" if step.is_done else "failed",
        "text": step.words,
        "try": step.hint,
    }


def _get(number: int) -> Mailbox:
    found = Mailbox.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _filled(known: Mailbox) -> MailboxForm:
    places = {f"holder_{n}": agent for n, agent in enumerate(rota_of(known), start=1)}
    return MailboxForm(initial={**as_it_was(known), **places}, mailbox=known)


def _save(form: MailboxForm) -> Mailbox | None:
    try:
        return save_mailbox(values=form.values(), holders=form.holders(), mailbox=form.mailbox)
    except MailboxTaken:
        form.add_error("address", _("There is a mailbox with this address already."))
        return None


def _form(
    request: AgentRequest,
    form: MailboxForm,
    known: Mailbox | None = None,
    *,
    steps: list[dict[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    account = account_of(known) if known else None
    context = {
        "form": form,
        "mailbox": known,
        "account": account,
        "steps": steps,
        "has_secrets": {
            "imap_password": bool(account and account.imap_password),
            "smtp_password": bool(account and account.smtp_password),
        },
    }
    return agent_page(request, "desk/settings/mailbox.html", context, status=status)
