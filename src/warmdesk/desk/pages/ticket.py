"""The conversation page: its head, thread, composer and margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from warmdesk.accounts.models import User
from warmdesk.coaching.queries.margin import MOST_SHOWN, Margin, read_draft
from warmdesk.core.desk import desk_calendar
from warmdesk.core.moments import clock_time, day_and_time, soon
from warmdesk.core.names import first_name
from warmdesk.core.wording import gettext as _
from warmdesk.desk.pages.decisions import Decisions
from warmdesk.desk.pages.presence import doing
from warmdesk.desk.pages.thread import Item, items_of, moment
from warmdesk.people.models import Person
from warmdesk.tickets.choices import Kind, State
from warmdesk.tickets.models import Attachment, Draft, Handoff, Ticket
from warmdesk.tickets.queries.counting import numbers_needing
from warmdesk.tickets.queries.thread import Thread, thread_of

# A deadline further off leaves time for everything.
PRESSED = timedelta(days=1)
NO_ANSWER = timedelta(minutes=30)
HURRY_RULES = frozenset(
    {"question-unanswered", "answer-buried", "no-time", "vague-time", "small-talk-hurry"}
)


@dataclass(frozen=True, slots=True)
class Chip:
    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where this conversation stands among those that need the agent."""

    count: int
    position: int | None
    before: int | None
    after: int | None

    @property
    def words(self) -> str:
        if self.position is None:
            return ""
        return _("{n} of {all} that need you").format(n=self.position, all=self.count)


@dataclass(frozen=True, slots=True)
class Composer:
    """What the agent is writing, as it is stored or as it was just sent in."""

    text: str
    mode: str
    version: int
    caret: int
    cc: Sequence[str]
    files: Sequence[Attachment]
    saved: str
    is_hurried: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    ticket: Ticket
    thread: Thread
    items: Sequence[Item]
    margin: Margin
    composer: Composer
    place: Place
    chips: Sequence[Chip]
    owner_words: str
    about: str
    offer: Handoff | None
    present: Sequence[str]
    unread: int | None
    other_drafts: Sequence[Draft]
    newest: int
    decisions: Decisions
    is_offer_old: bool

    @property
    def unsent(self) -> int | None:
        """The message that can still be taken back."""
        found = (each.said.message.pk for each in self.items if each.said and each.said.can_undo)
        return max(found, default=None)

    @property
    def readers(self) -> str:
        """Who a reply goes to, in the words of the send button."""
        chosen = [each.first_name for each in self.thread.copies if each.email in self.composer.cc]
        names = [self.ticket.person.first_name, *chosen]
        if len(names) == 1:
            return names[0]
        return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form sent in, when the page is shown again instead of acting."""

    text: str
    mode: str
    version: int
    cc: Sequence[str]
    is_hurried: bool = False
    asked_for: bool = False
    decisions: Decisions = field(default_factory=Decisions)


def conversation_of(
    agent: User,
    ticket: Ticket,
    now: datetime,
    *,
    typed: Typed | None = None,
    before: int | None = None,
) -> Conversation:
    """Everything the page shows, in seven queries besides the ticket (eight with files)."""
    thread = thread_of(ticket, before=before)
    draft = next((each for each in thread.drafts if each.agent_id == agent.pk), None)
    composer = _composer(draft, thread, typed, now)
    decisions = typed.decisions if typed else Decisions()
    margin = margin_of(ticket, thread, agent, composer, draft, now, typed)
    others = [each for each in thread.drafts if each.agent_id != agent.pk and each.text]
    return Conversation(
        ticket=ticket,
        thread=thread,
        items=items_of(ticket, thread, margin.asked, agent, now),
        margin=margin,
        composer=composer,
        place=place_of(ticket, agent, now),
        chips=_chips(ticket, agent, now),
        owner_words=_owner_words(ticket, agent, now),
        about=_about(ticket.person, now),
        offer=getattr(ticket, "offer", None),
        present=_present(thread, agent, now),
        unread=_first_unread(thread, draft, agent),
        other_drafts=others,
        newest=thread.messages[-1].pk if thread.messages else 0,
        decisions=decisions,
        is_offer_old=_is_old(getattr(ticket, "offer", None), now),
    )


def _present(thread: Thread, agent: User, now: datetime) -> list[str]:
    """Which colleagues are here at this moment, in words."""
    words = (
        doing(
            each.agent.name,
            has_text=bool(each.text),
            changed_at=each.changed_at,
            looked_at=each.looked_at,
            at=now,
        )
        for each in thread.drafts
        if each.agent_id != agent.pk
    )
    return list(filter(None, words))


def _first_unread(thread: Thread, draft: Draft | None, agent: User) -> int | None:
    """The first message that came after the agent last had the ticket open."""
    if draft is None or not draft.seen:
        return None
    new = (each for each in thread.messages if each.pk > draft.seen and each.agent_id != agent.pk)
    return next((each.pk for each in new if each.kind != Kind.AUTOMATIC), None)


def _is_old(offer: Handoff | None, now: datetime) -> bool:
    """Nobody has answered for half an hour of working time."""
    return offer is not None and desk_calendar().between(offer.offered_at, now) >= NO_ANSWER


def with_later_time(page: Conversation, now: datetime) -> Conversation:
    """The empty frame of an honest line: the promise will not be kept in time. Its gaps are the agent's to fill."""
    said = _near(page.ticket.next_due_at or now, now)
    frame = _(
        "Hi {name}, I said {time} and I won’t have it by then, because [reason]. You’ll hear from me by [time]."
        " If that is too late for you, tell me and [what we can do]."
    )
    if page.ticket.is_policy_due:
        frame = _(
            "Hi {name}, you were to hear from us by {time}. I don’t have the answer yet, because [reason]."
            " You’ll hear from me by [time]. If that is too late for you, tell me and [what we can do]."
        )
    text = frame.format(name=page.ticket.person.first_name, time=said)
    return replace(page, composer=replace(page.composer, text=text))


