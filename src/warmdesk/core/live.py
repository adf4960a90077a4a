"""Tells open pages that something changed, in this process at once and in others within a second.

Nothing is stored for it: every act already sets `changed_at` on its ticket. A domain registers a *source*, a
function that lists what changed since a moment; one thread asks the sources while streams are open.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from django.db import close_old_connections, connections, transaction

from warmdesk.core import clock

log = structlog.get_logger(__name__)

# Beyond this many open streams a page polls instead, so that streams never use up the page threads.
MOST_STREAMS = 12
# A page that was left is noticed at the next word to it, so that is soon.
KEEP_ALIVE_SECONDS = 3.0
# Transactions commit out of order; looking back a little means that none is missed.
LOOK_BACK = timedelta(seconds=5)

Topic = str
Source = Callable[[datetime], Iterable[tuple[Topic, str]]]

_sources: list[Source] = []
_wake = threading.Event()
_stopping = threading.Event()


@dataclass(eq=False)
class Stream:
    """One open page and the topics it wants to hear of."""

    topics: frozenset[Topic]
    news: queue.Queue[Topic] = field(default_factory=lambda: queue.Queue(maxsize=100))


_streams: set[Stream] = set()
_lock = threading.Lock()
_watcher: threading.Thread | None = None


def source(function: Source) -> Source:
    """Register a function that gives (topic, version) pairs changed since a moment."""
    _sources.append(function)
    return function


def changes_since(since: datetime) -> dict[Topic, str]:
    """What changed since a moment, by topic; for pages that ask instead of listening."""
    return {topic: version for each in _sources for topic, version in each(since)}


def changed() -> None:
    """Something was written: look for news as soon as it is committed."""
    transaction.on_commit(_wake.set)


def stop() -> None:
    """End every stream at once, so that a stop never waits for open pages."""
    _stopping.set()
    _wake.set()


def open_stream(topics: Iterable[Topic]) -> Stream | None:
    """A stream of the named topics, or None if too many are open already."""
    global _watcher
    with _lock:
        if len(_streams) >= MOST_STREAMS:
            return None
        stream = Stream(frozenset(topics))
        _streams.add(stream)
        if _watcher is None or not _watcher.is_alive():
            _watcher = threading.Thread(target=_watch, name="live", daemon=True)
            _watcher.start()
    return stream


def close_stream(stream: Stream) -> None:
    with _lock:
        _streams.discard(stream)


def events(stream: Stream) -> Iterator[bytes]:
    """The stream as Server-Sent Events: the name of what changed, never its content."""
    try:
        yield b"retry: 5000\n\n"
        quiet_since = time.monotonic()
        while not _stopping.is_set():
            try:
                topic = stream.news.get(timeout=1.0)
                yield f"event: {topic}\ndata: changed\n\n".encode()
                quiet_since = time.monotonic()
            except queue.Empty:
                if time.monotonic() - quiet_since > KEEP_ALIVE_SECONDS:
                    yield b": still here\n\n"
                    quiet_since = time.monotonic()
    finally:
        close_stream(stream)


def _watch() -> None:
    try:
        _look_for_news()
    finally:
        # The thread's own connection ends with it.
        connections.close_all()


def _look_for_news() -> None:
    global _watcher
    seen: dict[Topic, str] = {}
    since = clock.now()
    first = True
    while not _stopping.is_set():
        _wake.wait(timeout=1.0)
        _wake.clear()
        with _lock:
            listening = list(_streams)
            if not listening:
                _watcher = None
                return
        looked_at = clock.now()
        try:
            close_old_connections()
            fresh = [pair for each in _sources for pair in each(since - LOOK_BACK)]
        except Exception:
            # The outermost loop of a thread: pages fall back on polling until the next round.
            log.exception("Looking for news failed and will be tried again.")
            continue
        since = looked_at
        news = [topic for topic, version in fresh if seen.get(topic) != version]
        seen = dict(fresh)
        if first:
            first = False
            continue
        for stream in listening:
            for topic in news:
                if topic in stream.topics and not stream.news.full():
                    stream.news.put_nowait(topic)
