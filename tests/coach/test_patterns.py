"""No pattern of the coach can take more than linear time on a sentence: none repeats what already repeats.

Two shapes are refused, found in the parse tree of every pattern (in code and in the data files):
nested, a repeat whose turns another repeat inside can cut in many ways, such as `(a+)*`; and adjacent,
two repeats that can share out the same letters, such as `a*a*` or `\\s*-?\\s*`. A repeat counts if it
may go further than `BOUND`: below it the work is a constant. A repeated list of fixed words is no
repeat in this sense, for two such lists share only the words that stand in both.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as sre  # type: ignore[attr-defined]  # there is no public parse tree
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import warmdesk.coach
from warmdesk.coach import phrases
from warmdesk.coach.rules import all_rules

FOLDER = Path(warmdesk.coach.__file__).parent
BOUND = 64
SAMPLE = frozenset(map(chr, range(256))) | frozenset("…\u2028日é")
REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT}
Reach = frozenset[frozenset[str]]
ONE_LETTER = {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}
LOOKS = {sre.ASSERT, sre.ASSERT_NOT, sre.AT}

# How the pattern begins, and why it is harmless.
REASONED = {
    "^": "Tried at one place of a sentence, which is never longer than 1,200 letters.",
    "(?:^|[,;:(]|\\s-": "Two runs of blanks in one sentence, where blanks are rare.",
    "(?:is|are|has|have|was|were|did|does)\\b.{0,80}?": "A word's end is looked for in its own letters.",
    "([^\\W\\d_][\\w'’.-]*": "A name at the end of one line; the marks after it are few.",
    "[\\s,(]*(?:(?:at|by|on": "Matched against at most 24 letters.",
    "\\b(?:know|tell me|tell us": "Two runs of blanks before one place.",
    "\\b[A-Z][A-Z']+(?:[ ,]+": "Capitals and blanks take turns, so there is one way to cut them.",
}


def letters(items: object) -> frozenset[str]:
    """All that these parts may take, of the sample."""
    return frozenset().union(*(_letters(op, value) for op, value in items))  # type: ignore[attr-defined]


def _letters(op: object, value: object) -> frozenset[str]:
    if op in LOOKS or op is sre.GROUPREF:
        return frozenset()
    if op in REPEATS or op is sre.POSSESSIVE_REPEAT:
        return letters(value[2])  # type: ignore[index]
    if op is sre.SUBPATTERN:
        return letters(value[-1])  # type: ignore[index]
    if op is sre.ATOMIC_GROUP:
        return letters(value)
    if op is sre.BRANCH:
        return frozenset().union(*map(letters, value[1]))  # type: ignore[index]
    return _class(op, value)


def _class(op: object, value: object) -> frozenset[str]:
    if op is sre.LITERAL:
        return frozenset({chr(value)})  # type: ignore[arg-type]
    if op is sre.NOT_LITERAL:
        return SAMPLE - {chr(value)}  # type: ignore[arg-type]
    if op is sre.ANY:
        return SAMPLE - {"\n"}
    if op is sre.RANGE:
        return frozenset(c for c in SAMPLE if value[0] <= ord(c) <= value[1])  # type: ignore[index]
    if op is sre.CATEGORY:
        return CATEGORIES[value]
    if op is sre.IN:
        rows = [row for row in value if row[0] is not sre.NEGATE]  # type: ignore[attr-defined]
        taken = frozenset().union(*(_class(*row) for row in rows))
        return SAMPLE - taken if len(rows) < len(value) else taken  # type: ignore[arg-type]
    raise NotImplementedError(op)


CATEGORIES = {
    category: frozenset(c for c in SAMPLE if re.match(shape, c))
    for category, shape in (
        (sre.CATEGORY_DIGIT, r"\d"),
        (sre.CATEGORY_NOT_DIGIT, r"\D"),
        (sre.CATEGORY_SPACE, r"\s"),
        (sre.CATEGORY_NOT_SPACE, r"\S"),
        (sre.CATEGORY_WORD, r"\w"),
        (sre.CATEGORY_NOT_WORD, r"\W"),
    )
}


def faults(pattern: str) -> list[str]:
    return list(_faults(parser.parse(pattern)))


def _faults(items: object) -> Iterator[str]:
    found: list[str] = []
    _walk(items, frozenset(), found)
    yield from found
    for body in _long_repeats(items):
        for way in _ways(body):
            yield from _nested(way)
    for look in _looks(items):
        yield from _faults(look)


def _walk(items: object, reach: Reach, found: list[str]) -> Reach:
    """Goes through a sequence; `reach` is what the long repeats before it could go on taking here."""
    for op, value in items:  # type: ignore[attr-defined]
        if op in REPEATS:
            reach = _walk_repeat(value, reach, found)
        elif op is sre.SUBPATTERN:
            reach = _walk(value[-1], reach, found)
        elif op is sre.BRANCH:
            reach = frozenset().union(*(_walk(way, reach, found) for way in value[1]))
        elif op not in LOOKS and op is not sre.GROUPREF:
            taken = _letters(op, value)
            reach = frozenset(each for each in reach if each & taken)
    return reach


def _walk_repeat(value: tuple, reach: Reach, found: list[str]) -> Reach:  # type: ignore[type-arg]
    least, most, body = value
    is_free = most > BOUND and _is_one_letter(body)
    if is_free and any(each & letters(body) for each in reach):
        found.append("adjacent")
    beyond = _walk(body, reach, found)
    if is_free:
        beyond |= {letters(body)}
    elif most > 1:
        beyond |= _walk(body, beyond, found)
    return beyond if least else beyond | reach


def _is_one_letter(body: object) -> bool:
    """`\\w+` and `.*` take anything; a list of fixed words shares only what it spells."""
    parts = list(body)  # type: ignore[call-overload]
    return len(parts) == 1 and parts[0][0] in ONE_LETTER


def _ways(body: object) -> Iterator[object]:
    """Each way to take one turn, where that is plain to see."""
    parts = list(body)  # type: ignore[call-overload]
    if len(parts) == 1 and parts[0][0] is sre.SUBPATTERN:
        yield from _ways(parts[0][1][-1])
    elif len(parts) == 1 and parts[0][0] is sre.BRANCH:
        for way in parts[0][1][1]:
            yield from _ways(way)
    else:
        yield parts


def _looks(items: object) -> Iterator[object]:
    for op, value in items:  # type: ignore[attr-defined]
        for inner in _inside(op, value):
            yield from [inner] if op in LOOKS else _looks(inner)


def _inside(op: object, value: object) -> list[object]:
    if op in REPEATS or op is sre.POSSESSIVE_REPEAT:
        return [value[2]]  # type: ignore[index]
    if op is sre.SUBPATTERN or op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[-1]]  # type: ignore[index]
    if op is sre.BRANCH:
        return list(value[1])  # type: ignore[index]
    return [value] if op is sre.ATOMIC_GROUP else []


def _nested(way: object) -> Iterator[str]:
    """A turn must take a letter that no long repeat inside it can take, or its cuts are many."""
    taken = [letters(inner) for inner in _long_repeats(way)]
    if taken and all(part & frozenset().union(*taken) for part in _must(way)):
        yield "nested"


def _long_repeats(items: object) -> Iterator[object]:
    for op, value in items:  # type: ignore[attr-defined]
        if op in REPEATS and value[1] > BOUND:
            yield value[2]
        for inner in _inside(op, value):
            if op not in LOOKS:
                yield from _long_repeats(inner)


def _must(items: object) -> list[frozenset[str]]:
    """What each part that cannot be left out may take."""
    found: list[frozenset[str]] = []
    for op, value in items:  # type: ignore[attr-defined]
        if op is sre.SUBPATTERN:
            found += _must(value[-1])
        elif op in REPEATS:
            found += _must(value[2]) if value[0] > 0 else []
        elif op not in LOOKS and op is not sre.GROUPREF:
            found.append(_letters(op, value))
    return found


def patterns() -> set[str]:
    return set(chain(_compiled(), _written(), _phrases()))


def _compiled() -> Iterator[str]:
    for module in walk_packages([str(FOLDER)], "warmdesk.coach."):
        if not module.name.endswith("__main__"):
            yield from _held(vars(import_module(module.name)).values())


def _held(values: object) -> Iterator[str]:
    for value in values:  # type: ignore[attr-defined]
        if isinstance(value, re.Pattern):
            yield value.pattern
        elif isinstance(value, tuple | list | set | frozenset):
            yield from _held(value)
        elif isinstance(value, dict):
            yield from _held(value.values())


def _written() -> Iterator[str]:
    """Patterns that are given to `re` where they are used."""
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)


def _phrases() -> Iterator[str]:
    for path in sorted(phrases.DATA.glob("*.txt")):
        held = phrases.phrases(path.stem)
        for line in chain(held._loose, *held._filed.values()):
            yield phrases._regex(line.pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)*",
        r"(\w+\s?)*x",
        r"(?:a|b+)+",
        r"\s*-?\s*",
        r".*foo.*",
        r"\d+\w+",
        r"(?:[^,]*,?)*",
        r"(a*)(a*)",
    ],
)
def test_slow_shapes_are_known(pattern):
    assert faults(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"\w+(?:['-]\w+)*", r"a*b*", r"\s*\w+\s*", r"(?:\w+ )*x", r"(?:a{0,3} ?){0,4}", r"[^,]*,.*"],
)
def test_quick_shapes_pass(pattern):
    assert not faults(pattern)


def test_every_pattern_of_the_coach_is_found():
    assert len(list(_phrases())) > 500
    assert len(set(_compiled())) > 100
    assert all_rules()


def test_no_pattern_of_the_coach_is_slow():
    slow = {pattern: found for pattern in patterns() if (found := faults(pattern))}

    assert {each: slow[each] for each in slow if not each.startswith(tuple(REASONED))} == {}


def test_no_reason_is_given_for_a_pattern_that_is_gone():
    known = patterns()
    assert [start for start in REASONED if not any(p.startswith(start) for p in known)] == []
