"""How many bytes a browser loads for its first conversation page."""

from __future__ import annotations

import gzip
import re
from collections import deque
from urllib.parse import urljoin, urlsplit

from benchmarks.memory import where_to_go
from benchmarks.options import Options
from benchmarks.report import Section, table
from benchmarks.running import Page, RunningDesk, running_desk

TITLE = "Bytes of a first visit"
METHOD = """\
A browser with an empty cache opens a conversation of four messages: the page, and every style sheet, script, icon
and font that it and they name, as `warmdesk run` serves them to a browser that takes gzip. Fonts count if a style
sheet names them for Latin text in upright letters. Limit: 250 KB."""

LIMIT = 250_000
ASSET = re.compile(r"""(?:src|href)=["'](/static/[^"'#]+)""")
IN_STYLE = re.compile(r"""url\(["']?([^"')#]+)""")
IN_SCRIPT = re.compile(r"""(?:from|import)\s*\(?["']([^"']+\.js)["']""")
# A browser fetches a face only for letters it shows: italics and the wider Latin alphabet seldom are.
RARE_FACE = re.compile(r"italic|latin-ext|-mono-")


def run(options: Options) -> Section:
    seeded = options.databases.seeded("sqlite", options.sizes[0])
    visit = where_to_go(seeded)
    with running_desk(seeded.folder) as desk:
        path = visit["conversations"][0]
        page = desk.get(path, visit["cookies"], "gzip")
        served = {"page": [len(page.body)]}
        for kind, size in _assets(desk, path, _text(page)):
            served.setdefault(kind, []).append(size)
    total = sum(map(sum, served.values()))
    rows = [[kind, len(each), f"{sum(each):,}"] for kind, each in served.items()]
    rows.append([f"together (limit {LIMIT:,})", sum(map(len, served.values())), f"{total:,}"])
    return Section(TITLE, METHOD, table(["what", "files", "bytes"], rows))


def _assets(desk: RunningDesk, path: str, html: str) -> list[tuple[str, int]]:
    """Kind and size of each file that the page leads to."""
    waiting = deque(dict.fromkeys(ASSET.findall(html)))
    seen: dict[str, tuple[str, int]] = {}
    while waiting:
        address = waiting.popleft()
        if address in seen or RARE_FACE.search(address):
            continue
        file = desk.get(address, accept_encoding="gzip")
        if file.status != 200:
            raise RuntimeError(f"{address} answered {file.status}.")
        kind = address.rpartition(".")[2]
        seen[address] = (kind, len(file.body))
        names = {"css": IN_STYLE, "js": IN_SCRIPT}.get(kind)
        for name in names.findall(_text(file)) if names else ():
            if not name.startswith("data:"):
                waiting.append(urlsplit(urljoin(address, name)).path)
    return list(seen.values())


def _text(page: Page) -> str:
    is_packed = page.headers.get("content-encoding") == "gzip"
    return (gzip.decompress(page.body) if is_packed else page.body).decode("utf-8", "replace")
