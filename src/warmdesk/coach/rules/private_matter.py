"""Something private that the person did not bring up here.

What it notices
    The person's health, family, money, belief, or a job they applied for, mentioned in a reply to
    somebody who wrote nothing of it in this thread.

Why it matters
    They told it elsewhere, or not at all. Read here, it says that their life is talked about.

What helps
    Leave it out; the help is the same without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.listening import content_stems
from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule

_TOPICS = ("health", "family", "money", "job", "life")
# What a help desk may own under such a name: a ward's ticket is not a person's illness.
_WORK = re.compile(
    r"\b(?:rooms?|forms?|apps?|tools?|folders?|pages?|portals?|servers?|systems?|software|modules?|"
    r"printers?|drives?|databases?|templates?|licen[cs]es?|list|lists|reports?)\b"
)


@rule(
    whole=True,
    says="Is this something {n} told us in another setting? Would they expect it here?",
    why="{n} wrote nothing of it in this conversation. What is kept to one place can be kept there.",
    example='"Thursday at 10, then" needs no word on what Friday is for.',
    cold=(
        Example(
            "Hi Dana, it's moved to Monday. I hope your chemotherapy goes well.",
            asked="Can you come on Monday instead?",
        ),
        Example(
            "Hi Dana, the folder is open to you. Sorry to hear about your divorce.",
            asked="Could I have the team folder?",
        ),
        Example(
            "Hi Dana, done. I noticed that your wages are being garnished.",
            asked="Could you unlock my account?",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, it's moved to Monday. Good luck with the operation.",
            asked="Can you come on Monday instead? My operation is on Friday.",
        ),
        Example("Hi Dana, Monday at 10, then.", asked="Can you come on Monday instead?"),
        Example(
            "Hi Dana, the interview room has its screen back since 9.",
            asked="Is the screen back?",
        ),
    ),
)
def private_matter(draft: Draft) -> Iterator[Spot]:
    for sentence in draft.sentences:
        for topic in _TOPICS:
            match = phrases(f"private-{topic}").search(sentence)
            if not match or _WORK.match(sentence.text[match.end() :].lstrip()):
                continue
            if not _brought_up(draft, topic, match.group()):
                yield Spot(sentence.span)
                return


def _brought_up(draft: Draft, topic: str, words: str) -> bool:
    """Whether the person wrote of this here, in any of the words that the topic has."""
    said = [turn.text for turn in draft.question.thread if turn.author == "person"]
    said += draft.question.person.welcomes
    theirs = {stem for text in said for stem in content_stems(text.lower())}
    own = {*content_stems(words), *_kin(topic)}
    return bool(theirs & own)


def _kin(topic: str) -> frozenset[str]:
    return frozenset(stem for line in _SAID[topic] for stem in content_stems(line))


_SAID = {
    "health": (
        "ill sick illness doctor hospital operation surgery clinic pregnant pregnancy baby health"
        " therapy treatment medical cancer maternity injury disability chemo",
    ),
    "family": (
        "wife husband son daughter child children kids mother father partner family divorce wedding"
        " funeral died death marriage separated brother sister parents grandmother boyfriend girlfriend",
    ),
    "money": ("salary wage wages debt loan money payslip payroll bonus tax pension mortgage",),
    "job": (
        "application applied applying interview promotion resign resigned appraisal dismissed redundancy"
        " vacancy probation",
    ),
    "life": ("church religion faith union court lawyer facebook",),
}
