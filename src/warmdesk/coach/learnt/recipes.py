"""What each model of texts looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warmdesk.coach.learnt.cues import courtesy
from warmdesk.coach.learnt.features import Recipe, Vector, runs, tokens
from warmdesk.coach.learnt.manner import manner

POLITENESS = Recipe(words=2, pieces=(2, 5), cues=courtesy)
REQUEST = Recipe(words=3, pieces=(3, 5))
REPLY = Recipe(
    words=2, pieces=(3, 5), pieces_weight=0.7, cues=manner, cues_weight=2.0, buckets=1 << 16
)
ACT = Recipe(words=3, pieces=(3, 5), buckets=1 << 16)
STANDING = Recipe(words=2, pieces=(3, 5), buckets=1 << 16)


def request_vector(text: str, domain: str, recipe: Recipe = REQUEST) -> Vector:
    """A customer's sentence; the same words ask for something in one trade and tell something in another."""
    if not domain:
        return recipe.vector(text)
    words = (f"{domain} {each}" for each in runs(tokens(text), 2))
    return recipe.vector(text, ([domain, *words], 0.5))


def reply_vector(ask: str, reply: str, signs: Iterable[str], recipe: Recipe = REPLY) -> Vector:
    """A reply, with what was asked and with what the rules say of it."""
    asked, said = tokens(ask)[1:-1], tokens(reply)[1:-1]
    return recipe.vector(
        reply,
        (signs, 1.0),
        (list(_shape(asked, said)), 1.0),
        ((f"asked {each}" for each in runs(asked, 1)), 0.3),
    )


def turn_vector(text: str, signs: Iterable[str], recipe: Recipe) -> Vector:
    """One sentence, with what the rules say of it."""
    return recipe.vector(text, (signs, 1.5))


def _shape(asked: list[str], said: list[str]) -> Iterator[str]:
    """How long the reply is, what it shares with the question, and how both begin and end."""
    yield from (f"longer {length}" for length in (1, 2, 3, 5, 8, 12, 20, 35) if len(said) > length)
    yield from (f"shorter {length}" for length in (2, 3, 4, 6, 9, 15, 25) if len(said) < length)
    shared = {each for each in asked if len(each) > 3} & {each for each in said if len(each) > 3}
    yield f"shares {min(len(shared), 3)}"
    if not any(each.isalnum() and each not in ("LINK", "CODE") for each in said):
        yield "no words"
    if "?" in asked:
        yield f"asked, and begins {said[0] if said else '-'}"
    if "?" in said:
        yield "asks" if said[-1] == "?" else "asks on the way"
    yield from (each for each in ("LINK", "CODE") if each in said)
