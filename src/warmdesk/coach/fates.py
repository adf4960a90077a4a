"""What became of somebody's work: "have I lost those?", "is it safe?", "can it be recovered?"

Such a question is answered by any plain word on it: safe, still there, found, restored, gone.
A hope, an "if" or "I'll check whether" is none.
"""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"\b(?:lost|lose|losing|gone|vanished|disappeared|deleted|wiped|erased|overwritten|destroyed|"
    r"recover(?:ed|able)?|restored?|retrieved?|rescued?|salvaged?|saved|survived?|intact|"
    r"(?:still|all) (?:there|exist)|safe(?! to\b)|get (?:\w+ ){1,3}back)\b"
)
_PLAIN = (
    r"safe(?! to\b| way\b| place\b)(?:ly)?|intact|unharmed|untouched|undamaged|survived|recoverable|"
    r"(?:still|all) (?:there|here)|(?:not|n't|never|nothing(?: \w+){0,3}|none(?: \w+){0,3}|"
    r"no \w+(?: \w+){0,2}) (?:lost|gone|deleted|missing)|"
    r"(?:lost|gone)(?: \w+)? for good|beyond (?:rescue|recovery)|"
    r"(?:cannot|can't|can not|can|could|could not|couldn't|unable to) (?:all )?(?:be )?"
    r"(?:recover|restore|retrieve|rescue|sav|brought|bring|get)\w*"
)
_FATE = re.compile(rf"\b(?:{_PLAIN})\b")
# These may be said of a server as well; they count in words about the work itself.
_OF_THE_WORK = re.compile(
    r"\b(?:found(?! out\b| (?:the |a |that )?(?:cause|fault|problem|reason|error|time|way)\b)|kept|"
    r"restored|recovered|retrieved|rescued|saved|brought back|got (?:it|them|those|everything|your)|"
    r"lost|gone|deleted|overwritten|back|here|there|complete|"
    r"(?:have|has|in) (?:a|the|our|your|last night's|this morning's|"
    r"yesterday's)(?: [\w:]+){0,3} (?:copy|backup|version|snapshot))\b"
)
_MEANS_IT = re.compile(
    r"\b(?:it|them|they|they're|they've|it's|those|these|everything|all of|nothing|none|your|yours)\b"
)
_HEDGED = re.compile(
    r"\b(?:if|whether|hope|hopefully|might|try|trying|check|checking|look into|sorry (?:that )?you|"
    r"as soon as|once|must be (?:\w+ )?(?:annoying|hard|worrying))\b"
)
_CUT = re.compile(r"[;:](?=\s)|\s-\s|, (?:and|but|so) |\bbecause\b")


def asks_fate(asked: str) -> bool:
    return bool(_ASKED.search(asked))


def tells_fate(text: str, *, on_topic: bool) -> tuple[int, int] | None:
    """Where in a sentence the fate of the work is told."""
    place = 0
    for piece in _CUT.split(text):
        start = text.index(piece, place)
        place = start + len(piece)
        if _HEDGED.search(piece):
            continue
        about = on_topic or _MEANS_IT.search(piece)
        if about and (_FATE.search(piece) or _OF_THE_WORK.search(piece)):
            begin = start + len(piece) - len(piece.lstrip(" ,"))
            return begin, start + len(piece.rstrip(" ,"))
    return None
