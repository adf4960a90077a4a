"""Takes the pictures in this folder: `python docs/screenshots/make.py`, with Chromium at /usr/bin/chromium."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from docs.screenshots.packing import pack  # noqa: E402  # found by the path above
from tests.journeys.browsers import CHROMIUM, FLAGS  # noqa: E402
from tests.journeys.desks import running_desk  # noqa: E402

LARGEST_BYTES = 250_000
# Grey edges of letters, the same on every screen.
LOOK = [*FLAGS, "--disable-lcd-text"]
DESKTOP = (1440, 900)
MOBILE = (390, 844)


@dataclass(frozen=True)
class Shot:
    """One picture: who looks at which page, how wide, in which theme."""

    name: str
    who: str
    address: str
    size: tuple[int, int] = DESKTOP
    theme: Literal["light", "dark"] = "light"
    is_whole_page: bool = False

    @property
    def file(self) -> Path:
        width = "mobile" if self.size == MOBILE else "desktop"
        return HERE / f"{self.name}-{width}-{self.theme}.png"


SHOTS = (
    Shot("start", "nobody", "/start"),
    Shot("home", "Ines", "/home", (1440, 920)),
    Shot("home", "Ines", "/home", (1440, 920), "dark"),
    Shot("home", "Ines", "/home", MOBILE, is_whole_page=True),
    Shot("inbox", "Ines", "/inbox"),
    Shot("conversation", "Ines", "/c/1482", (1440, 1320)),
    Shot("conversation", "Ines", "/c/1482", (1440, 1320), "dark"),
    Shot("conversation", "Ines", "/c/1482", MOBILE, is_whole_page=True),
    Shot("settings-mailbox", "Noor", "/settings/mailboxes/1"),
    Shot("ask", "Dana", "/help/ask", MOBILE, is_whole_page=True),
    Shot("follow", "Dana", "/help/requests/1482", MOBILE, is_whole_page=True),
)


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as sample,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=LOOK)
        with running_desk(Path(sample), command=("demo",)) as desk:
            for shot in SHOTS:
                context = window(browser, desk.address, shot)
                if shot.who != "nobody":
                    switch_to(context.pages[0], shot.who)
                take(context.pages[0], shot)
                context.close()
        browser.close()


def window(browser: Browser, address: str, shot: Shot) -> BrowserContext:
    width, height = shot.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme=shot.theme,
        locale="en-GB",
        reduced_motion="reduce",
    )
    context.new_page()
    return context


def switch_to(page: Page, name: str) -> None:
    page.goto("/start")
    page.get_by_role("button", name=name).first.click()
    expect(page.get_by_role("main")).to_be_visible()


def take(page: Page, shot: Shot) -> None:
    page.goto(shot.address)
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("document.fonts.ready")
    if shot.is_whole_page:
        # A window as high as the page, so that what sticks to its lower edge stays there.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": shot.size[0], "height": height})
    page.screenshot(path=shot.file)
    if shot.file.stat().st_size > LARGEST_BYTES:
        pack(shot.file)
    size = shot.file.stat().st_size
    if size > LARGEST_BYTES:
        raise SystemExit(f"{shot.file.name} has {size} bytes, more than {LARGEST_BYTES}.")
    sys.stdout.write(f"{shot.file.name}: {size // 1000} kB\n")


if __name__ == "__main__":
    main()
