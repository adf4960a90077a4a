"""The coach: how the time for one draft grows with its length, on texts made to be slow."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime

from benchmarks.families import families, text_of
from benchmarks.options import Options
from benchmarks.report import Section, table
from warmdesk.coach import Question, Turn, read, warm_up

TITLE = "The coach and long texts"
METHOD = """\
{count} pieces of text (`benchmarks/families.py`), each repeated to {small:,} and to {large:,} characters and read as a
draft. Processor time. The exponent is 1 where twice the text takes twice the time; target: at most 1.15 for each. Shown
are the steepest five."""

_NOW = datetime(2026, 11, 20, 11, 50, tzinfo=UTC)
_THREAD = (Turn("When is it back? Could you call me?", name="Dana Okafor"),)


def run(options: Options) -> Section:
    small, large = options.times(65_536, 4_096), options.times(262_144, 16_384)
    warm_up()
    found = sorted(
        ((_exponent(piece, small, large), name) for name, piece in families().items()), reverse=True
    )
    rows = [[name, f"{exponent:.2f}", f"{seconds:.2f}"] for (exponent, seconds), name in found[:5]]
    body = table(["repeated", "exponent", f"seconds for {large:,}"], rows)
    return Section(TITLE, METHOD.format(count=len(found), small=small, large=large), body)


def _exponent(piece: str, small: int, large: int) -> tuple[float, float]:
    before, after = _seconds(text_of(piece, small)), _seconds(text_of(piece, large))
    return math.log(after / before) / math.log(large / small), after


def _seconds(text: str) -> float:
    # The quicker of two, for whatever else the machine does only adds; two texts, for the coach remembers what it read.
    return min(_read("Well, " + text), _read("Now, " + text))


def _read(draft: str) -> float:
    start = time.process_time()
    read(Question(draft=draft, thread=_THREAD, now=_NOW))
    return time.process_time() - start
