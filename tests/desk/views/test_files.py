"""Files and mails from outside are handed over, never run."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from warmdesk.mail.files import attach_upload
from warmdesk.mail.kept import keep_raw
from warmdesk.mail.models import RawMail
from warmdesk.mail.models.raw_mail import Handling
from warmdesk.tickets.actions.drafts import save_draft
from warmdesk.tickets.choices import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(ticket):
    found = ticket.messages.get(kind="person")
    found.html = "<p style='color:red'>Hello <img src='data:image/png;base64,AA=='></p>"
    found.save()
    return found


def test_a_file_is_always_a_download(browser, message):
    upload = SimpleUploadedFile("page.html", b"<script>alert(1)</script>", "text/html")
    file = attach_upload(upload, message=message)
    answer = browser.get(f"/files/{file.key}")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="page.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert browser.get("/files/unknown").status_code == 404
    assert Client().get(f"/files/{file.key}").status_code == 302


def test_a_file_of_a_draft_is_its_writers_alone(browser, kofis_browser, ticket, ines, friday):
    draft = save_draft(ticket=ticket, agent=ines, text="x", kind=Kind.REPLY, version=0, at=friday)
    file = attach_upload(SimpleUploadedFile("a.txt", b"a"), draft=draft)
    mine = browser.get(f"/files/{file.key}")
    assert b"".join(mine.streaming_content) == b"a"
    assert kofis_browser.get(f"/files/{file.key}").status_code == 404


def test_a_mail_is_shown_in_a_frame_that_can_do_nothing(browser, message):
    page = browser.get(f"/messages/{message.pk}/html")
    assert message.html in page.content.decode()
    policy = page["Content-Security-Policy"]
    assert policy == ("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    frame = browser.get(f"/c/{message.ticket_id}").content.decode()
    assert f'<iframe class="mail-frame" sandbox src="/messages/{message.pk}/html"' in frame


def test_a_message_without_html_has_no_frame(browser, ticket):
    plain = ticket.messages.get(kind="person")
    assert browser.get(f"/messages/{plain.pk}/html").status_code == 404
    assert "<iframe" not in browser.get(f"/c/{ticket.pk}").content.decode()


def test_the_source_is_text_or_a_file(browser, message, mailbox, friday):
    raw = b"Subject: Hi\r\n\r\n<script>alert(1)</script>"
    RawMail.objects.create(
        mailbox=mailbox,
        source_key="1",
        digest=keep_raw(raw),
        size=len(raw),
        received_at=friday,
        due_at=friday,
        handling=Handling.DONE,
        message=message,
    )
    read = browser.get(f"/messages/{message.pk}/raw")
    assert read.content == raw
    assert read["Content-Type"] == "text/plain; charset=utf-8"
    assert read["X-Content-Type-Options"] == "nosniff"
    saved = browser.get(f"/messages/{message.pk}/raw?save=1")
    assert saved["Content-Disposition"] == f'attachment; filename="{message.pk}.eml"'
    assert saved.content == raw


def test_what_came_another_way_has_no_source(browser, message):
    assert browser.get(f"/messages/{message.pk}/raw").status_code == 404
    assert browser.get("/messages/999999/raw").status_code == 404