def with_case(page: Conversation, number: str) -> Conversation:
    """What fixed a case alike, in neutral words with gaps, below whatever is written already."""
    case = next((each for each in page.ticket.similar if str(each["number"]) == number), None)
    if case is None:
        return page
    frame = _(
        "Hi {name}, we had something like this before: {title}. What fixed it then: {fix}."
        "\n\n[Whether it is the same here.] [What happens next, and by when.]"
    ).format(name=page.ticket.person.first_name, title=case["title"], fix=case["fix"])
    text = "\n\n".join(filter(None, (page.composer.text, frame)))
    return replace(page, composer=replace(page.composer, text=text))


def margin_of(
    ticket: Ticket,
    thread: Thread,
    agent: User,
    composer: Composer,
    draft: Draft | None,
    now: datetime,
    typed: Typed | None = None,
) -> Margin:
    """The coach's reading of the draft; shown to its author alone."""
    margin = read_draft(
        ticket,
        thread,
        agent,
        text=composer.text,
        kind=Kind.NOTE if composer.mode == "note" else Kind.REPLY,
        at=now,
        set_aside=draft.set_aside if draft else (),
        asked_for=typed.asked_for if typed else False,
    )
    if composer.mode == "note":
        return margin
    if composer.is_hurried or margin.is_hurried or _is_pressed(ticket, now):
        return _only_what_matters(margin, is_chosen=composer.is_hurried)
    return margin


def _is_pressed(ticket: Ticket, now: datetime) -> bool:
    """Their card says so, or they need it within a day."""
    deadline = ticket.deadline_at
    is_near = deadline is not None and now <= deadline <= now + PRESSED
    return is_near or "hurry" in ticket.person.prefers


def _only_what_matters(margin: Margin, *, is_chosen: bool) -> Margin:
    """The hurry view; it says so where it hides something, or where the agent chose it."""
    found = [*margin.shown, *margin.smaller]
    shown = [each for each in found if each.rule in HURRY_RULES]
    is_told = is_chosen or len(shown) < len(found)
    return replace(margin, shown=shown[:MOST_SHOWN], smaller=(), is_hurried=is_told)


def _composer(draft: Draft | None, thread: Thread, typed: Typed | None, now: datetime) -> Composer:
    copies = [each.email for each in thread.copies]
    files = thread.files.of_draft.get(draft.pk, []) if draft else []
    if typed:
        is_stored = draft is not None and draft.text == typed.text
        version = draft.version if draft and is_stored else typed.version
        return Composer(
            typed.text, typed.mode, version, len(typed.text), typed.cc, files, "", typed.is_hurried
        )
    if draft is None:
        return Composer("", "reply", 0, 0, copies, [], "")
    cc = [each for each in draft.cc if each in copies] if draft.cc is not None else copies
    saved = _("Draft saved") if draft.text else ""
    mode = "note" if draft.kind == Kind.NOTE else "reply"
    return Composer(draft.text, mode, draft.version, draft.caret, cc, files, saved)


