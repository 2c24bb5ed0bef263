"""Any store to a folder of TOML files."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import attrs

from factcheck.errors import FactsError
from factcheck.facts import Source
from factcheck.stores.files import find_files
from factcheck.stores.integrity import check_facts
from factcheck.stores.records import (
    Record,
    write_entity,
    write_property,
    write_source,
    write_statement,
)
from factcheck.stores.store import Store
from factcheck.stores.toml import write_keys, write_tables

_WORDS_IN_KEY = 8


def write_folder(store: Store, path: str | os.PathLike[str]) -> None:
    """Nothing; writes every fact of a store into a folder that `FolderStore` reads back to equal facts.

    The files are `store.toml`, `sources.toml`, `entities.toml`, `properties.toml` and `statements.toml`, each
    in the store's order, so that writing again after a small change makes a small difference.

    Args:
        store: The store to write.
        path: The folder; made if it does not exist. Files of an earlier writing are replaced.

    Raises:
        FactsError: If the store's facts do not belong together, the folder holds other facts files, which
            would be read with these, or it cannot be written.
    """
    folder = Path(path)
    contents = _contents(store)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for _, found in find_files(folder, str(folder)):
            if Path(found).parent != folder or Path(found).name not in contents:
                raise FactsError("a folder without other facts files is expected", path=found)
        for name, content in contents.items():
            aside = folder / f".{name}.new"
            aside.write_text(content, encoding="utf-8", newline="\n")
            aside.replace(folder / name)
    except OSError as error:
        expected = f"a folder that can be written is expected: {error.strerror}"
        raise FactsError(expected, path=str(path)) from error


def _contents(store: Store) -> Mapping[str, str]:
    entities, properties = tuple(store.entities()), tuple(store.properties())
    statements = tuple(store.statements())
    check_facts(entities, properties, statements)
    keys = _SourceKeys()
    records = []
    for statement in statements:
        record = write_statement(statement)
        if statement.sources:
            record["sources"] = [keys.reference(source) for source in statement.sources]
        records.append(record)
    about = {"as_of": store.as_of, "name": getattr(store, "name", "")}
    return {
        "store.toml": write_keys({key: value for key, value in about.items() if value}),
        "sources.toml": write_tables("source", keys.records()),
        "entities.toml": write_tables("entity", map(write_entity, entities)),
        "properties.toml": write_tables("property", map(write_property, properties)),
        "statements.toml": write_tables("statement", records),
    }


class _SourceKeys:
    """Sources by readable keys, so that each is written once and referred to from its statements."""

    def __init__(self) -> None:
        self._by_key: dict[str, Source] = {}
        self._keys: dict[Source, str] = {}

    def reference(self, source: Source) -> object:
        """What a statement's `sources` holds for a source: its key, with the quotation if it has one."""
        unquoted = attrs.evolve(source, quotation=None)
        key = self._keys.get(unquoted)
        if key is None:
            key = self._new_key(unquoted)
            self._by_key[key], self._keys[unquoted] = unquoted, key
        return key if source.quotation is None else {"source": key, "quotation": source.quotation}

    def records(self) -> list[Record]:
        """The records of the sources referred to so far, in that order."""
        return [{"key": key, **write_source(source)} for key, source in self._by_key.items()]

    def _new_key(self, source: Source) -> str:
        """The publisher, the first words of the title and the year; a digest tells those apart that agree."""
        plain = unicodedata.normalize("NFKD", f"{source.publisher} {source.title}").encode("ascii", "ignore")
        words = re.findall(r"[a-z0-9]+", plain.decode().lower())[:_WORDS_IN_KEY]
        year = [str(source.published.year)] if source.published else []
        key = "-".join(words + [y for y in year if y not in words])
        if key and key not in self._by_key:
            return key
        digest = hashlib.blake2b(repr(source).encode(), digest_size=8).hexdigest()
        return f"{key}-{digest}" if key else digest
