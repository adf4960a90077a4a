"""Pages and forms against a bare Django desk, at several sizes of the desk."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.databases import ROOT, Seeded, version_of
from benchmarks.options import Options
from benchmarks.report import Section, table

TITLE = "Pages"
METHOD = """\
Every request goes through the whole WSGI application with its middleware, signed in with a real session, in one
process for each size. Processor time of that process, median of {rounds} rounds; the sizes take turns round by
round, and so do our page and its floor, so that what else the machine does hits all of them alike. The floor is
in `benchmarks/floor`: a Django view with login, one ORM query with `select_related` and a Django template for the
same rows, with the middleware of `startproject`. The floor of search fetches the rows that our search found by
their numbers; the floor of creating validates a form and inserts person, ticket and message; that of a reply
inserts the message. Our own do more: search, owner, promise, history, acknowledgement in the outbox. So create and
reply stand there a second time, as "same rows": against a floor that writes the rows that we write, as plain Django
would (`benchmarks/floor/writing.py`). Targets:
inbox ≤ 0.8 of the floor, search ≤ 1.2, conversation, create and reply ≤ 1.5, no growth beyond 20 %."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size gave for one page: medians in milliseconds."""

    cpu: float
    wall: float
    floor_cpu: float | None
    floor_wall: float | None
    statements: int
    size: int

    @property
    def ratio(self) -> float | None:
        return self.cpu / self.floor_cpu if self.floor_cpu else None


def run(options: Options) -> Section:
    rounds = options.times(60, 5)
    parts = []
    for vendor in options.vendors:
        seeded = [options.databases.seeded(vendor, size) for size in options.sizes]
        parts.append(f"### {version_of(vendor)}\n\n" + _tables(measure(seeded, rounds), options))
    return Section(TITLE, METHOD.format(rounds=rounds), "\n\n".join(parts))


def measure(seeded: Sequence[Seeded], rounds: int) -> dict[str, list[Measured]]:
    """Each page's figures, one for each database in order."""
    processes = [_start(each) for each in seeded]
    try:
        facts = [json.loads(_line(each)) for each in processes]
        taken: list[list[dict[str, Any]]] = [[] for _ in processes]
        for _ in range(rounds):
            for each, found in zip(processes, taken, strict=True):
                found.append(_one_round(each))
    finally:
        for each in processes:
            each.communicate()
    return {
        page: [_medians(page, found, fact[page]) for found, fact in zip(taken, facts, strict=True)]
        for page in facts[0]
    }


def _start(seeded: Seeded) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.page_rounds"],
        env=seeded.environment,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _one_round(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    found: dict[str, Any] = json.loads(_line(process))
    return found


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("The measuring process ended; what it said is above.")
    return line


def _medians(page: str, rounds: Sequence[dict[str, Any]], fact: dict[str, int]) -> Measured:
    def middle(name: str) -> float | None:
        values = [each[page][name] for each in rounds if name in each[page]]
        return median(values) if values else None

    return Measured(
        cpu=middle("cpu") or 0.0,
        wall=middle("wall") or 0.0,
        floor_cpu=middle("floor_cpu"),
        floor_wall=middle("floor_wall"),
        statements=fact["statements"],
        size=fact["bytes"],
    )


def _tables(found: dict[str, list[Measured]], options: Options) -> str:
    sizes = [f"{size:,}" for size in options.sizes]
    cpu = table(
        ["CPU ms, ours / floor", *sizes, "SQL"],
        [
            [
                page,
                *[f"{_ms(m.cpu)} / {_ms(m.floor_cpu)}" for m in measured],
                measured[-1].statements,
            ]
            for page, measured in found.items()
        ],
    )
    ratios = table(
        ["Ratio to the floor", *sizes, "growth of CPU"],
        [
            [page, *[_ratio(m.ratio) for m in measured], _growth(measured)]
            for page, measured in found.items()
        ],
    )
    wall = table(
        ["By the clock, ms, ours / floor", *sizes],
        [
            [page, *[f"{_ms(m.wall)} / {_ms(m.floor_wall)}" for m in measured]]
            for page, measured in found.items()
        ],
    )
    return f"{ratios}\n\n{cpu}\n\n{wall}"


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _growth(measured: Sequence[Measured]) -> str:
    """How much more the largest desk takes than the smallest."""
    return f"{100 * (measured[-1].cpu / measured[0].cpu - 1):+.0f} %"
