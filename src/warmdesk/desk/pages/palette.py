"""Search and commands in one list: people, conversations, places and actions that fit a few words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from warmdesk.accounts.models import User
from warmdesk.core.wording import gettext as _
from warmdesk.tickets.queries.search import WORD, Hit, newest_hits, parse

MOST_HITS = 30
MOST_PEOPLE = 3
MOST_CONVERSATIONS = 6


@dataclass(frozen=True, slots=True)
class Option:
    text: str
    href: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    name: str
    options: Sequence[Option]

    @property
    def size(self) -> int:
        return len(self.options)


def palette_of(agent: User, text: str) -> list[Group]:
    """What fits what somebody typed; nothing typed gives every place and action. One query, none without words."""
    words = parse(text).words
    hits = newest_hits(words, MOST_HITS)
    groups = [
        Group("people", _("People"), list(_people(hits, words))),
        Group(
            "conversations",
            _("Conversations"),
            [_conversation(hit) for hit in hits[:MOST_CONVERSATIONS]],
        ),
        Group("places", _("Places"), [each for each in _places(agent) if _fits(each.text, words)]),
        Group("actions", _("Actions"), [*_actions(words), *_searches(text)]),
    ]
    return [group for group in groups if group.options]


def _people(hits: Sequence[Hit], words: Sequence[str]) -> Iterator[Option]:
    """Those whose own name or address was meant, among whom the found conversations belong to."""
    known = {
        hit.person_id: hit for hit in hits if _fits(f"{hit.person_name} {hit.person_email}", words)
    }
    for person, hit in list(known.items())[:MOST_PEOPLE]:
        yield Option(hit.person_name, reverse("desk:person", args=[person]), hit.person_email)


def _conversation(hit: Hit) -> Option:
    return Option(
        hit.subject, reverse("desk:ticket", args=[hit.number]), f"{hit.person_name} · {hit.number}"
    )


def _places(agent: User) -> Iterator[Option]:
    yield Option(_("Home"), reverse("desk:home"))
    yield Option(_("Inbox"), reverse("desk:inbox"))
    yield Option(_("Knowledge"), reverse("desk:knowledge"))
    yield Option(_("Starting points"), reverse("desk:starting-points"))
    yield Option(_("People"), reverse("desk:people"))
    yield Option(_("My page"), reverse("desk:me"))
    if agent.is_admin:
        yield Option(_("Settings"), reverse("desk:settings"))


def _actions(words: Sequence[str]) -> Iterator[Option]:
    new = Option(_("New conversation"), reverse("desk:ticket-new"))
    if _fits(new.text, words):
        yield new


def _searches(text: str) -> Iterator[Option]:
    """What does not stand in the list is a page away."""
    asked = text.strip()
    if asked:
        query = "?" + urlencode({"q": asked})
        yield Option(
            _("Search all conversations for “{q}”").format(q=asked), reverse("desk:search") + query
        )
        yield Option(_("Search people for “{q}”").format(q=asked), reverse("desk:people") + query)


def _fits(text: str, words: Sequence[str]) -> bool:
    """Every word is the beginning of a word in the text, as in the index of words."""
    parts = WORD.findall(_plain(text))
    return all(any(part.startswith(_plain(word)) for part in parts) for word in words)


def _plain(text: str) -> str:
    """In small letters and without accents."""
    spread = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in spread if not unicodedata.combining(c))
