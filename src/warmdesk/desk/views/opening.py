"""Starting a conversation for somebody, after a call or a word in the corridor."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from warmdesk.core import clock
from warmdesk.desk.views.forms import too_long
from warmdesk.people.models import Person
from warmdesk.tickets.actions.opening import open_ticket
from warmdesk.tickets.choices import LONGEST_TEXT, Channel
from warmdesk.tickets.models import Mailbox, Ticket
from warmdesk.web.fields import Address, Line
from warmdesk.web.guards import AgentRequest, for_agents
from warmdesk.web.once import form_key, once


class NewConversation(forms.Form):
    """Who, and what they said; the agent owns it unless the holder should."""

    email = Address(label=_("Their e-mail address"))
    name = Line(label=_("Their name"), max_length=120, required=False)
    subject = Line(label=_("In a few of their words"), max_length=250, required=False)
    text = Line(
        label=_("What they said"),
        max_length=LONGEST_TEXT,
        error_messages={"max_length": lazy(too_long, str)()},
    )
    mailbox = forms.ModelChoiceField(
        Mailbox.objects.order_by("-is_default", "name"), label=_("Mailbox"), empty_label=None
    )
    is_mine = forms.BooleanField(label=_("I look after this myself"), required=False)
    tells = forms.BooleanField(label=_("Tell them by e-mail that we have it"), required=False)


@for_agents
def ticket_new(request: AgentRequest) -> HttpResponse:
    start = {"is_mine": True, "tells": True, "email": request.GET.get("email", "")}
    form = NewConversation(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        made = once(form_key(request), lambda: _open(request, form), lambda first: first.ticket)
        return redirect("desk:ticket", made.pk)
    status = 400 if form.errors else 200
    problems = [(each.name, each.label, each.errors[0]) for each in form if each.errors]
    boxes = [(each.pk, each.name) for each in Mailbox.objects.order_by("-is_default", "name")]
    context = {"form": form, "problems": problems, "mailboxes": boxes}
    return render(request, "desk/ticket/new.html", context, status=status)


def _open(request: AgentRequest, form: NewConversation) -> Ticket:
    given, now = form.cleaned_data, clock.now()
    email = given["email"].lower()
    person, _made = Person.objects.get_or_create(
        email=email, defaults={"name": given["name"] or email.partition("@")[0]}
    )
    return open_ticket(
        person=person,
        subject=given["subject"],
        text=given["text"],
        channel=Channel.DESK,
        mailbox=given["mailbox"],
        at=now,
        owner=request.user if given["is_mine"] else None,
        acknowledge=given["tells"],
        form_key=form_key(request),
    )
