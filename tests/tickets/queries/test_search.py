"""Finding tickets by words."""

from __future__ import annotations

import pytest

from tests.factories.tickets import make_ticket
from warmdesk.core import clock
from warmdesk.tickets.queries import search


@pytest.mark.django_db
def test_a_single_letter_is_a_word_of_its_own_and_more_are_a_beginning():
    drive = make_ticket(subject="Drive X is gone")
    choir = make_ticket(subject="Xylophone for the choir")
    for ticket in (drive, choir):
        search.index(ticket, clock.now())

    def found(words: str) -> list[str]:
        return [row.subject for row in search.find(search.parse(words)).rows]

    assert found("x") == ["Drive X is gone"]
    assert found("xyl") == ["Xylophone for the choir"]
