"""Mails into tickets: how many a second, through the real pipeline."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.databases import ROOT, Seeded, version_of
from benchmarks.options import Options
from benchmarks.report import Section, table

TITLE = "Mails into tickets"
METHOD = """\
{count} mails (a third answer an earlier one, half carry HTML, a tenth a file) into a desk that has {size:,}
tickets. First each is stored as fetching stores it: the bytes on disk with `fsync`, and a row; that alone is the
floor. Then the duty `read_mail_in` reads them: parsed, cleaned, threaded, owned, promised, acknowledged in the
outbox. By the clock, one process, one worker."""


def run(options: Options) -> Section:
    count = options.times(300, 12)
    size = options.sizes[0]
    rows = []
    for vendor in options.vendors:
        found = measure(options.databases.seeded(vendor, size), count)
        mails = found["mails"]
        both = found["storing_wall"] + found["reading_wall"]
        rows.append(
            [
                version_of(vendor),
                f"{mails / found['storing_wall']:.0f}",
                f"{mails / found['reading_wall']:.0f}",
                f"{mails / both:.0f}",
                f"{both / found['storing_wall']:.1f}",
                f"{1000 * found['reading_cpu'] / mails:.1f}",
                f"{found['statements']:.1f}",
            ]
        )
    head = [
        "database",
        "stored a second (floor)",
        "read a second",
        "stored and read a second",
        "time, ratio to the floor",
        "CPU ms a mail",
        "SQL a mail",
    ]
    return Section(TITLE, METHOD.format(count=count, size=size), table(head, rows))


def measure(seeded: Seeded, count: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.mail_rounds", str(count)],
        env=seeded.environment,
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
