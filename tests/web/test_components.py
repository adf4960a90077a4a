"""The macros every page is made of: escaped, named, tied together."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from jinja2.runtime import Macro

import warmdesk.web
from warmdesk.web.gallery import sent_form
from warmdesk.web.jinja import environment

PAGES = Path(warmdesk.web.__file__).parent / "jinja2"
COMPONENTS = PAGES / "components"


@pytest.fixture(scope="module")
def pages() -> jinja2.Environment:
    return environment(loader=jinja2.FileSystemLoader(PAGES))


def drawn(pages: jinja2.Environment, source: str, **context: object) -> str:
    return pages.from_string(source).render(**context)


FIELD = '{% from "components/field.html" import field, form_errors %}'


def test_help_and_error_are_tied_to_the_control(pages: jinja2.Environment) -> None:
    html = drawn(pages, FIELD + '{{ field("E-mail", "mail", kind="email", help="H", error="E") }}')
    assert '<label for="id_mail">' in html
    assert 'aria-describedby="id_mail_help id_mail_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_mail_help"' in html
    assert 'id="id_mail_error"' in html


def test_a_plain_field_claims_neither(pages: jinja2.Environment) -> None:
    html = drawn(pages, FIELD + '{{ field("Name", "name") }}')
    assert "aria-" not in html.split("<input")[1]
    assert "required" not in html


def test_a_select_marks_the_value_whatever_its_type(pages: jinja2.Environment) -> None:
    source = FIELD + '{{ field("Team", "team", "2", "select", options=((1, "A"), (2, "B"))) }}'
    html = drawn(pages, source)
    assert html.count(" selected") == 1
    assert '<option value="2" selected>B</option>' in html


def test_an_error_summary_links_to_its_field_and_is_absent_without_errors(
    pages: jinja2.Environment,
) -> None:
    source = FIELD + "{{ form_errors(errors) }}"
    assert drawn(pages, source, errors=[]).strip() == ""
    html = drawn(pages, source, errors=[("mail", "E-mail", "This is not an address.")])
    assert '<a href="#id_mail">E-mail: This is not an address.</a>' in html


def test_a_text_that_begins_with_a_new_line_keeps_it(pages: jinja2.Environment) -> None:
    """Browsers drop the first line break of a textarea, so the macro adds one."""
    html = drawn(pages, FIELD + '{{ field("T", "t", value, "textarea") }}', value="\nHi")
    assert ">\n\nHi</textarea>" in html


def test_what_people_wrote_is_escaped(pages: jinja2.Environment) -> None:
    source = (
        '{% from "components/person_row.html" import person_row %}'
        "{% call person_row(name, name, line=name) %}{% endcall %}"
    )
    html = drawn(pages, source, name="<img src=x>")
    assert "<img" not in html
    assert html.count("&lt;img src=x&gt;") == 3


def test_an_icon_beside_words_is_silent_and_alone_it_has_a_name(pages: jinja2.Environment) -> None:
    source = '{% from "components/icon.html" import icon %}{{ icon("clock", label) }}'
    assert 'aria-hidden="true"' in drawn(pages, source, label=None)
    assert 'role="img" aria-label="Due"' in drawn(pages, source, label="Due")


def test_a_state_is_also_in_words(pages: jinja2.Environment) -> None:
    source = (
        '{% from "components/asked.html" import asked_item %}'
        '{{ asked_item(2, "Lost?", "draft", "Answered in your draft") }}'
    )
    html = drawn(pages, source)
    assert 'id="asked-2"' in html
    assert "Answered in your draft" in html
    assert "#check" in html


def test_a_note_says_who_reads_it(pages: jinja2.Environment) -> None:
    source = (
        '{% from "components/thread.html" import note %}'
        '{% call note("Tomasz", "11:31") %}x{% endcall %}'
    )
    assert "Note, team only" in drawn(pages, source)


def test_the_tally_tells_the_same_numbers_in_words(pages: jinja2.Environment) -> None:
    source = '{% from "components/tally.html" import tally %}{{ tally(weeks) }}'
    html = drawn(pages, source, weeks=[(5, 1), (0, 0), (3, 0)])
    assert "<b>8 of 9</b> in the last 3 weeks" in html
    assert html.count('class="kept"') == 8
    assert html.count('class="slipped"') == 1


def test_an_empty_tally_draws_nothing_and_does_not_fail(pages: jinja2.Environment) -> None:
    source = '{% from "components/tally.html" import tally %}{{ tally(weeks) }}'
    html = drawn(pages, source, weeks=[(0, 0)])
    assert "<b>0 of 0</b>" in html
    assert "<rect" not in html


def test_the_gallery_shows_every_macro(
    pages: jinja2.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_macros: set[str] = set()
    draw = Macro._invoke

    def noting(macro: Macro, *values: object) -> str:
        drawn_macros.add(f"{Path(macro._func.__code__.co_filename).name} {macro.name}")
        return draw(macro, *values)

    monkeypatch.setattr(Macro, "_invoke", noting)
    desk = SimpleNamespace(name="Northgate IT help", is_sample=False)
    html = pages.get_template("web/gallery.html").render(
        desk=desk, me=None, theme="device", sent_form=sent_form()
    )
    assert 'data-theme="device"' in html
    assert "<title>Gallery, Warmdesk</title>" in html
    macros = {
        f"{path.name} {name}"
        for path in COMPONENTS.glob("*.html")
        for name in re.findall(r"{%-? macro (\w+)", path.read_text())
    }
    assert len(macros) >= 26
    assert macros - drawn_macros == set()


def test_live_regions_are_empty_at_load(pages: jinja2.Environment) -> None:
    desk = SimpleNamespace(name="Northgate IT help", is_sample=False)
    html = pages.get_template("web/gallery.html").render(
        desk=desk, me=None, theme="device", sent_form=sent_form()
    )
    assert '<p class="unseen" id="say" role="status"></p>' in html
    assert '<p class="unseen" id="alert" role="alert"></p>' in html
