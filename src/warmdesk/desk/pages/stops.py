"""What gently stops an act of the composer: one line, and the way on."""

from __future__ import annotations

from dataclasses import dataclass

from warmdesk.tickets.errors import DraftMoved


@dataclass(frozen=True, slots=True)
class Stop:
    """`words`, and at most one way on: read the message `read`, send a gap, save as a note, or choose a draft."""

    words: str
    read: int | None = None
    is_gap: bool = False
    is_note: bool = False
    moved: DraftMoved | None = None
