"""Stores of facts: in memory, a folder of files, an SQL database; and the snapshot that the checker reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactsError
from factcheck.stores.exchange import StoreRates
from factcheck.stores.files import SUFFIXES
from factcheck.stores.folder import FolderStore
from factcheck.stores.folder_writer import write_folder
from factcheck.stores.memory import MemoryStore
from factcheck.stores.names import open_names
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.store import Store

if TYPE_CHECKING:
    from factcheck.stores.sql import SqlStore, write_sql

__all__ = [
    "FolderStore",
    "MemoryStore",
    "Snapshot",
    "SqlStore",
    "Store",
    "StoreRates",
    "open_names",
    "open_store",
    "write_folder",
    "write_sql",
]

DATABASE_SUFFIXES = (".db", ".sqlite", ".sqlite3")
"""How the names of SQLite stores end."""


def open_store(path: str | os.PathLike[str]) -> Store:
    """The store at a path: of a folder or facts file a `FolderStore`, of a database an `SqlStore`.

    Args:
        path: A folder, a `.toml` or `.jsonl` file, a `.db`, `.sqlite` or `.sqlite3` file, or an SQLAlchemy
            URL.

    Raises:
        FactsError: If there is nothing there, it is none of these, or it cannot be read.
    """
    named = os.fspath(path)
    if Path(named).is_dir() or named.lower().endswith(SUFFIXES):
        return FolderStore(named)
    if "://" in named or named.lower().endswith(DATABASE_SUFFIXES):
        from factcheck.stores.sql import SqlStore

        return SqlStore(named)
    known = ", ".join((*SUFFIXES, *DATABASE_SUFFIXES))
    raise FactsError(f"a folder, a file that ends with {known}, or a database URL is expected", path=named)


def __getattr__(name: str) -> object:
    # SQLAlchemy takes long to import, so what needs it loads when it is asked for.
    if name in ("SqlStore", "write_sql"):
        from factcheck.stores import sql

        return getattr(sql, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
