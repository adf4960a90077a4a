"""A desk on the open network passes every check that Django has for it."""

from __future__ import annotations

import os
import subprocess
import sys


def test_deployment_checks_are_clean(tmp_path):
    environment = os.environ | {
        "WARMDESK_DATA": str(tmp_path),
        "WARMDESK_ADDRESS": "https://help.example.org",
        "DJANGO_SETTINGS_MODULE": "warmdesk.conf.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "warmdesk", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout
