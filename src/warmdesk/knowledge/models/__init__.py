"""Tables of what the desk has learnt."""

from warmdesk.knowledge.models.starting_point import StartingPoint

__all__ = ["StartingPoint"]
