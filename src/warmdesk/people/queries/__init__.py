"""Reads of people that are used more than once."""
