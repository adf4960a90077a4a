"""The coach's pages: what the desk decides, and what an agent alone is told."""

from __future__ import annotations

import pytest

from warmdesk.coach.rules import all_rules
from warmdesk.coaching.actions.thoughts import note_thoughts
from warmdesk.coaching.models import RuleLevel, RuleUse
from warmdesk.core.models import Desk

pytestmark = pytest.mark.django_db


def levels(**changed: str) -> dict[str, str]:
    given = {rule.slug: rule.level for rule in all_rules()}
    return {**given, **{name.replace("_", "-"): level for name, level in changed.items()}}


def test_an_admin_chooses_and_takes_back(admin):
    page = admin.post(
        "/settings/coach",
        {"kind": "provider", "jargon_ok": "on", **levels(bare_no="quiet")},
        follow=True,
    )
    assert "Saved." in page.content.decode()
    assert list(RuleLevel.objects.values_list("rule", "level")) == [("bare-no", "quiet")]
    assert (Desk.objects.get().kind, Desk.objects.get().jargon_ok) == ("provider", True)
    admin.post("/settings/undo")
    assert list(RuleLevel.objects.all()) == []
    assert (Desk.objects.get().kind, Desk.objects.get().jargon_ok) == ("internal", False)


def test_a_strange_level_changes_nothing(admin):
    answer = admin.post("/settings/coach", {"kind": "internal", **levels(bare_no="loud")})
    assert answer.status_code == 400
    assert not RuleLevel.objects.exists()


def test_use_is_told_for_the_desk_and_not_by_agent(admin):
    RuleUse.objects.create(rule="bare-no", shown=214, set_aside=66)
    page = admin.get("/settings/coach").content.decode()
    assert "Shown 214 times in 12 weeks, set aside 31 %." in page
    assert page.count("times in 12 weeks") == 1


def test_a_lead_reads_and_cannot_change(lead):
    assert "Save the coach" not in lead.get("/settings/coach").content.decode()
    assert lead.post("/settings/coach", {"kind": "provider", **levels()}).status_code == 403


def test_ones_own_page_counts_chooses_and_forgets(browser, ines, ticket, friday):
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no"}, at=friday)
    page = browser.get("/me/coach").content.decode()
    assert "Only you can see this page. Your lead and the admins cannot." in page
    assert "1 shown" in page
    browser.post("/me/coach", {"less": ["bare-no", "no-such-rule"]})
    ines.refresh_from_db()
    assert ines.quiet_rules == ["bare-no"]
    browser.post("/settings/undo")
    ines.refresh_from_db()
    assert ines.quiet_rules == []
    page = browser.post("/me/coach/forget", follow=True).content.decode()
    assert "The history is deleted." in page
    assert "1 shown" not in page
