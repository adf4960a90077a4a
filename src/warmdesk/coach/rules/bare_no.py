"""A "no" that stands alone.

What it notices
    A reply that refuses and stops there: no reason, no time, no condition, nothing else on offer.

Why it matters
    The person asked because they are waiting on you. A bare "no" ends the conversation and leaves
    them where they were.

What helps
    Say why, or until when, or what you can do meanwhile. One of the three is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.reply import is_courtesy
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_SOFTENS = re.compile(
    r"\b(?:because|since|as (?:it|the|we|you|they|this|that)|due to|so that|until|"
    r"while|as long as|provided|except (?:for|to|in|on|at|by|with|when|if)|other than|apart from|"
    r"without (?!(?:any|further|exceptions?|doubt|question|problems?|trouble|fail|notice)\b)|"
    r"till|instead|but|however|though"
    r"|can (?!not\b)|could|would|i'll|we'll|i will|we will|if|unless|only|otherwise|"
    r"meanwhile|for now|needs?|reason"
    r"|which|https?|see|try|use|that's|policy|already|every|each|by|before|after|"
    r"from)\b|[:;]|\s-\s|\d"
)
# "Send it or we cannot help" is a demand, with its own rule.
_OFFERS = re.compile(r"\bor (?:i|we)\b|\?")
_NEEDLESS = re.compile(
    r"(?:do|does|will|would|should|must|shall) (?:i|we|you|it|this|that|"
    r"there)\b.{0,40}?\b(?:have to|need|matter|affect|hurt|cost|change|interrupt|"
    r"break|lose|harm|notice|worry|bother)\b|\b(?:in the way|a problem for you)\b"
)


@rule(
    whole=True,
    says="That is a clear no. Could you add why, and what you can do instead?",
    why="A no alone closes the door; the reason is often all they need.",
    example='"The hall is taken on Friday, but Monday is free. Shall I book it?"',
    cold=(
        Example("No.", asked="Can I have a second screen?"),
        Example("Not yet.", asked="Is the account open?"),
        Example("Nope, sorry.", asked="Can you open the port?"),
        Example(
            "Hi Dana, unfortunately this is not possible. Best regards",
            asked="Could we keep the old number?",
        ),
        Example("I'm afraid we can't do that.", asked="Could you restore the folder?"),
        Example("Your request has been declined.", asked="May I have admin rights?"),
        Example("It isn't.", asked="Is the wiki back?"),
        Example("We can't do that without exception.", asked="Could you install it?"),
        Example("Hi Dana, that won't be possible, sorry.", asked="Could we move the training?"),
    ),
    warm=(
        Example("We can't open it without a yes from your lead.", asked="Could I have the folder?"),
        Example(
            "That won't be possible while the old contract runs.", asked="May we change the number?"
        ),
        Example("Not yet: the new disk arrives on Tuesday.", asked="Is the drive back?"),
        Example(
            "Hi Dana, no, you don't have to. It installs itself.", asked="Do I need to do anything?"
        ),
        Example(
            "Hi Dana, I'm sorry, we can't: copies are kept for 90 days. I can look in the "
            "archive mailbox today.",
            asked="Can you restore the mail from January?",
        ),
        Example("No, the badge works on every floor.", asked="Do I need a second badge?"),
    ),
)
def bare_no(draft: Draft) -> Iterator[Spot]:
    if any(_NEEDLESS.search(item.text.lower()) for item in draft.asked):
        return
    telling = [s for s in draft.sentences if not _is_sign_off(s) and not phrases("canned").fits(s)]
    if not telling or len(telling) > 2 or draft.moments:
        return
    if all(_is_bare(sentence) for sentence in telling):
        yield Spot(telling[0].span)


def _is_sign_off(sentence: Sentence) -> bool:
    return is_courtesy(sentence) and not phrases("refusal").fits(sentence)


def _is_bare(sentence: Sentence) -> bool:
    """A refusal with nothing to it, however politely wrapped."""
    match = phrases("refusal").search(sentence)
    if match is None or len(sentence.words) > 16 or _OFFERS.search(sentence.text):
        return False
    rest = sentence.text[: match.start()] + sentence.text[match.end() :]
    return not _SOFTENS.search(rest)
