"""Keeps passwords of mail servers unreadable in the database and in backups of it."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from django.conf import settings
from django.db import models


def _box() -> Any:
    # Imported late: it is slow to load, and only workers and the mailbox page need it.
    from cryptography.fernet import Fernet, MultiFernet

    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(
                base64.urlsafe_b64encode(hashlib.sha256(b"mail-password|" + key.encode()).digest())
            )
            for key in keys
        ]
    )


class SecretField(models.TextField):  # type: ignore[type-arg]  # not subscriptable at run time
    """Text that is encrypted with the desk's secret key; empty if that key was lost."""

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return _box().encrypt(text.encode()).decode("ascii") if text else ""

    def from_db_value(self, value: Any, *_: Any) -> str:
        if not value:
            return ""
        from cryptography.fernet import InvalidToken

        try:
            return str(_box().decrypt(value.encode("ascii")).decode())
        except InvalidToken:
            return ""
