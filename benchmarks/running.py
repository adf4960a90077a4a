"""`warmdesk run` as a real process on a port of its own, asked over HTTP."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.databases import ROOT, environment

PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it came over the wire, still packed."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class RunningDesk:
    """A desk that answers. `seconds` from the start of its process to the first answer."""

    process: subprocess.Popen[bytes]
    port: int
    seconds: float

    def get(self, path: str, cookies: str = "", accept_encoding: str = "identity") -> Page:
        headers = {"Cookie": cookies, "Accept": "*/*", "Accept-Encoding": accept_encoding}
        return self._ask("GET", path, headers)

    def post(self, path: str, cookies: str, form: dict[str, str]) -> Page:
        """As a script of ours posts: for a part of the page."""
        headers = {
            "Cookie": cookies,
            "X-Part": "1",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self._ask("POST", path, headers, urlencode(form))

    def _ask(
        self, method: str, path: str, headers: dict[str, str], body: str | None = None
    ) -> Page:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answered = {key.lower(): value for key, value in answer.getheaders()}
            return Page(answer.status, answered, answer.read())
        finally:
            connection.close()

    def memory_mib(self) -> tuple[float, float]:
        """What its processes hold together: their proportional share (PSS), and RSS which counts shared pages twice."""
        folders = [Path(f"/proc/{each}") for each in _family(self.process.pid)]
        return (
            sum(_kibibytes(each / "smaps_rollup", "Pss:") for each in folders) / 1024,
            sum(_kibibytes(each / "status", "VmRSS:") for each in folders) / 1024,
        )


@contextmanager
def running_desk(folder: Path, path: str = "/healthz", **settings: str) -> Iterator[RunningDesk]:
    """Start `warmdesk run` on a data folder and wait until `path` is answered with 200; stop it at the end."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "warmdesk", "run", "--port", str(port)],
        env=environment(folder, WARMDESK_ADDRESS=address, **settings),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(process, port, path)
        yield RunningDesk(process, port, time.perf_counter() - start)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    desk = RunningDesk(process, port, 0)
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("`warmdesk run` ended; what it said is above.")
        try:
            if desk.get(path).status == 200:
                return
        except OSError:
            pass
        time.sleep(0.02)
    raise RuntimeError(f"`warmdesk run` did not answer {path} in time.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _family(process: int) -> list[int]:
    """A process and all that came from it."""
    found = [process]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def _kibibytes(file: Path, name: str) -> int:
    line = next(line for line in file.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1])