def place_of(ticket: Ticket, agent: User, at: datetime) -> Place:
    """One query that counts what needs the agent and finds the neighbours."""
    numbers = numbers_needing(agent, at)
    if ticket.pk not in numbers:
        return Place(len(numbers), None, None, numbers[0] if numbers else None)
    here = numbers.index(ticket.pk)
    following = numbers[here + 1] if here + 1 < len(numbers) else None
    return Place(len(numbers), here + 1, numbers[here - 1] if here else None, following)


def _owner_words(ticket: Ticket, agent: User, now: datetime) -> str:
    since = moment(ticket.owned_since, now)
    if ticket.owner_id == agent.pk:
        words = _("You hold this since {time}") if ticket.is_held else _("Yours since {time}")
        return words.format(time=since)
    words = _("{name} holds this since {time}") if ticket.is_held else _("{name}’s since {time}")
    return words.format(name=ticket.owner.first_name, time=since)


def _chips(ticket: Ticket, agent: User, now: datetime) -> list[Chip]:
    """What was said and by when it is needed; each says which."""
    zone = timezone.get_current_timezone_name()
    chips = []
    if ticket.next_due_at:
        time, late = _near(ticket.next_due_at, now), ticket.next_due_at < now
        if ticket.is_policy_due and late:
            words = _("Should have heard by {time}").format(time=time)
        elif ticket.is_policy_due:
            words = _("Hears by {time}").format(time=time)
        elif ticket.owner_id == agent.pk:
            words = _("You said by {time}").format(time=time)
        else:
            words = _("{name} said by {time}").format(name=ticket.owner.first_name, time=time)
        near = ticket.next_due_at - now < timedelta(hours=1)
        how = soon(ticket.next_due_at, now, zone) if near else ""
        chips.append(
            Chip(f"{words}, {how}" if how else words, "ember" if late else "honey", "clock")
        )
    if ticket.deadline_at and ticket.state != State.CLOSED:
        words = _("Needed by {time}").format(time=_near(ticket.deadline_at, now))
        chips.append(Chip(words, "ember", "bolt"))
    elif ticket.deadline_text:
        chips.append(
            Chip(_("Needed: “{words}”").format(words=ticket.deadline_text), "ember", "bolt")
        )
    if ticket.state == State.SET_ASIDE:
        until = day_and_time(ticket.state_until, now, zone)
        chips.append(Chip(_("Set aside until {time}").format(time=until), "plain", "later"))
    elif ticket.state == State.ASKED:
        chips.append(Chip(_("Asked if solved"), "plain", "question"))
    elif ticket.state == State.CLOSED:
        chips.append(Chip(_("Closed"), "plain", "solved"))
    elif ticket.state == State.WAITING:
        words = _("Waits for {name}").format(name=ticket.person.first_name)
        chips.append(Chip(words, "plain", "wait"))
    return chips


def _near(at: datetime, now: datetime) -> str:
    zone = timezone.get_current_timezone_name()
    if timezone.localdate(at) != timezone.localdate(now):
        return day_and_time(at, now, zone)
    time = clock_time(at, zone)
    return _("noon") if time == "12:00" else time


def _about(person: Person, now: datetime) -> str:
    """Work and place, with the person's own time if they told where they are."""
    zone = person.timezone or timezone.get_current_timezone_name()
    local = clock_time(now, str(ZoneInfo(zone))) if person.timezone or person.place else ""
    where = ", ".join(filter(None, (person.place, local)))
    return ". ".join(filter(None, (person.work, where)))


def prefers_words(person: Person) -> list[str]:
    """How the person likes to be helped, as plain sentences."""
    name = first_name(person.name)
    sentences = {
        "brief": _("Keep it short."),
        "phone": _("Ring first."),
        "mail": _("E-mail first."),
        "hurry": _("Often in a hurry."),
        "private": _("{name} keeps private things private.").format(name=name),
        "chat": _("{name} enjoys a chat.").format(name=name),
        "talk": _("{name} enjoys a chat.").format(name=name),
        "steps": _("Step by step, please."),
    }
    return list(dict.fromkeys(sentences[each] for each in person.prefers if each in sentences))
