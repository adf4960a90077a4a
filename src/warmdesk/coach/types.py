"""What the coach is asked and what it answers: frozen values, parsed once at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple, cast
from zoneinfo import ZoneInfo

About = Literal["time", "reason", "how", "yes-no", "who", "where", "other"]
Answered = Literal["no", "partly", "yes"]
Kind = Literal["reply", "note", "forward"]
Level = Literal["on", "quiet", "off"]
PromiseKind = Literal["word", "deed", "outcome"]
Mood = Literal["neutral", "worried", "angry", "thankful"]

Hours = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

KINDS = ("reply", "note", "forward")
DESK_KINDS = ("internal", "provider")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BadQuestion(ValueError):
    """The question cannot be read; its text says why in one kind sentence."""


class Span(NamedTuple):
    """A stretch of characters, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the thread."""

    text: str
    author: Literal["person", "agent"] = "person"
    name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """How this person likes to be helped, in as far as they told the desk."""

    name: str = ""
    prefers: tuple[str, ...] = ()
    own_words: str = ""
    technical: bool | None = None
    welcomes: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk's kind and its hours. Empty hours mean that it never closes."""

    kind: Literal["internal", "provider"] = "internal"
    timezone: str = "UTC"
    hours: Hours = ()
    holidays: frozenset[date] = frozenset()
    jargon_ok: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A solved case that is true and may be told."""

    number: int
    title: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """All that the coach may know of. Everything but the draft is optional."""

    draft: str
    id: str | int | None = None
    thread: tuple[Turn, ...] = ()
    kind: Kind = "reply"
    now: datetime | None = None
    person: PersonCard = PersonCard()
    agent: str = ""
    colleagues: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    saved_reply: str | None = None
    desk: Desk = Desk()
    asked_for: bool = False

    @staticmethod
    def from_json(mapping: object) -> Question:
        """Check and take over a question of the interface; raises BadQuestion."""
        given = _Fields.of(mapping, "question")
        person, agent = given.fields("person"), given.fields("agent")
        return Question(
            draft=given.required_text("draft"),
            id=_id(given),
            thread=tuple(_turn(row) for row in given.rows("thread")),
            kind=cast(Kind, given.choice("kind", KINDS)),
            now=given.moment("now"),
            person=PersonCard(
                name=person.text("name"),
                prefers=person.texts("prefers"),
                own_words=person.text("own_words"),
                technical=person.flag("technical"),
                welcomes=person.texts("welcomes"),
            ),
            agent=agent.text("name"),
            colleagues=given.texts("colleagues"),
            cases=tuple(_case(row) for row in given.rows("cases")),
            saved_reply=given.text("saved_reply") or None,
            desk=_desk(given.fields("desk")),
            asked_for=bool(given.flag("asked_for")),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or request in the person's own words, and how far the draft answers it."""

    text: str
    message: int
    span: Span
    kind: Literal["question", "request"]
    about: About
    answered: Answered = "no"
    by: Span | None = None


