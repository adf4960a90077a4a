"""Something is not done yet, and no time is named.

What it notices
    A reply that says a thing is still open, on order or not there yet, or names what is going on as
    the cause, without a time, not even the time of the next word about it.

Why it matters
    Without a time the person can neither wait nor plan around it.

What helps
    A rough time, or when you will know more: "I'll write again by 3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_STATUS = re.compile(
    r"\b(?:any (?:news|update|word|progress|eta)|what(?:'s| is) happening|how far|"
    r"status|what became of|where (?:is|are) (?:my|our|the|we)|how(?:'s| is) (?:it|"
    r"the|my|our) [\w ]{0,40}(?:going|doing|coming)|still (?:waiting|not|no))\b"
)
_HAPPENED_YET = re.compile(
    r"(?:is|are|has|have|was|were|did|does)\b.{0,80}?(?:\w+ed|\w+en|back|ready|done|"
    r"up|there|in|open|available|yet|arrived|come|sent|usable|working|work|again|"
    r"gone|set up|on)\b"
)
_NOT_YET = re.compile(
    r"(?:no|nope|not yet|it hasn't|it isn't|they haven't|they aren't|it has not|it "
    r"is not|not quite)\b"
)
_ON_IT = re.compile(
    r"\b(?:ordered|requested|looking into|working on|on it|checking|investigating)\b"
)

_IS_SO_NOW = re.compile(r"\b(?:is|are|am|do|does|can't|cannot|won't|isn't|aren't|doesn't|don't)\b")
_RUNNING = re.compile(
    r"\b(?:it's|it is|that's|that is|they're|because of|due to|caused by|there's|there is|(?:is|are) running)"
    r" (?:\w+ ){0,3}(?:backups?|updates?|upgrade|maintenance|scan|import|export|migration|move|sync|rebuild|"
    r"copy|outage|fault|works?|test|load)\b|"
    r"\b(?:backup|update|upgrade|scan|import|export|migration|sync|rebuild) is (?:still )?(?:running|going on)\b"
)


@rule(
    whole=True,
    says="{n} may wonder when. Could you give a time, or say when you will know?",
    why="Even a rough time lets people plan.",
    example='"The part is on its way; I\'ll tell you on Thursday by 10 whether it came."',
    cold=(
        Example("Hi Dana, not yet, we are waiting for the part.", asked="Is the scanner mended?"),
        Example("Hi Dana, your chair is on order.", asked="Any news about my chair?"),
        Example(
            "Hi Dana, we're still waiting for the supplier.",
            asked="What's happening with my tablet?",
        ),
        Example("It hasn't arrived yet, Dana.", asked="Has the charger arrived?"),
        Example(
            "Hi Dana, it's in the queue and will be dealt with.",
            asked="My mailbox is full, could you enlarge it?",
        ),
        Example("Hi Dana, it's the backup.", asked="Why is the network so slow?"),
        Example(
            "Hi Dana, the approval is still pending with Finance.", asked="Can I have the licence?"
        ),
    ),
    warm=(
        Example(
            "Hi Dana, it's the backup, and it ends at 3 pm.", asked="Why is the network so slow?"
        ),
        Example("Hi Dana, not yet; the part comes on Thursday.", asked="Is the scanner mended?"),
        Example(
            "Hi Dana, it's on order and should take about two weeks.",
            asked="Any news about my chair?",
        ),
        Example(
            "Hi Dana, not yet. Nobody knows when; I'll tell you at 2 what the supplier says.",
            asked="Is it back?",
        ),
        Example(
            "Hi Dana, it's still on your desk, in the grey box.", asked="Where is my old phone?"
        ),
    ),
)
def no_time(draft: Draft) -> Iterator[Spot]:
    if draft.moments or draft.names_any_time():
        return
    # What is waiting for the person themselves has no other time.
    if any(s.is_asking for s in draft.sentences):
        return
    for sentence in draft.sentences:
        if _is_open(draft, sentence):
            yield Spot(sentence.span)
            return


def _is_open(draft: Draft, sentence: Sentence) -> bool:
    if phrases("pending").fits(sentence) and not phrases("settled").fits(sentence):
        return True
    if _ON_IT.search(sentence.text) and _asked_how_far(draft):
        return True
    if _RUNNING.search(sentence.text) and _asked_why_it_is(draft):
        return True
    return (
        bool(_NOT_YET.match(sentence.text))
        and _asked_whether_done(draft)
        and len(draft.text.words) <= 14
    )


def _asked_how_far(draft: Draft) -> bool:
    return draft.asks_about("time") or bool(_STATUS.search(draft.incoming.plain))


def _asked_why_it_is(draft: Draft) -> bool:
    """Whoever asks why something is slow now wonders as well how long it will be."""
    return any(
        item.about == "reason" and _IS_SO_NOW.search(item.text.lower()) for item in draft.asked
    )


def _asked_whether_done(draft: Draft) -> bool:
    return any(
        item.about == "yes-no" and _HAPPENED_YET.match(item.text.lower()) for item in draft.asked
    )
