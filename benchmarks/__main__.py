"""`python -m benchmarks [--quick] [--only NAME] [--database sqlite|postgres] [--sizes 1000,10000]`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import get_args

from benchmarks import coach, first_page, growth, mails, memory, pages, sizes
from benchmarks.databases import Vendor, databases, is_reachable, version_of
from benchmarks.options import SIZES, Options
from benchmarks.report import Section, text_of, write

SUBJECTS: dict[str, Callable[[Options], Section]] = {
    "pages": pages.run,
    "coach": coach.run,
    "growth": growth.run,
    "mails": mails.run,
    "memory": memory.run,
    "first_page": first_page.run,
    "sizes": sizes.run,
}


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, print, and unless it was only a quick look write the page of the documents."""
    asked = _arguments().parse_args(argv)
    vendors = [each for each in asked.database or get_args(Vendor) if is_reachable(each)]
    versions = [version_of(each) for each in vendors]
    with databases(keep=asked.keep) as made:
        options = Options(made, vendors, asked.sizes, asked.quick)
        for name in asked.only or SUBJECTS:
            section = SUBJECTS[name](options)
            print(text_of(section, versions), flush=True)
            if not asked.quick:
                write([section], versions)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, and nothing is written")
    parser.add_argument("--only", action="append", choices=SUBJECTS, metavar="NAME")
    parser.add_argument("--database", action="append", choices=get_args(Vendor))
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, help="numbers of tickets, with commas"
    )
    parser.add_argument(
        "--keep", action="store_true", help="leave the seeded databases for the next run"
    )
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(","))


if __name__ == "__main__":
    main()
