"""Tables of people."""

from warmdesk.people.models.link_mail import LinkMail
from warmdesk.people.models.person import Person

__all__ = ["LinkMail", "Person"]
