"""How a request is measured: through the whole WSGI application, by the processor time it takes."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit

_addresses = count(int(IPv4Address("10.0.0.1")))

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asks; with `form` it is a POST."""

    path: str
    form: dict[str, str] | None = None

    def environ(self, cookies: str) -> dict[str, Any]:
        address = urlsplit(self.path)
        body = urlencode(self.form).encode() if self.form is not None else b""
        return {
            "REQUEST_METHOD": "GET" if self.form is None else "POST",
            "SCRIPT_NAME": "",
            "PATH_INFO": address.path,
            "QUERY_STRING": address.query,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            # Each from elsewhere, for the desk lets nobody ask a hundred times a minute.
            "REMOTE_ADDR": str(IPv4Address(next(_addresses))),
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ACCEPT": "text/html",
            "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.8",
            "HTTP_COOKIE": cookies,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }


@dataclass(frozen=True, slots=True)
class Timing:
    """One request: milliseconds of this process's processor and by the clock, status, and the answer."""

    cpu_ms: float
    wall_ms: float
    status: int
    location: str
    body: bytes


class WrongAnswer(AssertionError):
    """A page that did not answer as it should cannot be measured."""


def timed(application: Application, request: Request, cookies: str) -> Timing:
    """Send one request. Raises WrongAnswer unless a page is shown, or a form led elsewhere."""
    environ = request.environ(cookies)
    head: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        head.update(status=int(status[:3]), location=dict(headers).get("Location", ""))

    cpu, wall = time.process_time(), time.perf_counter()
    answer = application(environ, start_response)
    body = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if head["status"] != (200 if request.form is None else 302) or "/sign-in/" in head["location"]:
        raise WrongAnswer(f"{request.path}: {head}\n{body[:2000].decode(errors='replace')}")
    return Timing(cpu * 1000, wall * 1000, head["status"], head["location"], body)


class Statements:
    """Counts SQL statements; the marks of transactions are not counted. For `connection.execute_wrapper`."""

    def __init__(self) -> None:
        self.number = 0

    # Any: Django's own signature.
    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            self.number += 1
        return execute(sql, params, many, context)
