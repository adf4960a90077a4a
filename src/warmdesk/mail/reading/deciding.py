"""Where a letter goes: the rules by which it joins a ticket, opens one, or is kept apart.

A letter joins a ticket only if it carries a message-id or the secret reply
address of that ticket, its author takes part in it, and the trusted server
does not say that the author is forged. A number in a subject helps only
someone who takes part. Nobody becomes an agent without passed authentication.
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from warmdesk.mail.reading.authentication import has_failed, has_passed, is_about_another
from warmdesk.mail.reading.letter import Letter

MOST_AUTOMATIC = 5
"""So many automatic mails of one address, within the time the desk looks at, are a loop."""
MOST_COPIED = 5
"""A mail to more people than this is a mailing, not a wish to share a ticket."""
_TAG = re.compile(r"\[[^\[\]\s]{1,40}\]")


class BadContext(ValueError):
    """What a program says the desk knows cannot be read."""


@dataclass(frozen=True, slots=True)
class DeskKnowledge:
    """What the desk knows that bears on one letter. Addresses and reply addresses are lower case."""

    ticket_by_message_id: Mapping[str, int] = field(default_factory=dict)
    ticket_by_reply_address: Mapping[str, int] = field(default_factory=dict)
    ticket_by_tag: Mapping[str, int] = field(default_factory=dict)
    participants: Mapping[int, Set[str]] = field(default_factory=dict)
    agents: Set[str] = frozenset()
    own_addresses: Set[str] = frozenset()
    seen_message_ids: Set[str] = frozenset()
    trusted_authserv_id: str = ""
    recent_automatic: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def from_json(cls, context: object) -> "DeskKnowledge":
        """From the plain form, of which every part may be missing; raises BadContext for a part of a wrong kind."""
        if not isinstance(context, Mapping | None):
            raise BadContext("the context is not an object with named fields")
        try:
            return cls._from_plain(context or {})
        except (AttributeError, TypeError, ValueError):
            raise BadContext("a part of the context is of a wrong kind") from None

    @classmethod
    def _from_plain(cls, given: Mapping[str, Any]) -> "DeskKnowledge":
        # Any: it comes from outside; whatever does not fit is caught above.
        tickets = [ticket for ticket in given.get("tickets") or [] if "id" in ticket]
        return cls(
            ticket_by_message_id={i: t["id"] for t in tickets for i in t.get("message_ids") or []},
            ticket_by_reply_address={
                t["reply_token"].lower(): t["id"] for t in tickets if t.get("reply_token")
            },
            ticket_by_tag={
                t["subject_tag"].lower(): t["id"] for t in tickets if t.get("subject_tag")
            },
            participants={
                t["id"]: frozenset(
                    a.lower() for a in [t.get("requester") or "", *(t.get("cc") or [])] if a
                )
                for t in tickets
            },
            agents=frozenset(address.lower() for address in given.get("agents") or []),
            own_addresses=frozenset(
                address.lower() for address in given.get("desk_addresses") or []
            ),
            seen_message_ids=frozenset(given.get("seen_message_ids") or []),
            trusted_authserv_id=(given.get("trusted_authserv_id") or "").lower(),
            recent_automatic={
                address: int(times)
                for address, times in (given.get("recent_automatic") or {}).items()
            },
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a letter, and why, in words for an administrator."""

    action: str
    reason: str
    ticket: int | None = None
    ack: bool = False
    as_agent: bool = False
    add_participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """What in a letter may name a ticket, strongest first; for looking up only the rows that matter."""

    reply_addresses: tuple[str, ...]
    message_ids: tuple[str, ...]
    tags: tuple[str, ...]


def keys(letter: Letter) -> Keys:
    """The names of tickets that a letter carries."""
    handed = [address for _, address in (*letter.to, *letter.cc)]
    original = [letter.bounce.original_id] if letter.bounce and letter.bounce.original_id else []
    answered = [letter.in_reply_to] if letter.in_reply_to else []
    return Keys(
        reply_addresses=tuple(dict.fromkeys([*letter.delivered_to, *handed])),
        message_ids=tuple(dict.fromkeys([*answered, *reversed(letter.references), *original])),
        tags=tuple(dict.fromkeys(tag.lower() for tag in _TAG.findall(letter.subject))),
    )


def decide(letter: Letter, desk: DeskKnowledge) -> Decision:
    """Where this letter goes."""
    repeated = _repeated(letter, desk)
    if repeated:
        return repeated
    if letter.bounce is not None:
        return Decision(
            "bounce",
            "a mail system reports that a message did not arrive",
            _first(_proven(letter, desk)),
        )
    if desk.recent_automatic.get(letter.from_address, 0) >= MOST_AUTOMATIC and letter.auto:
        return Decision("drop", f"a loop: {letter.from_address} keeps sending automatic mail")
    decision = _by_author(letter, desk)
    if letter.auto:
        return _automatic(letter, desk, decision)
    return decision


