"""What every test may use."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from warmdesk.accounts.queries.colleagues import forget_colleagues
from warmdesk.coaching.queries.policy import forget_policy
from warmdesk.core.desk import forget_desk

# A Friday in term: the desk is open, and Dana's bank run is due at three.
FRIDAY = datetime(2026, 11, 20, 11, 50, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What a process remembers of the desk belongs to another test's rows."""
    forget_desk()
    forget_policy()
    forget_colleagues()


@pytest.fixture
def friday():
    """The clock stands at Friday 20 November 2026, 11:50 in London."""
    with time_machine.travel(FRIDAY, tick=False):
        yield FRIDAY