@dataclass(frozen=True, slots=True)
class Needs:
    """A reading of these words alone: never a claim about the person, never stored."""

    deadline: datetime | None = None
    deadline_text: str | None = None
    hurry: bool = False
    private: bool = False
    mood: Mood = "neutral"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was noticed in the draft, worded as a question to its author."""

    rule: str
    span: Span
    quote: str
    says: str
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the draft says will be done; `due` is None where no time can be worked out.

    `kind` tells how it is kept: by writing ("word"), by doing something first ("deed"), or when the
    matter has ended as the draft says ("outcome": the drive is back, they have the laptop).
    """

    text: str
    span: Span
    due: datetime | None
    certain: bool = True
    kind: PromiseKind = "deed"


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the coach has to say about one draft; `rests` if it is in a language it cannot read."""

    id: str | int | None = None
    asked: tuple[Asked, ...] = ()
    needs: Needs = Needs()
    findings: tuple[Finding, ...] = ()
    promises: tuple[Promise, ...] = ()
    rests: bool = False

    def to_json(self) -> dict[str, object]:
        """The answer as the interface writes it."""
        return {
            "id": self.id,
            "asked": [_asked_json(item) for item in self.asked],
            "needs": {
                "deadline": _moment_json(self.needs.deadline),
                "deadline_text": self.needs.deadline_text,
                "hurry": self.needs.hurry,
                "private": self.needs.private,
                "mood": self.needs.mood,
            },
            "findings": [_finding_json(item) for item in self.findings],
            "promises": [
                {
                    "text": item.text,
                    "span": list(item.span),
                    "due": _moment_json(item.due),
                    "certain": item.certain,
                    "kind": item.kind,
                }
                for item in self.promises
            ],
            "rests": self.rests,
        }


@dataclass(frozen=True, slots=True)
class Policy:
    """What a desk has decided: how loud each rule may be. Its kind is part of the question."""

    levels: Mapping[str, Level] = field(default_factory=dict)

    def level(self, slug: str, *, default: Level = "on") -> Level:
        return self.levels.get(slug, default)


def _asked_json(item: Asked) -> dict[str, object]:
    return {
        "text": item.text,
        "message": item.message,
        "span": list(item.span),
        "kind": item.kind,
        "about": item.about,
        "answered": item.answered,
        "by": list(item.by) if item.by else None,
    }


def _finding_json(item: Finding) -> dict[str, object]:
    return {
        "rule": item.rule,
        "span": list(item.span),
        "quote": item.quote,
        "says": item.says,
        "why": item.why,
        "example": item.example,
    }


def _moment_json(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None


# ---- parsing


@dataclass(frozen=True, slots=True)
class _Fields:
    """A JSON object whose fields are fetched with their type checked."""

    values: Mapping[str, object]
    place: str

    @staticmethod
    def of(value: object, place: str) -> _Fields:
        if not isinstance(value, Mapping):
            raise BadQuestion(f"The {place} should be an object with named fields.")
        return _Fields(value, place)

    def wrong(self, key: str, wanted: str) -> BadQuestion:
        return BadQuestion(f'"{key}" in the {self.place} should be {wanted}.')

    def required_text(self, key: str) -> str:
        if self.values.get(key) is None:
            raise BadQuestion(f'The {self.place} needs a "{key}"; it may be empty.')
        return self.text(key)

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(key, "text")
        return value

    def flag(self, key: str) -> bool | None:
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.text(key) or choices[0]
        if value not in choices:
            raise self.wrong(key, "one of " + ", ".join(choices))
        return value

    def moment(self, key: str) -> datetime | None:
        text = self.text(key)
        if not text:
            return None
        try:
            at = datetime.fromisoformat(text.replace("Z", "+00:00"))
            # Moments without an offset are taken as UTC; a shift past year 1 or 9999 overflows.
            return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise self.wrong(key, "a moment such as 2026-11-20T11:50:00+00:00") from None

    def items(self, key: str) -> list[object]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            raise self.wrong(key, "a list")
        return list(value)

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.items(key)
        if not all(isinstance(item, str) for item in found):
            raise self.wrong(key, "a list of texts")
        return tuple(item for item in found if isinstance(item, str))

    def fields(self, key: str) -> _Fields:
        value = self.values.get(key)
        return _Fields({} if value is None else _Fields.of(value, key).values, key)

    def rows(self, key: str) -> list[_Fields]:
        return [_Fields.of(item, key) for item in self.items(key)]


def id_of(given: object) -> str | int | None:
    """The name a question carries, if it is one that can be given back."""
    value = given.get("id") if isinstance(given, Mapping) else None
    # True and False are whole numbers to Python, but nobody's name.
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def _id(row: _Fields) -> str | int | None:
    found = id_of(row.values)
    if found is None and row.values.get("id") is not None:
        raise row.wrong("id", "text or a whole number")
    return found


def _turn(row: _Fields) -> Turn:
    return Turn(
        text=row.text("text"),
        author=cast(Literal["person", "agent"], row.choice("from", ("person", "agent"))),
        name=row.text("name"),
        at=row.moment("at"),
    )


def _case(row: _Fields) -> Case:
    number = row.values.get("number")
    if not isinstance(number, int) or isinstance(number, bool):
        raise row.wrong("number", "a whole number")
    return Case(number=number, title=row.text("title"), fix=row.text("fix"))


def _desk(row: _Fields) -> Desk:
    return Desk(
        kind=cast(Literal["internal", "provider"], row.choice("kind", DESK_KINDS)),
        timezone=_timezone(row),
        hours=_hours(row),
        holidays=frozenset(_holiday(text) for text in row.texts("holidays")),
        jargon_ok=bool(row.flag("jargon_ok")),
    )


def _timezone(row: _Fields) -> str:
    name = row.text("timezone") or "UTC"
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise row.wrong("timezone", "a name such as Europe/London") from None
    return name


def _hours(row: _Fields) -> Hours:
    given = row.fields("hours")
    days = []
    for day in given.values:
        if day not in WEEKDAYS:
            raise row.wrong("hours", "named by mon, tue, wed, thu, fri, sat or sun")
        days.append((day, tuple(_window(given, pair) for pair in given.items(day))))
    return tuple(days)


def _window(row: _Fields, pair: object) -> tuple[str, str]:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise row.wrong("hours", 'pairs such as ["08:00", "18:00"]')
    start, end = pair
    if not (is_clock_text(start) and is_clock_text(end)):
        raise row.wrong("hours", 'pairs such as ["08:00", "18:00"]')
    return start, end


def is_clock_text(value: object) -> bool:
    """Whether this is a time of day such as 08:00; 24:00 is the end of the day."""
    if not isinstance(value, str) or len(value) != 5 or value[2] != ":":
        return False
    hour, minute = value[:2], value[3:]
    if not (value.isascii() and hour.isdigit() and minute.isdigit()):
        return False
    return value == "24:00" or (int(hour) < 24 and int(minute) < 60)


def _holiday(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadQuestion('"holidays" in the desk should be dates such as 2026-12-25.') from None
