"""Serving the desk: what must be in place first, the page server, and the worker beside it.

One small process watches over another that holds pages and worker together; the watcher starts it anew
should it ever die, and ends it within three seconds when asked to stop, whatever pages are open.
"""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from multiprocessing.util import Finalize
from pathlib import Path
from typing import NoReturn

import structlog
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from warmdesk.coach import warm_up
from warmdesk.core import duties, live

log = structlog.get_logger(__name__)

# Every open stream of news keeps one thread; these are for pages.
PAGE_THREADS = 8
KILL_AFTER_SECONDS = 2
FINISH_WITHIN_SECONDS = 1
INSIDE = "inside"

# Open for as long as the process lives, since signals may come more than once.
_ends: list[tuple[socket.socket, socket.socket]] = []


def prepare() -> None:
    """Bring the database and the static files up to date. Harmless to repeat."""
    call_command("migrate", interactive=False, verbosity=0)
    collect_static()


def collect_static() -> None:
    """Copy the static files with versioned names into the data folder, if they changed since the last time."""
    mark = Path(settings.STATIC_ROOT) / "collected"
    version = _static_version()
    if mark.exists() and mark.read_text(encoding="ascii") == version:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(version, encoding="ascii")


def _static_version() -> str:
    """Changes whenever a static file does; cheap enough for every start."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            seen.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def is_free(host: str, port: int) -> bool:
    """Nothing else listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def serve(*, host: str, port: int, address: str, has_worker: bool = True) -> NoReturn:
    """Become the page server, with a worker inside it. Does not return; the process keeps its id."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "WARMDESK_ADDRESS": address,
        "WARMDESK_WORKER": INSIDE if has_worker else "none",
        # Else the C library keeps a heap for nearly every thread (mallopt(3)).
        "MALLOC_ARENA_MAX": os.environ.get("MALLOC_ARENA_MAX", "2"),
    }
    sys.stdout.flush()
    sys.stderr.flush()
    # -P: a folder of the same name where somebody starts us must not be taken for the program.
    words = [sys.executable, "-P", "-m", "granian", *_options(host, port)]
    os.execve(sys.executable, words, environment)  # noqa: S606  # no shell is what we want


def _options(host: str, port: int) -> list[str]:
    return [
        *("--interface", "wsgi"),
        *("--host", host),
        *("--port", str(port)),
        *("--workers", "1"),
        *("--blocking-threads", str(live.MOST_STREAMS + PAGE_THREADS)),
        *("--workers-kill-timeout", str(KILL_AFTER_SECONDS)),
        "--respawn-failed-workers",
        "--no-ws",
        # Where the program is looked for, rather than wherever somebody starts us.
        *("--working-dir", str(settings.PACKAGE.parent)),
        *("--log-level", "error"),
        "warmdesk.conf.wsgi:application",
    ]


def start_in_page_process() -> None:
    """Start what lives beside the pages, as `WARMDESK_WORKER` says; called when the pages are loaded."""
    role = os.environ.get("WARMDESK_WORKER", "")
    if not role:
        return
    stop = threading.Event()

    def end() -> None:
        stop.set()
        live.stop()

    on_stop_signal(end)
    # The first draft should not wait for patterns to be compiled.
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    if role == INSIDE:
        worker = _start_worker(stop)
        # Also called at the end of a child process, where `atexit` is not.
        Finalize(None, worker.join, args=(FINISH_WITHIN_SECONDS,), exitpriority=10)


def _start_worker(stop: threading.Event) -> threading.Thread:
    """A daemon: it may be cut off anywhere without harm, but then its leases keep others waiting for a while."""
    duties.discover()
    worker = threading.Thread(target=duties.work_until, args=(stop,), name="worker", daemon=True)
    worker.start()
    return worker


def on_stop_signal(act: Callable[[], object]) -> None:
    """Call `act` once the process is asked to stop, even if somebody else handles the signal.

    The page server sets handlers of its own after us. The wake-up descriptor hears of signals regardless.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    _ends.append((reader, writer))

    def listen() -> None:
        while heard := reader.recv(1):
            if heard[0] in {signal.SIGTERM, signal.SIGINT}:
                act()
                return

    threading.Thread(target=listen, name="stop", daemon=True).start()


def work_until_stopped() -> None:
    """Be a worker until a signal asks to stop; leave within three seconds even in the middle of something."""
    stop = threading.Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: stop.set())
    worker = _start_worker(stop)
    while worker.is_alive() and not stop.wait(timeout=1.0):
        continue
    worker.join(timeout=KILL_AFTER_SECONDS)
