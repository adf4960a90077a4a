"""`python -m benchmarks.coach_quality [--data FOLDER] [--only NAME]`: how good the learnt models are."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from training.about import ABOUT, About
from training.reading import Data
from training.studies import STUDIES, Line, Study
from warmdesk.coach.learnt.model import WEIGHTS

DOCS = Path(__file__).parent.parent / "docs" / "coach"
HEAD = "| measure | rows | Warmdesk (95 in 100) | floor |\n| --- | --- | ---: | ---: |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.coach_quality", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("WARMDESK_COACH_DATA"))
    parser.add_argument("--only", action="append", choices=STUDIES, metavar="NAME")
    asked = parser.parse_args()
    if asked.data is None:
        parser.error("Where are the public sets? Give --data, or set WARMDESK_COACH_DATA.")
    data = Data(Path(asked.data))
    for name in asked.only or STUDIES:
        study = STUDIES[name](data)
        print(figures(study), end="\n\n", flush=True)
        write(study)


def write(study: Study, docs: Path = DOCS, weights: Path = WEIGHTS) -> None:
    """The model's own page, and its part of the page on quality."""
    (docs / "models").mkdir(exist_ok=True)
    card = json.loads((weights / f"{study.name}.json").read_text(encoding="utf-8"))
    page = model_page(study, ABOUT[study.name], card)
    (docs / "models" / f"{study.name}.md").write_text(page, encoding="utf-8")
    quality = docs / "quality.md"
    quality.write_text(placed(quality.read_text(encoding="utf-8"), study), encoding="utf-8")


def placed(text: str, study: Study) -> str:
    """The page with the figures of this model between its two marks."""
    start = f"<!-- learnt {study.name} -->\n"
    before, mark, after = text.partition(start)
    if not mark:
        raise ValueError(f"The page has no place for {study.name}.")
    return before + mark + figures(study) + "\n" + after[after.index("<!-- end -->") :]


def figures(study: Study) -> str:
    about = ABOUT[study.name]
    lines = [HEAD, *map(_row, study.lines)]
    return "\n".join(
        [
            f"**[{study.name}](models/{study.name}.md)**: {about.does} Best known: {about.best_known}.\n",
            *lines,
            f"\nWhat each part adds ({study.ablation_measure}): "
            + "; ".join(f"{what} {100 * value:.1f}" for what, value in study.ablations)
            + ".",
        ]
    )


def _row(line: Line) -> str:
    floor = "" if line.floor is None else f"{100 * line.floor:.1f}"
    return f"| {line.measure} | {line.rows} | {line.figure} | {floor} |"


def model_page(study: Study, about: About, card: dict[str, object]) -> str:
    size = int(str(card["buckets"])) * len(_parts(card))
    ablations = "\n".join(f"| {what} | {100 * value:.1f} |" for what, value in study.ablations)
    rows = "\n".join(map(_row, study.lines))
    return f"""# Model card: {study.name}

{about.does} `warmdesk coach predict --task {study.name}` runs it.
This page is written by `python -m benchmarks.coach_quality`.

## Data, licence, credit

{about.data}

## How it was made

A linear model (support vector machine with squared hinge loss) on hashed words, runs of words, pieces of words
and signs, learnt from {card["rows"]} examples by `python -m training {study.name}`: plain Python, the same to the
byte on every machine. {len(_parts(card))} part(s) of {card["buckets"]} weights, one byte each: {size // 1024} KB.
SHA-256 of the weights: `{card["sha256"]}`.

## Figures

Shares of 100, with the range in which they lie 95 times in 100 if the rows are drawn anew.
Best known: {about.best_known}.

{HEAD}
{rows}

## What each part adds

| {study.ablation_measure} | |
| --- | ---: |
{ablations}

## What it is not for

{about.not_for}
"""


def _parts(card: dict[str, object]) -> list[object]:
    parts = card["parts"]
    return parts if isinstance(parts, list) else []


if __name__ == "__main__":
    main()
