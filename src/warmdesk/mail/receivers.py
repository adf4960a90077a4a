"""Reacts to news of tickets."""

from __future__ import annotations
