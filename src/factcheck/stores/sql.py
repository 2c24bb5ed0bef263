"""A store in an SQL database: one SQLite file, or a server that several desks share."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TypeAlias, TypeVar, cast

from sqlalchemy import Row, Select, bindparam, select

from factcheck.errors import FactsError
from factcheck.facts import Entity, Property, Source, Statement
from factcheck.stores.database import complaints, locate, open_to_read
from factcheck.stores.names import NamesStore
from factcheck.stores.records import read_entity, read_property, read_source, read_statement
from factcheck.stores.schema import (
    ENTITY,
    OLDEST_READ,
    PROPERTY,
    SCHEMA_VERSION,
    SOURCE,
    STATEMENT,
    STATEMENT_SOURCE,
    STORE,
    columns_of,
)
from factcheck.stores.sql_writer import write_sql
from factcheck.stores.store import Store

__all__ = ["SqlStore", "write_sql"]

_T = TypeVar("_T")
_Query: TypeAlias = "Select[tuple[object, ...]]"

# Selects are built once: to build one costs many times what SQLite takes to answer it.
_ABOUT = select(STORE.c.schema_version, STORE.c.as_of, STORE.c.name, STORE.c.names_fingerprint)
_ENTITIES = select(ENTITY).order_by(ENTITY.c.number)
_PROPERTIES: Mapping[int, _Query] = {
    version: cast(_Query, select(*columns_of(PROPERTY, version)).order_by(PROPERTY.c.number))
    for version in range(OLDEST_READ, SCHEMA_VERSION + 1)
}
_STATEMENTS = (
    select(STATEMENT, *(column.label(f"source_{column.name}") for column in SOURCE.c))
    .outerjoin_from(STATEMENT, STATEMENT_SOURCE, STATEMENT_SOURCE.c.statement == STATEMENT.c.number)
    .outerjoin(SOURCE, SOURCE.c.number == STATEMENT_SOURCE.c.source)
    .order_by(STATEMENT.c.number, STATEMENT_SOURCE.c.position)
)
_BY_SUBJECT = _STATEMENTS.where(STATEMENT.c.subject == bindparam("subject"))
_BY_PROPERTY = _STATEMENTS.where(STATEMENT.c.property == bindparam("property"))
_BY_BOTH = _BY_SUBJECT.where(STATEMENT.c.property == bindparam("property"))
_FIND: Mapping[tuple[bool, bool], _Query] = {
    (False, False): _STATEMENTS,
    (True, False): _BY_SUBJECT,
    (False, True): _BY_PROPERTY,
    (True, True): _BY_BOTH,
}


class SqlStore(NamesStore):
    """A store in a database, opened to read; nothing here changes it.

    Args:
        path: An SQLite file, or the SQLAlchemy URL of a database such as `postgresql+psycopg://host/facts`.

    Raises:
        FactsError: If there is no such file or database, it holds no store, or one of another schema version.
            The iterators raise it too, at a row that cannot be read.

    Examples:
        >>> import tempfile
        >>> from factcheck.stores import MemoryStore
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with SqlStore.create(f"{folder}/facts.db", MemoryStore(entities=[Entity("ibge")])) as store:
        ...         [entity.id for entity in store.entities()]
        ['ibge']
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        place = locate(path)
        self._names_path = Path(f"{place}.names") if isinstance(place, Path) else None
        self.path = str(place)
        """The file, or the URL without its password."""
        self._engine = open_to_read(place)
        self._finalizer = weakref.finalize(self, self._engine.dispose)
        try:
            self._version, self._as_of, self._name, self._names_fingerprint = self._about()
        except FactsError:
            self.close()
            raise

    @classmethod
    def create(cls, path: str | os.PathLike[str], store: Store) -> SqlStore:
        """A new store with the facts of another, opened to read; see `write_sql`."""
        write_sql(store, path)
        return cls(path)

    def __repr__(self) -> str:
        return f"SqlStore({self.path!r})"

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing; closes the connections that the store keeps. It opens them again when asked again."""
        self._engine.dispose()

    @property
    def as_of(self) -> date | None:
        """The day through which the store was curated, or None."""
        return self._as_of

    @property
    def name(self) -> str:
        """What the store is called, or an empty string."""
        return self._name

    @property
    def names_path(self) -> Path | None:
        """Where the index of the names is kept: beside the file; there is no place beside a server."""
        return self._names_path

    @property
    def names_fingerprint(self) -> str:
        """The fingerprint of the entities, which the store was given when it was written."""
        return self._names_fingerprint

    def entities(self) -> Iterator[Entity]:
        """The entities, in the order in which they were written."""
        return self._read(_ENTITIES, read_entity)

    def properties(self) -> Iterator[Property]:
        """The properties, in the order in which they were written."""
        return self._read(_PROPERTIES[self._version], read_property)

    def statements(self) -> Iterator[Statement]:
        """The statements, in the order in which they were written."""
        return self._find({})

    def find_statements(self, *, subject: str | None = None, property: str | None = None) -> tuple[Statement, ...]:
        """The statements, of every rank, about an entity, of a property, or both.

        For single questions; a checker compiles a `Snapshot` instead.

        Args:
            subject: The identifier of the entity, or None for any.
            property: The identifier of the property, or None for any.
        """
        asked = {"subject": subject, "property": property}
        return tuple(self._find({key: value for key, value in asked.items() if value is not None}))

    def _about(self) -> tuple[int, date | None, str, str]:
        with complaints(self.path), self._engine.connect() as connection:
            row = connection.execute(_ABOUT).one_or_none()
            if row is None:
                raise FactsError("a store of facts is expected; the database is empty")
            if row.schema_version not in _PROPERTIES:
                raise FactsError(
                    f"a store of schema version {OLDEST_READ} to {SCHEMA_VERSION} is expected, "
                    f"not {row.schema_version}; "
                    "write it again with this version of the library"
                )
            return row.schema_version, row.as_of, row.name, row.names_fingerprint

    def _read(self, query: _Query, read: Callable[[object], _T]) -> Iterator[_T]:
        with complaints(self.path), self._engine.connect() as connection:
            for row in connection.execute(query):
                record = dict(row._mapping)
                del record["number"]
                yield read(record)

    def _find(self, asked: Mapping[str, str]) -> Iterator[Statement]:
        properties = self._properties
        query = _FIND["subject" in asked, "property" in asked]
        sources: dict[str, Source] = {}
        with complaints(self.path), self._engine.connect() as connection:
            for _, rows in groupby(connection.execute(query, asked), key=lambda row: row.number):
                yield read_statement(_record(list(rows), sources), properties, sources)

    @cached_property
    def _properties(self) -> Mapping[str, Property]:
        return {prop.id: prop for prop in self.properties()}


def _record(rows: list[Row[tuple[object, ...]]], sources: dict[str, Source]) -> dict[str, object]:
    """The record of a statement from its rows, one a source; new sources are added to those known by number."""
    first = rows[0]
    keys = []
    for row in rows:
        if row.source_number is not None:
            key = str(row.source_number)
            keys.append(key)
            if key not in sources:
                sources[key] = read_source({c.name: getattr(row, f"source_{c.name}") for c in _SOURCE_COLUMNS})
    return {column.name: getattr(first, column.name) for column in _STATEMENT_COLUMNS} | {"sources": keys}


_SOURCE_COLUMNS = [column for column in SOURCE.c if column.name != "number"]
_STATEMENT_COLUMNS = [column for column in STATEMENT.c if column.name != "number"]
