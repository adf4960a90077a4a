"""The seeded databases of a run: one SQLite file or PostgreSQL database for each size, made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"

Vendor = Literal["sqlite", "postgres"]


@dataclass(frozen=True, slots=True)
class Seeded:
    """A database with `size` tickets. `environment` is for the processes that work with it."""

    vendor: Vendor
    size: int
    folder: Path

    @property
    def name(self) -> str:
        # With the end of the folder's name, so that two runs never drop each other's.
        return f"wd_bench_{self.size}_{self.folder.parent.name.rpartition('-')[2]}"

    @property
    def url(self) -> str:
        if self.vendor == "sqlite":
            return f"sqlite:///{self.folder / 'warmdesk.sqlite3'}"
        return urlsplit(server())._replace(path=f"/{self.name}").geturl()

    @property
    def environment(self) -> dict[str, str]:
        return environment(
            self.folder,
            DJANGO_SETTINGS_MODULE="benchmarks.settings",
            WARMDESK_DATABASE_URL=self.url,
        )


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a process whose data lie in `folder`; nothing of the caller's own desk is left in it."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("WARMDESK_")}
    paths = [str(ROOT), str(ROOT / "src"), *filter(None, [kept.get("PYTHONPATH")])]
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(paths),
        "WARMDESK_DATA": str(folder),
        "WARMDESK_LOG_LEVEL": "ERROR",
        **more,
    }


def server() -> str:
    """The PostgreSQL server to measure on."""
    given = os.environ.get("WARMDESK_DATABASE_URL", "")
    return given if given.startswith("postgres") else SERVER


def is_reachable(vendor: Vendor) -> bool:
    if vendor == "sqlite":
        return True
    try:
        psycopg.connect(server(), connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def version_of(vendor: Vendor) -> str:
    """The version in words, for the report."""
    if vendor == "sqlite":
        import sqlite3  # only its version is wanted

        return f"SQLite {sqlite3.sqlite_version}"
    with psycopg.connect(server()) as connection:
        number = connection.info.server_version
    return f"PostgreSQL {number // 10000}.{number % 10000}"


class Databases:
    """Makes seeded databases when they are first asked for, and removes them at the end of the run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: list[Seeded] = []

    def seeded(self, vendor: Vendor, size: int) -> Seeded:
        """The database of that kind and size, seeded if this run (or a kept one before it) has not yet."""
        wanted = Seeded(vendor, size, self.folder / f"{vendor}-{size}")
        if wanted in self._made:
            return wanted
        done = wanted.folder / "seeded"
        is_new = not done.exists()
        if is_new:
            # Something may be left of a run that was broken off.
            shutil.rmtree(wanted.folder, ignore_errors=True)
            wanted.folder.mkdir(parents=True)
            if vendor == "postgres":
                _drop(wanted.name)
                with psycopg.connect(server(), autocommit=True) as connection:
                    connection.execute(f'CREATE DATABASE "{wanted.name}"')
        # A kept one has its rows, but perhaps not the newest migrations.
        subprocess.run(
            [sys.executable, "-m", "benchmarks.seeding", str(size if is_new else 0)],
            env=wanted.environment,
            cwd=ROOT,
            check=True,
        )
        done.touch()
        self._made.append(wanted)
        return wanted

    def remove(self) -> None:
        for each in self._made:
            if each.vendor == "postgres":
                _drop(each.name)
        shutil.rmtree(self.folder, ignore_errors=True)


def _drop(name: str) -> None:
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def databases(*, keep: bool) -> Iterator[Databases]:
    """The databases of one run; with `keep` they stay for the next one."""
    if keep:
        yield Databases(Path(tempfile.gettempdir()) / f"warmdesk-benchmarks-{os.getuid()}")
        return
    made = Databases(Path(tempfile.mkdtemp(prefix="warmdesk-benchmarks-")))
    try:
        yield made
    finally:
        made.remove()
