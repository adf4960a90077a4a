"""Registers the package with Django."""

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "warmdesk.tickets"
    label = "tickets"
