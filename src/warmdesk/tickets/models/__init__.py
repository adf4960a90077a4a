"""Tables of tickets, one file per idea."""

from warmdesk.tickets.models.asked import Asked
from warmdesk.tickets.models.attachment import Attachment
from warmdesk.tickets.models.automatic_mail import AutomaticMail
from warmdesk.tickets.models.delivery import Delivery
from warmdesk.tickets.models.draft import Draft
from warmdesk.tickets.models.event import Event
from warmdesk.tickets.models.feedback import Feedback
from warmdesk.tickets.models.handoff import Handoff
from warmdesk.tickets.models.joined import Joined
from warmdesk.tickets.models.label import Label
from warmdesk.tickets.models.mailbox import Holder, Mailbox
from warmdesk.tickets.models.message import Message
from warmdesk.tickets.models.participant import Participant
from warmdesk.tickets.models.ticket import Ticket

__all__ = [
    "Asked",
    "Attachment",
    "AutomaticMail",
    "Delivery",
    "Draft",
    "Event",
    "Feedback",
    "Handoff",
    "Holder",
    "Joined",
    "Label",
    "Mailbox",
    "Message",
    "Participant",
    "Ticket",
]
