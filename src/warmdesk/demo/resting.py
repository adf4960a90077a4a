"""Conversations that wait for somebody else, are set aside, or were asked whether they are solved."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from warmdesk.demo.telling import Story
from warmdesk.tickets.actions.solving import set_aside

WAITING: Final = (
    ("hal", "Spare key for the server room", "Who can lend me the spare key for the server room?",
     "The spare key is at the gate under your name. Could you tell me when you have brought it back?"),
    ("jo", "Old payslips as one file", "Could you put last year’s payslips in one file?",
     "The file is in your folder. Could you look whether all twelve months are in it?"),
    ("grace", "Phone at reception crackles", "The phone at reception crackles. What can be done?",
     "I have changed the cable. Could you listen for a day and write to me if it is still there?"),
    ("paulo", "Labels come out crooked", "The labels come out crooked. Is the printer broken?",
     "The guide rail was loose and is fixed. Could you print ten and tell me how they look?"),
    ("lucy", "Call list in two windows", "Can I have the call list open in two windows?",
     "You can, with the button at the top right. Could you tell me whether that does it?"),
    ("amir", "Signature on orders", "How do I put my signature on orders?",
     "The signing program is on your laptop now. Could you try it with a small order?"),
)  # fmt: skip

ASIDE: Final = (
    ("ben", "Plotter paper for the new year", "Will the plotter take the wide paper next year?", 4),
    ("elin", "Desk move in York", "Could you move four desks’ cables when we move in York?", 8),
)

ASKED: Final = (
    ("theo", "Database driver out of date", "The driver is older than the server. Can you update it?",
     "Driver updated on both machines"),
    ("sam", "Calendar shows two time zones", "Why does my calendar show two time zones?",
     "Second time zone switched off"),
    ("priya", "Room display frozen", "The display at room 2 is frozen. Can it be started again?",
     "Display restarted and its update set to the night"),
)  # fmt: skip


def waiting(story: Story) -> None:
    """Answered; the next word is theirs."""
    for n, (who, subject, text, answer) in enumerate(WAITING):
        at = story.day.back(5, 9 + n, 10)
        ticket = story.asks(who, subject, text, at=at)
        story.takes("ines", ticket)
        name = story.cast.people[who].first_name
        story.answers(
            "ines", ticket, f"Hi {name},\n\n{answer}\n\nInes", at=at + timedelta(minutes=50)
        )


def asked_if_solved(story: Story) -> None:
    """Done as far as we know; they have not said yet."""
    for n, (who, subject, text, fix) in enumerate(ASKED):
        at = story.day.back(3, 8, 5 + 10 * n)
        ticket = story.asks(who, subject, text, at=at)
        story.takes("ines", ticket)
        name = story.cast.people[who].first_name
        words = f"Hi {name},\n\n{fix}. Is it solved for you?\n\nInes"
        story.asks_if_solved("ines", ticket, words, fix, at=at + timedelta(minutes=70))


def put_aside(story: Story) -> None:
    """Nothing can be done before a later day."""
    for n, (who, subject, text, days) in enumerate(ASIDE):
        at = story.day.back(3, 8, 35 + 10 * n)
        ticket = story.asks(who, subject, text, at=at)
        story.takes("ines", ticket)
        name = story.cast.people[who].first_name
        story.answers(
            "ines",
            ticket,
            f"Hi {name},\n\nYes. I have written it down for that week and come back to you then.\n\nInes",
            at=at + timedelta(minutes=45),
        )
        ticket.refresh_from_db()
        set_aside(
            ticket=ticket,
            agent=story.cast.agents["ines"],
            until=story.day.calendar.start_of_day(story.day.later_day(days)),
            at=at + timedelta(minutes=46),
        )
