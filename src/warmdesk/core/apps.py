"""Registers the package with Django."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "warmdesk.core"
    label = "core"

    def ready(self) -> None:
        from warmdesk.core import duties  # after every app is loaded

        duties.discover()
