"""The rules, one file each. A file that is dropped in here is a rule."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from warmdesk.coach.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of importance."""
    modules = (import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    found = (
        value for module in modules for value in vars(module).values() if isinstance(value, Rule)
    )
    return tuple(sorted(found, key=lambda each: each.importance))
