"""Registers the package with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "warmdesk.people"
    label = "people"
