"""The floor that writes the same rows as the product, with plain Django: what any desk with these tables would do."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from benchmarks.floor.views import AskForm, ReplyForm
from warmdesk.people.models import Person
from warmdesk.promises.models import Promise
from warmdesk.tickets.models import Delivery, Draft, Event, Holder, Mailbox, Message, Ticket


@login_required
@transaction.atomic
def reply(request: HttpRequest, number: int) -> HttpResponse:
    """The message, its mail, the ticket, the draft and the promises."""
    tickets = Ticket.objects.select_for_update(of=("self",)).select_related("person", "mailbox")
    ticket, form, now = (
        get_object_or_404(tickets, pk=number),
        ReplyForm(request.POST),
        timezone.now(),
    )
    form.is_valid()
    text = form.cleaned_data["text"]
    newest = ticket.messages.order_by("-at", "-pk").first()
    message = Message.objects.create(
        ticket=ticket,
        kind="reply",
        channel="desk",
        agent_id=request.user.pk,
        at=now,
        text=text,
        message_id=f"{uuid4().hex}@desk.example",
    )
    Delivery.objects.create(
        message=message,
        to=[ticket.person.email],
        in_reply_to=(newest and newest.message_id) or "",
        due_at=now,
    )
    ticket.state, ticket.waits_since, ticket.closed_at = "waiting", None, None
    ticket.changed_at = ticket.last_message_at = ticket.attention_at = now
    ticket.excerpt = text[:200]
    ticket.save()
    Draft.objects.filter(ticket=ticket, agent=request.user.pk).update(text="", changed_at=now)
    Promise.objects.filter(ticket=ticket, fate="open").update(
        fate="kept", settled_at=now, settled_by=message
    )
    return redirect("conversation", number)


@transaction.atomic
def ask(request: HttpRequest) -> HttpResponse:
    """The person, the ticket with its owner, the message, its history and promise, and the mail that says so."""
    form, now = AskForm(request.POST), timezone.now()
    form.is_valid()
    text = form.cleaned_data["text"]
    person, _ = Person.objects.get_or_create(
        email=form.cleaned_data["email"], defaults={"name": form.cleaned_data["name"]}
    )
    mailbox = Mailbox.objects.order_by("-is_default").first()
    owner = Holder.objects.filter(mailbox=mailbox).select_related("agent").first().agent
    due = now + timedelta(hours=4)
    ticket = Ticket.objects.create(
        subject=text[:60],
        person=person,
        owner=owner,
        owned_since=now,
        mailbox=mailbox,
        opened_at=now,
        changed_at=now,
        attention_at=due,
        last_message_at=now,
        waits_since=now,
        next_due_at=due,
        excerpt=text[:200],
    )
    Message.objects.create(
        ticket=ticket, kind="person", channel="portal", person=person, at=now, text=text
    )
    Event.objects.create(ticket=ticket, act="opened", at=now, facts={"owner": owner.name})
    Promise.objects.create(ticket=ticket, agent=owner, origin="policy", made_at=now, due_at=due)
    receipt = Message.objects.create(
        ticket=ticket,
        kind="automatic",
        channel="mail",
        at=now,
        text=f"Hello {person.name}, {owner.name} has your message.",
        message_id=f"{uuid4().hex}@desk.example",
        listened_at=now,
    )
    Delivery.objects.create(message=receipt, to=[person.email], due_at=now)
    return redirect("asked")
