"""Registers the package with Django."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "warmdesk.promises"
    label = "promises"

    def ready(self) -> None:
        from warmdesk.promises import receivers  # noqa: F401  # connects them
