"""The names of a store as arrays: compiled, saved, and mapped into memory when opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from factcheck.errors import NameIndexError
from factcheck.facts import Entity
from factcheck.gazetteer.arrays import Array, read_arrays, write_arrays
from factcheck.gazetteer.build import Progress, build_index
from factcheck.gazetteer.form import Form, fingerprint_forms
from factcheck.gazetteer.name import OddName
from factcheck.gazetteer.near import NearWords
from factcheck.gazetteer.texts import Groups, HashedGroups, Texts, Vocabulary
from factcheck.gazetteer.trie import Trie
from factcheck.gazetteer.trigrams import Trigrams


class NameIndex:
    """The names of entities in every language, immutable; a `Gazetteer` reads them for one language.

    Made with `compile`, or opened with `open` or `load`. It can be shared between threads, and any number of
    processes can open one file.

    Args:
        arrays: The arrays that `factcheck.gazetteer.build` makes.
        fingerprint: The fingerprint of the names that it was compiled from.
        odd: The names that no text is searched for.
    """

    def __init__(self, arrays: Mapping[str, Array], fingerprint: str = "", odd: Iterable[OddName] = ()) -> None:
        self.fingerprint = fingerprint
        self.odd = tuple(odd)
        self.arrays = arrays
        self.vocabulary = Vocabulary(arrays)
        self.trie = Trie(arrays)
        self.texts = Texts("name", arrays)
        self.cores = Texts("core", arrays)
        self._around = Texts("around", arrays)
        self.near_kept: dict[str, tuple[int, list[int]]] = {}
        """Words that were looked up, with the words near them and how many names have those."""
        self.entities = Texts("entity", arrays)
        self.bearer_starts = arrays["bearer_starts"].data
        self.bearers = arrays["bearer"].data
        self.bearer_flags = arrays["bearer_flags"].data
        self.prominence = arrays["prominence"].data

    @classmethod
    def compile(cls, entities: Iterable[Entity], fingerprint: str = "", progress: Progress | None = None) -> NameIndex:
        """The index of the names of entities.

        Args:
            entities: The entities; those that are classes of others are left out.
            fingerprint: What to know them by when a saved index is opened.
            progress: Called now and then with the share of the work that is done, from 0 to 1.
        """
        arrays, odd = build_index(entities, progress)
        return cls(arrays, fingerprint, odd)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> NameIndex:
        """The index in a file, mapped into memory.

        Raises:
            NameIndexError: If there is none, or one that cannot be read.
        """
        arrays, about = read_arrays(Path(path))
        if about["forms"] != fingerprint_forms():
            raise NameIndexError("an index made with the tables of this version is expected", path=os.fspath(path))
        return cls(arrays, about["fingerprint"], (OddName(*odd) for odd in about["odd"]))

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        entities: Callable[[], Iterable[Entity]],
        fingerprint: str,
        progress: Progress | None = None,
    ) -> NameIndex:
        """The index in a file if it is of these names; otherwise a new one, saved there.

        A file that is missing, cut short, of another version or of other names is replaced. Where it cannot be
        written, the index stays in memory.

        Args:
            path: The file.
            entities: Gives the entities, if they are needed.
            fingerprint: The fingerprint of their names.
            progress: As for `compile`.
        """
        try:
            saved = cls.load(path)
            if saved.fingerprint == fingerprint:
                return saved
        except NameIndexError:
            pass
        made = cls.compile(entities(), fingerprint, progress)
        try:
            made.save(path)
        except OSError:
            return made
        return cls.load(path)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Nothing; writes the index aside and gives it its name when it is whole.

        Raises:
            OSError: If the file cannot be written.
        """
        odd = [(name.entity, name.text, name.problem) for name in self.odd]
        about = {"fingerprint": self.fingerprint, "forms": fingerprint_forms(), "odd": odd}
        write_arrays(Path(path), self.arrays, about)

    def __len__(self) -> int:
        return len(self.texts)

    def form(self, number: int) -> Form:
        """The form of the name of a number."""
        return Form.of(self.cores[number], self._around[number])

    @cached_property
    def near(self) -> NearWords:
        """The words by spellings that are a letter or two off."""
        return NearWords(self.arrays)

    @cached_property
    def postings(self) -> Groups:
        """The names by the words in them."""
        return Groups("posting", self.arrays)

    @cached_property
    def keys(self) -> HashedGroups:
        """The names by their keys."""
        return HashedGroups("key", self.arrays)

    @cached_property
    def trigrams(self) -> Trigrams:
        """The names by their trigrams."""
        return Trigrams(self.arrays)

    @cached_property
    def classes(self) -> Mapping[str, int]:
        """The numbers of the classes."""
        texts = Texts("class", self.arrays)
        return {texts[number]: number for number in range(len(texts))}

    def names_borne(self, languages: int, types: Iterable[str]) -> tuple[Array, Array | None]:
        """Which entities belong to one of the classes, and which names one of them bears in one of the languages.

        Args:
            languages: The bits of the languages.
            types: The identifiers of the classes; none admits every entity.

        Returns:
            For each entity and for each name whether it is so; None for the names where all are.
        """
        numbers = [self.classes[kind] for kind in types if kind in self.classes]
        count = len(self.entities)
        entities = np.ones(count, bool)
        if types:
            lengths = np.diff(self.arrays["type_starts"]).astype(np.int64)
            fits = np.isin(self.arrays["type"], numbers)
            entities = np.bincount(np.repeat(np.arange(count), lengths)[fits], minlength=count) > 0
        borne = entities[self.arrays["bearer"]] & ((self.arrays["bearer_flags"] & np.uint8(languages)) > 0)
        owners = np.repeat(np.arange(len(self)), np.diff(self.arrays["bearer_starts"]).astype(np.int64))
        names = np.bincount(owners[borne], minlength=len(self)) > 0
        return entities, None if names.all() else names
