"""Reads what an administrator set in the environment, once, and says kindly what is wrong with it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class BadSetting(ValueError):
    """A setting that cannot be used; the message says which and what would work."""


def text(name: str, default: str = "") -> str:
    """`WARMDESK_<name>`, or the content of the file named in `WARMDESK_<name>_FILE`; an empty one is not set."""
    file = os.environ.get(f"WARMDESK_{name}_FILE")
    if not file:
        return os.environ.get(f"WARMDESK_{name}", "").strip() or default
    try:
        return Path(file).read_text(encoding="utf-8").strip() or default
    except (OSError, UnicodeDecodeError):
        raise BadSetting(f"WARMDESK_{name}_FILE names {file}, which cannot be read.") from None


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"WARMDESK_{name} is {value!r}; write yes or no.")


def whole(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isdigit():
        raise BadSetting(f"WARMDESK_{name} is {value!r}; write a whole number.")
    return int(value)


def address(default: str) -> str:
    """Where people open the desk, without a slash at its end."""
    value = text("ADDRESS", default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadSetting(
            f"WARMDESK_ADDRESS is {value!r}; write it with https://, as people open it."
        )
    return value


def data_folder() -> Path:
    """Where everything that must outlive a restart lies; made if it is missing."""
    default = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share")) / "warmdesk"
    folder = Path(text("DATA") or default).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """The desk's secret: from the environment, else generated once and kept with the data."""
    given = text("SECRET_KEY")
    if given:
        return given
    file = folder / "secret-key"
    try:
        # Exclusive creation, so that two processes starting together agree on one secret.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")


def database(folder: Path) -> dict[str, Any]:
    """Django's description of the database in `WARMDESK_DATABASE_URL`; SQLite in the data folder by default.

    Raises BadSetting if the address is neither sqlite: nor postgresql:.
    """
    url = urlsplit(text("DATABASE_URL") or f"sqlite:///{folder / 'warmdesk.sqlite3'}")
    if url.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.path[1:]) if url.path != "/:memory:" else ":memory:",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # Every thread has a connection and so a cache of its own: kept small (2 MB), since the
                # mapped file, which all of them share, does its work.
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-2000;"
                    " PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728"
                ),
            },
        }
    if url.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(url.query)),
        }
    raise BadSetting("WARMDESK_DATABASE_URL must begin with sqlite: or postgresql:.")
