"""Is it solved, and did you feel listened to?"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from warmdesk.core import clock
from warmdesk.people.actions.card import note_asked_if_heard
from warmdesk.people.models import Person
from warmdesk.portal.access import for_followers, their_ticket
from warmdesk.portal.forms import HeardForm, KindWordForm, SolvedForm
from warmdesk.portal.pages import request_page
from warmdesk.tickets.actions.solving import (
    add_kind_word,
    say_heard,
    say_not_solved,
    say_solved,
)
from warmdesk.tickets.choices import Audience, Heard
from warmdesk.tickets.models import Feedback, Message, Ticket
from warmdesk.web.guards import PersonRequest
from warmdesk.web.once import form_key, once

LEFT_IN_PEACE = timedelta(days=14)


@for_followers
@require_http_methods(["GET", "HEAD", "POST"])
def solved(request: PersonRequest, number: int) -> HttpResponse:
    """Three answers of one weight; partly and no ask for one line. Nobody in copy answers for the person."""
    if not _is_theirs(request, number):
        return redirect("portal:request", number=number)
    if request.method != "POST":
        answer = request.GET.get("answer", "")
        return _ask_if_solved(request, number, SolvedForm(), answer)
    form = SolvedForm(request.POST)
    if not form.is_valid():
        # Without script the first click on "Partly" comes without its line: ask for it.
        is_first = "words" not in request.POST and "answer" in form.cleaned_data
        shown = SolvedForm() if is_first else form
        return _ask_if_solved(
            request, number, shown, request.POST.get("answer", ""), status=200 if is_first else 422
        )
    if form.cleaned_data["answer"] == "yes":
        return _say_yes(request, number, clock.now())
    once(form_key(request), lambda: _say_not_yet(request, number, form), lambda first: first)
    return redirect(reverse("portal:request", args=[number]) + "?thanks=added")


def _is_theirs(request: PersonRequest, number: int) -> bool:
    return their_ticket(request, number).person_id == request.person.pk


def _ask_if_solved(
    request: PersonRequest, number: int, form: SolvedForm, answer: str, status: int = 200
) -> HttpResponse:
    ticket = their_ticket(request, number)
    template = "portal/solved_line.html" if answer in {"partly", "no"} else "portal/solved.html"
    context = {"ticket": ticket, "owner": ticket.owner, "form": form, "answer": answer}
    return request_page(request, template, context, status=status)


@transaction.atomic
def _say_yes(request: PersonRequest, number: int, now: datetime) -> HttpResponse:
    ticket = their_ticket(request, number, lock=True)
    say_solved(ticket=ticket, at=now)
    if may_ask_if_heard(request.person, now):
        note_asked_if_heard(person=request.person, at=now)
        return redirect("portal:heard", number=ticket.pk)
    return redirect(reverse("portal:request", args=[ticket.pk]) + "?thanks=solved")


def _say_not_yet(request: PersonRequest, number: int, form: SolvedForm) -> Message:
    return say_not_solved(
        ticket=their_ticket(request, number, lock=True),
        words=form.cleaned_data["words"],
        is_partly=form.cleaned_data["answer"] == "partly",
        at=clock.now(),
        form_key=form_key(request),
    )


def may_ask_if_heard(person: Person, now: datetime) -> bool:
    asked_at = person.asked_if_heard_at
    return asked_at is None or asked_at <= now - LEFT_IN_PEACE


@for_followers
@require_http_methods(["GET", "HEAD", "POST"])
def heard(request: PersonRequest, number: int) -> HttpResponse:
    """Skippable, and after an answer a place for words to those whom the person chooses."""
    ticket = their_ticket(request, number)
    if ticket.person_id != request.person.pk or not _was_solved(ticket):
        return redirect("portal:request", number=number)
    follow = reverse("portal:request", args=[number])
    if request.method != "POST":
        if request.GET.get("then") == "words":
            return _ask_for_words(request, ticket, KindWordForm())
        return _ask_if_heard(request, ticket, HeardForm())
    if "words" in request.POST:
        return _store_words(request, ticket)
    form = HeardForm(request.POST)
    if not form.is_valid():
        return _ask_if_heard(request, ticket, form, status=422)
    if form.cleaned_data["heard"] == "skip":
        return redirect(f"{follow}?thanks=solved")
    say_heard(ticket=ticket, heard=Heard(form.cleaned_data["heard"]), at=clock.now())
    return redirect(reverse("portal:heard", args=[number]) + "?then=words")


def _was_solved(ticket: Ticket) -> bool:
    """It is closed, or was when they answered: then their words are still welcome."""
    return ticket.is_closed or Feedback.objects.filter(ticket=ticket).exists()


def _ask_if_heard(
    request: PersonRequest, ticket: Ticket, form: HeardForm, status: int = 200
) -> HttpResponse:
    context = {"ticket": ticket, "owner": ticket.owner, "form": form}
    return request_page(request, "portal/heard.html", context, status=status)


def _ask_for_words(
    request: PersonRequest, ticket: Ticket, form: KindWordForm, status: int = 200
) -> HttpResponse:
    audiences = [
        (value, str(label).format(owner=ticket.owner.first_name))
        for value, label in Audience.choices
    ]
    context = {"ticket": ticket, "owner": ticket.owner, "form": form, "audiences": audiences}
    return request_page(request, "portal/heard_words.html", context, status=status)


def _store_words(request: PersonRequest, ticket: Ticket) -> HttpResponse:
    form = KindWordForm(request.POST)
    if not form.is_valid():
        return _ask_for_words(request, ticket, form, status=422)
    add_kind_word(
        ticket=ticket,
        words=form.cleaned_data["words"],
        audience=Audience(form.cleaned_data["audience"]),
        at=clock.now(),
    )
    return redirect(reverse("portal:request", args=[ticket.pk]) + "?thanks=words")
