"""What an agent can meet when writing down what the desk knows."""

from __future__ import annotations


class KnowledgeError(Exception):
    """Something stands in the way; nothing was changed."""


class OnlyFeeling(KnowledgeError):
    """The text holds set phrases of feeling and nothing else."""


class NothingToSave(KnowledgeError):
    """Title or text is missing."""


class TitleTaken(KnowledgeError):
    """Another starting point has this title."""
