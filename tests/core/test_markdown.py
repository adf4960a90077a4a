"""Light Markdown is the same in thread and mail, and can never be anything but words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmdesk.core.markdown import MARKS, light_markdown, parsed


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("It is **back**.", "<p>It is <strong>back</strong>.</p>"),
        ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Run `ls -l`.", "<p>Run <code>ls -l</code>.</p>"),
        ("# 1207 was the same", "<p># 1207 was the same</p>"),
    ],
)
def test_what_is_marked_is_shown(text, html):
    assert light_markdown(text) == html


def test_a_link_opens_nothing_of_ours():
    html = light_markdown("See https://example.org/a?b=1&c=2.")
    assert html == (
        '<p>See <a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">'
        "https://example.org/a?b=1&amp;c=2</a>.</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://example.org/a.png)",
        "<img src=x onerror=alert(1)>",
        "[x](data:text/html,hello)",
    ],
)
def test_nothing_hostile_comes_through(text):
    html = light_markdown(text)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html


@given(st.text(alphabet="ab .,\n'\"!?#:", max_size=60))
def test_plain_text_needs_no_parser(text):
    plain = light_markdown(text)
    if not MARKS.search(text.strip()):
        assert _squeezed(plain) == _squeezed(parsed(text.strip()))


def _squeezed(html: str) -> str:
    return "".join(html.split())
