"""The open conversations of the sample: each case that the welcome page speaks of, and a few more."""

from __future__ import annotations

from datetime import timedelta

from warmdesk.demo.telling import Story
from warmdesk.promises.actions.replies import NewPromise
from warmdesk.tickets.actions.drafts import save_draft
from warmdesk.tickets.actions.handoffs import offer_handoff
from warmdesk.tickets.actions.messages import add_note
from warmdesk.tickets.choices import Channel, Kind

DANAS_NUMBER = 1482


def laptop_for_a_new_starter(story: Story) -> None:
    """A promise due this afternoon."""
    day = story.day
    ticket = story.asks(
        "hal",
        "Laptop for a new starter",
        "Hello. Aisha Khan is joining us in the workshop and will need a laptop that can run the cutting"
        " software.\n\nCould you tell me when it will be here?\n\nHal",
        at=day.ago(190),
    )
    story.takes("ines", ticket)
    due = day.ahead(220, step=30)
    words = f"I’ll confirm the delivery date by {day.say(due, day.ago(172))}"
    story.answers(
        "ines",
        ticket,
        "Hi Hal,\n\nThe model that runs the cutting software is on order for Aisha. Our supplier gives me the"
        f" date later today. {words}.\n\nInes",
        at=day.ago(172),
        promise=NewPromise(words, due),
    )


def projector_in_room_4(story: Story) -> None:
    """A question still open, with a day by which it is needed."""
    day = story.day
    ticket = story.asks(
        "priya",
        "Projector in room 4",
        "Good afternoon. The projector in room 4 shows everything in green and hums.\n\nWill it be fixed"
        f" before {day.weekday(2)}’s board meeting?\n\nThank you, Priya",
        at=day.back(2, 16, 10),
    )
    story.takes("ines", ticket)


def vpn_on_the_train(story: Story) -> None:
    """A hand-off that waits for a yes."""
    day = story.day
    ticket = story.asks(
        "ruth",
        "VPN drops on the train",
        "Hi, my VPN drops whenever I am on the train, about every ten minutes. At home it holds.\n\nWhat can I"
        " do so that I can send my reports from the train?\n\nRuth",
        at=day.back(2, 9, 30),
        mailbox=story.cast.networks,
    )
    tomasz = story.takes("tomasz", ticket).owner
    story.answers(
        "tomasz",
        ticket,
        "Hi Ruth,\n\nTwo things fix this for most people: turn off the battery saver for Wi-Fi, and choose"
        " the connection called Northgate travel. Both are in the article I have linked. Could you try them on"
        " your next trip and tell me how it went?\n\nTomasz",
        at=day.back(2, 10, 5),
    )
    story.adds(
        "ruth",
        ticket,
        "Thank you, I tried both on the way home. It still drops, always just after a station. I travel again"
        f" on {day.weekday(2)}. Is there anything else that could help before then?\n\nRuth",
        at=day.back(1, 18, 40),
    )
    ticket.refresh_from_db()
    offer_handoff(
        ticket=ticket,
        giver=tomasz,
        receiver=story.cast.agents["ines"],
        words="Ruth has tried both fixes in the article, so please don’t send her those again. She travels on"
        f" {day.weekday(2)}.",
        introduction="Hi Ruth, Ines knows our VPN better than I do and has agreed to take this on. She can see"
        " everything above, so you won’t need to explain again. Tomasz",
        at=day.ago(35),
    )


def folder_for_one(story: Story) -> None:
    """A person who would rather not talk about themselves."""
    day = story.day
    ticket = story.asks(
        "nadia",
        "A folder that only I can open",
        "I need a folder on the shared drive that only I can open. Who in IT would still be able to see what is"
        " in it?\n\nN. Rahman",
        at=day.back(1, 11, 15),
    )
    story.takes("ines", ticket)
    due = day.calendar.at(day.later_day(2), 12, 0)
    words = f"I’ll write by noon on {day.weekday(2)}"
    story.answers(
        "ines",
        ticket,
        "Hello Nadia,\n\nThe folder is there and only your account opens it. Two people who look after the"
        " backups could open a copy; I am asking them how that is logged."
        f" {words}.\n\nInes",
        at=day.back(1, 11, 50),
        promise=NewPromise(words, due),
    )


