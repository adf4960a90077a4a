"""What somebody can meet when acting on accounts; surfaces turn these into words."""

from __future__ import annotations


class AccountError(Exception):
    """Something stands in the way; nothing was changed."""


class InvitationOver(AccountError):
    """The link was used, has run out, or never was one."""


class AddressTaken(AccountError):
    """Somebody with this address works here already."""


class LastAdmin(AccountError):
    """A desk without an admin could never be changed again."""
