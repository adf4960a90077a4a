"""Tables of agents."""

from warmdesk.accounts.models.api_key import ApiKey
from warmdesk.accounts.models.invitation import Invitation
from warmdesk.accounts.models.user import Role, Theme, User

__all__ = ["ApiKey", "Invitation", "Role", "Theme", "User"]
