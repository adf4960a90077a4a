"""Joins drafts to the coach; an agent's own private record."""
