"""A message taken apart: one walk over its lines, however deep its parts are nested."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from warmdesk.mail.reading.headers import Headers, read_headers
from warmdesk.mail.reading.parameters import parameters

MOST_BYTES = 25 * 1024 * 1024
MOST_PARTS = 500
MOST_DEPTH = 50
_DASHED_LINE = re.compile(rb"(?m)^--([^\r\n]+)\r?$")


@dataclass(slots=True)
class Part:
    """One part of a message. Its content stays in the raw message, between `start` and `end`."""

    headers: Headers
    content_type: str
    parameters: dict[str, str]
    disposition: str
    filename: str
    start: int
    end: int
    children: list["Part"] = field(default_factory=list)

    @property
    def is_multipart(self) -> bool:
        return self.content_type.startswith("multipart/")

    @property
    def encoding(self) -> str:
        words = self.headers.first("content-transfer-encoding").lower().split(";")[0].split()
        return words[0].strip("\"'") if words else ""


def take_apart(raw: bytes) -> tuple[Part, list[str]]:
    """The tree of parts, and what was wrong with it."""
    return _Walk(raw).run()


def leaves(part: Part) -> Iterator[Part]:
    """Every part without parts of its own, in order."""
    if not part.children:
        yield part
    for child in part.children:
        yield from leaves(child)


class _Walk:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.faults: list[str] = []
        self.count = 0
        self.open: list[tuple[bytes, Part]] = []
        self.levels: dict[bytes, int] = {}
        self.current: Part | None = None

    def run(self) -> tuple[Part, list[str]]:
        root = self._begin(0, "text/plain")
        if root.is_multipart and not self._is_used(root):
            self._guess_boundary(root)
        for match in _DASHED_LINE.finditer(self.raw, max(root.start - 1, 0)):
            if match.start() < root.start:
                continue
            if self.count >= MOST_PARTS:
                self.faults.append(f"more than {MOST_PARTS} parts; the rest was not opened")
                self._finish(match.start())
                break
            self._meet(match[1].rstrip(), match.start(), match.end())
        else:
            self._finish(len(self.raw))
        return root, self.faults

    def _meet(self, line: bytes, start: int, end: int) -> None:
        level = self.levels.get(line)
        if level is not None:
            self._finish(start)
            self._close_down_to(level + 1)
            parent = self.open[level][1]
            default = (
                "message/rfc822" if parent.content_type == "multipart/digest" else "text/plain"
            )
            stop = self.raw.find(b"\n", end)
            after = len(self.raw) if stop < 0 else stop + 1
            parent.children.append(self._begin(after, default))
        elif line.endswith(b"--") and (level := self.levels.get(line[:-2])) is not None:
            self._finish(start)
            self._close_down_to(level)

    def _begin(self, at: int, default: str) -> Part:
        headers, start = read_headers(self.raw, at, len(self.raw))
        content_type, given = parameters(headers.first("content-type"))
        disposition, details = parameters(headers.first("content-disposition"))
        if "/" not in content_type:
            content_type = default
        part = Part(
            headers=headers,
            content_type=content_type,
            parameters=given,
            disposition=disposition,
            filename=details.get("filename") or details.get("name") or given.get("name", ""),
            start=start,
            end=len(self.raw),
        )
        self.count += 1
        self.current = part
        if part.is_multipart:
            self._open(part, given.get("boundary", "").encode("utf-8"))
        return part

    def _open(self, part: Part, boundary: bytes) -> None:
        if len(self.open) >= MOST_DEPTH:
            self.faults.append(
                f"parts nested deeper than {MOST_DEPTH}; the inner ones were not opened"
            )
        elif not boundary or boundary in self.levels:
            self.faults.append("a multipart without a boundary of its own")
        else:
            self.levels[boundary] = len(self.open)
            self.open.append((boundary, part))

    def _finish(self, at: int) -> None:
        if self.current is None:
            return
        end = at
        if end > self.current.start and self.raw[end - 1 : end] == b"\n" and end < len(self.raw):
            end -= 2 if self.raw[end - 2 : end] == b"\r\n" else 1
        self.current.end = max(end, self.current.start)
        self.current = None

    def _close_down_to(self, level: int) -> None:
        while len(self.open) > level:
            boundary, _ = self.open.pop()
            del self.levels[boundary]

    def _is_used(self, root: Part) -> bool:
        boundary = root.parameters.get("boundary", "").encode("utf-8")
        return bool(boundary) and self.raw.find(b"--" + boundary, max(root.start - 1, 0)) >= 0

    def _guess_boundary(self, root: Part) -> None:
        """The header names no boundary, or one that never occurs: take the first line that repeats."""
        match = _DASHED_LINE.search(self.raw, root.start)
        if match is None:
            return
        line = match[1].rstrip()
        if len(line) > 1 and self.raw.count(b"\n--" + line, root.start) >= 2:
            self.faults.append("the boundary between the parts was guessed")
            self._close_down_to(0)
            self._open(root, line)


def content(raw: bytes, part: Part) -> bytes:
    """The part as it is written in the message, its transfer encoding still on."""
    return raw[part.start : part.end]
