"""The direction in which words run."""

from __future__ import annotations

import re

# Embeddings, overrides and isolates. Scripts that run from right to left need none of them in one line.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def unturned(line: str) -> str:
    """A title or a name without marks that would turn the words around it."""
    return _TURNS.sub("", line)
