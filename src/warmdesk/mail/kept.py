"""Bytes on disk that must survive a power cut: raw mails by their digest, attachments by random keys."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def keep_raw(raw: bytes) -> str:
    """Store a mail exactly as it came, on disk before this returns. Gives its digest; storing twice is harmless."""
    digest = hashlib.sha256(raw).hexdigest()
    place = raw_place(digest)
    if place.exists():
        # Whoever wrote it may have been stopped before its name was safe.
        _sync_folder(place.parent)
    else:
        _write(place, [raw])
    return digest


def read_raw(digest: str) -> bytes:
    """The bytes of a kept mail. Raises FileNotFoundError if they were removed from the data folder."""
    return raw_place(digest).read_bytes()


def raw_place(digest: str) -> Path:
    return Path(settings.DATA) / "raw" / digest[:2] / f"{digest}.eml"


def keep_file(pieces: Iterable[bytes]) -> str:
    """Store the content of an attachment; gives the random key under which it lies."""
    key = secrets.token_hex(20)
    _write(file_place(key), pieces)
    return key


def file_place(key: str) -> Path:
    return Path(settings.DATA) / "files" / key[:2] / key


def _write(place: Path, pieces: Iterable[bytes]) -> None:
    """All or nothing: a new name appears only once the bytes are safe."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_name(f"{place.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("wb") as handle:
            for piece in pieces:
                handle.write(piece)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    # Without this the name itself could be lost in a power cut (POSIX only; elsewhere renames are durable).
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
