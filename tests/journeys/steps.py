"""What people do on the way of a ticket, in the words of the pages; the same with script and without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage

from playwright.sync_api import Locator, Page, expect

from tests.journeys.letters import Correspondence, link_in, plain, wait_for

QUESTIONS = ("When will it be back?", "Have I lost my changes?")
ASKS = f"Good morning. The payroll drive does not open. {QUESTIONS[0]} {QUESTIONS[1]}\n\nDana"
ANSWER = "The drive will be back by 4 pm tomorrow. You have not lost your changes, they are safe."
PROMISE = "I’ll write again by 10 am tomorrow"
KIND_WORD = "You listened."
REPLY = f"Hi Dana,\n\n{ANSWER}\n\n{PROMISE}.\n\nInes"


@dataclass(frozen=True)
class Margin:
    """What stands beside the draft."""

    page: Page

    @property
    def asked(self) -> Locator:
        return self.page.get_by_role("region", name="What they asked").get_by_role("listitem")


def reply_box(page: Page) -> Locator:
    return page.locator("#composer-text")


def send_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Send to Dana", exact=True)


def person_writes(dana: Correspondence, subject: str) -> int:
    """Dana writes, and is told at once who has it. Returns the number in the subject."""
    dana.write(subject, ASKS)
    told = dana.receives("We have your message", subject)
    assert "Ines Moreau has it now" in plain(told)
    assert told["Auto-Submitted"] == "auto-replied"
    found = re.fullmatch(rf"{re.escape(subject)} \[(\d+)\]", str(told["Subject"]))
    assert found, told["Subject"]
    return int(found[1])


def agent_sees_and_opens(page: Page, number: int, subject: str) -> None:
    """On home by name, in the inbox, and on a page of its own; and it becomes hers."""
    page.goto("/home")
    row = page.get_by_role("link", name=f"Dana Okafor {subject}")
    expect(row).to_be_visible()
    page.goto("/inbox")
    page.get_by_role("link", name=subject).first.click()
    expect(page).to_have_url(re.compile(rf"/c/{number}\b"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(subject)
    page.get_by_role("button", name="Take it").first.click()
    expect(page.get_by_text(re.compile("Yours since")).first).to_be_visible()


def asked_is_marked(page: Page) -> None:
    """Underlined and numbered in her message, and listed in the margin."""
    article = page.get_by_role("article").filter(has_text="Good morning.").first
    for question in QUESTIONS:
        expect(article.locator(".asked", has_text=question)).to_be_visible()
        expect(Margin(page).asked.filter(has_text=question)).to_be_visible()


def writes_and_sees_it_read(page: Page, *, script: bool) -> None:
    """The margin ticks what the draft answers and finds the promise; without script after saving the draft."""
    box = reply_box(page)
    box.fill(REPLY)
    if not script:
        page.get_by_role("button", name="Read my draft").click()
    for question in QUESTIONS:
        line = Margin(page).asked.filter(has_text=question)
        expect(line).to_contain_text("Answered in your draft")
    expect(
        page.get_by_text(re.compile("By .* tomorrow. Shall I keep it on your list")).first
    ).to_be_visible()


def sends(page: Page) -> None:
    send_button(page).first.click()
    expect(page.get_by_role("article").filter(has_text=ANSWER)).to_be_visible()


def takes_it_back(page: Page) -> None:
    """Within its ten seconds: the words are in the composer again, and in no message."""
    page.get_by_role("button", name="Undo").first.click()
    expect(reply_box(page)).to_have_value(REPLY)
    expect(page.get_by_role("article").filter(has_text=ANSWER)).to_have_count(0)


def reply_arrives(dana: Correspondence, number: int, subject: str) -> EmailMessage:
    """In the same thread, with the secret address to answer to."""
    reply = dana.receives(ANSWER, subject)
    assert reply["Subject"] == f"{subject} [{number}]"
    assert dana.sent[subject].strip("<>") in str(reply["In-Reply-To"])
    assert re.search(r"help\+[a-z2-7]{26}@desk\.example", str(reply["Reply-To"]))
    return reply


def count_of(dana: Correspondence, words: str, subject: str) -> int:
    """How many of our mails about a subject say this."""
    return sum(words in plain(mail) for mail in dana.about(subject))


def see_at_last(page: Page, target: Locator, *, script: bool) -> None:
    """With script it comes by itself; without, a person loads the page again."""
    if script:
        expect(target).to_be_visible()
        return

    def there() -> bool:
        page.reload()
        return target.count() > 0

    assert wait_for(there), "it is there after loading the page again"


def asks_if_solved(page: Page) -> None:
    page.get_by_role("link", name="Ask if solved").first.click()
    page.get_by_label(re.compile("What fixed it")).first.fill("Disk replaced")
    page.locator("textarea[name=words]").first.fill(
        "Hi Dana, a new disk is in and the drive is back."
    )
    page.get_by_role("button", name="Ask Dana").click()
    expect(page.get_by_text("Asked if solved").first).to_be_visible()


def person_says_yes(page: Page, dana: Correspondence, subject: str) -> None:
    """By the link of the mail: opening it changes nothing, the button does; then how it felt."""
    asks = dana.receives("a new disk is in", subject)
    page.goto(link_in(asks, "answer=yes"))
    expect(page.get_by_role("heading", name="Is it solved for you?")).to_be_visible()
    page.get_by_role("link", name="See where it is").click()
    expect(page.get_by_role("button", name="It is solved now")).to_be_visible()
    page.goto(link_in(asks, "answer=yes"))
    page.get_by_role("button", name="Yes, solved").click()
    expect(page.get_by_role("heading", name="Did you feel listened to?")).to_be_visible()
    page.get_by_role("button", name="Yes", exact=True).click()
    page.get_by_role("textbox").fill(KIND_WORD)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Only those you chose can read it")).to_be_visible()
    expect(page.get_by_text(re.compile("Closed on"))).to_be_visible()
