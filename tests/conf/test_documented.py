"""docs/run tells every command with its options, and every setting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs/run/README.md").read_text(encoding="utf-8")


def our_commands() -> dict[str, str]:
    return {name: app for name, app in get_commands().items() if app.startswith("warmdesk.")}


def options_of(command: BaseCommand) -> set[str]:
    return set(re.findall(r"--[a-z-]+", command.create_parser("warmdesk", "").format_help()))


def settings_read() -> set[str]:
    """The names that `conf.environment` is asked for, anywhere in the product."""
    asked = re.compile(r'\b(?:text|flag|whole)\("([A-Z_]+)"')
    sources = (ROOT / "src/warmdesk").rglob("*.py")
    return {name for file in sources for name in asked.findall(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("command", [*our_commands(), "coach", "mail read", "migrate"])
def test_every_command_has_a_row(command):
    assert re.search(rf"^\| `warmdesk {command}\b", MANUAL, re.MULTILINE)


@pytest.mark.parametrize(("command", "app"), our_commands().items())
def test_every_option_of_ours_is_named(command, app):
    for option in options_of(load_command_class(app, command)) - options_of(BaseCommand()):
        assert f"`{option}" in MANUAL


def test_the_settings_are_found():
    assert {"DATA", "SAMPLE", "FETCH_SECONDS"} <= settings_read()


@pytest.mark.parametrize("name", sorted(settings_read()))
def test_every_setting_has_a_row(name):
    assert re.search(rf"^\| `WARMDESK_{name}` \|", MANUAL, re.MULTILINE)


@pytest.mark.parametrize("name", re.findall(r"^\| `WARMDESK_(\w+)`", MANUAL, re.MULTILINE))
def test_no_row_tells_of_a_setting_that_is_gone(name):
    assert name in settings_read()
