"""Every benchmark runs, on the smallest of desks; how fast is not a test's business."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import SUBJECTS
from benchmarks.databases import databases
from benchmarks.options import Options
from benchmarks.report import Section, write


@pytest.fixture(scope="module")
def options():
    with databases(keep=False) as made:
        yield Options(made, vendors=("sqlite",), sizes=(50,), is_quick=True)


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_benchmark_gives_its_section(name, options):
    section = SUBJECTS[name](options)

    assert section.title
    assert section.body.startswith(("|", "###"))


def test_a_section_takes_the_place_of_its_older_self(tmp_path):
    page = tmp_path / "benchmarks.md"
    write([Section("Pages", "How.", "slow"), Section("Memory", "How.", "much")], ["SQLite 3"], page)

    write([Section("Pages", "How.", "fast")], ["SQLite 3"], page)

    text = page.read_text()
    assert text.count("## Pages") == 1
    assert "slow" not in text
    assert text.index("fast") < text.index("much")
