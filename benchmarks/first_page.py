"""From `warmdesk run` to the first page: on an empty folder, and once more."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.options import Options
from benchmarks.report import Section, table
from benchmarks.running import running_desk

TITLE = "Start"
METHOD = """\
Seconds from starting the process `warmdesk run` to a help page with status 200, SQLite, median of {times}. The
first start makes the data folder, the secret, the database and the static files."""


def run(options: Options) -> Section:
    times = options.times(3, 1)
    first, second = [], []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            for found in (first, second):
                with running_desk(Path(folder), "/help") as desk:
                    found.append(desk.seconds)
    body = table(
        ["start", "seconds"],
        [
            ["on an empty folder", f"{median(first):.1f}"],
            ["again", f"{median(second):.1f}"],
        ],
    )
    return Section(TITLE, METHOD.format(times=times), body)
