"""Colleagues: inviting them, their roles, being away, and leaving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from warmdesk.accounts.actions.agents import change_role, set_away, work_again
from warmdesk.accounts.actions.invitations import end_invitation, invite_agent
from warmdesk.accounts.errors import AddressTaken, LastAdmin
from warmdesk.accounts.models import Invitation, Role, User
from warmdesk.core import clock
from warmdesk.core.desk import current_desk
from warmdesk.desk.forms.agents import AwayForm, InviteForm, LeaveForm, RoleForm
from warmdesk.desk.views.settings.page import agent_page, saved, saved_for_good
from warmdesk.mail.connecting import SmtpTrouble, words_of
from warmdesk.mail.sending.outbox import leaves_nothing
from warmdesk.tickets.actions.leaving import leave_desk
from warmdesk.tickets.errors import TicketsLeft
from warmdesk.tickets.models import Holder, Ticket
from warmdesk.web.guards import AgentRequest, for_admins


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: AgentRequest) -> HttpResponse:
    """Everybody who works here; a post invites one more."""
    if request.method != "POST":
        return _list(request, InviteForm())
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
    try:
        invited = invite_agent(role=role, email=email, at=clock.now())
    except AddressTaken:
        form.add_error("email", _("Somebody with this address works here already."))
        return _list(request, form, status=422)
    address = settings.ADDRESS + reverse("desk:welcome", args=[invited.secret])
    # Shown now and never again: only its digest is stored.
    context = {"address": address, "email": email, "mailed": _mail(email, address)}
    return agent_page(request, "desk/settings/invited.html", context)


def _list(request: AgentRequest, form: InviteForm, status: int = 200) -> HttpResponse:
    now = clock.now()
    context = {
        "form": form,
        "agents": User.objects.order_by("-is_active", "name"),
        "invitations": Invitation.objects.filter(used_at=None, ends_at__gt=now).order_by("pk"),
    }
    return agent_page(request, "desk/settings/people.html", context, status=status)


def _mail(email: str, address: str) -> str:
    """Empty if the mail left, else why not, in words."""
    if leaves_nothing():
        return _("This is a sample desk, so nothing was mailed.")
    desk = current_desk().name
    body = _(
        "Hello,\n\nyou are invited to work at {desk}. Make your account here within a week:\n{address}\n\n"
        "The link works once."
    ).format(desk=desk, address=address)
    subject = _("You are invited to {desk}").format(desk=desk)
    try:
        EmailMessage(subject=subject, body=body, to=[email]).send()
    except SmtpTrouble as error:
        return _("It was not mailed: “{why}”.").format(why=words_of(error))
    return ""


@for_admins
@require_POST
def invitation_end(request: AgentRequest, number: int) -> HttpResponse:
    found = Invitation.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    end_invitation(invitation=found, at=clock.now())
    return saved_for_good(request, "desk:settings-people", done="ended")


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def agent(request: AgentRequest, number: int) -> HttpResponse:
    """One colleague; a post changes one thing, named by its button."""
    known = _get(number)
    acts = {"role": _change_role, "away": _change_away, "leave": _leave, "wake": _wake}
    act = acts.get(request.POST.get("act", "")) if request.method == "POST" else None
    if act is None:
        return _agent_page(request, known)
    return act(request, known)


def _change_role(request: AgentRequest, known: User) -> HttpResponse:
    form = RoleForm(request.POST)
    before = {"agent": known.pk, "role": known.role}
    if form.is_valid():
        try:
            change_role(agent=known, role=Role(form.cleaned_data["role"]))
            return saved(request, "role", before, request.path)
        except LastAdmin:
            form.add_error("role", _last_admin())
    return _agent_page(request, _get(known.pk), role=form, status=422)


def _change_away(request: AgentRequest, known: User) -> HttpResponse:
    form = AwayForm(request.POST)
    if not form.is_valid():
        return _agent_page(request, known, away=form, status=422)
    set_away(agent=known, until=form.cleaned_data["away_until"])
    return saved_for_good(request, "desk:settings-agent", known.pk)


def _leave(request: AgentRequest, known: User) -> HttpResponse:
    form = LeaveForm(request.POST, agent=known)
    if form.is_valid():
        try:
            leave_desk(agent=known, successor=form.cleaned_data["successor"], at=clock.now())
            return saved_for_good(request, "desk:settings-agent", known.pk, done="left")
        except LastAdmin:
            form.add_error(None, _last_admin())
        except TicketsLeft as error:
            form.add_error("successor", _tickets_left(known, error.count))
    return _agent_page(request, _get(known.pk), leave=form, status=422)


def _wake(request: AgentRequest, known: User) -> HttpResponse:
    work_again(agent=known)
    return saved_for_good(request, "desk:settings-agent", known.pk)


def _tickets_left(known: User, count: int) -> str:
    words = ngettext(
        "{name} looks after {n} open conversation. Choose who takes over.",
        "{name} looks after {n} open conversations. Choose who takes over.",
        count,
    )
    return words.format(name=known.first_name, n=count)


def _last_admin() -> str:
    return _("This is the only admin. Make somebody else an admin first.")


@dataclass(frozen=True, slots=True)
class Duty:
    """A mailbox on whose rota the colleague stands, and who holds what is new while they are away."""

    mailbox: str
    next_holder: str


def duties_of(known: User, at: datetime) -> list[Duty]:
    places = (
        Holder.objects.filter(mailbox__holders__agent=known)
        .select_related("mailbox", "agent")
        .order_by("mailbox__name", "position", "pk")
    )
    rotas: dict[str, list[User]] = {}
    for place in places:
        rotas.setdefault(place.mailbox.name, []).append(place.agent)
    return [Duty(mailbox, _first_here(rota, known, at)) for mailbox, rota in rotas.items()]


def _first_here(rota: list[User], known: User, at: datetime) -> str:
    for each in rota:
        is_here = each.away_until is None or each.away_until <= at
        if each.pk != known.pk and each.is_active and is_here:
            return each.name
    return ""


def _get(number: int) -> User:
    found = User.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _agent_page(
    request: AgentRequest,
    known: User,
    *,
    role: RoleForm | None = None,
    away: AwayForm | None = None,
    leave: LeaveForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = clock.now()
    context = {
        "agent": known,
        "role": role or RoleForm(initial={"role": known.role}),
        "away": away or AwayForm(initial={"away_until": known.away_until}),
        "leave": leave or LeaveForm(agent=known),
        "duties": duties_of(known, now),
        "owned": Ticket.objects.filter(owner=known).unclosed().count(),
        "is_away": known.away_until is not None and known.away_until > now,
    }
    return agent_page(request, "desk/settings/agent.html", context, status=status)
