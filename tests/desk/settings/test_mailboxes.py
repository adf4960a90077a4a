"""Mailboxes: servers, rota, and secrets that never come back."""

from __future__ import annotations

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory
from warmdesk.mail.checking import Step
from warmdesk.mail.models import Account
from warmdesk.mail.setting_up import rota_of
from warmdesk.tickets.models import Mailbox

pytestmark = pytest.mark.django_db

MAILBOX = {
    "address": "Help@desk.example",
    "name": "Service desk",
    "signature": "Northgate IT",
    "imap_host": "imap.desk.example",
    "imap_port": "993",
    "imap_security": "tls",
    "imap_user": "help",
    "imap_password": "correct horse",
    "imap_folder": "INBOX",
    "smtp_host": "smtp.desk.example",
    "smtp_port": "587",
    "smtp_security": "starttls",
    "smtp_user": "help",
    "smtp_password": "battery staple",
}


@pytest.fixture
def made(admin):
    admin.post("/settings/mailboxes/new", MAILBOX)
    return Mailbox.objects.get()


def test_the_first_one_is_the_default_and_keeps_its_servers(admin, made):
    assert (made.address, made.name, made.is_default) == (
        "help@desk.example",
        "Service desk",
        True,
    )
    account = Account.objects.get(mailbox=made)
    assert (account.imap_host, account.imap_password) == ("imap.desk.example", "correct horse")


def test_passwords_are_never_shown_again_and_stay_when_left_empty(admin, made):
    address = f"/settings/mailboxes/{made.pk}"
    page = admin.get(address).content.decode()
    assert "Leave empty to keep the one we have." in page
    assert "correct horse" not in page
    admin.post(address, {**MAILBOX, "name": "Help", "imap_password": "", "smtp_password": ""})
    account = Account.objects.select_related("mailbox").get()
    assert (account.mailbox.name, account.imap_password) == ("Help", "correct horse")
    refused = admin.post(address, {**MAILBOX, "name": ""})
    assert refused.status_code == 422
    assert "correct horse" not in refused.content.decode()


def test_undo_brings_back_all_but_secrets_which_are_never_in_the_session(admin, made):
    ines, kofi = AgentFactory(), AgentFactory()
    address = f"/settings/mailboxes/{made.pk}"
    admin.post(address, {**MAILBOX, "holder_1": ines.pk, "holder_2": kofi.pk})
    admin.post(address, {**MAILBOX, "name": "Other", "holder_1": kofi.pk})
    assert "correct horse" not in str(dict(admin.session))
    assert rota_of(made) == [kofi.pk]
    admin.post("/settings/undo")
    assert rota_of(made) == [ines.pk, kofi.pk]
    assert Mailbox.objects.get().name == "Service desk"
    assert Account.objects.get().imap_password == "correct horse"


def test_the_rota_keeps_its_order_and_names_nobody_twice(admin, made):
    ines, kofi = AgentFactory(), AgentFactory()
    places = {"holder_1": kofi.pk, "holder_3": ines.pk, "holder_4": kofi.pk}
    admin.post(f"/settings/mailboxes/{made.pk}", {**MAILBOX, **places})
    assert rota_of(made) == [kofi.pk, ines.pk]


def test_there_is_always_one_default(admin, made):
    admin.post(
        "/settings/mailboxes/new",
        {**MAILBOX, "address": "net@desk.example", "is_default": "on"},
    )
    assert Mailbox.objects.get(is_default=True).address == "net@desk.example"
    admin.post(f"/settings/mailboxes/{made.pk}", {**MAILBOX, "is_default": ""})
    assert Mailbox.objects.filter(is_default=True).count() == 1


def test_an_address_is_taken_once(admin, made):
    page = admin.post("/settings/mailboxes/new", {**MAILBOX, "address": "HELP@desk.example"})
    assert page.status_code == 422
    assert "There is a mailbox with this address already." in page.content.decode()
    assert Mailbox.objects.count() == 1


def test_reading_elsewhere_starts_over_and_a_new_signature_does_not(admin, made):
    Account.objects.update(has_started=True, last_uid=214)
    address = f"/settings/mailboxes/{made.pk}"
    admin.post(address, {**MAILBOX, "signature": "New"})
    assert Account.objects.get().last_uid == 214
    admin.post(address, {**MAILBOX, "imap_host": "other.example"})
    account = Account.objects.get()
    assert (account.has_started, account.last_uid) == (False, 0)


def test_the_test_tells_each_step_in_words(admin, made, monkeypatch):
    steps = [
        Step("imap-connect", True, "Connected."),
        Step("imap-sign-in", False, "Not signed in: “no such user”", "Check name and password."),
    ]
    monkeypatch.setattr(
        "warmdesk.desk.views.settings.mailboxes.check_account", lambda account: iter(steps)
    )
    page = admin.post(f"/settings/mailboxes/{made.pk}/check").content.decode()
    assert "Connected." in page
    assert "Not signed in: “no such user”" in page
    assert "Check name and password." in page


def test_a_test_goes_to_oneself(admin, marta, made, monkeypatch):
    monkeypatch.setattr(
        "warmdesk.desk.views.settings.mailboxes.send_test",
        lambda account, to: Step("smtp-send", True, f"Sent to {to}."),
    )
    page = admin.post(f"/settings/mailboxes/{made.pk}/test").content.decode()
    assert f"Sent to {marta.email}." in page


def test_a_fault_is_told_in_the_list(admin, made, friday):
    Account.objects.update(fault="LOGIN refused", failing_since=friday)
    page = admin.get("/settings/mailboxes").content.decode()
    assert "Mail cannot be read since 11:50 today: “LOGIN refused”" in page


def test_what_is_not_there_is_not_found(admin):
    assert admin.get("/settings/mailboxes/999").status_code == 404
    assert admin.post("/settings/mailboxes/999/check").status_code == 404


def test_a_lead_may_not_open_them(lead):
    made = MailboxFactory()
    for path in ("", "/new", f"/{made.pk}"):
        assert lead.get(f"/settings/mailboxes{path}").status_code == 403
    assert lead.post("/settings/mailboxes/new", MAILBOX).status_code == 403
    assert lead.post(f"/settings/mailboxes/{made.pk}/check").status_code == 403
    assert list(Mailbox.objects.all()) == [made]


def test_three_mailboxes_cost_what_one_does(admin, django_assert_max_num_queries):
    MailboxFactory()
    admin.get("/settings/mailboxes")
    with django_assert_max_num_queries(10) as one:
        admin.get("/settings/mailboxes")
    MailboxFactory(), MailboxFactory()
    with django_assert_max_num_queries(10) as three:
        admin.get("/settings/mailboxes")
    assert len(three) == len(one)
