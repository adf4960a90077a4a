"""Reads of agents that are used more than once."""
