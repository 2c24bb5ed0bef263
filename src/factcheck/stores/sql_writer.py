"""Any store into an SQL database, wholly or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, inspect
from sqlalchemy.engine import URL

from factcheck.errors import FactsError
from factcheck.facts import Source, Statement
from factcheck.stores.database import SIDE_FILES, complaints, locate, open_to_write
from factcheck.stores.integrity import check_facts
from factcheck.stores.memory import MemoryStore
from factcheck.stores.records import (
    Record,
    write_entity,
    write_property,
    write_source,
    write_statement,
)
from factcheck.stores.schema import (
    ENTITY,
    METADATA,
    PROPERTY,
    SCHEMA_VERSION,
    SOURCE,
    STATEMENT,
    STATEMENT_SOURCE,
    STORE,
)
from factcheck.stores.store import Store

_ROWS_AT_ONCE = 1000
_T = TypeVar("_T")


def write_sql(store: Store, path: str | os.PathLike[str]) -> None:
    """Nothing; writes every fact of a store into a database that `SqlStore` reads back to equal facts.

    A file is written aside and then takes its name, another database is written in one transaction: whoever
    reads meanwhile reads the store that was there before.

    Args:
        store: The store to write.
        path: The SQLite file, replaced if it exists, or the SQLAlchemy URL of a database, whose store is
            replaced.

    Raises:
        FactsError: If the store's facts do not belong together, or the database cannot be written.
    """
    facts = MemoryStore(
        entities=store.entities(),
        properties=store.properties(),
        statements=store.statements(),
        as_of=store.as_of,
        name=getattr(store, "name", ""),
    )
    check_facts(tuple(facts.entities()), tuple(facts.properties()), tuple(facts.statements()))
    place = locate(path)
    if isinstance(place, URL):
        _fill(place, facts, str(place))
    else:
        _write_file(place, facts)


def _write_file(path: Path, facts: MemoryStore) -> None:
    for suffix in SIDE_FILES:
        # What is in there would be played into the new file when it is opened next.
        if Path(f"{path}{suffix}").exists():
            raise FactsError(f"a database that nobody is writing is expected, not one with {suffix}", path=str(path))
    try:
        with tempfile.TemporaryDirectory(prefix=".factcheck-", dir=path.absolute().parent) as folder:
            aside = Path(folder) / "new.db"
            _fill(aside, facts, str(path))
            aside.replace(path)
    except OSError as error:
        raise FactsError(f"a file that can be written is expected: {error.strerror}", path=str(path)) from error


def _fill(place: Path | URL, facts: MemoryStore, named: str) -> None:
    engine = open_to_write(place)
    try:
        with complaints(named), engine.begin() as connection:
            if _is_of_another_version(connection):
                METADATA.drop_all(connection)
            METADATA.create_all(connection)
            for table in reversed(METADATA.sorted_tables):
                connection.execute(delete(table))
            _insert_all(connection, facts)
    finally:
        engine.dispose()


def _is_of_another_version(connection: Connection) -> bool:
    """Whether the database has tables of a store with other columns; all that they hold is to be replaced."""
    inspector = inspect(connection)
    names = set(inspector.get_table_names())
    found = [table for table in METADATA.sorted_tables if table.name in names]
    return any({c["name"] for c in inspector.get_columns(t.name)} != {c.name for c in t.c} for t in found)


def _insert_all(connection: Connection, facts: MemoryStore) -> None:
    about = {
        "number": 1,
        "schema_version": SCHEMA_VERSION,
        "as_of": facts.as_of,
        "name": facts.name,
        "names_fingerprint": facts.names_fingerprint,
    }
    _insert(connection, STORE, [about])
    _insert(connection, ENTITY, _numbered(facts.entities(), write_entity))
    _insert(connection, PROPERTY, _numbered(facts.properties(), write_property))
    numbers: dict[Source, int] = {}
    for statement in facts.statements():
        for source in statement.sources:
            numbers.setdefault(source, len(numbers) + 1)
    _insert(connection, SOURCE, _numbered(numbers, write_source))
    _insert(connection, STATEMENT, _numbered(facts.statements(), _statement_row))
    _insert(connection, STATEMENT_SOURCE, _links(facts.statements(), numbers))


def _insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Inserts rows, each with every column of the table, a thousand at a time."""
    empty = {column.name: False if column.name in _FLAGS else None for column in table.c}
    remaining = iter(rows)
    statement = insert(table)
    while batch := [empty | dict(row) for row in islice(remaining, _ROWS_AT_ONCE)]:
        connection.execute(statement, batch)


_FLAGS = ("single_valued", "complete", "part_of", "is_a")


def _numbered(facts: Iterable[_T], write: Callable[[_T], Record]) -> Iterator[Record]:
    return ({"number": number, **write(fact)} for number, fact in enumerate(facts, start=1))


def _statement_row(statement: Statement) -> Record:
    record = write_statement(statement)
    record.pop("sources", None)
    return record | {"id": statement.id, "rank": statement.rank.value}


def _links(statements: Iterable[Statement], numbers: Mapping[Source, int]) -> Iterator[Record]:
    for number, statement in enumerate(statements, start=1):
        for position, source in enumerate(statement.sources, start=1):
            yield {"statement": number, "position": position, "source": numbers[source]}
