"""The person is told that they caused it.

What it notices
    "You must have deleted it", "you forgot to", "user error": a fault is put on the person.
    A question about what happened, and an honest "we were late", are not blame.

Why it matters
    Whoever feels accused stops telling you what really happened, and does not write next time.

What helps
    Say what happened instead of what they did. It usually reads as well without "you".
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_REPROACHES = ("what", "why", "who ", "did ", "i ", "we ")


@rule(
    says='This line says {n} caused it. Would "what happened" do as well as "what you did"?',
    why='The draft says "{quote}". {n} may feel accused, whether or not it is so.',
    example='"The folder was moved on Monday at 9:14" instead of "you moved the folder".',
    cold=(
        "You must have deleted it.",
        "Hi Dana, you should have saved your work first.",
        "You forgot to plug it in.",
        "Hi Dana, this is a user error.",
        "This happened because you didn't follow the guide.",
        "Hi Dana, it's your own fault that the account is locked.",
        "If you had read the mail, you would know.",
        "Hi Dana, you failed to install the update in time.",
        "That's what happens when people click on everything.",
        "Hi Dana, you were told in May to back up your files.",
        "Next time please read the guide before you break things.",
        "Why didn't you save it first?",
    ),
    warm=(
        "Hi Dana, you must have version 12 for that file. I've put it on your laptop.",
        "Hi Dana, you didn't do anything wrong: the form was broken, and it works since 10.",
        "Hi Dana, the folder was moved on Monday at 9:14. It's back in its old place.",
        "Hi Dana, that was our fault, and I should have written on Monday. It's fixed now.",
        Example(
            "Hi Dana, why don't you try the web page until then? It has the same forms.",
            asked="The program won't start.",
        ),
        Example(
            "Hi Dana, did you move the folder, or has it been there all along? Then I know "
            "where to look.",
            asked="My folder is gone.",
        ),
        "Hi Dana, you should have access now.",
    ),
)
def blame_person(draft: Draft) -> Iterator[Spot]:
    known, cleared = phrases("blame"), phrases("no-blame")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match and not cleared.fits(sentence) and _accuses(sentence, match.group()):
            yield Spot(sentence.at(match.start(), match.end()))
            return


def _accuses(sentence: Sentence, words: str) -> bool:
    """An open question about what happened is none; "what did you do this time?" and "why didn't you?" are."""
    return (
        not sentence.is_asking
        or words.startswith(_REPROACHES)
        or words.endswith(("didn't you", "haven't you"))
    )
