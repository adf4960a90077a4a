"""Keeps an agent's private record in step with what they send."""

from __future__ import annotations
