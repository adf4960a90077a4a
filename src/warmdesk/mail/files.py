"""Attachments: the bytes on disk under a random key, a safe name and the size in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile

from warmdesk.mail.kept import file_place, keep_file
from warmdesk.mail.reading.filenames import safe_name
from warmdesk.mail.reading.letter import Attachment as LetterPart
from warmdesk.mail.reading.sniffing import sniff
from warmdesk.tickets.models import Attachment, Draft, Message

LARGEST = 25 * 1024 * 1024


class FileTooLarge(Exception):
    """More than may be attached. `size` in bytes."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(name)
        self.name = name
        self.size = size


def attach_parts(message: Message, parts: Iterable[LetterPart]) -> list[Attachment]:
    """Keep the files that came with a letter."""
    rows = [
        Attachment(
            message=message,
            key=keep_file([part.content]),
            name=part.shown_name[:255],
            content_type=part.content_type[:120],
            size=len(part.content),
            content_id=part.content_id[:250],
        )
        for part in parts
    ]
    return Attachment.objects.bulk_create(rows) if rows else []


def attach_upload(
    upload: UploadedFile[bytes], *, message: Message | None = None, draft: Draft | None = None
) -> Attachment:
    """Keep a file that somebody added on a page, for a message or a draft. Raises FileTooLarge."""
    name = safe_name(upload.name or "") or "attachment"
    size = upload.size or 0
    if size > LARGEST:
        raise FileTooLarge(name, size)
    start = upload.read(4096)
    upload.seek(0)
    return Attachment.objects.create(
        message=message,
        draft=draft,
        key=keep_file(upload.chunks()),
        name=name[:255],
        content_type=sniff(start, upload.content_type or "application/octet-stream")[:120],
        size=size,
    )


def move_to_message(draft: Draft, message: Message) -> int:
    """The files of a draft go with the message that was made of it. Returns how many."""
    moved = Attachment.objects.filter(draft=draft).update(draft=None, message=message)
    if moved and not message.has_attachments:
        message.has_attachments = True
        message.save(update_fields=["has_attachments"])
    return moved


def open_file(attachment: Attachment) -> BinaryIO:
    """The bytes of an attachment. Raises FileNotFoundError if they were removed from the data folder."""
    return file_place(attachment.key).open("rb")


def in_pieces(attachment: Attachment, size: int = 64 * 1024) -> Iterator[bytes]:
    """The bytes of an attachment, a piece at a time, for a response."""
    with open_file(attachment) as handle:
        while piece := handle.read(size):
            yield piece
