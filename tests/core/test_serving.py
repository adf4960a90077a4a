"""The desk as real processes."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command

from tests.factories.accounts import AgentFactory
from tests.mail.dovecot import free_port
from warmdesk.accounts.models import Invitation
from warmdesk.core import serving
from warmdesk.core.management.commands.run import invite_first_admin

# An open stream never ends by itself, so a desk that waits for it would not stop within any time.
STOPS_WITHIN_SECONDS = 60

SIGN_IN = """
from django.conf import settings
from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from warmdesk.accounts.models import User
agent = User.objects.create_user("a@desk.example", "secret", name="Ines")
session = SessionStore()
session[SESSION_KEY] = str(agent.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = agent.get_session_auth_hash()
session.save()
print("KEY", session.session_key)
"""


def command(*words: str, data: Path) -> subprocess.Popen[str]:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("WARMDESK_")},
        "WARMDESK_DATA": str(data),
        "PYTHONPATH": str(Path(serving.__file__).parents[2]),
        "PYTHONUNBUFFERED": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "warmdesk", *words],
        env=environment,
        cwd=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def running(*words: str, data: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A command that goes on, with the lines it printed first; ended at the end."""
    process = command(*words, data=data)
    assert process.stdout is not None
    try:
        yield process, [process.stdout.readline().strip() for _ in range(2)]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.journey
def test_one_command_serves_a_desk_and_stops_at_once_with_open_streams(tmp_path):
    port = free_port()
    with running("run", "--port", str(port), data=tmp_path) as (process, lines):
        assert lines[0] == f"Warmdesk is at http://127.0.0.1:{port}"
        assert re.search(rf"http://127\.0\.0\.1:{port}/start/welcome/\S{{43}}$", lines[1])
        wait_for_pages(port)
        shell = command("shell", "-c", SIGN_IN, data=tmp_path)
        said, _ = shell.communicate(timeout=60)
        key = re.search(r"KEY (\w+)", said)
        assert key, said
        stream = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        stream.request("GET", "/news", headers={"Cookie": f"sessionid={key[1]}"})
        answer = stream.getresponse()
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert answer.readline() == b"retry: 5000\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=STOPS_WITHIN_SECONDS) == 0
        stream.close()


def wait_for_pages(port: int) -> None:
    """Until the page server has its port; its first answer then waits for the pages to be loaded."""
    for _ in range(600):
        try:
            answer = urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60)
        except URLError:
            # A real process is on its way; nothing else tells when it is there.
            time.sleep(0.05)
            continue
        with answer:
            assert answer.read() == b'{"status": "ok"}'
            return
    pytest.fail("the page server did not open its port")


@pytest.mark.journey
def test_a_worker_alone_stops_when_asked(tmp_path):
    assert command("migrate", "--verbosity", "0", data=tmp_path).communicate(timeout=60)[0] == ""
    process = command("worker", data=tmp_path)
    assert process.stdout is not None
    try:
        # Its handlers stand before its first duty runs, and Django is loaded before them.
        wait_for_handlers(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=STOPS_WITHIN_SECONDS) == 0
        assert process.stdout.read() == ""
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_for_handlers(pid: int) -> None:
    """Until the process catches SIGTERM, as the kernel tells."""
    bit = 1 << (signal.SIGTERM - 1)
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        pytest.skip("this system does not tell which signals a process catches")
    while not int(re.search(r"SigCgt:\s*(\w+)", status.read_text())[1], 16) & bit:
        time.sleep(0.02)


@pytest.mark.django_db
def test_the_first_administrator_is_invited_until_there_is_one():
    first, second = invite_first_admin(), invite_first_admin()
    digests = [sha256(each.encode()).hexdigest() for each in (first, second)]
    rows = [Invitation.objects.get(digest=each) for each in digests]
    assert rows[0].ends_at <= rows[1].made_at, "only the newest link works"
    assert rows[1].ends_at - rows[1].made_at == timedelta(hours=24)
    assert rows[1].role == "admin"
    AgentFactory(role="admin")
    assert invite_first_admin() == ""


def test_a_port_that_is_taken_is_told_with_one_that_may_be_free():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"warmdesk run --port {port + 1}"):
            call_command("run", port=port)


def test_static_files_are_collected_once_for_each_version(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    serving.collect_static()
    found = sorted(each.name for each in tmp_path.rglob("tokens*.css"))
    assert len(found) == 2, "under its plain and its versioned name"
    (tmp_path / "kept").touch()
    serving.collect_static()
    assert (tmp_path / "kept").exists()
    (tmp_path / "collected").write_text("another version")
    serving.collect_static()
    assert not (tmp_path / "kept").exists()
