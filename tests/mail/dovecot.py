"""A real IMAP server for tests: Debian's Dovecot in a folder of its own, on a free port of this machine."""

from __future__ import annotations

import imaplib
import os
import pwd
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = "/usr/sbin/dovecot"
USER = "help"
PASSWORD = "warm-and-long"
STARTS_WITHIN_SECONDS = 120
STOPS_WITHIN_SECONDS = 60

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
instance_name = {name}
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = dovecot
default_login_user = dovenull
default_internal_group = dovecot
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail/%u
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
service imap-login {{
  chroot =
  process_min_avail = 0
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
auth_failure_delay = 0
service anvil {{
  chroot =
  # No pauses after wrong passwords: tests make them on purpose.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True)
class Dovecot:
    """A running server. Each user name has a mailbox of its own; all have the same password."""

    folder: Path
    port: int
    password: str = PASSWORD

    def inbox(self, user: str = USER) -> Path:
        """The Maildir of a user's inbox."""
        return self.folder / "mail" / user

    def connect(self, user: str = USER) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        client.login(user, self.password)
        return client

    def append(self, raw: bytes, user: str = USER) -> None:
        """Put a message in the inbox, as the server itself would."""
        client = self.connect(user)
        status, said = client.append("INBOX", "", None, raw)
        assert status == "OK", said
        client.logout()

    def flags(self, user: str = USER) -> list[bytes]:
        """The flags of every message, to show that reading sets none."""
        client = self.connect(user)
        client.select("INBOX", readonly=True)
        _, lines = client.fetch("1:*", "(FLAGS)")
        client.logout()
        return [imaplib.ParseFlags(line) for line in lines if line]

    def renumber(self, user: str = USER) -> None:
        """Give every message a new UID and the folder a new UIDVALIDITY, as after a restored backup."""
        for old in self.inbox(user).glob("dovecot*"):
            old.unlink()
        numbers = self.inbox(user) / "dovecot-uidlist"
        numbers.write_text("3 V1999999999 N1\n")
        owner = self.inbox(user).stat()
        os.chown(numbers, owner.st_uid, owner.st_gid)


def why_not() -> str:
    """Why it cannot run here; empty if it can."""
    if not Path(PROGRAM).exists():
        return f"{PROGRAM} is not installed"
    if os.geteuid() != 0:
        return "Dovecot wants to be started by root"
    return ""


@contextmanager
def running() -> Iterator[Dovecot]:
    """Start a server and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    # Its sign-in process runs as a user of its own.
    folder.chmod(0o755)
    port = free_port()
    for name in ("run", "state", "home", "mail"):
        (folder / name).mkdir()
    # Dovecot never serves mail as root; any user without rights will do.
    owner = pwd.getpwnam("nobody")
    for name in ("home", "mail"):
        os.chown(folder / name, owner.pw_uid, owner.pw_gid)
    config = folder / "dovecot.conf"
    config.write_text(
        CONFIG.format(
            folder=folder,
            name=folder.name,
            port=port,
            password=PASSWORD,
            uid=owner.pw_uid,
            gid=owner.pw_gid,
        )
    )
    process = subprocess.Popen(
        [PROGRAM, "-F", "-c", str(config)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        _wait_until_open(port, process, folder)
        yield Dovecot(folder, port)
    finally:
        end(process)
        if process.stdout:
            process.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port for a server that starts in a moment.

    Below those that systems give to outgoing connections (from 32768 on Linux), for one of these
    could take it before the server is there; and at random, for other tests may look at the same time.
    """
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")


def end(process: subprocess.Popen[Any]) -> None:
    """Ask a process to stop, and make it: on a busy machine asking can take long, and no test is about that."""
    process.terminate()
    try:
        process.wait(timeout=STOPS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_open(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            said = process.stdout.read().decode() if process.stdout else ""
            raise RuntimeError(f"Dovecot ended: {said}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    log = folder / "log"
    raise RuntimeError(log.read_text() if log.exists() else "Dovecot did not open its port")
