"""Tables of mail."""

from warmdesk.mail.models.account import Account
from warmdesk.mail.models.raw_mail import RawMail

__all__ = ["Account", "RawMail"]
