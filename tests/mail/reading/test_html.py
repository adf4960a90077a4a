import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmdesk.mail.reading.html import clean_html, html_to_text

ATTACKS = Path(__file__).parents[4] / "shared" / "data" / "attacks" / "html.jsonl"
ALLOWED = {"href", "rel", "src", "alt", "colspan", "rowspan", "start", "dir"}
LOADING = set(
    "script style iframe frame object embed form input button select textarea svg math base meta link video audio"
    " source picture template noscript title body html".split()
)


class Inspection(HTMLParser):
    """Lists everything in a piece of HTML that would not be inert."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.alive: list[object] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LOADING:
            self.alive.append(tag)
        for name, value in attrs:
            is_link = name == "href" and re.match(r"(?i)(?:https?://|mailto:|tel:)", value or "")
            is_picture = name == "src" and re.match(r"cid:[^\s]+$", value or "")
            if (
                name not in ALLOWED
                or (name == "href" and not is_link)
                or (name == "src" and not is_picture)
            ):
                self.alive.append((tag, name, value))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_words_and_plain_forms_stay() -> None:
    source = "<p>Hello <b>you</b></p><ul><li>one</li></ul><table><tr><td>a</td></tr></table>"

    cleaned = clean_html(source)

    assert "<p>Hello <b>you</b></p><ul><li>one</li></ul>" in cleaned
    assert "<td>a</td>" in cleaned


def test_links_leave_without_a_trace() -> None:
    assert clean_html('<a href="https://a.example/" target=_top id=x>go</a>') == (
        '<a href="https://a.example/" rel="noopener noreferrer nofollow">go</a>'
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//evil.example/",
        "/admin",
        "data:text/html,x",
        " java\nscript:x",
        "vbscript:x",
    ],
)
def test_other_addresses_are_no_links(address: str) -> None:
    assert "href" not in clean_html(f'<a href="{address}">go</a>')


def test_pictures_from_elsewhere_become_their_description() -> None:
    assert (
        clean_html('<p><img src="https://track.example/p.gif" alt="our logo"></p>')
        == "<p>our logo</p>"
    )


def test_pictures_that_came_along_stay() -> None:
    assert (
        clean_html('<img src="cid:a@b.example" alt="x" onerror=y>')
        == '<img src="cid:a@b.example" alt="x">'
    )


def test_a_description_cannot_smuggle_elements_in() -> None:
    cleaned = clean_html('<img src=x alt="<script>alert(1)</script><img src=cid:a onerror=b>">')

    assert Inspection(cleaned).alive == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in cleaned


@pytest.mark.parametrize(
    "name", ["id", "name", "class", "style", "form", "title", "hx-get", "data-hx-get", "x-on", "_"]
)
def test_no_attribute_that_could_mean_something_to_our_page_survives(name: str) -> None:
    assert clean_html(f'<div {name}="x">a</div><b {name}="x">b</b>') == "<div>a</div><b>b</b>"


def test_words_in_formulas_and_unfinished_styles_stay() -> None:
    assert html_to_text(clean_html("<math><mi>a</mi></math> <style>b")) == "a b"


def test_a_monstrous_tree_is_shown_as_its_text() -> None:
    assert clean_html("<div>" * 5000 + "deep") == "<pre>deep</pre>"


@given(st.text(alphabet=st.sampled_from("<>/=\"'& abimgsrcdivonload-!:;#x\n")))
def test_whatever_is_written_comes_out_inert(source: str) -> None:
    assert Inspection(clean_html(source)).alive == []


@pytest.mark.skipif(
    not ATTACKS.exists(), reason="the collection of attacks is not beside this project"
)
def test_known_attacks_come_out_inert_with_their_words() -> None:
    for line in ATTACKS.read_text(encoding="utf-8").splitlines():
        attack = json.loads(line)
        inspection = Inspection(clean_html(attack["html"]))
        assert inspection.alive == [], attack["id"]
        # Tags that never end hold no words; everything else must still be there.
        whole = attack["html"][: attack["html"].rfind(">") + 1]
        if "<script" in whole.lower() or not whole:
            continue
        missing = _words(html_to_text(whole)) - _words(html_to_text(clean_html(attack["html"])))
        assert not missing, attack["id"]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))
