"""An index of the names of entities, compiled into arrays."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from factcheck.facts import Entity
from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.form import keys, sort_words
from factcheck.gazetteer.name import OddName
from factcheck.gazetteer.near import pack_near_words
from factcheck.gazetteer.texts import hash_text, pack_groups, pack_hashed_groups, pack_texts, pack_vocabulary
from factcheck.gazetteer.trie import pack_trie
from factcheck.gazetteer.trigrams import pack_letters
from factcheck.gazetteer.words import read_name, trimmed, without_stops
from factcheck.languages import LANGUAGES

LONGEST_NAME = 200
"""The most characters of a name that a text is searched for; a longer one is a text that slipped in."""

OTHER_LANGUAGES = 1 << len(LANGUAGES)
"""The bit of a name that belongs to no language that has a pack."""

WEAK = 1 << 7
"""The bit of a name that is a common word too."""

Progress = Callable[[float], None]
"""Called with the share of the work that is done, from 0 to 1."""


def build_index(entities: Iterable[Entity], progress: Progress | None = None) -> tuple[dict[str, Array], list[OddName]]:
    """The arrays of an index, and the names that it leaves out.

    The order of the entities does not matter, nor does the process: equal entities make equal arrays.

    Args:
        entities: The entities; those that are classes of others are not names and are left out.
        progress: Told now and then how far the work is.
    """
    everything = sorted(entities, key=lambda entity: entity.id)
    tell = progress if progress is not None else _ignore
    gathered = _Names(everything, tell)
    tell(0.4)
    arrays = gathered.arrays()
    tell(0.55)
    words, numbers = pack_vocabulary(word for words in gathered.sequences() for word in words)
    arrays |= words
    tell(0.6)
    arrays |= _pack_sequences(gathered, numbers)
    tell(0.7)
    arrays |= _pack_cores(gathered.cores, numbers)
    tell(0.8)
    arrays |= pack_near_words(numbers)
    tell(0.9)
    arrays |= pack_letters("".join(core) for core in gathered.cores)
    tell(1.0)
    return arrays, gathered.odd


def _ignore(_: float) -> None:
    return None


class _Names:
    """The names of all entities: what each is spelt like, and who bears it."""

    def __init__(self, entities: list[Entity], tell: Progress) -> None:
        classes = {kind for entity in entities for kind in entity.types}
        self._types_of_classes = {entity.id: entity.types for entity in entities if entity.id in classes}
        self.entities = [entity for entity in entities if entity.id not in classes]
        self.odd: list[OddName] = []
        self.texts: list[str] = []
        self.cores: list[tuple[str, ...]] = []
        self.around: list[str] = []
        self._spelt: dict[tuple[str, ...], int] = {}
        self._by_text: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self._bearers = array("I"), array("I"), bytearray()
        ordered = sorted(range(len(self.entities)), key=lambda n: (-self.entities[n].prominence, n))
        for done, number in enumerate(ordered):
            if done % 20_000 == 0:
                tell(0.4 * done / len(ordered))
            self._add(number)

    def _add(self, number: int) -> None:
        entity = self.entities[number]
        borne: dict[int, int] = {}
        for text, languages in _names_by_language(entity).items():
            name = self._by_text.get(text)
            if name is None:
                name = self._by_text[text] = self._name(entity, text)
            if name >= 0:
                borne[name] = borne.get(name, 0) | languages | (WEAK if text in entity.weak else 0)
        names, numbers, flags = self._bearers
        names.extend(borne)
        numbers.extend([number] * len(borne))
        flags.extend(borne.values())

    def _name(self, entity: Entity, text: str) -> int:
        """The number of a name, or -1 if it is odd."""
        # One copy of each word: a million names have far fewer words.
        read = (
            tuple([self._words.setdefault(word, word) for word in read_name(text)]) if len(text) <= LONGEST_NAME else ()
        )
        spelt = trimmed(read)
        problem = _oddity(text, spelt)
        if problem:
            self.odd.append(OddName(entity.id, text[:40], problem))
            return -1
        words = without_stops(spelt)
        name = self._spelt.get(words)
        if name is None:
            name = self._spelt[words] = len(self.texts)
            form = sort_words(read)
            self.texts.append(text)
            self.cores.append(form.core)
            self.around.append(form.around)
        self._spelt.setdefault(spelt, name)
        return name

    def _kinds(self, entity: Entity) -> set[str]:
        """The classes of an entity and those above them."""
        found: set[str] = set()
        to_visit = list(entity.types)
        while to_visit:
            kind = to_visit.pop()
            if kind not in found:
                found.add(kind)
                to_visit += self._types_of_classes.get(kind, ())
        return found

    def sequences(self) -> Mapping[tuple[str, ...], int]:
        """The names by their words, with full stops and without."""
        return self._spelt

    def arrays(self) -> dict[str, Array]:
        """Who bears the names, and what they are."""
        names, bearers, flags = (
            np.array(self._bearers[0], np.uint32),
            np.array(self._bearers[1], np.uint32),
            np.frombuffer(self._bearers[2], np.uint8),
        )
        order = np.lexsort((bearers, names))
        classes = sorted({kind for entity in self.entities for kind in self._kinds(entity)})
        numbers = {kind: number for number, kind in enumerate(classes)}
        types = [(n, numbers[kind]) for n, entity in enumerate(self.entities) for kind in self._kinds(entity)]
        starts = np.zeros(len(self.texts) + 1, np.uint32)
        np.cumsum(np.bincount(names, minlength=len(self.texts)), out=starts[1:])
        columns = np.array(types, np.int64).reshape(-1, 2)
        return {
            "bearer": bearers[order],
            "bearer_flags": flags[order],
            "bearer_starts": starts,
            "prominence": np.array([entity.prominence for entity in self.entities], np.uint32),
            **pack_groups("type", columns[:, 0], columns[:, 1], len(self.entities)),
            **pack_texts("class", classes),
            **pack_texts("entity", (entity.id for entity in self.entities)),
            **pack_texts("name", self.texts),
            **pack_texts("core", (" ".join(core) for core in self.cores)),
            **pack_texts("around", self.around),
        }


def _names_by_language(entity: Entity) -> dict[str, int]:
    """Each name of an entity with the bits of the languages that it is used in."""
    found: dict[str, int] = {}
    for place, language in enumerate(LANGUAGES):
        for text in entity.names(language) or (entity.label(language),):
            found[text] = found.get(text, 0) | 1 << place
    for language in entity.labels.keys() | entity.aliases.keys():
        for text in entity.names(language) if language not in LANGUAGES else ():
            found.setdefault(text, OTHER_LANGUAGES)
    return dict(sorted(found.items()))


def _oddity(text: str, words: Sequence[str]) -> str | None:
    """Why no text is searched for a name, or None."""
    if not text.strip():
        return "it is empty"
    if len(text) > LONGEST_NAME:
        return f"it has {len(text)} characters; names of up to {LONGEST_NAME} are searched for"
    if not words:
        return "it has no letter and no digit"
    if len(words) == 1 and len(words[0]) == 1:
        return "it is a single letter or digit"
    return None


def _pack_sequences(names: _Names, numbers: Mapping[str, int]) -> dict[str, Array]:
    spelt = names.sequences()
    words = array("I", (numbers[word] for words in spelt for word in words))
    starts = np.zeros(len(spelt) + 1, np.int64)
    np.cumsum([len(words) for words in spelt], out=starts[1:])
    which = np.array([name + 1 for name in spelt.values()], np.uint32)
    return pack_trie(np.array(words, np.uint32), starts, which)


def _pack_cores(cores: list[tuple[str, ...]], numbers: Mapping[str, int]) -> dict[str, Array]:
    """Which names have a word, and which have a key."""
    names, words = array("I"), array("I")
    keyed, hashes = array("I"), array("I")
    for name, core in enumerate(cores):
        for word in core:
            names.append(name)
            words.append(numbers[word])
        for key in keys(core):
            keyed.append(name)
            hashes.append(hash_text(key))
    return {
        **pack_groups("posting", np.array(words, np.uint32), np.array(names, np.uint32), len(numbers) + 1),
        **pack_hashed_groups("key", np.array(hashes, np.uint32), np.array(keyed, np.uint32)),
    }
