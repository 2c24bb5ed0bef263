"""A store of facts made in Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import attrs

from factcheck.errors import InvalidValueError
from factcheck.facts import Entity, Property, Statement
from factcheck.stores.names import NamesStore


def _day_or_none(_: object, attribute: attrs.Attribute[date | None], value: date | None) -> None:
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise InvalidValueError(f"{attribute.name} is a date or None, not {value!r}")


def _entity_tuple(facts: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(facts)


def _property_tuple(facts: Iterable[Property]) -> tuple[Property, ...]:
    return tuple(facts)


def _statement_tuple(facts: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(facts)


def _count(facts: tuple[object, ...]) -> str:
    return f"<{len(facts)}>"


@attrs.frozen(kw_only=True)
class MemoryStore(NamesStore):
    """A store that holds the facts it is given, in the order given.

    References between the facts are checked when a `Snapshot` is compiled or the store is written.

    Args:
        entities: The entities, classes among them.
        properties: The properties.
        statements: The statements.
        as_of: The day through which the facts were curated, or None.
        name: What the store is called.

    Examples:
        >>> from factcheck.facts import Entity
        >>> store = MemoryStore(entities=[Entity("ibge", labels={"pt": "IBGE"})], as_of=date(2025, 1, 31))
        >>> [entity.id for entity in store.entities()]
        ['ibge']
    """

    _entities: tuple[Entity, ...] = attrs.field(converter=_entity_tuple, default=(), repr=_count)
    _properties: tuple[Property, ...] = attrs.field(converter=_property_tuple, default=(), repr=_count)
    _statements: tuple[Statement, ...] = attrs.field(converter=_statement_tuple, default=(), repr=_count)
    as_of: date | None = attrs.field(default=None, validator=_day_or_none)
    name: str = ""

    def entities(self) -> Iterator[Entity]:
        """The entities, in the order given."""
        return iter(self._entities)

    def properties(self) -> Iterator[Property]:
        """The properties, in the order given."""
        return iter(self._properties)

    def statements(self) -> Iterator[Statement]:
        """The statements, in the order given."""
        return iter(self._statements)
