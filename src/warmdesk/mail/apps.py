"""Registers the package with Django."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "warmdesk.mail"
    label = "mail"

    def ready(self) -> None:
        from warmdesk.mail import receivers  # noqa: F401  # connects them
