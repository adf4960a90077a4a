"""Light Markdown, for what agents write: the same words look the same in the thread and in the mail."""

from __future__ import annotations

import re
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "code", "pre", "blockquote", "a", "hr"}
# Whatever has none of these is plain text, which needs no parser: most replies, in a fraction of the time.
MARKS = re.compile(
    r"[*_`\[\]<>&\\]|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^\s*-{3}|^\s*~~~|://|www\.|@|\w\.\w", re.M
)
PARAGRAPH = re.compile(r"\n\s*\n")


def light_markdown(text: str) -> SafeString:
    """Emphasis, lists, quotations, code and links as safe HTML. A line break stays one, and a "#" stays a "#"."""
    text = text.strip()
    if not MARKS.search(text):
        paragraphs = [each.strip() for each in PARAGRAPH.split(text) if each.strip()]
        lines = ("<br>\n".join(line.strip() for line in each.split("\n")) for each in paragraphs)
        return mark_safe("\n".join(f"<p>{each}</p>" for each in lines))
    return mark_safe(parsed(text))


def parsed(text: str) -> str:
    """What the parser makes of it. It escapes tags already; the cleaning holds even where it had a hole."""
    return nh3.clean(
        _reader().render(text).strip(),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
    return reader.enable("linkify").disable(
        ["heading", "lheading", "image", "html_block", "html_inline"]
    )
