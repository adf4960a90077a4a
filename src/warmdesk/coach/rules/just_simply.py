"""A step that is called easy.

What it notices
    "Just", "simply" or "easily" before something the person is to do. "Just now" or "not just you"
    are not noticed.

Why it matters
    If it does not work at once, the person feels stupid for failing at something easy.

What helps
    The step without the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import word_set
from warmdesk.coach.rule import Draft, Example, Spot, rule

_LEAD = (
    r"(?:^|[,;:.] |\b(?:you(?:'ll| can| could| only)?(?: need to| have to)?|then|"
    r"and|to|please|can|or|so|is) )"
)
_EASY = re.compile(_LEAD + r"(?P<word>just|simply|merely) (?P<verb>[a-z-]+)\b")
_HARMLESS = re.compile(
    r"\b(?:just|simply) (?:in case|leave (?:it|the)|let (?:me|us)|write|reply|tell|"
    r"ask|call|ring|come|say|send|give (?:me|us)|keep|wait|ignore|answer|drop|"
    r"bring)\b"
)


@rule(
    says='"{quote}" makes it sound easy. Is it easy for {n}?',
    why="If it does not work at once, {n} may feel at fault.",
    example='"Open the menu and press Export" instead of "just export it".',
    cold=(
        Example("Hi Dana, just flush the cache and it comes back.", asked="The page looks old."),
        Example("Hi Dana, you simply map the drive again.", asked="My drive is gone."),
        Example("Hi Dana, just reinstall the driver, then it prints.", asked="Nothing prints."),
        Example("Hi Dana, you can just set up a rule for that.", asked="How do I sort my mail?"),
    ),
    warm=(
        Example("Hi Dana, it's not just you: mail is slow for all until 3.", asked="Is mail slow?"),
        Example("Hi Dana, I've just restarted it, and it prints.", asked="Nothing prints."),
        Example(
            "Hi Dana, just tell me when you're in, and I'll do it.", asked="The page looks old."
        ),
        Example(
            "Hi Dana, just leave it on the desk, I'll collect it at 4.",
            asked="What do I do with the old phone?",
        ),
    ),
)
def just_simply(draft: Draft) -> Iterator[Spot]:
    for sentence in draft.sentences:
        match = _EASY.search(sentence.text)
        if not match or sentence.is_asking or _HARMLESS.search(sentence.text, match.start("word")):
            continue
        if match["verb"] in word_set("task-verb") or match["verb"] in _STEPS:
            yield Spot(sentence.at(match.start("word"), match.end("word")))
            return


_STEPS = frozenset(
    "click set type choose select drag press tap scroll navigate flush map re-map "
    "remap reinstall publish"
    " mount unmount run execute edit paste enter log sign point boot resync sync format partition"
    " define assign forward attach plug unplug download upload extract unzip compile".split()
)
