"""Registers the package with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "warmdesk.web"
    label = "web"
