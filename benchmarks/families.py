"""Sixty-four ways to write a long text that makes careless patterns slow; each is repeated to any length."""

from __future__ import annotations

_REPEATED: dict[str, str] = {
    "one letter": "a",
    "blanks": " ",
    "line ends": "\n",
    "digits": "1",
    "full stops": ".",
    "commas": ", ",
    "hyphens": "-",
    "word with hyphens": "a-",
    "apostrophes": "'",
    "word with apostrophes": "a'",
    "double quotes": '"',
    "open speech": ' "word',
    "back quotes": "`",
    "code and words": "`a` ",
    "fences": "```\n",
    "open brackets": "(",
    "square brackets": "[",
    "gaps": "[name] ",
    "curly gaps": "{name} ",
    "angles": "<",
    "quote marks": "> ",
    "quoted lines": "> yes\n",
    "bullets": "- yes\n",
    "steps": "1. restart it\n",
    "question marks": "?",
    "exclamation marks": "!",
    "ellipses": "… ",
    "colons": "12:",
    "clock times": "12:30 ",
    "dates": "12/11/2026 ",
    "weekdays": "on Friday ",
    "lengths of time": "two hours and ",
    "ranges": "10-15-",
    "ordinals": "the 1st of the ",
    "no": "no ",
    "not yet": "not yet ",
    "very": "very ",
    "sorry": "sorry, ",
    "soon": "soon, ",
    "when will": "when will ",
    "could you": "could you ",
    "could you please ?": "could you please? ",
    "if and if": "if you and if ",
    "because": "because ",
    "I will": "I'll ",
    "I will write by": "I'll write by 4 pm. ",
    "you must": "you must ",
    "you must have": "you must have deleted it. ",
    "as I said": "as I said ",
    "contact the team": "contact the team ",
    "hi": "hi ",
    "greeted names": "Hi Dana Dana Dana ",
    "sign-offs": "kind regards\n",
    "best best best": "best ",
    "capitals": "WHY ",
    "addresses": "a@b.c ",
    "web addresses": "https://a.b/c?d=e&",
    "accents": "é",
    "combining marks": "e\u0301",
    "wide letters": "日本",
    "letters that grow in lower case": "İ",
    "hyphens where words are passed over": "Without a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-. ",
    "good sentences": "The drive is back since nine, and your forty lines are safe. ",
}
_SAMPLE = "When will it be back? Could you tell me why it broke? "


def families() -> dict[str, str]:
    """Name to the piece that is repeated."""
    return _REPEATED | {"questions": _SAMPLE}


def text_of(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]
