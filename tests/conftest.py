"""What every test may use."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import connection

from warmdesk.accounts.queries.colleagues import forget_colleagues
from warmdesk.coaching.queries.policy import forget_policy
from warmdesk.core.desk import forget_desk
from warmdesk.tickets.queries.labels import forget_labels

# A Friday in term: the desk is open, and Dana's bank run is due at three.
FRIDAY = datetime(2026, 11, 20, 11, 50, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """SQLite in a file of this process's own folder, with its real journal.

    In memory its threads share one cache, and a connection that the garbage collector closes during another one's
    callback then waits for itself for ever.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(settings.DATA / "test.sqlite3")


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What a process remembers of the desk belongs to another test's rows."""
    forget_desk()
    forget_policy()
    forget_colleagues()
    forget_labels()


@pytest.fixture
def friday():
    """The clock stands at Friday 20 November 2026, 11:50 in London."""
    with time_machine.travel(FRIDAY, tick=False):
        yield FRIDAY
