"""The tables of an SQL store, in types that SQLite and PostgreSQL share.

Amounts are decimals in text and dates ISO 8601, so nothing is rounded; what a fact lists (names by language,
classes, qualifiers) is JSON with the keys of the facts format. Each table has a number that keeps the order in
which the facts were given.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 4
"""To be raised when the tables change."""

OLDEST_READ = 3
"""The oldest version that is still read."""

_ADDED: Mapping[str, int] = dict.fromkeys(("property.common", "property.part_of", "property.is_a"), 4)
"""The version that brought a column, where it is not the oldest."""

METADATA = MetaData()


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _json(name: str) -> Column[object]:
    return Column(name, JSON(none_as_null=True))


STORE = Table(
    "store",
    METADATA,
    _number(),
    Column("schema_version", Integer, nullable=False),
    Column("as_of", Date),
    Column("name", Text, nullable=False),
    Column("names_fingerprint", Text, nullable=False),
)

ENTITY = Table(
    "entity",
    METADATA,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _json("labels"),
    _json("aliases"),
    _json("types"),
    _json("same_as"),
    _json("weak"),
    Column("prominence", Integer),
)

PROPERTY = Table(
    "property",
    METADATA,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _json("labels"),
    _json("aliases"),
    _json("patterns"),
    Column("value_type", Text, nullable=False),
    Column("single_valued", Boolean, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("time", Text, nullable=False),
    Column("inverse", Text),
    Column("part_of", Boolean, nullable=False),
    Column("is_a", Boolean, nullable=False),
    _json("subject_types"),
    _json("value_types"),
    Column("common", Text),
)

SOURCE = Table(
    "source",
    METADATA,
    _number(),
    Column("publisher", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("quotation", Text),
    Column("published", Date),
    Column("accessed", Date),
)

STATEMENT = Table(
    "statement",
    METADATA,
    _number(),
    Column("id", Text, nullable=False),
    Column("subject", Text, ForeignKey(ENTITY.c.id), nullable=False),
    Column("property", Text, ForeignKey(PROPERTY.c.id), nullable=False),
    _json("value"),
    _json("valid"),
    Column("as_of", Date),
    Column("rank", Text, nullable=False),
    _json("qualifiers"),
    UniqueConstraint("id"),
    Index("statement_subject_property", "subject", "property"),
    Index("statement_property", "property"),
)

STATEMENT_SOURCE = Table(
    "statement_source",
    METADATA,
    Column("statement", Integer, ForeignKey(STATEMENT.c.number), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("source", Integer, ForeignKey(SOURCE.c.number), nullable=False),
)
"""Which sources a statement has, in which order."""


def columns_of(table: Table, version: int) -> list[Column[object]]:
    """The columns that a table had in a version.

    Args:
        table: The table.
        version: A version from `OLDEST_READ` on.
    """
    return [column for column in table.c if _ADDED.get(f"{table.name}.{column.name}", OLDEST_READ) <= version]
