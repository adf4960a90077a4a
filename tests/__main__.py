"""`python -m tests`: every test, on each database that is reachable. Further words are passed on to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import psycopg

from tests.journeys.browsers import CHROMIUM
from tests.mail import dovecot

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
NOTHING_CHOSEN = 5  # pytest's exit code when no test matched

QUICK = ["-n", "2", "--dist", "loadfile", "-m", "not journey"]
# One at a time: each starts a desk, a browser and mail servers, on two cores.
JOURNEYS = ["-m", "journey"]


def main(words: Sequence[str]) -> int:
    """Run everything and return 0 only if nothing failed."""
    databases, missing = _reachable()
    left_out = "; ".join(missing) or "nothing"
    print(f"Left out: {left_out}.", flush=True)
    failed = [
        f"{name}, {part}"
        for name, url in databases.items()
        for part, options in (("tests", QUICK), ("journeys", JOURNEYS))
        if not _passes(f"{name}, {part}", [*options, *words], url)
    ]
    if failed:
        print(f"Failed: {'; '.join(failed)}.", flush=True)
    return 1 if failed else 0


def _reachable() -> tuple[Mapping[str, str], list[str]]:
    """The databases to test on by name, and what is left out and why."""
    databases = {"SQLite": ""}
    missing = []
    url = os.environ.get("WARMDESK_TEST_POSTGRES", POSTGRES)
    try:
        psycopg.connect(url, connect_timeout=3).close()
        databases["PostgreSQL"] = url
    except psycopg.OperationalError:
        missing.append(f"PostgreSQL (nothing answers at {url.rpartition('@')[2]})")
    if not CHROMIUM.exists():
        missing.append(f"journeys in a browser ({CHROMIUM} is not installed)")
    if reason := dovecot.why_not():
        missing.append(f"mail from a real server ({reason})")
    return databases, missing


def _passes(title: str, words: Sequence[str], url: str) -> bool:
    print(f"\n== {title} ==", flush=True)
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WARMDESK_") or name.startswith("WARMDESK_TEST_")
    }
    if url:
        environment["WARMDESK_DATABASE_URL"] = url
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=ROOT, env=environment, check=False
    )
    return done.returncode in {0, NOTHING_CHOSEN}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
