"""`python -m benchmarks.coach_rounds COUNT`: a fresh process that loads the coach and reads drafts, as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median, quantiles


def main(count: int) -> None:
    before = _peak_mib()
    start = time.process_time()
    # Loading is what is measured first.
    from warmdesk import coach

    loaded_ms = (time.process_time() - start) * 1000
    from benchmarks.drafts import questions  # after the coach, whose loading must be its own

    asked = [coach.Question.from_json(each) for each in questions(count)]
    first, *later = [_milliseconds(coach, each) for each in asked]
    print(
        json.dumps(
            {
                "loaded_ms": loaded_ms,
                "first_ms": first,
                "median_ms": median(later),
                "p99_ms": quantiles(later, n=100)[-1],
                "peak_mib": _peak_mib(),
                "python_mib": before,
                "words": median(len(each["draft"].split()) for each in questions(count)),
            }
        )
    )


def _milliseconds(coach, question) -> float:  # type: ignore[no-untyped-def]  # loaded late
    start = time.process_time()
    coach.read(question)
    return (time.process_time() - start) * 1000


def _peak_mib() -> float:
    # Not `getrusage`, which also counts what the parent process had when it forked.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
