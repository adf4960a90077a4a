"""The shipped models: whole, small, and what their cards say."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from warmdesk.coach.learnt.model import WEIGHTS, load
from warmdesk.coach.predicting import TASKS

CARDS = sorted(WEIGHTS.glob("*.json"))
PAGES = Path(__file__).parents[3] / "docs" / "coach" / "models"


def test_every_task_has_its_model():
    assert [card.stem for card in CARDS] == sorted(TASKS)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.stem)
def test_the_weights_are_those_of_the_card(card):
    told = json.loads(card.read_text())
    raw = card.with_suffix(".bin").read_bytes()

    assert sha256(raw).hexdigest() == told["sha256"]
    assert len(raw) == told["buckets"] * len(told["parts"])


@pytest.mark.parametrize("card", CARDS, ids=lambda each: each.stem)
def test_the_page_of_a_model_tells_of_these_weights(card):
    page = (PAGES / f"{card.stem}.md").read_text(encoding="utf-8")

    assert json.loads(card.read_text())["sha256"] in page


def test_all_weights_together_stay_small():
    assert sum(each.stat().st_size for each in WEIGHTS.iterdir()) < 4_000_000


def test_a_part_scores_by_its_scale_and_bias(tmp_path):
    (tmp_path / "tiny.bin").write_bytes(bytes([1, 255, 0, 127]))
    (tmp_path / "tiny.json").write_text(
        '{"buckets": 4, "parts": [{"label": "yes", "scale": 0.5, "bias": -1.0}]}'
    )

    model = load("tiny", tmp_path)

    assert model.score({0: 2.0, 1: 1.0, 3: 1.0}) == 63.0


def test_importing_the_coach_reads_no_weights():
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, warmdesk.coach; print('warmdesk.coach.learnt.model' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert seen.stdout.strip() == "False"
