"""Reads that are used more than once, and the guarded getters."""
