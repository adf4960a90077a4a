"""Signs of courtesy and of coldness in a request, after the strategies of Danescu-Niculescu-Mizil et al. (2013)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warmdesk.coach.learnt.features import normal

_SIGNS = {
    "thanks": r"\b(thank|thanks|thx|appreciate|grateful)",
    "praise": r"\b(great|nice|good|excellent|interesting|helpful|awesome|perfect|cool)\b",
    "greeting": r"^(hi|hello|hey)\b",
    "apology": r"\b(sorry|apolog|excuse me|forgive|oops)",
    "please-first": r"^please\b",
    "please": r"\S please\b",
    "by-the-way": r"\bby the way\b|\bbtw\b",
    "question-first": r"^(what|why|who|how)\b",
    "question-next": r"[.?!] (what|why|who|how)\b",
    "joined": r"^(so|then|and|but|or)\b",
    "you-first": r"^(you|your|you're)\b",
    "i-first": r"^(i|i'm|my)\b",
    "i": r"\b(i|my|me|mine)\b",
    "we": r"\b(we|our|us)\b",
    "you": r"\b(you|your)\b",
    "insisting": r"\b(really|actually|honestly|surely|in fact|the point|obviously)\b",
    "could-you": r"\b(could|would) you\b",
    "can-you": r"\b(can|will) you\b",
    "hedge": r"\b(might|maybe|perhaps|possible|possibly|seem|seems|think|guess|suppose|wonder|"
    r"wondering|apparently|likely|probably)\b",
    "negation": r"\b(not|no|never|nothing)\b|n't\b",
    "why": r"\bwhy (do|are|would|did|not|don't|is)\b",
    "asked-twice": r"\?\s*\?|\?!",
    "exclaimed": r"!",
    "trailing-off": r"\.\.\.",
    "scorn": r"\b(homework|duh|stupid|ridiculous|nonsense|silly|wrong|bad|useless|pointless|awful|"
    r"idiot|crap|hell|damn|wtf)\b",
    "have-you": r"\b(have you (tried|considered|looked|read)|did you (try|read|look|even))\b",
    "what-tried": r"\bwhat have you tried\b",
    "do-you": r"\bdo you (want|mean|need|have|know)\b",
    "are-you": r"\bare you (sure|serious|asking|trying|using)\b",
    "what-mean": r"\bwhat do you mean\b",
    "if-you": r"\b(any chance|would it be|if you|when you|is it possible|mind)\b",
    "order": r"\b(edit|post|show|provide|add|include|clarify|elaborate)\b",
    "handle": r"@\w+",
    "link": r"\bLINK\b",
    "code": r"\bCODE\b",
    "smile": r":\)|;\)|:-\)",
    "just": r"\b(just|simply|only)\b",
    "again": r"\b(again|already|still|even)\b",
    "help": r"\b(help|suggest|advice|explain)\b",
}
_LENGTHS = (4, 8, 12, 20, 35, 60)
_MOST = 3


def courtesy(text: str) -> Iterator[str]:
    """The signs of the text, once for each time they occur up to three, and how long it is."""
    plain = normal(text)
    for name, pattern in _compiled().items():
        yield from _steps(name, len(pattern.findall(plain)))
    yield from _steps("question-mark", plain.count("?"))
    if plain.rstrip().endswith("?"):
        yield "ends-in-question"
    words = len(plain.split())
    yield from (f"at-least-{length}" for length in _LENGTHS if words >= length)


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    """Compiled when a text is first read, so that a command that reads none need not wait."""
    return {name: re.compile(pattern, re.MULTILINE) for name, pattern in _SIGNS.items()}


def _steps(name: str, times: int) -> Iterator[str]:
    return (f"{name}-{step}" for step in range(1, min(times, _MOST) + 1))
