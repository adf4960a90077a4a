"""What lies behind the sample desk: solved conversations, twelve weeks of promises, and a kind word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from warmdesk.demo.telling import Story, next_number
from warmdesk.promises.choices import Fate
from warmdesk.promises.models import Promise
from warmdesk.tickets.actions.solving import add_kind_word, say_heard
from warmdesk.tickets.choices import Audience, Heard
from warmdesk.tickets.models import Ticket


@dataclass(frozen=True)
class Solved:
    """A conversation of some weeks ago that ended well."""

    number: int
    weeks: int
    who: str
    subject: str
    text: str
    owner: str
    fix: str
    minutes: int
    heard: Heard | None = None


SOLVED: Final[Sequence[Solved]] = (
    Solved(1207, 36, "jo", "Payroll drive offline",
        "The payroll drive is not opening for anybody since this morning, and the bank run is due.",
        "tomasz", "Disk replaced", 230, Heard.YES),
    Solved(1290, 20, "mei", "Floor 2 colour printer prints pink",
        "Everything from the colour printer on floor 2 comes out pink.",
        "kofi", "Magenta drum taken out, cleaned and put back", 55, Heard.YES),
    Solved(1344, 12, "dana", "Bank run by hand while the payroll drive was down",
        "The payroll drive is not opening and the bank run is due this afternoon.",
        "ines", "File put on the laptop and sent on the bank’s own page", 95, Heard.YES),
    Solved(1351, 11, "lucy", "Colour printer on floor 2: pink again",
        "The colour printer on floor 2 prints pink again, on all trays.",
        "kofi", "Magenta drum at its end, replaced", 140, Heard.MOSTLY),
    Solved(1360, 10, "ben", "Drawing program very slow",
        "The drawing program takes a minute to open a sheet since the update.",
        "ines", "Old plot driver removed", 80, Heard.YES),
    Solved(1371, 9, "amir", "Orders bounce back",
        "Two orders I mailed to our supplier came back as undeliverable.",
        "ines", "Supplier’s new address put in the address book", 45),
    Solved(1380, 8, "elin", "New starter without a mail address",
        "Our new starter in York has no mail address yet.",
        "ines", "Account was waiting for a signature; signed and made", 190, Heard.YES),
    Solved(1388, 7, "paulo", "Scanner in stores shows a wrong date",
        "The hand scanner in stores stamps everything with last year’s date.",
        "ines", "Time server set on the scanner", 60, Heard.YES),
    Solved(1397, 6, "grace", "Visitors’ Wi-Fi slip does not print",
        "The slip with the Wi-Fi code for visitors does not print at reception.",
        "ines", "Slip printer had lost its address, set to a fixed one", 70),
    Solved(1405, 5, "hal", "Two screens, only one picture",
        "I have two screens at the workshop desk and only one shows a picture.",
        "ines", "Dock cable replaced", 120, Heard.YES),
    Solved(1413, 4, "lucy", "Headset too quiet for callers",
        "Callers tell me that I am hard to hear since Monday.",
        "ines", "Microphone level was reset by the update, set again", 35, Heard.YES),
    Solved(1418, 3, "mei", "Printer on floor 2, pink stripes",
        "The colour printer on floor 2 prints pink stripes on my proofs.",
        "kofi", "Magenta drum replaced and the spare put on the order list", 65, Heard.YES),
    Solved(1426, 3, "jo", "Time sheet total is wrong",
        "The total on my time sheet leaves out the last day of the month.",
        "ines", "Range in the sheet now covers 31 days", 50),
    Solved(1437, 2, "priya", "Board papers open in the wrong program",
        "Since yesterday the board papers open in a browser and cannot be signed.",
        "ines", "File type given back to the signing program", 40, Heard.YES),
)  # fmt: skip

# Kept and slipped promises of Ines, a pair for each of twelve weeks, oldest first.
TALLY: Final = (
    (5, 1), (7, 0), (5, 0), (7, 1), (6, 0), (6, 1),
    (9, 0), (6, 0), (7, 0), (8, 0), (6, 1), (8, 0),
)  # fmt: skip


def solved_before(story: Story) -> None:
    """Tell every solved conversation from its question to its yes."""
    for each in SOLVED:
        next_number(each.number)
        opened = story.day.weeks_back(each.weeks) + timedelta(
            days=1, hours=9, minutes=each.number % 60
        )
        _solve(story, each, opened)


def _solve(story: Story, each: Solved, opened: datetime) -> Ticket:
    ticket = story.asks(each.who, each.subject, each.text, at=opened)
    story.takes(each.owner, ticket)
    name = story.cast.people[each.who].first_name
    owner = story.cast.agents[each.owner].first_name
    closed = opened + timedelta(minutes=each.minutes)
    story.asks_if_solved(
        each.owner,
        ticket,
        f"Hi {name},\n\nThis is what it was: {each.fix[0].lower()}{each.fix[1:]}. Is it solved for you?\n\n{owner}",
        each.fix,
        at=closed - timedelta(minutes=15),
    )
    ticket = story.says_solved(ticket, at=closed)
    if each.heard:
        say_heard(ticket=ticket, heard=each.heard, at=closed + timedelta(minutes=1))
    return ticket


def kind_word(story: Story) -> None:
    """Ruth said something yesterday that Ines may read."""
    yesterday = story.day.now - timedelta(days=1)
    next_number(1449)
    ticket = _solve(
        story,
        Solved(
            1449, 0, "ruth", "Sharing my calendar with the office",
            "How can I share my calendar so that the office sees when I am on the road?",
            "ines", "Calendar shared, and shown how to do it for one day only", 65, Heard.YES,
        ),
        yesterday - timedelta(minutes=90),
    )  # fmt: skip
    add_kind_word(
        ticket=ticket,
        words="You explained it without making me feel silly. I’ll remember how to do it now.",
        audience=Audience.OWNER,
        at=yesterday,
    )


def twelve_weeks_of_promises(story: Story) -> None:
    """The promises of Ines that are long settled."""
    ines = story.cast.agents["ines"]
    tickets = list(Ticket.objects.filter(owner=ines, closed_at__isnull=False).order_by("pk"))
    promises = []
    for n, (kept, slipped) in enumerate(TALLY):
        start = story.day.weeks_back(len(TALLY) - 1 - n)
        length = min(start + timedelta(days=5), story.day.now) - start
        for k in range(kept + slipped):
            settled = start + length * (k + 1) / (kept + slipped + 1)
            is_kept = k < kept
            promises.append(
                Promise(
                    ticket=tickets[n % len(tickets)],
                    agent=ines,
                    words="I’ll write again today",
                    made_at=settled - timedelta(hours=3),
                    due_at=settled + timedelta(minutes=25 if is_kept else -20),
                    fate=Fate.KEPT if is_kept else Fate.LATE,
                    settled_at=settled,
                )
            )
    Promise.objects.bulk_create(promises)
