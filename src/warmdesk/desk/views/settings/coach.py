"""What the desk decided about the coach: whom it helps, and how loud each rule is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from warmdesk.coach.order import ORDER
from warmdesk.coach.rule import Rule
from warmdesk.coach.rules import all_rules
from warmdesk.coaching.actions.policy import set_levels
from warmdesk.coaching.models import RuleLevel, RuleUse
from warmdesk.coaching.models.rule_level import Level
from warmdesk.coaching.queries.own_record import title_of
from warmdesk.core.actions.desk import change_desk
from warmdesk.core.desk import current_desk
from warmdesk.core.models.desk import DeskKind
from warmdesk.core.wording import gettext as _
from warmdesk.desk.views.settings.page import agent_page, saved
from warmdesk.web.guards import AgentRequest, for_leads


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule on the page: how loud it is, and how it goes on the whole desk where that may be told."""

    rule: str
    title: str
    cold: str
    level: str
    use: RuleUse | None


@for_leads
@require_http_methods(["GET", "HEAD", "POST"])
def coach_policy(request: AgentRequest) -> HttpResponse:
    """Leads may read; admins change."""
    if request.method != "POST":
        return agent_page(request, "desk/settings/coach.html", _context())
    if not request.user.is_admin:
        raise PermissionDenied
    desk_before = change_desk(_desk_values(request))
    levels_before = set_levels(_levels(request))
    before = {"desk": desk_before, "levels": levels_before}
    return saved(request, "coach", before, reverse("desk:settings-coach"))


def _context() -> dict[str, Any]:
    levels = dict(RuleLevel.objects.values_list("rule", "level"))
    uses = {each.rule: each for each in RuleUse.objects.all()}
    rules = {rule.slug: rule for rule in all_rules()}
    groups = [
        (name, [_line(rules[slug], levels, uses) for slug in slugs if slug in rules])
        for name, slugs in ORDER.items()
    ]
    return {
        "groups": [(_(name), lines) for name, lines in groups if lines],
        "kinds": DeskKind.choices,
        "desk": current_desk(),
        "choices": Level.choices,
    }


def _line(rule: Rule, levels: dict[str, str], uses: dict[str, RuleUse]) -> RuleLine:
    level = levels.get(rule.slug, rule.level)
    cold = " ".join(rule.cold[0].draft.split()) if rule.cold else ""
    return RuleLine(rule.slug, title_of(rule), cold, level, uses.get(rule.slug))


def _desk_values(request: HttpRequest) -> dict[str, Any]:
    kind = request.POST.get("kind", "")
    if kind not in DeskKind.values:
        raise BadRequest
    return {"kind": kind, "jargon_ok": "jargon_ok" in request.POST}


def _levels(request: HttpRequest) -> dict[str, str]:
    """What differs from how the coach has it."""
    given = {rule.slug: request.POST.get(rule.slug, rule.level) for rule in all_rules()}
    if not set(given.values()) <= set(Level.values):
        raise BadRequest
    usual: Sequence[Rule] = all_rules()
    return {rule.slug: given[rule.slug] for rule in usual if given[rule.slug] != rule.level}
