"""Where SQL stores are and how they are opened: the one place that knows SQLite from other databases."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from factcheck.errors import FactsError

SIDE_FILES = ("-journal", "-wal")
"""What SQLite keeps beside a database while somebody writes it."""


def locate(path: str | os.PathLike[str]) -> Path | URL:
    """A file for SQLite, or the URL of another database.

    Raises:
        FactsError: If a URL cannot be read or names no file for SQLite.
    """
    named = os.fspath(path)
    if "://" not in named:
        return Path(named)
    with complaints("the database URL"):
        url = make_url(named)
    if url.get_backend_name() != "sqlite":
        return url
    if url.database is None or url.database == ":memory:":
        raise FactsError("an SQLite file is expected, not a database in memory", path=named)
    return Path(url.database)


def open_to_read(place: Path | URL) -> Engine:
    """An engine whose connections cannot change the database."""
    if isinstance(place, URL):
        return _engine(place).execution_options(postgresql_readonly=True)
    if not place.is_file():
        raise FactsError("a database file is expected; there is none", path=str(place))
    # mode=ro refuses every change to the file. The file is kept out of WAL mode (see `open_to_write`), for a
    # reader of a WAL file makes side files that it may not delete, and cannot open one in a read-only folder.
    uri = f"{place.absolute().as_uri()}?mode=ro"
    return _sqlite(lambda: sqlite3.connect(uri, uri=True, check_same_thread=False))


def open_to_write(place: Path | URL) -> Engine:
    """An engine that fills a new SQLite file, or another database."""
    if isinstance(place, URL):
        return _engine(place)
    return _sqlite(lambda: _connect_to_write(place))


def _connect_to_write(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    # Nobody reads the file before it is whole and has its name, so it needs no journal on disk meanwhile.
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _sqlite(creator: object) -> Engine:
    return create_engine("sqlite://", creator=creator, poolclass=QueuePool, json_serializer=_to_json)


def _engine(url: URL) -> Engine:
    with complaints(str(url)):
        try:
            return create_engine(url, json_serializer=_to_json)
        except ImportError as error:
            raise FactsError(f"the driver of the database is expected to be installed: {error}") from error


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


@contextmanager
def complaints(path: str) -> Iterator[None]:
    """A block in which whatever a database or its content does wrong becomes a `FactsError` naming the path."""
    try:
        yield
    except FactsError as error:
        raise FactsError(error.expected, path=path) from error
    except SQLAlchemyError as error:
        problem = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise FactsError(f"a database that holds a store of facts is expected: {problem}", path=path) from error
    except (ValueError, TypeError) as error:
        raise FactsError(f"a row of a store of facts is expected: {error}", path=path) from error
