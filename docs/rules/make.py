"""Writes one page for each rule of the coach from the rule's own file: `python docs/rules/make.py`."""

from __future__ import annotations

import textwrap
from pathlib import Path

from warmdesk.coach.rule import Example, Rule
from warmdesk.coach.rules import all_rules

FOLDER = Path(__file__).parent


def pages() -> dict[str, str]:
    """File name to text, for every rule and the list of them."""
    rules = all_rules()
    made = {f"{rule.slug}.md": page(rule) for rule in rules}
    made["README.md"] = index(rules)
    return made


def index(rules: tuple[Rule, ...]) -> str:
    lines = [
        "# What the coach can notice",
        "",
        "In order of importance. Each line asks; none orders.",
        "",
    ]
    lines += ["| rule | what it says |", "|---|---|"]
    lines += [f"| [{rule.slug}]({rule.slug}.md) | {rule.says} |" for rule in rules]
    return "\n".join(lines) + "\n"


def page(rule: Rule) -> str:
    title, _, rest = rule.doc.partition("\n")
    parts = [f"# {rule.slug}", title.strip(), *sections(rest)]
    parts.append(f"## What the coach says\n\n{rule.says}" + (f"\n\n{rule.why}" if rule.why else ""))
    parts.append("## It speaks up at\n\n" + bullets(rule.cold))
    parts.append("## It says nothing at\n\n" + bullets(rule.warm))
    return "\n\n".join(parts) + "\n"


def sections(doc: str) -> list[str]:
    """The docstring's "What it notices" and so on, as headings with their paragraphs."""
    made: list[str] = []
    for block in doc.strip().split("\n\n"):
        head, _, body = block.partition("\n")
        if head.startswith(" ") or not body:
            made.append(textwrap.dedent(block).strip())
        else:
            made += [f"## {head.strip()}", textwrap.dedent(body).strip()]
    return made


def bullets(examples: tuple[Example, ...]) -> str:
    lines = []
    for each in examples:
        draft = " ".join(each.draft.split())
        asked = f" (asked: “{' '.join(each.asked.split())}”)" if each.asked else ""
        lines.append(f"- “{draft}”{asked}")
    return "\n".join(lines)


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
