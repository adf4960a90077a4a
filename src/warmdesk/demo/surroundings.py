"""What must be decided for the sample desk before settings are read: its own folder, its port, nothing leaves."""

from __future__ import annotations

import os
import socket
from collections.abc import MutableMapping
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FIRST_PORT: Final = 8000
TRIED_PORTS: Final = 20
ZONE_FILES: Final = "zoneinfo/"


def prepare(environment: MutableMapping[str, str]) -> None:
    """Set what the sample needs; what somebody chose for its folder and address stays."""
    environment["WARMDESK_SAMPLE"] = "yes"
    environment["WARMDESK_DEBUG"] = "no"
    environment.setdefault("WARMDESK_LOG_LEVEL", "WARNING")
    if not environment.get("WARMDESK_DATA"):
        home = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
        environment["WARMDESK_DATA"] = str(Path(home) / "warmdesk-sample")
    if not environment.get("WARMDESK_ADDRESS"):
        environment["WARMDESK_ADDRESS"] = f"http://127.0.0.1:{free_port()}"


def free_port() -> int:
    """The first port from 8000 on at which nothing listens; 8000 if all are taken."""
    for port in range(FIRST_PORT, FIRST_PORT + TRIED_PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return FIRST_PORT


def own_zone() -> str:
    """The time zone of this machine by its name, or London if it has none we know."""
    clock = os.path.realpath("/etc/localtime")
    named = clock.partition(ZONE_FILES)[2] if ZONE_FILES in clock else ""
    for name in (os.environ.get("TZ", ""), named):
        if "/" in name and _is_zone(name):
            return name
    return "Europe/London"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True
