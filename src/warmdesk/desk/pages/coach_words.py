"""What the margin says of itself in one line, and the marks that are drawn under the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from warmdesk.coaching.queries.margin import Margin
from warmdesk.core.wording import gettext as _
from warmdesk.core.wording import ngettext

# What is missing from a whole reply is said in its card; a line under everything would say nothing.
LONGEST_THOUGHT = 120
LOOKS = {"answered": "answered", "promise": "promised", "thought": "thought"}


def marks_of(margin: Margin) -> list[list[Any]]:
    """[start, end, look, number or None] for each stretch to underline, thoughts last. Any: a row of JSON."""
    marks = [
        [each.start, each.end, LOOKS[each.kind], each.number]
        for each in margin.marks
        if each.kind != "thought" or each.end - each.start <= LONGEST_THOUGHT
    ]
    return sorted(marks, key=lambda mark: mark[2] == "thought")


def asked_words(margin: Margin) -> str:
    if not margin.has_draft:
        open_ones = sum(not line.is_done for line in margin.asked)
        return ngettext("{n} open", "{n} open", open_ones).format(n=open_ones)
    return _("{n} of {all} in your draft").format(n=margin.answered, all=len(margin.asked))


def coach_said(margin: Margin) -> str:
    """For the live region: how many thoughts and promises, and how far the questions are answered."""
    if margin.is_unread:
        return _("The coach reads English only, so it rests here.")
    if margin.is_too_long:
        return _("The coach reads up to 100,000 characters, so it rests here.")
    parts = []
    if margin.thoughts:
        parts.append(
            ngettext("{n} thought", "{n} thoughts", margin.thoughts).format(n=margin.thoughts)
        )
    if margin.promises:
        count = len(margin.promises)
        parts.append(ngettext("{n} promise", "{n} promises", count).format(n=count))
    sentences = [", ".join(parts) + "."] if parts else []
    if margin.asked:
        sentences.append(
            _("{done} of {all} questions answered.").format(
                done=margin.answered, all=len(margin.asked)
            )
        )
    return " ".join(sentences)


def number_word(count: int) -> str:
    """Two to nine as words, for the heading of a fold."""
    words = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return _(words[count - 2]) if 2 <= count < 10 else str(count)


def length_words(minutes: int) -> str:
    """How long something took: 50 min, 3 h 50 min, 2 days."""
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return _("{h} h {m} min").format(h=hours, m=rest)
    return ngettext("{n} day", "{n} days", hours // 24).format(n=hours // 24)


# What templates of the margin call.
WORDS: Mapping[str, Callable[..., Any]] = {
    "marks_of": marks_of,
    "asked_words": asked_words,
    "coach_said": coach_said,
    "number_word": number_word,
    "length_words": length_words,
}
