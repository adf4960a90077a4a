"""What is still open in a thread: asked by the person, and not yet answered by an earlier reply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from warmdesk.coach.answers import judge
from warmdesk.coach.language import is_english
from warmdesk.coach.listening import Item, items_in
from warmdesk.coach.reply import Reply
from warmdesk.coach.text import read_text
from warmdesk.coach.types import Turn

_LEAD = r"\s*(?:(?:ok|okay|oh|ah|great|super|right)[,.! ]+)?"
_THANKS = re.compile(
    _LEAD + r"(?:thanks?\b|thank you|many thanks|thx|ty\b|cheers|ok\b|okay\b|fine)"
)
_CONTENT = re.compile(
    _LEAD + r"(?:perfect|great|got it|brilliant|wonderful|lovely|excellent|fantastic|awesome|super"
    r"|that (?:works|helps|helped|did it|worked|is all|answers)|that's (?:all|it)|it works|works\b"
    r"|all (?:good|clear|done|set)|makes sense|understood|good to know)"
)

# At the head of any sentence or clause: news of how it was solved often comes first.
_WITHDRAWN = re.compile(
    r"(?:^|[,;:(]|\s-|\b(?:and|so|but))\s*(?:(?:and|so|but|actually|well|then)[, ]+)*"
    + _LEAD
    + r"(?:please )?(?:never ?mind|forget (?:about )?(?:it|this)|(?:it's |this is )?no longer needed|"
    r"i (?:don't|do not) need (?:it|this|that) any ?more)\b(?=\s*(?:[,.;:!)-]|now\b|thanks|$))"
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
    answered = False
    for index, (author, words, name) in enumerate(thread):
        text = read_text(words, name)
        if not is_english(text):
            continue
        if author == "agent":
            told = judge([each.item for each in waiting], Reply(text))
            left = [each for each, (state, _) in zip(waiting, told, strict=True) if state != "yes"]
            answered, waiting = len(left) < len(waiting), left
            continue
        if waiting and index and _is_content(words, name, answered=answered):
            waiting = []
        answered = False
        fresh = items_in(words, name)
        repeated = {each.text.lower() for each in fresh}
        waiting = [each for each in waiting if each.item.text.lower() not in repeated]
        waiting += [Open(index, item) for item in fresh]
    return tuple(waiting)


def _is_content(words: str, name: str, *, answered: bool) -> bool:
    """ "Perfect, that's all", "never mind": what was open from before waits no more. Mere thanks
    say so only where nothing else was answered for which they might be meant."""
    text = read_text(words, name)
    if any(_WITHDRAWN.search(each.text) for each in text.sentences if not each.is_asking):
        return True
    opening = text.folded
    return bool(_CONTENT.match(opening) or (not answered and _THANKS.match(opening)))
