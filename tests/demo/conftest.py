"""The sample desk of Friday 20 November 2026, 11:50, told once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.conftest import FRIDAY
from warmdesk.demo import sample as sample_desk

LONDON = "Europe/London"


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        sample_desk.rebuild(FRIDAY, LONDON)
        yield
        transaction.set_rollback(True)
