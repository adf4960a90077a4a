"""Settings from the environment."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from warmdesk.conf import environment


def test_the_secret_is_made_once_and_kept_private(tmp_path, monkeypatch):
    monkeypatch.delenv("WARMDESK_SECRET_KEY", raising=False)
    first = environment.secret_key(tmp_path)
    assert len(first) > 50
    assert environment.secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_secret_may_come_from_a_file(tmp_path, monkeypatch):
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.setenv("WARMDESK_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert environment.secret_key(tmp_path) == "from a file"


def test_a_database_address_is_read_whole(tmp_path, monkeypatch):
    monkeypatch.setenv(
        "WARMDESK_DATABASE_URL", "postgresql://ann:p%40ss@db.example:6543/desk?sslmode=require"
    )
    found = environment.database(tmp_path)
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("desk", "ann", "p@ss")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == (
        "db.example",
        "6543",
        {"sslmode": "require"},
    )


def test_another_kind_of_database_is_refused_with_what_would_work(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMDESK_DATABASE_URL", "mysql://here/desk")
    with pytest.raises(environment.BadSetting, match="sqlite: or postgresql:"):
        environment.database(tmp_path)


def test_a_flag_must_be_yes_or_no(monkeypatch):
    monkeypatch.setenv("WARMDESK_DEBUG", "perhaps")
    with pytest.raises(environment.BadSetting, match="yes or no"):
        environment.flag("DEBUG")


def test_an_empty_setting_is_not_set(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMDESK_ADDRESS", " ")
    assert environment.address("http://127.0.0.1:8000") == "http://127.0.0.1:8000"
    (tmp_path / "level").write_text("\n")
    monkeypatch.setenv("WARMDESK_LOG_LEVEL_FILE", str(tmp_path / "level"))
    assert environment.text("LOG_LEVEL", "INFO") == "INFO"


def test_a_file_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("WARMDESK_SECRET_KEY_FILE", str(tmp_path / "gone"))
    with pytest.raises(environment.BadSetting, match="WARMDESK_SECRET_KEY_FILE names"):
        environment.secret_key(tmp_path)


def test_the_command_says_in_one_line_what_is_wrong_with_a_setting(tmp_path):
    surroundings = {
        **os.environ,
        "WARMDESK_DATA": str(tmp_path),
        "WARMDESK_ADDRESS": "desk.example",
    }
    told = subprocess.run(
        [sys.executable, "-m", "warmdesk", "check"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr == (
        "WARMDESK_ADDRESS is 'desk.example'; write it with https://, as people open it.\n"
    )
