"""Resident memory of the whole desk: page server and worker of `warmdesk run`, with the coach loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.databases import ROOT, Seeded
from benchmarks.drafts import questions
from benchmarks.options import Options
from benchmarks.report import Section, table
from benchmarks.running import RunningDesk, running_desk

TITLE = "Memory"
METHOD = """\
`warmdesk run` on a SQLite desk of {size:,} tickets, after {loads} page loads (home, inbox, search, conversations;
beside each conversation the coach reads a draft). All of its processes together: PSS counts a page that several
share once, RSS counts it for each. Target: at most 150 MiB."""


def run(options: Options) -> Section:
    size, loads = options.sizes[0], options.times(300, 12)
    seeded = options.databases.seeded("sqlite", size)
    visit = where_to_go(seeded)
    paths = [visit["home"], visit["inbox"], f"{visit['inbox']}?q=printer", *visit["conversations"]]
    with running_desk(seeded.folder) as desk:
        at_start = desk.memory_mib()
        for number in range(loads):
            path = paths[number % len(paths)]
            page = desk.get(path, visit["cookies"])
            if page.status != 200:
                raise RuntimeError(f"{path} answered {page.status}.")
            if path in visit["conversations"]:
                _read_a_draft(desk, visit, visit["coach"][visit["conversations"].index(path)])
        after = desk.memory_mib()
    body = table(
        ["MiB", "PSS", "RSS"],
        [
            ["when it answers first", *map(round, at_start)],
            [f"after {loads} pages", *map(round, after)],
        ],
    )
    return Section(TITLE, METHOD.format(size=size, loads=loads), body)


def _read_a_draft(desk: RunningDesk, visit: dict[str, Any], path: str) -> None:
    """As the page does while somebody writes."""
    (question,) = questions(1)
    form = {"csrfmiddlewaretoken": visit["token"], "mode": "reply", "text": question["draft"]}
    page = desk.post(path, visit["cookies"], form)
    if page.status != 200:
        raise RuntimeError(f"{path} answered {page.status}.")


def where_to_go(seeded: Seeded) -> dict[str, Any]:
    """Addresses and the cookies of a signed-in browser."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.visiting"],
        env=seeded.environment,
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
