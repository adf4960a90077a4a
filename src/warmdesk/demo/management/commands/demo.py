"""`warmdesk demo`: a living sample desk at one address."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from warmdesk.core import clock, serving
from warmdesk.demo import sample
from warmdesk.demo.surroundings import own_zone


class Command(BaseCommand):
    help = "Open a sample desk with people in it. Nothing leaves this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare", action="store_true", help="make the sample ready and stop")
        parser.add_argument("--anew", action="store_true", help="begin the sample again")

    # Any: Django gives options by name, of whatever type the parser made them.
    def handle(self, *args: Any, prepare: bool, anew: bool, **options: Any) -> None:
        if not settings.IS_SAMPLE:
            raise CommandError(_("Start it as: warmdesk demo"))
        serving.prepare()
        now = clock.now()
        if anew or not sample.is_of_today(now):
            try:
                sample.rebuild(now, own_zone())
            except sample.NotASample as error:
                raise CommandError(
                    _(
                        "There is a real desk in this database. Nothing was changed. Choose another"
                        " folder with WARMDESK_DATA, and leave WARMDESK_DATABASE_URL out."
                    )
                ) from error
        if prepare:
            return
        address = urlsplit(settings.ADDRESS)
        host, port = address.hostname or "127.0.0.1", address.port or 8000
        if not serving.is_free("127.0.0.1", port):
            raise CommandError(_("Something else is at port {port}.").format(port=port))
        self.stdout.write(
            _("The sample desk is at {address}/start (stop it with Ctrl C)").format(
                address=settings.ADDRESS
            )
        )
        serving.serve(host=host, port=port, address=settings.ADDRESS)
