"""The style sheets keep to the token file, and pages name only sheets, icons and macros that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import warmdesk

PACKAGE = Path(warmdesk.__file__).parent
STATIC = PACKAGE / "web/static"
SHEETS = sorted((STATIC / "warmdesk/css").glob("*.css"))
COMPONENTS = PACKAGE / "web/jinja2/components"
TEMPLATES = sorted(PACKAGE.glob("*/jinja2/**/*.html"))
NAMED_COLOUR = re.compile(
    r"[:\s,(](?:white|black|red|green|blue|gr[ae]y|silver|yellow|orange|purple|navy|teal)\s*[;,)}]"
)
COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\("
)


def rules(sheet: Path) -> str:
    """The sheet without comments and addresses."""
    return re.sub(r"/\*.*?\*/|url\([^)]*\)", "", sheet.read_text(), flags=re.S)


def tokens() -> set[str]:
    text = (STATIC / "warmdesk/css/tokens.css").read_text()
    return set(re.findall(r"(--[a-z0-9-]+)\s*:", text))


def id_of(sheet: Path) -> str:
    return sheet.name


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=id_of)
def test_colours_come_from_tokens_alone(sheet: Path) -> None:
    text = rules(sheet)
    assert [*COLOUR.findall(text), *NAMED_COLOUR.findall(text)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=id_of)
def test_every_custom_property_used_is_a_token(sheet: Path) -> None:
    used = set(re.findall(r"var\((--[a-z0-9-]+)", rules(sheet)))
    assert used - tokens() == set()


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=id_of)
def test_custom_properties_are_set_in_the_token_file_alone(sheet: Path) -> None:
    assert re.findall(r"[{;]\s*(--[a-z0-9-]+)\s*:", rules(sheet)) == []


def test_every_token_is_used() -> None:
    used = {name for s in SHEETS for name in re.findall(r"var\((--[a-z0-9-]+)", rules(s))}
    assert tokens() - used == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=id_of)
def test_rules_stand_in_a_layer(sheet: Path) -> None:
    """Outside a layer they would beat every other sheet. Only font faces stand free."""
    text = re.sub(r"@font-face\s*{[^}]*}|@layer [a-z, ]+;", "", rules(sheet))
    outside, depth = "", 0
    for sign in text:
        depth -= sign == "}"
        outside += sign if depth == 0 and sign not in "{}" else ""
        depth += sign == "{"
    assert depth == 0
    assert set(outside.split()) <= {
        "@layer",
        "reset",
        "tokens",
        "base",
        "layout",
        "components",
        "print",
    }


@pytest.mark.parametrize("sheet", SHEETS, ids=id_of)
def test_text_is_sized_in_relative_units(sheet: Path) -> None:
    on_screen = rules(sheet).split("@media print")[0]
    assert re.findall(r"font-size:\s*[\d.]+px|font:[^;]*\dpx", on_screen) == []


def test_the_skeleton_links_every_sheet() -> None:
    base = (PACKAGE / "web/jinja2/web/base.html").read_text()
    listed = re.search(r"{%- for sheet in \(([^)]*)\)", base)
    assert listed is not None
    assert sorted(re.findall(r'"([a-z]+)"', listed[1])) == [sheet.stem for sheet in SHEETS]


def test_files_named_by_the_sheets_exist() -> None:
    named = [
        sheet.parent / address
        for sheet in SHEETS
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text())
    ]
    assert len(named) == 6
    assert [path for path in named if not path.is_file()] == []


def test_vendored_files_come_with_their_licence() -> None:
    folders = [folder for folder in (STATIC / "vendored").iterdir() if folder.is_dir()]
    assert len(folders) >= 3
    assert [f.name for f in folders if not list(f.glob("LICEN[CS]E*"))] == []


def test_icons_that_templates_draw_are_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', (STATIC / "warmdesk/icons.svg").read_text()))
    wanted = {
        name
        for page in TEMPLATES
        for name in re.findall(
            r'\b(?:icon|draw)\("([a-z-]+)"|\bicon="([a-z-]+)"|icon_button\("([a-z-]+)"',
            page.read_text(),
        )
        for name in name
        if name
    }
    assert "check" in wanted
    assert wanted - drawn == set()


def test_templates_import_macros_that_exist() -> None:
    wanted = {
        (module, name.split(" as ")[0].strip())
        for page in TEMPLATES
        for module, names in re.findall(
            r'{%-? from "components/(\w+)\.html" import ([^%]+?)-?%}', page.read_text()
        )
        for name in names.replace(" with context", "").split(",")
    }
    offered = {
        (file.stem, name)
        for file in COMPONENTS.glob("*.html")
        for name in re.findall(r"{%-? macro (\w+)\(", file.read_text())
    }
    assert ("button", "button") in wanted
    assert wanted - offered == set()


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda page: "/".join(page.parts[-3:]))
def test_templates_carry_no_inline_script_or_style(page: Path) -> None:
    """The content policy would block them; a template that needs one is wrong."""
    text = re.sub(r"{#.*?#}", "", page.read_text(), flags=re.S)
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|\shx-on|<script(?![^>]*\bsrc=)", text) == []
