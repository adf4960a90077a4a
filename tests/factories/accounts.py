"""Agents for tests."""

from __future__ import annotations

import factory

from warmdesk.accounts.models import User


class AgentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Agent Number{n}")
    email = factory.Sequence(lambda n: f"agent{n}@desk.example")
