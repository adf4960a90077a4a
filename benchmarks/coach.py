"""The coach: how long it takes to load and to read a draft, and how much memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.databases import ROOT, environment
from benchmarks.options import Options
from benchmarks.report import Section, table

TITLE = "The coach"
METHOD = """\
A fresh Python process loads `warmdesk.coach` and reads {count} different drafts of about {words} words, each with a
thread of five messages. Processor time; peak resident memory of the whole process. Targets: median ≤ 5 ms, 99 of
100 ≤ 15 ms, memory ≤ 60 MiB, loading ≤ 150 ms."""


def run(options: Options) -> Section:
    count = options.times(400, 20)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.coach_rounds", str(count)],
            env=environment(Path(folder)),
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found = json.loads(done.stdout)
    body = table(
        ["what", "figure"],
        [
            ["a draft, median", f"{found['median_ms']:.1f} ms"],
            ["a draft, 99 of 100 below", f"{found['p99_ms']:.1f} ms"],
            ["the first draft", f"{found['first_ms']:.0f} ms"],
            ["loading the coach", f"{found['loaded_ms']:.0f} ms"],
            ["memory at most", f"{found['peak_mib']:.0f} MiB"],
            ["of it Python alone", f"{found['python_mib']:.0f} MiB"],
        ],
    )
    return Section(TITLE, METHOD.format(count=count, words=round(found["words"])), body)
