"""The floor's pages."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from benchmarks.floor.models import Message, NewMessage, NewPerson, NewTicket, Ticket

PAGE = 50


def _show(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    return render(request, f"floor/{template}.html", context, using="django")


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    tickets = (
        Ticket.objects.filter(owner=request.user.pk, state="open")
        .select_related("person", "owner")
        .order_by("attention_at", "id")[:PAGE]
    )
    return _show(request, "inbox", tickets=tickets)


@login_required
def closed(request: HttpRequest) -> HttpResponse:
    tickets = (
        Ticket.objects.filter(state="closed")
        .select_related("person", "owner")
        .order_by("-last_message_at", "-id")[:PAGE]
    )
    return _show(request, "inbox", tickets=tickets)


@login_required
def found(request: HttpRequest) -> HttpResponse:
    """The rows that a search found, by their numbers: what showing them costs without searching."""
    numbers = request.GET["numbers"].split(",")
    tickets = (
        Ticket.objects.filter(pk__in=numbers).select_related("person", "owner").order_by("-id")
    )
    return _show(request, "inbox", tickets=tickets)


@login_required
def conversation(request: HttpRequest, number: int) -> HttpResponse:
    messages = list(
        Message.objects.filter(ticket=number)
        .select_related("ticket__person", "ticket__owner", "person", "agent")
        .prefetch_related("asked")
        .order_by("at", "id")
    )
    return _show(
        request, "conversation", ticket=messages[0].ticket, messages=messages, form=ReplyForm()
    )


class ReplyForm(forms.Form):
    text = forms.CharField(widget=forms.Textarea)


class AskForm(forms.Form):
    name = forms.CharField(max_length=120)
    email = forms.EmailField()
    text = forms.CharField(widget=forms.Textarea)


@login_required
def reply(request: HttpRequest, number: int) -> HttpResponse:
    ticket = get_object_or_404(NewTicket, pk=number)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _show(request, "conversation", ticket=ticket, form=form)
    NewMessage.objects.create(
        ticket=ticket, agent_id=request.user.pk, text=form.cleaned_data["text"]
    )
    return redirect("conversation", number)


def ask(request: HttpRequest) -> HttpResponse:
    form = AskForm(request.POST)
    if not form.is_valid():
        return _show(request, "ask", form=form)
    with transaction.atomic():
        person, _ = NewPerson.objects.get_or_create(
            email=form.cleaned_data["email"], defaults={"name": form.cleaned_data["name"]}
        )
        text = form.cleaned_data["text"]
        ticket = NewTicket.objects.create(subject=text[:60], person=person)
        NewMessage.objects.create(ticket=ticket, person=person, text=text)
    return redirect("asked")


def asked(request: HttpRequest) -> HttpResponse:
    return _show(request, "asked")
