"""Registers the package with Django."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "warmdesk.coaching"
    label = "coaching"

    def ready(self) -> None:
        from warmdesk.coaching import receivers  # noqa: F401  # connects them
