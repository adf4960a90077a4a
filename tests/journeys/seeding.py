"""Fills the database of a journey: run as a program inside the desk's own surroundings, with facts as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

PASSWORD = "a lamp in the window"


def seed(facts: dict[str, Any]) -> None:
    """Ines holds the one mailbox, which is fetched from and sent through the servers of the journey."""
    from warmdesk.accounts.models import Role, User
    from warmdesk.core.models import Desk
    from warmdesk.mail.models import Account
    from warmdesk.tickets.models import Holder, Mailbox

    Desk.objects.update_or_create(
        pk=1, defaults={"name": "Northgate IT help", "hours": {}, "is_set_up": True}
    )
    ines = User.objects.create_user("ines@desk.example", PASSWORD, name="Ines Moreau")
    User.objects.create_user("tomasz@desk.example", PASSWORD, name="Tomasz Zieliński")
    User.objects.create_user("marta@desk.example", PASSWORD, name="Marta Keller", role=Role.ADMIN)
    mailbox = Mailbox.objects.create(
        address="help@desk.example", name="Service desk", is_default=True
    )
    Holder.objects.create(mailbox=mailbox, agent=ines)
    if "imap_port" in facts:
        Account.objects.create(
            mailbox=mailbox,
            imap_host="127.0.0.1",
            imap_port=facts["imap_port"],
            imap_security="none",
            imap_user=facts["imap_user"],
            imap_password=facts["imap_password"],
            smtp_host="127.0.0.1",
            smtp_port=facts["smtp_port"],
            smtp_security="none",
        )


if __name__ == "__main__":
    import django

    django.setup()
    seed(json.loads(sys.argv[1]))
