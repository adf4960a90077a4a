"""Queries put together once and asked many times.

Turning a query of the ORM into SQL takes several times longer than answering it from an index, and a page asks the
same few each time. A prepared one keeps its SQL; only the values in it are new. What comes back is what the
unprepared query gives: instances with their relations, or rows of `values_list`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = TypeVar("Row")
Value = int | str | datetime

LARGEST_KEY = 2**63 - 1
# Stand-ins for the values while the query is put together; nothing real is like them.
_WORDS = "7303-01-04"
_NUMBER = 7_303_014_000_000_000_001
_MOMENT = datetime(7303, 1, 4, 1, 2, 3, 456789, tzinfo=UTC)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Make a function that gives a queryset into one that gives its rows, from SQL kept since the first call.

    Its arguments are whole numbers, words and moments given by position, never None, and each must stand in the
    query as it is: whatever changes its shape (a list, a slice, a choice) belongs to a function of its own.
    A number too large for any key finds nothing. Raises TypeError for an argument of another kind, ValueError if one
    cannot be found in the SQL.
    """
    made: dict[str, _Prepared] = {}

    @wraps(build)
    def ask(*values: P.args, **_: P.kwargs) -> list[Row]:
        if DEFAULT_DB_ALIAS not in made:
            made[DEFAULT_DB_ALIAS] = _prepare(build, values)
        if any(isinstance(each, int) and abs(each) > LARGEST_KEY for each in values):
            return []
        return list(made[DEFAULT_DB_ALIAS].rows(values))

    return ask


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A queryset's SQL, with the place of each value: an index into the arguments, or None for what never changes."""

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: Sequence[tuple[int | None, Any]]
    # What turns values of the database into Python's, by column. Any: Django's own.
    converters: dict[int, Any]

    def rows(self, values: Sequence[Any]) -> QuerySet[Any, Any]:
        given = [_for_database(value) for value in values]
        params = tuple(fixed if n is None else given[n] for n, fixed in self.params)
        # Made anew, since copying a queryset would run it.
        fresh = type(self.queryset)(
            model=self.queryset.model,
            query=cast("Query", _Asked(self, (self.sql, params))),
            using=DEFAULT_DB_ALIAS,
        )
        for name in ("_iterable_class", "_fields"):
            setattr(fresh, name, getattr(self.queryset, name))
        return fresh


@dataclass(frozen=True, slots=True)
class _Asked:
    """Stands where a queryset has its query, and gives the compiler its ready SQL."""

    prepared: _Prepared
    ready: tuple[str, tuple[Any, ...]]

    def get_compiler(self, using: str) -> SQLCompiler:
        compiler = copy.copy(self.prepared.compiler)
        # Connections belong to threads, the SQL does not.
        compiler.connection = connections[using]
        compiler.as_sql = lambda *_, **__: self.ready  # type: ignore[method-assign]
        compiler.get_converters = lambda *_: self.prepared.converters  # type: ignore[method-assign]
        return compiler

    # Any: whatever else is asked of a query.
    def __getattr__(self, name: str) -> Any:
        return getattr(self.prepared.queryset.query, name)


def _prepare(build: Callable[..., QuerySet[Any, Any]], values: Sequence[Any]) -> _Prepared:
    marks = [_mark(n, value) for n, value in enumerate(values)]
    queryset = build(*marks).using(DEFAULT_DB_ALIAS)
    compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    places = {_for_database(mark): n for n, mark in enumerate(marks)}
    found = [
        (places.get(each) if isinstance(each, int | str | datetime) else None, each)
        for each in params
    ]
    if {n for n, _ in found if n is not None} != set(places.values()):
        raise ValueError(f"Not every argument of {build.__name__} stands in its SQL.")
    columns = [column[0] for column in compiler.select[: compiler.col_count]]
    return _Prepared(queryset, compiler, sql, found, compiler.get_converters(columns))


def _mark(n: int, value: Any) -> Value:
    if isinstance(value, datetime):
        return _MOMENT + timedelta(days=n)
    if isinstance(value, str):
        return f"{_WORDS} {n}"
    if isinstance(value, int) and not isinstance(value, bool):
        return _NUMBER + n
    raise TypeError(f"A prepared query takes numbers, words and moments, not {value!r}.")


def _for_database(value: Any) -> Any:
    """As Django hands it to the database."""
    if isinstance(value, datetime):
        return connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(value)
    if isinstance(value, int | str) and not isinstance(value, bool):
        return value
    raise TypeError(f"A prepared query takes numbers, words and moments, not {value!r}.")
