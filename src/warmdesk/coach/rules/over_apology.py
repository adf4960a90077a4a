"""One sorry too many.

What it notices
    Three apologies or more in one reply.

Why it matters
    Each further sorry weighs less, and the person begins to comfort the agent.

What helps
    One, for the thing itself, and then what happens now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.rule import Draft, Spot, rule
from warmdesk.coach.types import Span

_SORRY = re.compile(
    r"\b(?:sorry|apologi[sz]e[sd]?|apolog(?:y|ies)|forgive (?:me|us)|pardon (?:me|us)|regret)\b"
)
_MANY = 3


@rule(
    whole=True,
    says="Sorry appears {count} times. Would one, and what happens now, do?",
    why="One apology for the thing itself is remembered; the fourth is not.",
    example="\"I'm sorry, I deleted the wrong list. It's back since 10.\"",
    cold=(
        "Hi Dana, I'm so sorry. Sorry again for the delay, and my apologies to your team.",
        "Hi Dana, sorry! I apologise, please forgive me, it's done now.",
    ),
    warm=("Hi Dana, I'm sorry: I deleted the wrong list. It's back since 10, all 40 names.",),
)
def over_apology(draft: Draft) -> Iterator[Spot]:
    found = list(_SORRY.finditer(draft.text.plain))
    if len(found) >= _MANY:
        last = found[-1]
        yield Spot(Span(last.start(), last.end()), {"count": str(len(found))})
