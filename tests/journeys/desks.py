"""Real desks for journeys: processes with a data folder, a database and a port of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
from psycopg import sql

from tests.mail.dovecot import end, free_port

ROOT = Path(__file__).resolve().parents[2]
# Only a desk that will never start uses it up: a busy machine may need minutes for the sample.
STARTS_WITHIN_SECONDS = 300


@dataclass(frozen=True)
class Desk:
    """A running desk."""

    address: str
    data: Path

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return (self.data / "desk.log").read_text(encoding="utf-8")


@contextmanager
def database() -> Iterator[str]:
    """The address of a fresh database of the kind these tests run on; empty for SQLite in the data folder."""
    server = os.environ.get("WARMDESK_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"journey_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


@contextmanager
def running_desk(
    data: Path, *, command: Sequence[str] = ("run",), facts: Mapping[str, Any] | None = None
) -> Iterator[Desk]:
    """A desk with a database of its own, until the end of the block. `facts` fill it first."""
    with database() as url:
        if facts is not None:
            surroundings = _surroundings(data, "http://127.0.0.1", url)
            _call(surroundings, "-m", "warmdesk", "migrate", "--verbosity", "0")
            _call(surroundings, "-m", "tests.journeys.seeding", json.dumps(facts))
        with started(data, url, command) as desk:
            yield desk


@contextmanager
def started(data: Path, url: str, command: Sequence[str]) -> Iterator[Desk]:
    """`warmdesk <command>` as a process on a free port, ended at the end of the block."""
    address = f"http://127.0.0.1:{free_port()}"
    log = data / "desk.log"
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "warmdesk", *command],
            env=_surroundings(data, address, url),
            cwd=data,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_open(address, process, log)
        yield Desk(address, data)
    finally:
        end(process)


def _surroundings(data: Path, address: str, url: str) -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if not name.startswith("WARMDESK_")}
    if url:
        mine["WARMDESK_DATABASE_URL"] = url
    return {
        **mine,
        "WARMDESK_DATA": str(data),
        "WARMDESK_ADDRESS": address,
        "WARMDESK_FETCH_SECONDS": "1",
        "DJANGO_SETTINGS_MODULE": "warmdesk.conf.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "PYTHONUNBUFFERED": "1",
    }


def _call(surroundings: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words], env=surroundings, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _wait_until_open(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            urlopen(f"{address}/healthz", timeout=30).close()
            return
        except OSError:
            # Nobody is at the port yet, or the answer takes its time. A real process
            # is on its way; nothing else tells when it is there.
            time.sleep(0.1)
    raise AssertionError(f"the desk did not start:\n{log.read_text(encoding='utf-8')}")
