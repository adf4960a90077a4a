"""Words that put the person in their place.

What it notices
    "Obviously", "as everyone knows", "it's not rocket science", "calm down": the answer comes with
    a remark on how easy it was to know.

Why it matters
    If it was obvious to them, they would not have asked. They hear that they are thought slow.

What helps
    The same line without the remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule

_OUR_OWN = re.compile(
    r"\b(?:our|my) (?:\w+ )?(?:mistake|fault|error|side|job|turn|end)\b|\b(?:i|"
    r"we)(?:'m| am|'re| are) (?:\w+ )?(?:sorry|wrong)\b|\b(?:should|must) not have "
    r"happened\b|\bobviously (?:i|we)\b|\b(?:i|we) obviously\b"
)
# "Obviously you can put it where you like" leaves them the choice.
_THEIR_CHOICE = re.compile(
    r"\b(?:what|which|where|when|who|how|whom)(?:ever)? you(?:'d)? (?:wish|like|want|prefer|please|choose)\b"
    r"|\b(?:up to you|your choice|your call|if you (?:prefer|like|wish))\b"
)


@rule(
    says='"{quote}" can sting if it was not obvious. Does it read as well without it?',
    why="{n} asked because it was not clear to them.",
    example='"The switch is on the back" instead of "the switch is obviously on the back".',
    cold=(
        "Obviously you have to save it first.",
        "Hi Dana, as any user knows, the green one is for guests.",
        "It's common sense to restart first.",
        "Calm down, it's only a printer.",
        "Hi Dana, let me spell it out for you: press the key twice.",
        "It's really not that hard, Dana.",
        "Even my grandmother can do this.",
        "Hi Dana, as you should know by now, forms are on the intranet.",
        "Everybody knows that the guest network is slower.",
        "Hi Dana, it's not rocket science.",
        "Had you bothered to read the guide, it is on page one.",
        "Hi Dana, a person in your position ought to manage this.",
    ),
    warm=(
        "Hi Dana, the switch is on the back, at the top left.",
        "Hi Dana, I hope you had a good week. I think you can print again since 10.",
        "Hi Dana, that was obviously our mistake, and it's put right since 10.",
        "Hi Dana, of course: it's reset, and the new PIN is on your phone.",
        "Obviously you can name it however you like; the letters only have to be in it.",
        Example("Look up the word in the index.", asked="How do I find the chapter on mail?"),
        "Hi Dana, you know this ledger better than I do: which of the two totals is right?",
        "Hi Dana, it's easy to miss: the menu is hidden behind the three dots.",
    ),
)
def talking_down(draft: Draft) -> Iterator[Spot]:
    known = phrases("talking-down")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match and not (_OUR_OWN.search(sentence.text) or _THEIR_CHOICE.search(sentence.text)):
            yield Spot(sentence.at(match.start(), match.end()))
            return
