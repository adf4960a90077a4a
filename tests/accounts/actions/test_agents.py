"""Roles, and that a desk always has an admin."""

from __future__ import annotations

import pytest

from tests.factories.accounts import AgentFactory
from warmdesk.accounts.actions.agents import change_role, stop_working
from warmdesk.accounts.errors import LastAdmin
from warmdesk.accounts.models import Role, User

pytestmark = pytest.mark.django_db


def test_the_last_admin_stays_one():
    marta = AgentFactory(role=Role.ADMIN)
    AgentFactory(role=Role.ADMIN, is_active=False)
    with pytest.raises(LastAdmin):
        change_role(agent=marta, role=Role.AGENT)
    with pytest.raises(LastAdmin):
        stop_working(agent=marta)
    assert User.objects.get(pk=marta.pk).is_admin
    assert User.objects.get(pk=marta.pk).is_active


def test_one_of_two_admins_may_step_back():
    marta, _kofi = AgentFactory(role=Role.ADMIN), AgentFactory(role=Role.ADMIN)
    change_role(agent=marta, role=Role.LEAD)
    assert User.objects.get(pk=marta.pk).role == Role.LEAD


def test_the_only_admin_may_be_saved_as_admin():
    marta = AgentFactory(role=Role.ADMIN)
    assert change_role(agent=marta, role=Role.ADMIN).is_admin
