"""A word that stands where the time should.

What it notices
    "Soon", "shortly", "asap" or "when we have a minute" about something the person waits for, where
    neither this sentence nor a promise beside it names a time.

Why it matters
    Soon can mean an hour or a week. The person has to guess, and will guess too early.

What helps
    Your best estimate, or the time at which you will know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence
from warmdesk.coach.times import within
from warmdesk.coach.when import gives_time

_NOT_OURS = re.compile(
    r"\b(?:see you|talk|speak|hear from you|get well|let (?:me|us) know|tell (?:me|"
    r"us)|write back|reply|as soon as you|you can|could you|please|too soon|so soon|"
    r"soon (?:after|before)|how soon)\b"
)


@rule(
    says='"{quote}" can mean an hour or a week. Which is it for {n}?',
    why="{n} may need to plan around this. A rough time is better than a quick word.",
    example='"The lift is checked at 2, and I\'ll write to you right after."',
    cold=(
        Example("Hi Dana, it will be fixed soon.", asked="When will the printer work?"),
        Example("We'll get to it as soon as we can.", asked="How long will it take?"),
        Example(
            "Hi Dana, a colleague will come by when we have time.",
            asked="When can someone look at my screen?",
        ),
        Example("Hi Dana, it should be up again shortly.", asked="When is the wiki back?"),
        Example("Hi Dana, we'll replace it in due course.", asked="When do I get the new one?"),
        Example(
            "Hi Dana, I'll look at it at some point this spring or so, sooner or later.",
            asked="When will you look at it?",
        ),
        Example(
            "We are working on it and hope to be back ASAP.",
            asked="Is the till going to work today?",
        ),
    ),
    warm=(
        Example("Hi Dana, about 20 minutes.", asked="How soon will it be ready?"),
        Example(
            "Hi Dana, as soon as Finance has said yes, which they promised for Thursday.",
            asked="When do I get it?",
        ),
        Example("Hi Dana, it's soon done: at 3 it will be back.", asked="When is it back?"),
        Example("Hi Dana, it's reset. See you soon!", asked="Could you reset my PIN?"),
    ),
)
def vague_time(draft: Draft) -> Iterator[Spot]:
    if any(promise.due and promise.certain for promise in draft.promises):
        return
    vague = phrases("vague-time")
    for sentence in draft.sentences:
        match = vague.search(sentence)
        if match and _leaves_open(draft, sentence, match):
            yield Spot(sentence.at(match.start(), match.end()))
            return


def _leaves_open(draft: Draft, sentence: Sentence, match: re.Match[str]) -> bool:
    # "A beer one of these days" is another matter.
    aside = _NOT_OURS.search(sentence.text) or phrases("too-chummy").fits(sentence)
    if sentence.is_asking or aside:
        return False
    timed = bool(within(draft.moments, sentence.start, sentence.end))
    # "When we have a minute" is no minute.
    rest = sentence.text[: match.start()] + sentence.text[match.end() :]
    return not timed and not gives_time(rest)
