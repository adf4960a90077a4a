"""Registers the package with Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "warmdesk.api"
    label = "api"
