"""The colours are legible: the contrast table of the design, worked out again from the token file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import warmdesk.web

TOKENS = Path(warmdesk.web.__file__).parent / "static/warmdesk/css/tokens.css"

# Text or mark, what it stands on, the ratio it needs, and what was measured in light and in dark.
CONTRAST = [
    ("ink", "canvas", 7, 15.17, 16.01),
    ("ink", "surface", 7, 16.64, 14.52),
    ("ink", "sunken", 7, 14.05, 12.87),
    ("ink2", "canvas", 7, 8.26, 10.84),
    ("ink2", "surface", 7, 9.06, 9.84),
    ("ink2", "sunken", 7, 7.65, 8.72),
    ("ink3", "canvas", 4.5, 5.62, 7.58),
    ("ink3", "surface", 4.5, 6.17, 6.88),
    ("ink3", "sunken", 4.5, 5.21, 6.10),
    ("pine", "surface", 4.5, 7.47, 9.36),
    ("pine", "canvas", 4.5, 6.81, 10.32),
    ("pine-on", "pine", 4.5, 7.47, 9.19),
    ("pine-on", "pine-hover", 4.5, 10.04, 10.89),
    ("pine", "pine-soft", 4.5, 6.15, 7.33),
    ("ink", "pine-soft", 7, 13.70, 11.36),
    ("lake", "surface", 4.5, 7.24, 8.86),
    ("lake", "lake-soft", 4.5, 6.03, 7.35),
    ("ink", "lake-soft", 7, 13.85, 12.05),
    ("honey", "surface", 4.5, 6.92, 10.30),
    ("honey", "honey-soft", 4.5, 6.05, 8.28),
    ("ink", "honey-soft", 7, 14.54, 11.67),
    ("honey-bar", "surface", 3, 3.73, 7.39),
    ("iris", "surface", 4.5, 7.32, 8.56),
    ("iris", "iris-soft", 4.5, 5.99, 7.34),
    ("ink", "iris-soft", 7, 13.61, 12.45),
    ("ember", "surface", 4.5, 6.62, 8.35),
    ("ember", "canvas", 4.5, 6.03, 9.20),
    ("ember", "ember-soft", 4.5, 5.51, 7.13),
    ("ink", "ember-soft", 7, 13.84, 12.40),
    ("ink", "note", 7, 15.64, 13.16),
    ("note-edge", "note", 3, 3.46, 4.80),
    ("ink2", "note", 4.5, 8.52, 8.91),
    ("edge", "surface", 3, 3.95, 4.47),
    ("edge", "canvas", 3, 3.60, 4.93),
    ("edge", "sunken", 3, 3.34, 3.96),
    ("focus", "surface", 3, 7.54, 9.48),
    ("focus", "canvas", 3, 6.88, 10.45),
    # Used by our components beside the table: honey on note paper, second ink on honey.
    ("honey", "note", 4.5, 6.51, 9.34),
    ("ink2", "honey-soft", 4.5, 7.92, 7.91),
]


def colours() -> dict[str, tuple[str, str]]:
    """Each colour token with its light and its dark value."""
    found = re.findall(
        r"--([a-z0-9-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\);", TOKENS.read_text()
    )
    return {name: (light, dark) for name, light, dark in found}


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("mark", "ground", "needed", "light", "dark"), CONTRAST)
def test_contrast_is_as_measured_and_enough(
    mark: str, ground: str, needed: float, light: float, dark: float
) -> None:
    tokens = colours()
    measured = [contrast(tokens[mark][theme], tokens[ground][theme]) for theme in (0, 1)]

    assert min(measured) >= needed
    assert [round(ratio, 2) for ratio in measured] == pytest.approx([light, dark], abs=0.011)


def test_decoration_is_not_taken_for_a_border() -> None:
    """`line` is far below the 3 that a control's border needs, in both themes: `edge` is for controls."""
    line, surface = colours()["line"], colours()["surface"]
    assert round(contrast(line[0], surface[0]), 2) == 1.40
    assert round(contrast(line[1], surface[1]), 2) == 1.45


def test_every_colour_has_a_light_and_a_dark_value() -> None:
    text = TOKENS.read_text()
    single = re.findall(r"--([a-z0-9-]+): #[0-9A-F]{6};", text.split("@media print")[0])
    assert single == ["mail-paper"]


def test_a_chosen_theme_overrides_the_device() -> None:
    text = TOKENS.read_text()
    assert "color-scheme: light dark;" in text
    assert '[data-theme="light"] { color-scheme: light; }' in text
    assert '[data-theme="dark"] { color-scheme: dark; }' in text
