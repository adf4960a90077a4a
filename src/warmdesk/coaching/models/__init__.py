"""Tables of an agent's own private record with the coach."""

from warmdesk.coaching.models.rule_level import RuleLevel
from warmdesk.coaching.models.set_aside import SetAside

__all__ = ["RuleLevel", "SetAside"]
