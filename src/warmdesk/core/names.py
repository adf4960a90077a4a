"""How people's names are shortened. Names keep the person's own order."""

from __future__ import annotations


def first_name(name: str) -> str:
    """The first word of a name, or the whole if it has one word; an address stays as far as its @."""
    return name.split("@")[0].split()[0] if name.split("@")[0].split() else name


def initials(name: str) -> str:
    """Up to two capital letters: of the first and the last word."""
    words = [word for word in name.split("@")[0].replace(".", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper()
