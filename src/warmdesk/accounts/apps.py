"""Registers the package with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "warmdesk.accounts"
    label = "accounts"
