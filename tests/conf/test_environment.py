"""Settings from the environment."""

from __future__ import annotations

import stat

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
