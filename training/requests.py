"""Does a customer's sentence ask for something to be done?"""

from __future__ import annotations

from training.fitting import Example
from training.lesson import Lesson
from training.reading import Data
from training.solving import Solver
from warmdesk.coach.learnt.features import Recipe
from warmdesk.coach.learnt.recipes import REQUEST, request_vector

# Found by cross-validation: requests are the rarer class, and the even threshold misses some.
_THRESHOLD = -0.15


def requests(data: Data, recipe: Recipe = REQUEST, *, with_domain: bool = True) -> Lesson:
    examples = [
        Example(
            request_vector(str(row["text"]), str(row["domain"]) if with_domain else "", recipe),
            row["label"] == "request",
        )
        for row in data.rows("customer_request")
    ]
    return Lesson(
        "customer_request",
        recipe.buckets,
        {"request": examples},
        Solver(cost=0.5, rounds=8),
        thresholds={"request": _THRESHOLD},
    )
