"""What the coach shows to a person at a terminal: the page of a rule, and a draft with what was noticed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from unicodedata import combining, east_asian_width

from warmdesk.coach.rule import Example, Rule
from warmdesk.coach.rules import all_rules
from warmdesk.coach.types import Answer, Asked, Finding, Span

WIDTH = 78
RESTS = "This does not read as English. The coach reads English only, so it rests here."

_INDENT = "    "
_GAPS = re.compile(r"\{(\w+)\}")
_BOXES = {"yes": "[x]", "partly": "[~]", "no": "[ ]"}
_MARKED, _NUMBERED, _PLAIN = "\x1b[33m", "\x1b[1m", "\x1b[0m"


def rule_page(rule: Rule) -> str:
    """The page of a rule, as wide as a terminal."""
    says = _sample(f"{rule.says} {rule.why}")
    parts = [rule.slug, *_blocks(rule.doc), "What the coach says\n" + _filled(says)]
    parts.append("An example of what helps\n" + _filled(_sample(rule.example)))
    for title, examples in (
        ("It speaks up at", rule.cold),
        ("It says nothing at", rule.warm),
    ):
        if examples:
            parts.append(title + "\n" + "\n".join(_example(each) for each in examples))
    return "\n\n".join(parts)


def nearest(slug: str) -> list[str]:
    """The rules whose names are most like this one; all of them if none is."""
    known = [rule.slug for rule in all_rules()]
    wanted = slug.casefold().replace("_", "-").replace(" ", "-")
    holding = [name for name in known if set(name.split("-")) & set(wanted.split("-"))]
    close = get_close_matches(wanted, known, n=3, cutoff=0.5)
    return list(dict.fromkeys(close + holding)) or known


def draft_page(draft: str, answer: Answer, *, has_colour: bool) -> str:
    """The draft with a numbered line under each finding, then what the coach says of it and why."""
    if answer.rests:
        return _filled(RESTS, "")
    parts = []
    if answer.findings:
        lines = _marked_lines(draft.rstrip(), answer.findings, has_colour)
        parts.append("\n".join(lines))
        parts += [_told(number, each) for number, each in enumerate(answer.findings, 1)]
    else:
        parts.append("Nothing to suggest.")
    if answer.asked:
        parts.append("What they asked\n" + "\n".join(_ticked(each) for each in answer.asked))
    return "\n\n".join(parts)


def line_and_column(text: str, place: int) -> tuple[int, int]:
    """As editors count them, from 1."""
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def _blocks(doc: str) -> Iterator[str]:
    for block in doc.strip().split("\n\n"):
        head, _, body = block.partition("\n")
        if body and body.startswith(" ") and not head.startswith(" "):
            yield f"{head}\n{_filled(body)}"
        else:
            yield _filled(block, _INDENT if head.startswith(" ") else "")


def _example(each: Example) -> str:
    asked = f' (asked: "{each.asked}")' if each.asked else ""
    return _filled(f'- "{each.draft}"{asked}', _INDENT, _INDENT + "  ")


def _sample(line: str) -> str:
    return _GAPS.sub(lambda gap: "Dana" if gap[1] == "n" else "...", line)


def _told(number: int, finding: Finding) -> str:
    lead = f"{number}. "
    says = _filled(f"{finding.says} ({finding.rule})", lead, " " * len(lead))
    return says + ("\n" + _filled(finding.why, " " * len(lead)) if finding.why else "")


def _ticked(item: Asked) -> str:
    return _filled(f"{_BOXES[item.answered]} {item.text}", "  ", " " * 6)


def _filled(text: str, first: str = _INDENT, later: str | None = None) -> str:
    clean = _clean(" ".join(text.split()))
    return textwrap.fill(
        clean,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if later is None else later,
        break_on_hyphens=False,
    )


def _marked_lines(draft: str, findings: Iterable[Finding], has_colour: bool) -> Iterator[str]:
    numbered = list(enumerate(findings, 1))
    for row in _rows(draft):
        yield (_INDENT + _clean(draft[row.start : row.end])).rstrip()
        shown = row.start + len(draft[row.start : row.end].rstrip())
        for number, finding in numbered:
            start, end = max(row.start, finding.span.start), min(shown, finding.span.end)
            if start < end:
                left = " " * _columns(draft[row.start : start])
                line = "~" * max(1, _columns(draft[start:end]))
                yield _INDENT + left + _painted(line, f"{number}", has_colour)


def _painted(line: str, number: str, has_colour: bool) -> str:
    if not has_colour:
        return f"{line} {number}"
    return f"{_MARKED}{line}{_PLAIN} {_NUMBERED}{number}{_PLAIN}"


def _rows(draft: str) -> Iterator[Span]:
    """The draft's lines, each cut at a blank so that it fits."""
    start, widest = 0, WIDTH - len(_INDENT) - len(" 99")
    for line in draft.split("\n"):
        end = start + len(line)
        while end - start > widest or _columns(draft[start:end]) > widest:
            reach = _reach(draft, start, widest)
            cut = draft.rfind(" ", start + 1, reach) + 1 or reach
            yield Span(start, cut)
            start = cut
        yield Span(start, end)
        start = end + 1


def _reach(draft: str, start: int, widest: int) -> int:
    """How far a row can go: at least one character, for a row must end."""
    end = start + 1
    while _columns(draft[start : end + 1]) <= widest and end < start + widest:
        end += 1
    return end


def _columns(text: str) -> int:
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def _clean(text: str) -> str:
    """Nothing that could steer the terminal: a draft may come from anywhere."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text
    )
