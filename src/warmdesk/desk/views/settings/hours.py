"""When the desk is open, with a sentence that shows what it means."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from warmdesk.coach.calendar import Calendar
from warmdesk.core import clock
from warmdesk.core.actions.desk import change_desk
from warmdesk.core.desk import current_desk, holiday_dates
from warmdesk.core.models import Desk
from warmdesk.core.moments import WEEKDAYS, clock_time, local
from warmdesk.desk.forms.hours import HoursForm, hours_initial
from warmdesk.desk.views.settings.page import agent_page, saved
from warmdesk.web.guards import AgentRequest, for_leads

# How long before closing time the request of the example comes.
BEFORE_CLOSING = timedelta(minutes=20)


@for_leads
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: AgentRequest) -> HttpResponse:
    """Leads may read; admins change."""
    desk = current_desk()
    if request.method != "POST":
        return _show(request, HoursForm(initial=hours_initial(desk)), desk)
    if not request.user.is_admin:
        raise PermissionDenied
    form = HoursForm(request.POST, initial=hours_initial(desk))
    if not form.is_valid():
        return _show(request, form, desk, status=422)
    values = form.values()
    if "preview" in request.POST:
        return _show(request, form, Desk(**values))
    return saved(request, "desk", change_desk(values), request.path)


def _show(request: AgentRequest, form: HoursForm, desk: Desk, status: int = 200) -> HttpResponse:
    context = {"form": form, "preview": preview(desk, clock.now())}
    return agent_page(request, "desk/settings/hours.html", context, status=status)


def preview(desk: Desk, at: datetime) -> str:
    """A request shortly before the week ends, and by when it is answered."""
    calendar = Calendar(timezone=desk.timezone, hours=desk.hours, holidays=holiday_dates(desk))
    asked = _late_in_the_week(calendar, at)
    heard = calendar.add(asked, timedelta(minutes=desk.first_answer_minutes))
    return _("A request at {asked} gets its first answer by {heard}.").format(
        asked=_short(asked, desk.timezone), heard=_short(heard, desk.timezone)
    )


def _late_in_the_week(calendar: Calendar, at: datetime) -> datetime:
    """The next Friday, twenty minutes before closing time; the next working day if Friday has no hours."""
    day = calendar.local(at).date()
    ahead = [day + timedelta(days=n) for n in range(1, 15)]
    fridays = [each for each in ahead if each.weekday() == 4 and calendar.is_working_day(each)]
    chosen = fridays[0] if fridays else calendar.next_working_day(day)
    return calendar.end_of_day(chosen) - BEFORE_CLOSING


def _short(at: datetime, zone: str) -> str:
    weekday = _(WEEKDAYS[local(at, zone).weekday()])[:3]
    return f"{weekday} {clock_time(at, zone)}"
