"""Starting points: facts to begin a reply with, never feeling."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from warmdesk.knowledge.actions.starting_points import (
    retire_starting_point,
    save_starting_point,
    use_starting_point,
)
from warmdesk.knowledge.errors import NothingToSave, OnlyFeeling, TitleTaken
from warmdesk.knowledge.models import StartingPoint
from warmdesk.knowledge.queries.starting_points import offered_starting_points

pytestmark = pytest.mark.django_db

FACTS = "The VPN needs the new certificate. Install it from [where], then restart the client."


def save(at, **fields):
    return save_starting_point(
        **{"title": "VPN", "text": FACTS, "agent": AgentFactory(), "at": at, **fields}
    )


def test_lately_used_ones_are_offered_first_and_retired_ones_not(friday):
    vpn, printer, old = save(friday), save(friday, title="Printer"), save(friday, title="Fax")
    use_starting_point(point=vpn, at=friday)
    use_starting_point(point=printer, at=friday + timedelta(minutes=1))
    retire_starting_point(point=old)
    assert offered_starting_points() == [printer, vpn]
    assert offered_starting_points("vp") == [vpn]


def test_a_text_of_feeling_alone_is_held_back_once(friday):
    words = "I understand your frustration and we apologise for any inconvenience."
    with pytest.raises(OnlyFeeling):
        save(friday, text=words)
    assert save(friday, text=words, anyway=True).text == words


def test_a_title_is_used_once_whatever_its_case(friday):
    save(friday)
    with pytest.raises(TitleTaken):
        save(friday, title="vpn")
    assert StartingPoint.objects.count() == 1


def test_nothing_is_saved_without_words(friday):
    with pytest.raises(NothingToSave):
        save(friday, text="  ")
