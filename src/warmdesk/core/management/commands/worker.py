"""`warmdesk worker`: only the work behind the pages; as many as you like, beside `warmdesk run`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from warmdesk.core.serving import work_until_stopped


class Command(BaseCommand):
    help = "Fetch and send mail and do what is due, without pages. Start as many as you like."

    # Any: Django gives options by name, of whatever type the parser made them.
    def handle(self, *args: Any, **options: Any) -> None:
        work_until_stopped()
