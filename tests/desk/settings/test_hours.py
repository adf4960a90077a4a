"""When the desk is open, and what it means."""

from __future__ import annotations

import pytest

from warmdesk.core.actions.desk import change_desk
from warmdesk.core.desk import current_desk
from warmdesk.core.models import Desk
from warmdesk.desk.views.settings.hours import preview

pytestmark = pytest.mark.django_db

HOURS = {
    "timezone": "Europe/London",
    "holiday_country": "",
    "extra_holidays": "2026-12-24",
    "first_answer_minutes": "120",
    "close_after_days": "3",
    "urgent_phone": "4411",
    "mon_1_from": "08:00",
    "mon_1_to": "12:00",
    "mon_2_from": "13:00",
    "mon_2_to": "18:00",
    "fri_1_from": "08:00",
    "fri_1_to": "18:00",
}


def test_an_admin_sets_them_and_may_undo(admin, friday):
    before = Desk.objects.filter(pk=current_desk().pk).values().get()
    page = admin.post("/settings/hours", HOURS, follow=True)
    desk = current_desk()
    assert desk.hours == {
        "mon": [["08:00", "12:00"], ["13:00", "18:00"]],
        "fri": [["08:00", "18:00"]],
    }
    assert (desk.extra_holidays, desk.first_answer_minutes) == (["2026-12-24"], 120)
    assert "Saved." in page.content.decode()
    page = admin.post("/settings/undo", follow=True)
    assert "It is as it was before." in page.content.decode()
    after = Desk.objects.values().get()
    before.pop("changed_at"), after.pop("changed_at")
    assert after == before


def test_undo_works_once(admin, friday):
    admin.post("/settings/hours", HOURS)
    admin.post("/settings/undo")
    admin.post("/settings/hours", {**HOURS, "urgent_phone": "5522"})
    admin.post("/settings/undo")
    admin.post("/settings/undo")
    assert current_desk().urgent_phone == ""


def test_what_it_means_is_shown_without_saving(admin, friday):
    page = admin.post("/settings/hours", {**HOURS, "preview": "yes"})
    assert "A request at Fri 17:40 gets its first answer by Mon 9:40." in page.content.decode()
    assert current_desk().first_answer_minutes == 45


def test_the_sentence_keeps_off_days_in_mind(friday):
    desk = Desk(first_answer_minutes=120)
    assert preview(desk, friday) == "A request at Fri 17:40 gets its first answer by Mon 9:40."
    desk.extra_holidays = ["2026-11-27", "2026-11-30"]
    assert preview(desk, friday) == "A request at Fri 17:40 gets its first answer by Mon 9:40."
    desk.extra_holidays = ["2026-11-30"]
    assert preview(desk, friday) == "A request at Fri 17:40 gets its first answer by Tue 9:40."


def test_a_desk_that_never_closes_has_a_sentence_too(friday):
    words = preview(Desk(hours={}, first_answer_minutes=30), friday)
    assert words == "A request at Fri 23:40 gets its first answer by Sat 0:10."


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"mon_1_to": ""}, "mon_1_to"),
        ({"mon_1_from": "eight"}, "mon_1_from"),
        ({"mon_1_to": "08:00"}, "mon_1_to"),
        ({"extra_holidays": "Christmas"}, "extra_holidays"),
        ({"first_answer_minutes": ""}, "first_answer_minutes"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
    ],
)
def test_what_cannot_be_is_refused_by_name(admin, friday, change, field):
    page = admin.post("/settings/hours", {**HOURS, **change})
    assert page.status_code == 422
    assert f'href="#id_{field}"' in page.content.decode()
    assert current_desk().urgent_phone == ""


def test_a_lead_reads_and_cannot_change(lead, friday):
    page = lead.get("/settings/hours").content.decode()
    assert "The week" in page
    assert "Save the hours" not in page
    assert lead.post("/settings/hours", HOURS).status_code == 403
    assert current_desk().urgent_phone == ""


def test_a_zone_that_is_not_offered_is_not_lost(admin, friday):
    change_desk({"timezone": "Etc/UTC"})
    page = admin.get("/settings/hours").content.decode()
    assert '<option value="Etc/UTC" selected>' in page
