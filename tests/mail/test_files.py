"""Files on disk."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.tickets import make_ticket
from warmdesk.mail import files, kept
from warmdesk.tickets.actions.drafts import save_draft

pytestmark = pytest.mark.django_db


def test_a_file_of_a_draft_goes_with_the_reply(mailbox, kofi, at):
    ticket = make_ticket(mailbox=mailbox, at=at)
    draft = save_draft(ticket=ticket, agent=kofi, text="See it", kind="reply", version=0, at=at)
    upload = SimpleUploadedFile("..\\plan.html", b"<script>x()</script>", "image/png")
    attachment = files.attach_upload(upload, draft=draft)
    assert (attachment.name, attachment.content_type) == ("plan.html", "text/html")
    assert b"".join(files.in_pieces(attachment, 7)) == b"<script>x()</script>"
    message = ticket.messages.first()
    assert files.move_to_message(draft, message) == 1
    attachment.refresh_from_db()
    assert (attachment.message, attachment.draft) == (message, None)
    message.refresh_from_db()
    assert message.has_attachments


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 3)
    with pytest.raises(files.FileTooLarge) as caught:
        files.attach_upload(SimpleUploadedFile("big.bin", b"1234"))
    assert (caught.value.name, caught.value.size) == ("big.bin", 4)


def test_a_stop_while_writing_leaves_no_half_file(tmp_path):
    def pieces():
        yield b"one"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept.keep_file(pieces())
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_keeping_a_mail_twice_keeps_it_once(tmp_path):
    assert kept.keep_raw(b"same") == kept.keep_raw(b"same")
    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 1
