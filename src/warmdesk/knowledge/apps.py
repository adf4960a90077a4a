"""Registers the package with Django."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "warmdesk.knowledge"
    label = "knowledge"
