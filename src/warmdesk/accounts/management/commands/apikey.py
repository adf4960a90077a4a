"""`warmdesk apikey ADDRESS NAME`: make a key for another program, shown once."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from warmdesk.accounts.actions.keys import make_key
from warmdesk.accounts.models import User
from warmdesk.core import clock


class Command(BaseCommand):
    help = "Make a key with which another program speaks as an agent. It is shown once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the agent's e-mail address")
        parser.add_argument("name", help="what the key is for")

    def handle(self, *args: Any, **options: Any) -> None:
        agent = User.objects.filter(email=options["address"].lower(), is_active=True).first()
        if agent is None:
            raise CommandError(f"No agent here has the address {options['address']}.")
        self.stdout.write(make_key(agent=agent, name=options["name"], at=clock.now()))
