"""`warmdesk run`: the whole desk, pages and worker, at one address."""

from __future__ import annotations

import hashlib
import os
import secrets
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from warmdesk.core import clock, serving

LINK_LIFETIME = timedelta(hours=24)


class Command(BaseCommand):
    help = "Run the whole desk: pages and worker together."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="where to listen (127.0.0.1)")
        parser.add_argument("--port", type=int, help="where to listen (8000)")
        parser.add_argument(
            "--no-worker", action="store_true", help="only pages; `warmdesk worker` runs elsewhere"
        )

    # Any: Django gives options by name, of whatever type the parser made them.
    def handle(self, *args: Any, host: str, port: int | None, **options: Any) -> None:
        port = port or _default_port()
        address = _address(port)
        if not serving.is_free(host, port):
            raise CommandError(
                _("Something else is at port {port}. Try: warmdesk run --port {other}").format(
                    port=port, other=port + 1
                )
            )
        serving.prepare()
        self.stdout.write(_("Warmdesk is at {address}").format(address=address))
        secret = invite_first_admin()
        if secret:
            link = f"{address}/start/welcome/{secret}"
            self.stdout.write(_("Make your account here, within a day: {link}").format(link=link))
        serving.serve(host=host, port=port, address=address, has_worker=not options["no_worker"])


def _default_port() -> int:
    """A port in the address counts if we are reached directly, not through a proxy."""
    address = urlsplit(settings.ADDRESS)
    is_here = address.hostname in {"127.0.0.1", "localhost"}
    return address.port if is_here and address.port else 8000


def _address(port: int) -> str:
    """What was set, else this machine and port."""
    if os.environ.get("WARMDESK_ADDRESS") or os.environ.get("WARMDESK_ADDRESS_FILE"):
        return str(settings.ADDRESS)
    return f"http://127.0.0.1:{port}"


def invite_first_admin() -> str:
    """The secret of a one-time link for the first administrator; empty if there is one already.

    An earlier link that was not used ends, so that only the newest on the terminal works.
    """
    # By name, since accounts lie above the core.
    invitations = apps.get_model("accounts", "Invitation")._default_manager
    if get_user_model()._default_manager.filter(is_active=True, role="admin").exists():
        return ""
    now = clock.now()
    invitations.filter(role="admin", email="", used_at=None).update(ends_at=now)
    secret = secrets.token_urlsafe(32)
    invitations.create(
        digest=hashlib.sha256(secret.encode()).hexdigest(),
        role="admin",
        made_at=now,
        ends_at=now + LINK_LIFETIME,
    )
    return secret
