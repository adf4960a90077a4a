"""The first page of all: the sample's sign-ins, or what makes a desk one's own."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.views import redirect_to_login
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmdesk.accounts.actions.invitations import open_invitation, use_invitation
from warmdesk.accounts.errors import AddressTaken, InvitationOver
from warmdesk.accounts.models import Invitation, Role, User
from warmdesk.core import clock
from warmdesk.core.desk import current_desk
from warmdesk.core.numbers import whole_number
from warmdesk.desk.forms.agents import WelcomeForm
from warmdesk.desk.pages.counting import in_words
from warmdesk.desk.views.settings.page import agent_page
from warmdesk.mail.models import Account
from warmdesk.people.models import Person
from warmdesk.tickets.models import Holder, Ticket
from warmdesk.tickets.models.ticket import TicketQuerySet
from warmdesk.web.guards import PERSON, for_anyone

MOST_PEOPLE = 3


def is_sample() -> bool:
    """Both the desk and the process must say so; a real desk can never be entered by a click."""
    return bool(settings.IS_SAMPLE) and current_desk().is_sample


@for_anyone
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    if is_sample():
        return _sample(request)
    user = request.user
    if not user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not user.is_admin:
        return redirect("desk:home")
    return agent_page(request, "desk/start/own.html", {"rows": own_rows()})  # type: ignore[arg-type]  # signed in


def _sample(request: HttpRequest) -> HttpResponse:
    agents = list(User.objects.working().order_by("pk"))
    first = next((each for each in agents if each.role == Role.AGENT), None)
    on_duty = (
        Holder.objects.filter(mailbox__is_default=True).values_list("agent_id", flat=True).first()
    )
    asked = people_who_asked()
    context = {
        "agents": [(each, _what_they_do(each, on_duty)) for each in agents],
        "people": asked[:MOST_PEOPLE],
        "waiting": _who_waits(),
        "rows": own_rows(),
        "first": first,
    }
    return render(request, "desk/start/sample.html", context)


def _who_waits() -> str:
    """People whose last words nobody has answered; those who were answered or only asked if solved do not wait."""
    unanswered = requests_of().filter(waits_since__isnull=False).unclosed()
    count = Person.objects.filter(Exists(unanswered)).count()
    # Translators: counted people.
    return ngettext(
        "{n} person has asked for help.", "{n} people have asked for help.", count
    ).format(n=in_words(count))


def requests_of() -> TicketQuerySet:
    return Ticket.objects.filter(person=OuterRef("pk"))


def people_who_asked() -> QuerySet[Person]:
    """People with a request, solved or not, those first who came first: nobody leaves the list by being helped."""
    return Person.objects.filter(Exists(requests_of())).order_by("pk")


def _what_they_do(agent: User, on_duty: int | None) -> str:
    if agent.pk == on_duty:
        return _("agent on duty")
    return str(Role(agent.role).label).lower()


@for_anyone
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Become another of the sample's people. There is no such page on a real desk."""
    if not is_sample():
        raise Http404
    agent, person = (whole_number(request.POST.get(each)) for each in ("agent", "person"))
    if agent is not None:
        user = User.objects.working().filter(pk=agent).first()
        if user is not None:
            logout(request)
            login(request, user)
            return redirect("desk:home")
    if person is not None and Person.objects.filter(pk=person).exists():
        logout(request)
        request.session[PERSON] = person
        return redirect("portal:requests")
    raise Http404


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One thing that makes the desk one's own. Any order; each can wait."""

    title: str
    why: str
    page: str
    is_done: bool
    done_words: str


def own_rows() -> list[OwnRow]:
    desk = current_desk()
    done, waits = _("Done"), _("Can wait")

    def row(title: str, why: str, page: str, is_done: bool, words: str = "") -> OwnRow:
        return OwnRow(title, why, page, is_done, words or (done if is_done else waits))

    return [
        row(
            _("Your name and desk name"),
            _("People read both in every mail."),
            "desk:settings-look",
            desk.is_set_up,
        ),
        row(
            _("A mailbox"),
            _("So that mail arrives and leaves. You can send a test to yourself there."),
            "desk:settings-mailboxes",
            Account.objects.exclude(smtp_host="").exists(),
        ),
        row(
            _("Who is on duty, and hours"),
            _("Everybody who writes is told by when they hear. It follows from these."),
            "desk:settings-hours",
            Holder.objects.exists(),
        ),
        row(
            _("Invite colleagues"),
            _("Nobody should look after everybody alone."),
            "desk:settings-people",
            User.objects.working().count() > 1
            or Invitation.objects.filter(used_at=None, ends_at__gt=clock.now()).exists(),
        ),
        row(
            _("Internal IT, or customers of a service provider"),
            _("It sets the tone that the coach listens for."),
            "desk:settings-look",
            desk.is_set_up,
        ),
        row(
            _("Privacy: what is remembered, how long"),
            _("Good to know before the first person asks."),
            "desk:settings-privacy",
            True,
            _("Nothing to set"),
        ),
    ]


@for_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link: somebody who was invited makes their own account."""
    now = clock.now()
    try:
        invitation = open_invitation(secret, now)
        if request.method != "POST":
            return _welcome(request, WelcomeForm(initial={"email": invitation.email}), invitation)
        form = WelcomeForm(request.POST)
        if not form.is_valid():
            return _welcome(request, form, invitation, status=422)
        user = use_invitation(secret=secret, at=now, **form.cleaned_data)
    except InvitationOver:
        return render(request, "desk/start/over.html", status=410)
    except AddressTaken:
        form.add_error(
            "email", _("Somebody with this address works here already. Sign in instead?")
        )
        return _welcome(request, form, invitation, status=422)
    login(request, user)
    return redirect("desk:start" if user.is_admin else "desk:home")


def _welcome(
    request: HttpRequest, form: WelcomeForm, invitation: Invitation, status: int = 200
) -> HttpResponse:
    role = str(Role(invitation.role).label).lower()
    return render(request, "desk/start/welcome.html", {"form": form, "role": role}, status=status)
