"""Words of our own for measuring: names, subjects and messages made by rule, the same ones every time.

Nothing is copied from anywhere. Stems are put together from syllables, so that the index has many rare words
beside the few common ones, as a real desk's index has.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product

SEED = 20261120
STEMS = 4000
SENTENCES = 3000

ONSETS = ("b", "br", "d", "f", "fl", "g", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v")
VOWELS = ("a", "e", "i", "o", "u", "ea", "oo")
ENDINGS = ("n", "r", "l", "m", "rd", "st", "ck", "x")

THINGS = (
    "printer laptop screen keyboard phone badge mailbox calendar folder drive spreadsheet password scanner"
    " projector account invoice report network monitor headset tablet server licence backup browser"
).split()
VERBS = "opens starts prints loads answers connects saves syncs rings scans".split()
PLACES = "on floor two, at home, in the lab, at reception, in the store, on the train".split(", ")
SMALL = (
    "the a it this that when after before since with without again still only today yesterday morning and but so"
    " because while we you I they can could have had was is from to for on in at by of"
).split()
QUESTIONS = (
    "When will the {thing} work again?",
    "Can you tell me why the {thing} no longer {verb}?",
    "Is there another way to use the {thing} {place}?",
    "Could you please look at the {stem} {thing}?",
    "How do I get the {stem} {thing} back?",
)
SUBJECTS = (
    "The {thing} no longer {verb}",
    "{thing} {place} shows {stem}",
    "New {thing} for the {stem} project",
    "{stem} {thing} is slow",
    "Question about the {thing} {place}",
)


@dataclass(frozen=True, slots=True)
class Said:
    """A message's text, and where in it something is asked: (start, end) each."""

    text: str
    asked: tuple[tuple[int, int], ...]


class Words:
    """Makes texts; two of the same seed make the same ones."""

    def __init__(self, seed: int = SEED) -> None:
        self.random = random.Random(seed)
        self.stems = self._make_stems()
        self._sentences = [self._make_sentence() for _ in range(SENTENCES)]
        # Each once, so that two questions of one message never stand at the same place.
        made = (self._fill(each) for each in QUESTIONS for _ in range(200))
        self._questions = list(dict.fromkeys(made))

    def name(self) -> str:
        first, last = self.random.sample(self.stems, 2)
        return f"{first.capitalize()} {last.capitalize()}"

    def subject(self) -> str:
        made = self._fill(self.random.choice(SUBJECTS))
        return made[0].upper() + made[1:]

    def message(self, questions: int = 0) -> Said:
        """About sixty words: a few statements, and as many questions as wanted."""
        parts = self.random.choices(self._sentences, k=4)
        asked = self.random.sample(self._questions, questions) if questions else []
        text = "Hello,\n\n" + " ".join([*parts[:2], *asked, *parts[2:]])
        spans = tuple((start := text.index(each), start + len(each)) for each in asked)
        return Said(text, spans)

    def _make_stems(self) -> list[str]:
        made = ["".join(parts) for parts in product(ONSETS, VOWELS, ONSETS, VOWELS, ENDINGS)]
        return self.random.sample(made, STEMS)

    def _fill(self, pattern: str) -> str:
        pick = self.random.choice
        return pattern.format(
            thing=pick(THINGS), verb=pick(VERBS), place=pick(PLACES), stem=pick(self.stems)
        )

    def _make_sentence(self) -> str:
        words = [
            self.random.choice(SMALL if self.random.random() < 0.6 else THINGS + self.stems[:400])
            for _ in range(self.random.randint(8, 16))
        ]
        words.append(self.random.choice(self.stems))
        return " ".join(words).capitalize() + "."
