"""`python -m training [--data FOLDER] NAME …`: trains models and writes them into the package."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from training.lesson import Lesson
from training.links import links
from training.packing import pack
from training.politeness import politeness
from training.reading import Data
from training.replies import replies, unseen_scores, with_thresholds
from training.requests import requests
from training.turns import acts, standing
from warmdesk.coach.learnt.model import WEIGHTS


def _replies(data: Data) -> Lesson:
    lesson = replies(data)
    return with_thresholds(lesson, unseen_scores(lesson))


LESSONS: dict[str, Callable[[Data], Lesson]] = {
    "politeness_wiki": lambda data: politeness("politeness_wiki", data),
    "politeness_se": lambda data: politeness("politeness_se", data),
    "customer_request": requests,
    "answer_link": links,
    "support_replies": _replies,
    "dialogue_act": lambda _: acts(),
    "face_threat": lambda _: standing(),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("names", nargs="+", choices=LESSONS, metavar="NAME")
    parser.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("WARMDESK_COACH_DATA"),
        help="the folder of the public sets; or WARMDESK_COACH_DATA",
    )
    parser.add_argument("--into", type=Path, default=WEIGHTS, help="where the weights go")
    asked = parser.parse_args()
    if asked.data is None:
        parser.error("Where are the public sets? Give --data, or set WARMDESK_COACH_DATA.")
    for name in asked.names:
        print(pack(LESSONS[name](Data(Path(asked.data))), asked.into))


if __name__ == "__main__":
    main()
