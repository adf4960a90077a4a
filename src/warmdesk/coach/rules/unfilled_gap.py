"""A gap of a saved reply that was left open.

What it notices
    "[what they lost]", "{name}", "<date>" or "XXX" where words were to be filled in.

Why it matters
    It shows at a glance that the mail was not written for them.

What helps
    Fill it, or take it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.rule import Draft, Spot, rule
from warmdesk.coach.types import Span

_GAP = re.compile(
    r"\[(?!\s|x\]|\d+\]|https?:)[^\W\d][^\[\]\n]{1,60}\](?!\()|"
    r"\{\{?[^\W\d][\w .'-]{1,40}\}?\}|<(?!https?|mailto)[^\W\d][\w '-]{1,40}>|"
    r"(?<!\w)(?:x{3,}|tbd|xx/xx)\b"
)
_TAG = re.compile(r"</?(?:b|i|p|br|a|em|strong|ul|li|div|span|h\d|u|code|pre|table|tr|td)\b")


@rule(
    says="There is a gap left: {gap}. Fill it or take it out?",
    why="It shows at a glance that a text was reused.",
    example='"Your badge is ready" without "[place]".',
    cold=(
        "Hi Dana, I've found [what they lost] in last night's copy, and it's back.",
        "Hi Dana, your {device} is ready at reception.",
        "Dear <first name>, it's reset, and you can log in.",
    ),
    warm=(
        "Hi Dana, type `mirror = <auto>` as it stands, and save it.",
        "Hi Dana, see [the guide](https://help.example/1), it has pictures.",
    ),
)
def unfilled_gap(draft: Draft) -> Iterator[Spot]:
    match = _GAP.search(draft.text.plain)
    if match and not _TAG.match(match.group()):
        span = Span(match.start(), match.end())
        yield Spot(span, {"gap": draft.question.draft[span.start : span.end]})
