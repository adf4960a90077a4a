"""A question that the work does not need.

What it notices
    Questions about the person's life: family, age, health, weekend, plans, what something is for.
    Technical questions are never meant, nor a topic the person wrote down as welcome.

Why it matters
    Someone who needs help can hardly refuse to answer. Many would rather not be asked.

What helps
    Leave it out, unless the fix depends on it; then say why you ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.listening import content_stems
from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_REASON = re.compile(
    r"\b(?:because|so that|so i|so we|then i|i ask|i'm asking|we ask|we need it)\b"
)


@rule(
    says="Does the fix need this answer? If not, {n} may prefer not to be asked.",
    why="{n} wrote for help. A personal question is hard to turn down when one depends "
    "on the answer.",
    example='"When may I connect?" is needed; "What are you doing that day?" is not.',
    cold=(
        "Hi Dana, it's reset. How old are you, by the way?",
        "Sure! How was your weekend? And how are the kids?",
        Example(
            "Hi Dana, we'll move it to Monday. What are you seeing the doctor for?",
            asked="I see the doctor on Friday, could we move it?",
        ),
        "Hi Dana, the folder is yours. What are you hiding in there?",
        "Hi Dana, are you married?",
        "It's fixed. Any plans for tonight?",
        "Hi Dana, why do you need a private number at work, if I may ask?",
        "Hi Dana, where do you live? Is your husband at home a lot?",
        "Hi Dana, are you pregnant, or just off for long?",
    ),
    warm=(
        "Hi Dana, which printer is it, and on which floor? Then I can look at it from here.",
        "Hi Dana, what is the folder to be called, and who else may open it?",
        "Hi Dana, may I connect to your laptop at 2?",
        "Hi Dana, could you tell me when you'll be in? I'll bring the new phone over.",
        "Hi Dana, how old is the laptop? After five years it can be swapped.",
    ),
)
def prying(draft: Draft) -> Iterator[Spot]:
    known = phrases("prying")
    for sentence in draft.sentences:
        if not (sentence.is_asking or "i ask" in sentence.text or "wonder" in sentence.text):
            continue
        match = known.search(sentence)
        if match and not _REASON.search(sentence.text) and not _is_welcome(draft, sentence):
            yield Spot(sentence.span)
            return


def _is_welcome(draft: Draft, sentence: Sentence) -> bool:
    """Only the person can say what they like to talk about; a hurry or a wish for privacy wins."""
    if draft.needs.private or draft.needs.hurry:
        return False
    welcome = {s for topic in draft.question.person.welcomes for s in content_stems(topic)}
    return bool(welcome & set(content_stems(sentence.text)))
