"""Tables of an agent's own private record with the coach, and of what the desk decided."""

from warmdesk.coaching.models.rule_level import RuleLevel
from warmdesk.coaching.models.rule_use import RuleUse
from warmdesk.coaching.models.thought import Thought

__all__ = ["RuleLevel", "RuleUse", "Thought"]
