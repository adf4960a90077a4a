"""Another time than was promised before.

What it notices
    An earlier reply promised a time, and this one names a later one for the same thing without a
    word on the change.

Why it matters
    The person planned around the first time, and finds out only by comparing.

What helps
    Say that it moved, and why in half a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from warmdesk.coach.listening import content_stems
from warmdesk.coach.promises import calendar_of, find_promises
from warmdesk.coach.rule import Draft, Spot, rule
from warmdesk.coach.text import read_text
from warmdesk.coach.types import Promise

_SAYS_SO = re.compile(
    r"\b(?:moved|moves|move (?:it|this|that)|later than|delay\w*|instead|after all|"
    r"not before|won't (?:have|make|be)"
    r"|can't (?:make|keep|have)|couldn't|said|promised|sorry|postpon\w+|pushed|"
    r"slipped|takes longer|took longer"
    r"|longer than|rather than|new time|unfortunately|earlier than|no longer|still not|changed)\b"
)

_AGAIN = re.compile(r"\b(?:again|another|next|further)\b")


@rule(
    says="You said {before} before, and {now} here. Tell {n} that it moved?",
    why="{n} may have planned around {before}.",
    example='"I said noon; the copy runs slower, so it will be 2."',
    cold=(),
    warm=("Hi Dana, I said noon and won't have it by then. You'll have it by 2.",),
)
def promise_clash(draft: Draft) -> Iterator[Spot]:
    if not draft.promises or _SAYS_SO.search(draft.text.plain):
        return
    earlier = _earlier(draft)
    for promise in draft.promises:
        before = next((each for each in earlier if _clashes(each, promise)), None)
        if before and before.due and promise.due:
            words = {"before": _told(draft, before.due), "now": _told(draft, promise.due)}
            yield Spot(promise.span, words)
            return


def _earlier(draft: Draft) -> list[Promise]:
    """What earlier replies promised for a time that is still ahead."""
    found: list[Promise] = []
    for turn in draft.question.thread:
        if turn.author == "agent" and turn.at:
            text = read_text(turn.text, turn.name)
            found.extend(find_promises(text, draft.question.desk, turn.at))
    return [each for each in found if each.due and each.due > draft.now]


def _clashes(before: Promise, after: Promise) -> bool:
    if before.due is None or after.due is None or before.due == after.due:
        return False
    # Whoever writes now has kept the word to write; "again" begins a new one.
    if _AGAIN.search(after.text.lower()):
        return False
    one, other = set(content_stems(_without_time(before))), set(content_stems(_without_time(after)))
    return bool(one & other)


def _without_time(promise: Promise) -> str:
    return re.sub(
        r"\b(?:at|by|on|today|tomorrow|\d\S*|\w+day|pm|am|noon)\b", " ", promise.text.lower()
    )


def _told(draft: Draft, due: datetime) -> str:
    calendar = calendar_of(draft.question.desk)
    local, today = calendar.local(due), calendar.local(draft.now).date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%A %H:%M}"
