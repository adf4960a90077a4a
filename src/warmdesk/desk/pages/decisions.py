"""What the agent decided of the promises in a draft, as the form carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from warmdesk.coaching.queries.margin import Found
from warmdesk.desk.pages.later import local_value, read_moment
from warmdesk.promises.actions.replies import NewPromise

MOST = 12


@dataclass(frozen=True, slots=True)
class Decision:
    """`keep` or `not`, and the time if it was changed."""

    choice: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """By the words of the promise, so that a reading that numbers them anew changes nothing."""

    by_words: Mapping[str, Decision] = field(default_factory=dict)

    def choice(self, found: Found) -> str:
        """keep, not, or empty while it is open. A certain promise with a time is kept unless the agent says no."""
        decided = self.by_words.get(found.words)
        if decided and decided.choice:
            return decided.choice
        return "keep" if found.is_certain and found.due_at else ""

    def due(self, found: Found) -> datetime | None:
        decided = self.by_words.get(found.words)
        if decided and decided.due_at and local_value(decided.due_at) != local_value(found.due_at):
            return decided.due_at
        return found.due_at

    def kept(self, found: Sequence[Found]) -> list[NewPromise]:
        """The promises that go on the agent's list with the reply."""
        return [
            NewPromise(each.words, due)
            for each in found
            if self.choice(each) == "keep" and (due := self.due(each))
        ]


def read_decisions(given: Mapping[str, str]) -> Decisions:
    decisions = {}
    for number in range(1, MOST + 1):
        words = given.get(f"promise-{number}-words")
        if words:
            choice = given.get(f"promise-{number}", "")
            due = read_moment(given.get(f"promise-{number}-due", ""))
            decisions[words] = Decision(choice if choice in {"keep", "not"} else "", due)
    return Decisions(decisions)
