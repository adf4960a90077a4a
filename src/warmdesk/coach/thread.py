"""What is still open in a thread: asked by the person, and not yet answered by an earlier reply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from warmdesk.coach.answers import judge
from warmdesk.coach.language import is_english
from warmdesk.coach.listening import Item, items_in
from warmdesk.coach.text import read_text
from warmdesk.coach.types import Turn

_CONTENT = re.compile(
    r"\s*(?:(?:ok|okay|oh|ah|great|super)[,.! ]+)?(?:thanks?\b|thank you|thx|ty\b|cheers|perfect|great|got it|brilliant|wonderful|lovely|excellent|that (?:works|helps|helped|did it|worked)|it works|works|all (?:good|clear|done|set)|makes sense|understood|good to know|ok\b|okay\b|fine|super|many thanks|awesome|fantastic)"
)


@dataclass(frozen=True, slots=True)
class Open:
    """An item that waits for an answer, and the message it stands in."""

    message: int
    item: Item


def open_items(thread: tuple[Turn, ...]) -> tuple[Open, ...]:
    """Everything asked that no later message of the desk has answered, in the order asked."""
    return _open(tuple((turn.author, turn.text, turn.name) for turn in thread))


# While a draft is typed its thread stays the same, and is read once.
@lru_cache(maxsize=128)
def _open(thread: tuple[tuple[str, str, str], ...]) -> tuple[Open, ...]:
    waiting: list[Open] = []
    for index, (author, words, name) in enumerate(thread):
        text = read_text(words, name)
        if not is_english(text):
            continue
        if author == "agent":
            told = judge([each.item for each in waiting], text)
            waiting = [each for each, (state, _) in zip(waiting, told, strict=True) if state != "yes"]
            continue
        if waiting and _is_content(thread, index):
            waiting = waiting[1:] if len(waiting) > 1 else []
        fresh = items_in(words, name)
        repeated = {each.text.lower() for each in fresh}
        waiting = [each for each in waiting if each.item.text.lower() not in repeated]
        waiting += [Open(index, item) for item in fresh]
    return tuple(waiting)


def _is_content(thread: tuple[tuple[str, str, str], ...], index: int) -> bool:
    """ "Thanks, got it": what was still open from before is taken as answered."""
    follows_agent = index > 0 and thread[index - 1][0] == "agent"
    return follows_agent and bool(_CONTENT.match(read_text(*thread[index][1:]).folded))
