"""What every store of facts answers, wherever it keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol, runtime_checkable

from factcheck.facts import Entity, Property, Statement


@runtime_checkable
class Store(Protocol):
    """Facts to read; nothing here changes them.

    Each method begins anew and yields in the same order every time.
    """

    @property
    def as_of(self) -> date | None:
        """The day through which the store was curated: open ends are verified until then; None if unknown."""

    def entities(self) -> Iterator[Entity]:
        """The people, organisations, places and things, and the classes that they belong to."""

    def properties(self) -> Iterator[Property]:
        """The relations and attributes that statements give a value to."""

    def statements(self) -> Iterator[Statement]:
        """The sourced records, of every rank."""
