"""The ten lines of docs/coach/embed.md run as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs/coach/embed.md"


def test_the_example_runs_and_notices_something(capsys):
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    exec(example, {})  # our own page

    said = capsys.readouterr().out
    assert "not my department: " in said
    assert "Dana" in said
