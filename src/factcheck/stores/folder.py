"""A store that is a folder of TOML or JSON Lines files, for people to read and to compare."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import attrs

from factcheck.errors import FactsError
from factcheck.facts import Entity, FrozenMap, Property, Source, Statement
from factcheck.stores.files import Located, find_files, read_file
from factcheck.stores.integrity import Place, check_facts, check_unique
from factcheck.stores.memory import MemoryStore
from factcheck.stores.records import read_entity, read_fields, read_property, read_source, read_statement

_T = TypeVar("_T")


@attrs.frozen(init=False)
class FolderStore(MemoryStore):
    """A store read from a folder of facts files, or from one such file.

    Every `.toml` and `.jsonl` file is read, in the order of the names, those of sub-folders too. All of it is
    read and checked at once; a store that opens has no broken reference in it.

    Args:
        path: The folder or file, or a package resource.

    Raises:
        FactsError: If there is no such folder, no facts file in it, or anything wrong in one; the message
            says in which file, on which line, and what was expected.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = Path(folder, "places.toml").write_text('entity = [{ id = "recife" }]')
        ...     [entity.id for entity in FolderStore(folder).entities()]
        ['recife']
    """

    path: str = ""
    property_places: Mapping[str, Place] = attrs.field(factory=FrozenMap, repr=False)
    """The file and the line of each property, for complaints about its patterns."""

    def __init__(self, path: str | os.PathLike[str] | Traversable) -> None:
        named = os.fspath(path) if isinstance(path, str | os.PathLike) else str(path)
        root: Traversable = Path(path) if isinstance(path, str | os.PathLike) else path
        files = list(find_files(root, named))
        if not files:
            raise FactsError("a folder with .toml or .jsonl files is expected", path=named)
        located = [record for file, file_path in files for record in read_file(file, file_path)]
        about_store = _about_store([record for record in located if record.kind == "store"])
        facts = _Facts(located)
        self.__attrs_init__(
            entities=facts.entities,
            properties=facts.properties,
            statements=facts.statements,
            path=named,
            property_places=FrozenMap(facts.property_places),
            **about_store,
        )

    @property
    def names_path(self) -> Path:
        """Where the index of the names is kept: in the folder, or beside the file."""
        place = Path(self.path)
        return place / ".names" if place.is_dir() else Path(f"{self.path}.names")


class _Facts:
    """The facts of all the files of a folder, checked against each other."""

    def __init__(self, located: Iterable[Located]) -> None:
        self._by_kind: dict[str, list[Located]] = defaultdict(list)
        for record in located:
            self._by_kind[record.kind].append(record)
        sources = self._sources()
        self.entities: list[Entity] = self._read("entity", read_entity)
        self.properties: list[Property] = self._read("property", read_property)
        # Two properties of one name would have the values of one read by the type of the other.
        check_unique("property", self.properties, self._place)
        by_id = {prop.id: prop for prop in self.properties}
        self.statements: list[Statement] = self._read(
            "statement", lambda record: read_statement(record, by_id, sources)
        )
        check_facts(self.entities, self.properties, self.statements, place=self._place)

    @property
    def property_places(self) -> Mapping[str, Place]:
        """Where each property stands."""
        return {prop.id: self._place("property", index) for index, prop in enumerate(self.properties)}

    def _read(self, kind: str, read: Callable[[object], _T]) -> list[_T]:
        return [_located(record, read) for record in self._by_kind[kind]]

    def _sources(self) -> Mapping[str, Source]:
        sources: dict[str, Source] = {}
        first: dict[str, Located] = {}
        for record in self._by_kind["source"]:
            source = _located(record, lambda raw: read_source(raw, "source"))
            key = record.record["key"] if isinstance(record.record, Mapping) else ""
            if key in first:
                earlier = f"{first[key].path}:{first[key].line}"
                raise FactsError(
                    f"source: the key {key!r} is given twice, first at {earlier}",
                    path=record.path,
                    line=record.line,
                )
            sources[key], first[key] = source, record
        return sources

    def _place(self, kind: str, index: int) -> Place:
        record = self._by_kind[kind][index]
        return record.path, record.line


def _about_store(located: list[Located]) -> Mapping[str, Any]:
    """What the files say of the store itself; only one of them may."""
    for extra in located[1:]:
        earlier = f"{located[0].path}:{located[0].line}"
        raise FactsError(
            f"as_of and name are given once in a folder, first at {earlier}", path=extra.path, line=extra.line
        )
    return _located(located[0], lambda raw: read_fields("store", raw)) if located else {}


def _located(located: Located, read: Callable[[object], _T]) -> _T:
    try:
        return read(located.record)
    except FactsError as error:
        raise FactsError(error.expected, path=located.path, line=located.line) from error
