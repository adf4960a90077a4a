"""Meeting somebody."""

from __future__ import annotations

import pytest

from warmdesk.people.actions.meeting import meet_person
from warmdesk.people.errors import NotAnAddress
from warmdesk.people.models import Person

pytestmark = pytest.mark.django_db


def test_the_same_address_is_the_same_person():
    first = meet_person(email="Dana@x.org", name="Dana  Okafor")
    assert (first.email, first.name) == ("dana@x.org", "Dana Okafor")
    assert meet_person(email="dana@X.org", name="Someone") == first
    assert Person.objects.get().name == "Dana Okafor"


@pytest.mark.parametrize("address", ["", "dana", "dana@", "a b@x.org"])
def test_what_is_no_address_makes_nobody(address):
    with pytest.raises(NotAnAddress):
        meet_person(email=address, name="Dana")
    assert Person.objects.count() == 0


@pytest.mark.parametrize("name", ["", "<b>", "see https://x.example", "cheap pills.com"])
def test_a_name_that_says_nothing_or_sells_is_left_out(name):
    made = meet_person(email="dana@x.org", name=name)
    assert made.name in {"dana", "b"}
