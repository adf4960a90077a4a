"""One-time links that make accounts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from warmdesk.accounts.actions.invitations import (
    LIFETIME,
    end_invitation,
    invite_agent,
    open_invitation,
    use_invitation,
)
from warmdesk.accounts.errors import AddressTaken, InvitationOver
from warmdesk.accounts.models import Invitation, Role, User

pytestmark = pytest.mark.django_db


def use(secret, at, email="ines@desk.example"):
    return use_invitation(
        secret=secret, name="Ines  Moreau", email=email, password="a long enough one", at=at
    )


def test_it_makes_an_account_with_its_role_once(friday):
    invited = invite_agent(role=Role.LEAD, at=friday)
    user = use(invited.secret, friday)
    assert (user.name, user.role, user.check_password("a long enough one")) == (
        "Ines Moreau",
        Role.LEAD,
        True,
    )
    with pytest.raises(InvitationOver):
        use(invited.secret, friday, "other@desk.example")
    assert User.objects.count() == 1


def test_only_a_digest_of_the_secret_is_stored(friday):
    invited = invite_agent(role=Role.AGENT, at=friday, email="a@desk.example")
    stored = str(Invitation.objects.values().get())
    assert invited.secret not in stored


def test_it_runs_out(friday):
    invited = invite_agent(role=Role.AGENT, at=friday)
    assert open_invitation(invited.secret, friday + LIFETIME - timedelta(seconds=1))
    with pytest.raises(InvitationOver):
        open_invitation(invited.secret, friday + LIFETIME)


def test_it_can_be_taken_back(friday):
    invited = invite_agent(role=Role.AGENT, at=friday)
    end_invitation(invitation=invited.invitation, at=friday)
    with pytest.raises(InvitationOver):
        use(invited.secret, friday)


def test_a_guessed_secret_opens_nothing(friday):
    invite_agent(role=Role.ADMIN, at=friday)
    with pytest.raises(InvitationOver):
        open_invitation("guess", friday)


def test_an_address_that_works_here_is_refused_and_the_link_stays_good(friday):
    AgentFactory(email="ines@desk.example")
    with pytest.raises(AddressTaken):
        invite_agent(role=Role.AGENT, at=friday, email="Ines@desk.example")
    invited = invite_agent(role=Role.AGENT, at=friday)
    with pytest.raises(AddressTaken):
        use(invited.secret, friday, "INES@desk.example")
    assert use(invited.secret, friday, "other@desk.example").email == "other@desk.example"
