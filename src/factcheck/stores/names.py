"""The names in a store: looked up, and compiled into an index that is kept beside it."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol

from factcheck.facts import Entity
from factcheck.gazetteer import Candidate, Gazetteer, NameIndex
from factcheck.gazetteer.build import Progress
from factcheck.stores.records import write_entity

WORTH_SAVING = 10_000
"""How many entities a store has at least if its index is saved: fewer are compiled before a reader has noticed."""


class NamedFacts(Protocol):
    """What has entities, and so names."""

    def entities(self) -> Iterator[Entity]:
        """The entities."""


class NamesStore(ABC):
    """What stores do with the names of their entities."""

    @abstractmethod
    def entities(self) -> Iterator[Entity]:
        """The entities, which each kind of store reads in its own way."""

    @property
    def names_path(self) -> Path | None:
        """The file that an index of the names is kept in, or None where there is no place beside the store."""
        return None

    @property
    def names_fingerprint(self) -> str:
        """The fingerprint of the entities, so that an index of other ones is known."""
        return fingerprint_names(self.entities())

    @cached_property
    def names(self) -> NameIndex:
        """The index of the names, opened or compiled when it is first asked for."""
        return open_names(self)

    @cached_property
    def _gazetteers(self) -> dict[str | None, Gazetteer]:
        return {}

    def find(
        self, name: str, *, language: str | None = None, types: Iterable[str] = (), limit: int = 5
    ) -> tuple[Candidate, ...]:
        """The names that a name may have been written for, with the entities that bear them, the best first.

        Args:
            name: A name, well or badly written.
            language: The language whose names are meant, or None for those of every language.
            types: Identifiers of classes that the entities must belong to.
            limit: How many names to give at most.

        Examples:
            >>> from factcheck.stores import MemoryStore
            >>> store = MemoryStore(entities=[Entity("galipolo", labels={"mul": "Gabriel Galípolo"})])
            >>> store.find("Galipolo, Gabriel")[0].name.entities
            ('galipolo',)
        """
        gazetteer = self._gazetteers.get(language)
        if gazetteer is None:
            gazetteer = self._gazetteers[language] = Gazetteer(self.names, language)
        return gazetteer.look_up(name, types=types, limit=limit)


def open_names(store: NamedFacts, *, progress: Progress | None = None) -> NameIndex:
    """The index of the names of a store.

    A large store has its index saved beside it: a folder as `.names` inside, a file with `.names` behind its own
    name. That is opened if it is of these very names, and otherwise made anew. A small store's, and one for which
    there is no place, is compiled each time.

    Args:
        store: The store.
        progress: Called now and then with the share of the work that is done, from 0 to 1.
    """
    path = getattr(store, "names_path", None)
    if path is None or not path.exists():
        entities = tuple(store.entities())
        if path is None or len(entities) < WORTH_SAVING:
            return NameIndex.compile(entities, progress=progress)
    fingerprint = getattr(store, "names_fingerprint", None) or fingerprint_names(store.entities())
    return NameIndex.open(path, store.entities, fingerprint, progress)


def fingerprint_names(entities: Iterable[Entity]) -> str:
    """The SHA-256 of entities, in hexadecimal; it does not depend on their order."""
    lines = sorted(json.dumps(write_entity(entity), sort_keys=True, separators=(",", ":")) for entity in entities)
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode("ascii") + b"\n")
    return digest.hexdigest()
