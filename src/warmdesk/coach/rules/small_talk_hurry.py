"""Small talk with somebody who is short of time.

What it notices
    Weekend, weather, holidays or "how are you" in a reply to somebody who wrote that they are in a
    hurry. "Good luck at 2" is not small talk: it is about what they wrote.

Why it matters
    Every line that is not the answer stands between them and the answer.

What helps
    The answer, and nothing before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule


@rule(
    whole=True,
    says="{n} is short of time. Could the small talk wait?",
    why="They wrote that they are in a hurry.",
    example='"It\'s 0161 555 0107" is all that somebody at the gate needs.',
    cold=(
        Example(
            "Hi Dana! How was your weekend? It's reset.", asked="I'm in a hurry, can you reset it?"
        ),
        Example(
            "Hello Dana, what lovely weather today! The code is 4471.",
            asked="Quick one, I'm about to board: what is the code?",
        ),
        Example(
            "Hi Dana, hope you had a great holiday. Your account is open again.",
            asked="No time, please unlock my account.",
        ),
        Example(
            "Hi Dana, I was in Spain this summer, wonderful food. It's room 4.",
            asked="I'm late for a meeting, which room is it?",
        ),
    ),
    warm=(
        Example(
            "It's 4471, Dana. Good luck with the talk at 2.",
            asked="I'm in a hurry, my talk is at 2, what is the code?",
        ),
        Example("Hi Dana, it's reset.", asked="I'm in a hurry, can you reset it?"),
    ),
)
def small_talk_hurry(draft: Draft) -> Iterator[Spot]:
    if not draft.needs.hurry:
        return
    known = phrases("small-talk")
    for sentence in draft.sentences:
        if known.fits(sentence) or (sentence.is_asking and phrases("prying").fits(sentence)):
            yield Spot(sentence.span)
            return
