"""A person's own card: theirs to write, change and clear."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from warmdesk.core import clock
from warmdesk.people.actions.card import Card, clear_card, write_card
from warmdesk.people.models import Person
from warmdesk.portal.access import for_people
from warmdesk.portal.forms import CardForm
from warmdesk.portal.pages import page
from warmdesk.web.guards import PersonRequest


@for_people
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: PersonRequest) -> HttpResponse:
    person = request.person
    if request.method != "POST":
        return _show(request, CardForm(initial=_initial(person)))
    if "clear" in request.POST:
        clear_card(person=person)
        return redirect(reverse("portal:me") + "?done=cleared")
    form = CardForm(request.POST, initial=_initial(person))
    if not form.is_valid():
        return _show(request, form, status=422)
    write_card(person=person, card=Card(**form.cleaned_data), at=clock.now())
    return redirect(reverse("portal:me") + "?done=saved")


def _show(request: PersonRequest, form: CardForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "person": request.person, "done": request.GET.get("done")}
    return page(request, "portal/me.html", context, status=status)


def _initial(person: Person) -> dict[str, object]:
    names = ("name", "work", "place", "timezone", "own_words", "prefers")
    return {name: getattr(person, name) for name in names}
