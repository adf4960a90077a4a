"""Reads of what the desk has learnt."""
