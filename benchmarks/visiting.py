"""`python -m benchmarks.visiting`: signs the measured agent in, and says where to go, as JSON."""

from __future__ import annotations

import json

import django

django.setup()

# Django must be set up before these are loaded.
from django.conf import settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.page_rounds import TOKEN, sign_in  # noqa: E402
from benchmarks.seed import MEASURED_EMAIL  # noqa: E402
from warmdesk.accounts.models import User  # noqa: E402
from warmdesk.tickets.choices import State  # noqa: E402
from warmdesk.tickets.models import Ticket  # noqa: E402


def main() -> None:
    agent = User.objects.get(email=MEASURED_EMAIL)
    mine = Ticket.objects.filter(owner=agent, state=State.OPEN).order_by("attention_at")
    print(
        json.dumps(
            {
                "cookies": sign_in(agent, settings.AUTHENTICATION_BACKENDS[0]),
                "home": reverse("desk:home"),
                "inbox": reverse("desk:inbox"),
                "token": TOKEN,
                "conversations": [reverse("desk:ticket", args=[each.pk]) for each in mine[:10]],
                "coach": [reverse("desk:ticket-coach", args=[each.pk]) for each in mine[:10]],
            }
        )
    )


if __name__ == "__main__":
    main()