def payroll_drive(story: Story) -> None:
    """The unanswered "when": a promise due in ten minutes, and a draft that leaves out one of three questions."""
    day, ines = story.day, story.cast.agents["ines"]
    needed, asked = day.ahead(190, step=30), day.ago(166)
    ticket = story.asks(
        "dana",
        f"Payroll drive not opening, bank run due at {day.say(needed, asked)}",
        f"{day.greeting(asked)}. The payroll drive will not open for me or for Jo. When will it be back? I had changed"
        " about forty lines before it went. Have I lost those?\n\nThe run has to reach the bank by"
        f" {day.say_with_day(needed, asked)} or people are paid late. Is there another way to send it if the"
        " drive stays down?\n\nDana",
        at=asked,
        copies=("jo",),
    )
    story.takes("ines", ticket, at=day.ago(158))
    due = day.near()
    words = f"I’ll write by {day.say(due, day.ago(157))}, even if it is not fixed"
    story.answers(
        "ines",
        ticket,
        f"Hi Dana,\n\nI have your message and am on it. {words}.\n\nInes",
        at=day.ago(157),
        promise=NewPromise(f"{words}.", due),
    )
    copy = day.calendar.local(day.ahead(-50, step=60))
    add_note(
        ticket=ticket,
        agent=story.cast.agents["tomasz"],
        text=f"A disk failed. I have replaced it and the rebuild should finish around"
        f" {day.say(day.ahead(70, step=30))}. Dana’s folder is complete in the {copy.hour}:00 copy, I opened it"
        " to be sure.",
        at=day.ago(19),
    )
    save_draft(
        ticket=ticket,
        agent=ines,
        text="Hi Dana,\n\nThank you for telling me about the bank’s deadline. Your forty lines are safe: Tomasz"
        f" found them in the {copy.hour}:00 copy and checked. If the drive is not back by"
        f" {day.say(day.ahead(130, step=60))}, I will put the file on your laptop and stay with you while you send"
        f" it.\n\nI’ll write again by {day.say(day.ahead(85))}, whatever has happened by then.\n\nInes",
        kind=Kind.REPLY,
        version=0,
        at=day.ago(1),
    )


def bare_no(story: Story) -> None:
    """A draft that says no and stops there."""
    day = story.day
    ticket = story.asks(
        "theo",
        "Admin rights on my laptop",
        "Hi, could I have admin rights on my laptop, please? I have to update two drivers for the new scanner,"
        " and each time I wait for somebody to type a password.\n\nTheo",
        at=day.ago(100),
    )
    ines = story.takes("ines", ticket, at=day.ago(95)).owner
    save_draft(ticket=ticket, agent=ines, text="No.", kind=Kind.REPLY, version=0, at=day.ago(4))


def old_tickets(story: Story) -> None:
    """A person who likes a word before the work."""
    at = story.day.ago(90)
    story.asks(
        "oskar",
        "Old tickets I can’t find any more",
        f"{story.day.greeting(at)} all! I hope you had a fine weekend. Mine went to the allotment, the"
        " leeks are standing like soldiers and the last pumpkin weighed nine kilos, so there will be soup for the"
        " whole basement.\n\nNow to what I wanted to ask. I used to have a list of all my old tickets, from the"
        " days when we moved the archive, and I can’t find it any more. Could you tell me where it has gone? There"
        " is no hurry at all, it is only that I like to look things up before I bother anybody.\n\n"
        "Warm greetings from below ground,\nOskar",
        at=at,
    )


def colour_printer(story: Story) -> None:
    """The same printer question once more."""
    story.asks(
        "mei",
        "Colour printer on floor 2 prints pink",
        "The colour printer on floor 2 prints everything with a pink tint again. Could somebody have a look? I"
        " have proofs to show this week.\n\nMei",
        at=story.day.ago(45),
        channel=Channel.PORTAL,
    )


def changed_phone(story: Story) -> None:
    """A person in a hurry."""
    day = story.day
    story.asks(
        "sam",
        "Can’t sign in after changing my phone",
        "New phone, and now the sign-in wants a code from the old one, which is wiped. I present to a customer at"
        f" {day.say(day.ahead(75))} and need my mail before that. Can you ring me on 0113 496 0142?\n\nSam",
        at=day.ago(8),
    )


def with_kofi(story: Story) -> None:
    """Something of Kofi's own, so that his home is not only what he holds."""
    day = story.day
    ticket = story.asks(
        "grace",
        "Badge reader at the front door",
        "The reader at the front door beeps but does not open for visitors’ badges. Until when should I let"
        " people in by hand?\n\nGrace",
        at=day.ago(200),
    )
    story.takes("kofi", ticket, at=day.ago(195))
    due = day.ahead(100)
    words = f"You will hear from me by {day.say(due, day.ago(180))}"
    story.answers(
        "kofi",
        ticket,
        f"Hi Grace,\n\nThe maker is looking at it with me. Please let people in by hand for now. {words}.\n\nKofi",
        at=day.ago(180),
        promise=NewPromise(words, due),
    )


def the_week(story: Story) -> None:
    """What is due on a later day, so that the inbox holds more than home."""
    day = story.day
    later = [
        ("ben", "Licence for the drawing program", "When can I have a licence for the drawing program?"),
        ("lucy", "Second headset for the late shift", "Could we have a second headset for the late shift?"),
        ("amir", "Supplier list opens read-only", "The supplier list opens read-only for me. Is that meant?"),
        ("elin", "Mail group for the York office", "Could you make a mail group for everybody in York?"),
    ]  # fmt: skip
    for n, (who, subject, text) in enumerate(later):
        ticket = story.asks(who, subject, text, at=day.back(3, 9 + n, 20))
        story.takes("ines", ticket)
        due = day.calendar.at(day.later_day(2 + n), 15, 0)
        words = f"I’ll write by 3 pm on {day.weekday(2 + n)}"
        name = story.cast.people[who].first_name
        story.answers(
            "ines",
            ticket,
            f"Hi {name},\n\nI have asked for it. {words}.\n\nInes",
            at=day.back(3, 9 + n, 20) + timedelta(minutes=40),
            promise=NewPromise(words, due),
        )
