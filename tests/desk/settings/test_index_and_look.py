"""The index of settings, the desk's name and kind, and undo for whom it is."""

from __future__ import annotations

import re

import pytest

from warmdesk.core.desk import current_desk
from warmdesk.core.models.desk import DeskKind

pytestmark = pytest.mark.django_db


def test_settings_are_found_by_words_that_do_not_stand_there(admin):
    page = admin.get("/settings?q=SMTP").content.decode()
    assert 'href="/settings/mailboxes"' in page
    assert 'href="/settings/hours"' not in page


def test_nothing_found_offers_the_way_back(admin):
    page = admin.get("/settings?q=teapot").content.decode()
    assert "Nothing matches “teapot”." in page


def test_every_entry_leads_to_a_page(admin):
    page = admin.get("/settings").content.decode()
    links = set(re.findall(r'href="(/settings/[\w/-]+)"', page))
    assert len(links) == 7
    assert {admin.get(link).status_code for link in links} == {200}


def test_the_name_is_saved_and_undone(admin):
    page = admin.post("/settings/look", {"name": "Northgate", "kind": "provider"}, follow=True)
    assert (current_desk().name, current_desk().kind) == ("Northgate", DeskKind.PROVIDER)
    assert "Saved." in page.content.decode()
    admin.post("/settings/undo")
    assert (current_desk().name, current_desk().kind) == ("IT help", DeskKind.INTERNAL)


def test_an_empty_name_is_refused(admin):
    assert admin.post("/settings/look", {"name": " ", "kind": "internal"}).status_code == 422
    assert current_desk().name == "IT help"


def test_an_admin_who_became_an_agent_cannot_undo(admin, marta):
    admin.post("/settings/look", {"name": "Northgate", "kind": "internal"})
    marta.role = "agent"
    marta.save()
    assert admin.post("/settings/undo").status_code == 403
    assert current_desk().name == "Northgate"


def test_undo_without_anything_to_undo_goes_home(admin):
    assert admin.post("/settings/undo").headers["Location"] == "/home"


def test_a_lead_may_not_rename_the_desk(lead):
    assert lead.post("/settings/look", {"name": "X", "kind": "internal"}).status_code == 403
    assert current_desk().name == "IT help"
