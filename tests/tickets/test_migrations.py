"""Migrations that move rows lose none of them."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from tests.factories.tickets import make_ticket
from warmdesk.tickets.queries import search

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("step", ["shorten", "lengthen"])
def test_a_search_index_made_anew_finds_what_it_found(step, friday):
    ticket = make_ticket(text="The photocopier is jammed.", at=friday)
    search.index(ticket, friday)
    migration = import_module("warmdesk.tickets.migrations.0003_beginnings")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        getattr(migration, step)(None, editor)

    for typed in ("ph", "photoco", "photocop", "photocopier jam"):
        assert [row.number for row in search.find(search.parse(typed)).rows] == [ticket.pk]
