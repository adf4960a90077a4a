"""People and their addresses."""

from __future__ import annotations

import pytest

from tests.factories.people import PersonFactory
from warmdesk.people.models import Person


@pytest.mark.django_db
def test_an_address_finds_its_person_whatever_its_capitals():
    dana = PersonFactory(email="Dana@Example.org")
    PersonFactory(email="dana@example.net")

    assert list(Person.objects.at(" dana@EXAMPLE.org ")) == [dana]


@pytest.mark.django_db
def test_finding_by_address_reads_the_index_and_not_all_people():
    PersonFactory.create_batch(3)

    plan = Person.objects.at("dana@example.org").explain()

    # PostgreSQL rightly reads so short a table from end to end.
    assert "one_person_per_address" in plan or "Seq Scan" in plan
