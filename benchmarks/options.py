"""What a run was asked to measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.databases import Databases, Vendor

SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Options:
    """Kinds and sizes of databases, and whether a first impression is enough."""

    databases: Databases
    vendors: Sequence[Vendor] = ("sqlite",)
    sizes: Sequence[int] = SIZES
    is_quick: bool = False

    def times(self, full: int, quick: int) -> int:
        return quick if self.is_quick else full
