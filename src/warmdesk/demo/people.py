"""Who is at the sample desk, and who asks it for help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from warmdesk.accounts.models import Role, User
from warmdesk.core.models import Desk
from warmdesk.demo.day import Day
from warmdesk.people.models import Person
from warmdesk.tickets.models import Holder, Mailbox

DESK_NAME: Final = "Northgate IT help"
HOST: Final = "northgate.example"

AGENTS: Final = {
    "ines": ("Ines Moreau", Role.AGENT),
    "kofi": ("Kofi Asare", Role.AGENT),
    "marta": ("Marta Keller", Role.LEAD),
    "tomasz": ("Tomasz Zieliński", Role.AGENT),
    "noor": ("Noor Aziz", Role.ADMIN),
}

PEOPLE: Final[dict[str, dict[str, Any]]] = {
    "dana": {
        "name": "Dana Okafor",
        "work": "Payroll lead, Finance",
        "place": "Leeds",
        "own_words": "Short answers, please. Ring me only if it can’t wait.",
        "prefers": ["brief"],
    },
    "jo": {"name": "Jo Lind", "work": "Payroll, Finance", "place": "Leeds"},
    "hal": {"name": "Hal Jensen", "work": "Workshop manager", "place": "York"},
    "ruth": {
        "name": "Ruth Abebe",
        "work": "Surveyor",
        "place": "on the road",
        "own_words": "I am on trains a lot. A mail reaches me better than a call.",
    },
    "priya": {"name": "Priya Nair", "work": "Board office", "place": "Leeds"},
    "sam": {
        "name": "Sam Whitlock",
        "work": "Sales",
        "place": "Leeds",
        "own_words": "Ring me, I am rarely at a screen.",
        "prefers": ["phone", "brief"],
    },
    "mei": {"name": "Mei Tan", "work": "Design", "place": "Leeds, floor 2", "is_technical": True},
    "oskar": {
        "name": "Oskar Lund",
        "work": "Archive",
        "place": "Leeds, basement",
        "own_words": "I like a word before the work. Ask me about my allotment.",
        "prefers": ["chat"],
        "welcomes": ["his allotment"],
    },
    "nadia": {
        "name": "Nadia Rahman",
        "work": "Legal",
        "place": "Leeds",
        "own_words": "Please keep to the matter. I would rather not talk about myself.",
        "prefers": ["private"],
    },
    "theo": {"name": "Theo Marsh", "work": "Data team", "place": "Leeds", "is_technical": True},
    "grace": {"name": "Grace Obi", "work": "Reception", "place": "Leeds"},
    "ben": {"name": "Ben Carter", "work": "Drawing office", "place": "York"},
    "lucy": {"name": "Lucy Hart", "work": "Customer care", "place": "Leeds"},
    "amir": {"name": "Amir Haddad", "work": "Purchasing", "place": "Leeds"},
    "elin": {"name": "Elin Berg", "work": "Personnel", "place": "York"},
    "paulo": {"name": "Paulo Reis", "work": "Stores", "place": "York"},
}


@dataclass(frozen=True)
class Cast:
    """Everybody by their short name, and the two ways in."""

    agents: Mapping[str, User]
    people: Mapping[str, Person]
    help: Mailbox
    networks: Mailbox


def set_up_desk(zone: str, hours: dict[str, list[list[str]]]) -> Desk:
    """The desk, with hours in which this moment is a working one."""
    desk, _ = Desk.objects.update_or_create(
        pk=1,
        defaults={
            "name": DESK_NAME,
            "timezone": zone,
            "hours": hours,
            "urgent_phone": "4411",
            "first_answer_minutes": 120,
            "is_sample": True,
        },
    )
    return desk


def gather(day: Day) -> Cast:
    """Make everybody, and both mailboxes with their rotas: Kofi is on duty."""
    agents = {key: _agent(name, role) for key, (name, role) in AGENTS.items()}
    written = day.back(12, 10, 30)
    people = {key: _person(key, card, written) for key, card in PEOPLE.items()}
    help_box = Mailbox.objects.create(
        address=f"help@{HOST}", name="Service desk", signature=DESK_NAME, is_default=True
    )
    networks = Mailbox.objects.create(address=f"networks@{HOST}", name="Networks")
    _set_rota(help_box, [agents["kofi"], agents["ines"], agents["marta"]])
    _set_rota(networks, [agents["tomasz"], agents["kofi"]])
    return Cast(agents, people, help_box, networks)


def _agent(name: str, role: str) -> User:
    first = name.split()[0].lower()
    # No password: nobody can sign in by one; the sample is entered by its switch alone.
    return User.objects.create_user(f"{first}@{HOST}", None, name=name, role=role)


def _person(key: str, card: dict[str, Any], written: Any) -> Person:
    return Person.objects.create(
        email=f"{key}@people.{HOST}",
        own_words_at=written if card.get("own_words") else None,
        **card,
    )


def _set_rota(mailbox: Mailbox, agents: list[User]) -> None:
    Holder.objects.bulk_create(
        [Holder(mailbox=mailbox, agent=agent, position=n) for n, agent in enumerate(agents)]
    )
