"""Turns results into `docs/build/benchmarks.md`: one section for each subject, replaced when it is measured anew."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.databases import ROOT

PAGE = ROOT / "docs/build/benchmarks.md"
INTRODUCTION = """\
# Speed and size

Written by `make bench` (`python -m benchmarks`). Each section says when and where it was measured and how; read the
ratios rather than the milliseconds, for they hold on other machines as well. `--quick` measures little and writes
nothing; `--only NAME` measures one section anew.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """What one subject found: `method` says how, `body` is Markdown."""

    title: str
    method: str
    body: str


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; the first column is words, the others figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def machine(versions: Sequence[str]) -> str:
    """This machine in words."""
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores ({_processor()}), {gibibytes:.0f} GiB, {platform.system()},"
        f" Python {platform.python_version()}, {', '.join(versions)}"
    )


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1].strip() if found else platform.machine()


def text_of(section: Section, versions: Sequence[str]) -> str:
    day = f"{datetime.now(tz=UTC):%d %B %Y}".lstrip("0")
    return (
        f"## {section.title}\n\n{section.method}\n\nMeasured on {day}: {machine(versions)}.\n\n"
        f"{section.body}\n"
    )


def write(sections: Sequence[Section], versions: Sequence[str], page: Path = PAGE) -> None:
    """Put the sections into the page in place of older ones of the same title; the others stay."""
    kept: dict[str, str] = {}
    if page.exists():
        for part in re.split(r"(?m)^(?=## )", page.read_text(encoding="utf-8"))[1:]:
            kept[part.partition("\n")[0].removeprefix("## ")] = part.strip() + "\n"
    kept |= {each.title: text_of(each, versions) for each in sections}
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("\n".join([INTRODUCTION, *kept.values()]), encoding="utf-8")
