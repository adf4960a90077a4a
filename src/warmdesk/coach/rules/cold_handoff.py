"""Somebody is sent off to start again.

What it notices
    The person is told to write, call or fill in a form elsewhere, or that another team does this,
    and nobody there is told. A link that holds the answer is no hand-off, and neither is the name
    of a team that was asked for.

Why it matters
    They have to tell it all again to strangers, and may lose their place in the queue.

What helps
    A direct hand-off: bring the other one into this conversation and stay until they have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence


@rule(
    says="This asks {n} to start again with {team}. Would you like to introduce them here?",
    why="{n} would have to tell it all again. A short introduction keeps the thread in one place.",
    example='"Lou from the gate team is in this mail now and knows your number plate."',
    cold=(
        Example("Hi Dana, please contact Facilities.", asked="The lamp over my desk flickers."),
        Example(
            "You need to raise a ticket with the network team.",
            asked="The wifi in the hall is slow.",
        ),
        Example(
            "Hi Dana, please fill in the form on the intranet under HR.",
            asked="My name is wrong in the directory.",
        ),
        Example(
            "Hi Dana, badges are handled by Security, extension 4410.",
            asked="My badge stopped working.",
        ),
        Example(
            "Please call the vendor's hotline about this.", asked="The label machine prints blanks."
        ),
        Example(
            "Hi Dana, you'll have to speak to Payroll.", asked="My payslip shows the wrong address."
        ),
        Example(
            "Hi Dana, that's one for the AV team. Their number is on the door.",
            asked="The beamer shows stripes.",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, the steps are here: https://help.example/kb/12. If one fails, write "
            "back and I'll do it with you.",
            asked="How do I move my mail to the new phone?",
        ),
        Example(
            "Hi Dana, Ana from Facilities is on this mail and has the key; she'll come at 11.",
            asked="The lamp over my desk flickers.",
        ),
        Example(
            "Hi Dana, Tom Reed in Payroll, extension 4410.", asked="Who do I ask about my payslip?"
        ),
        Example(
            "Hi Dana, please call me on 4417 when you are at the desk, and we'll try it together.",
            asked="My screen stays black.",
        ),
    ),
)
def cold_handoff(draft: Draft) -> Iterator[Spot]:
    # Where somebody asked whom or where to ask, the name of the place is the answer.
    if draft.brings_someone_in() or draft.asks_about("who") or draft.asks_about("where"):
        return
    known = phrases("cold-handoff")
    for sentence in draft.sentences:
        match = known.search(sentence) if _sends(sentence) else None
        if match and not phrases("with-us").fits(sentence):
            yield Spot(sentence.at(match.start(), match.end()), {"team": _team(match.group())})
            return


def _sends(sentence: Sentence) -> bool:
    """ "Could you raise this with the network team?" sends off as well as an order does."""
    return not sentence.is_asking or sentence.text.startswith(("could you", "can you", "would you"))


def _team(words: str) -> str:
    from_list = next((name for name in _TEAMS if name in words.split()), "")
    return from_list.upper() if from_list == "hr" else from_list.title() or "someone new"


_TEAMS = (
    "facilities", "hr", "finance", "payroll", "accounting", "legal", "procurement", "purchasing",
    "marketing", "security", "reception", "estates", "catering", "maintenance", "networks",
)  # fmt: skip