def _repeated(letter: Letter, desk: DeskKnowledge) -> Decision | None:
    if letter.message_id and letter.message_id in desk.seen_message_ids:
        return Decision("duplicate", "a message with this id has been taken in before")
    if letter.message_id and letter.message_id in desk.ticket_by_message_id:
        return Decision("duplicate", "this message is on its ticket already")
    if _is_own(letter.from_address, desk):
        return Decision(
            "drop", "it claims to come from the desk's own address, so it is a loop or forged"
        )
    return None


def _is_own(address: str, desk: DeskKnowledge) -> bool:
    name, _, domain = address.partition("@")
    # help+anything@ comes back to help@, so it is ours as well.
    plain = f"{name.partition('+')[0]}@{domain}"
    return address in desk.ticket_by_reply_address or bool({address, plain} & desk.own_addresses)


def _by_author(letter: Letter, desk: DeskKnowledge) -> Decision:
    said = letter.authentication.get(desk.trusted_authserv_id, {})
    domain = letter.from_address.rpartition("@")[2]
    is_agent = letter.from_address in desk.agents
    named = list(_named(letter, desk))
    if has_failed(said) or is_about_another(said, domain):
        return _forged(letter, is_suspicious=bool(named) or is_agent)
    if is_agent and has_passed(said, domain):
        return _from_agent(letter, _first(named), desk)
    for ticket in named:
        if letter.from_address in desk.participants.get(ticket, frozenset()):
            return Decision("reply", f"its author takes part in ticket {ticket}", ticket)
    if is_agent:
        return Decision(
            "quarantine", "it has an agent's address, but nothing vouches that it is from them"
        )
    return _new(letter, desk, named)


def _named(letter: Letter, desk: DeskKnowledge) -> Iterator[int]:
    """Tickets that a letter names in any way, the strongest way first."""
    yield from _proven(letter, desk)
    yield from _known(desk.ticket_by_tag, keys(letter).tags)


def _proven(letter: Letter, desk: DeskKnowledge) -> Iterator[int]:
    """Tickets of which a letter carries something that only those who got mail about them can know."""
    found = keys(letter)
    yield from _known(desk.ticket_by_reply_address, found.reply_addresses)
    yield from _known(desk.ticket_by_message_id, found.message_ids)


def _known(tickets: Mapping[str, int], names: tuple[str, ...]) -> Iterator[int]:
    yield from (tickets[name] for name in names if name in tickets)


def _first(tickets: Iterator[int] | list[int]) -> int | None:
    return next(iter(tickets), None)


def _forged(letter: Letter, *, is_suspicious: bool) -> Decision:
    reason = f"the mail server says that it is not from {letter.from_address or 'its author'}"
    return Decision("quarantine" if is_suspicious else "new", reason)


def _from_agent(letter: Letter, ticket: int | None, desk: DeskKnowledge) -> Decision:
    if ticket is not None:
        return Decision("reply", f"an agent answers on ticket {ticket}", ticket, as_agent=True)
    return replace(
        _new(letter, desk, []), as_agent=True, ack=False, reason="an agent opens a ticket by mail"
    )


def _new(letter: Letter, desk: DeskKnowledge, named: list[int]) -> Decision:
    if named:
        # The author's own words open a ticket of their own; nothing older is shown to them.
        reason = f"it names ticket {named[0]}, but its author does not take part in it"
        return Decision("new", reason, ack=_may_ack(letter, desk))
    return Decision(
        "new",
        "it opens a ticket",
        ack=_may_ack(letter, desk),
        add_participants=_copied(letter, desk),
    )


def _may_ack(letter: Letter, desk: DeskKnowledge) -> bool:
    is_loop = desk.recent_automatic.get(letter.from_address, 0) >= MOST_AUTOMATIC
    return bool(letter.from_address) and not (letter.auto or letter.no_ack_reason or is_loop)


def _copied(letter: Letter, desk: DeskKnowledge) -> tuple[str, ...]:
    """Those whom the author wanted to know, if they are few and people."""
    if letter.auto or letter.no_ack_reason:
        return ()
    ours = (
        desk.own_addresses
        | desk.agents
        | desk.ticket_by_reply_address.keys()
        | {letter.from_address}
    )
    others = tuple(
        dict.fromkeys(address for _, address in letter.cc if address and address not in ours)
    )
    return others if len(others) <= MOST_COPIED else ()


def _automatic(letter: Letter, desk: DeskKnowledge, decision: Decision) -> Decision:
    """A program wrote it: agents see it where it belongs, and nothing is ever sent because of it."""
    reason = f"{decision.reason}; automatic, since {letter.auto_reason}"
    if decision.action == "reply":
        return Decision("note", reason, decision.ticket)
    if decision.action == "new" and (
        letter.parent is not None or _first(_named(letter, desk)) is not None
    ):
        return Decision(
            "quarantine", f"an automatic answer to nothing of ours; {letter.auto_reason}"
        )
    return replace(decision, reason=reason, ack=False, as_agent=False, add_participants=())
