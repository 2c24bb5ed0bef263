"""What a store's classes and properties say of its entities: persons, places, offices, neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.document import words
from factcheck.facts import Entity, EntityRef, ValueType
from factcheck.linking.cues import Cues, noun_words
from factcheck.stores import Snapshot

Noun = tuple[str, ...]

_LONGEST_NOUN = 5


class Kinds:
    """The classes of a store's entities, by the nouns of one language.

    Args:
        snapshot: The store.
        language: The language.
        cues: Its words.
    """

    def __init__(self, snapshot: Snapshot, language: str, cues: Cues) -> None:
        self.snapshot = snapshot
        self._neighbours: dict[str, frozenset[str]] = {}
        self._belongs: dict[tuple[str, frozenset[str]], bool] = {}
        self.nouns: dict[Noun, tuple[str, ...]] = {}
        self.labels: dict[Noun, tuple[str, ...]] = {}
        self._language = language
        self._classes = sorted({kind for entity in snapshot.entities.values() for kind in entity.types})
        found: dict[Noun, dict[str, None]] = defaultdict(dict)
        for kind in self._classes:
            for noun in _names(snapshot.entities[kind], language):
                found[noun][kind] = None
        self.nouns = {noun: tuple(kinds) for noun, kinds in found.items()}
        self._vague = noun_words(cues.vague)
        found = defaultdict(dict)
        for prop in snapshot.properties.values():
            for label in prop.names(language):
                found[words(label)][prop.id] = None
        self.labels = {label: tuple(properties) for label, properties in found.items() if label}
        self._persons = self.classes_called(cues.kinds["person"])
        self._places = self.classes_called(cues.kinds["place"])
        self._works = self.classes_called(cues.kinds["work"])
        self.titles, self.things = self._vocabulary()
        self._by_first: dict[str, tuple[Noun, ...]] = _by_word(self.nouns, 0)
        self._nouns_by_last = _by_word(self.nouns, -1)
        self._labels_by_last = _by_word(self.labels, -1)

    def name(self, entity: str) -> str:
        """What the store calls an entity."""
        return self.snapshot.entities[entity].label(self._language)

    def _vocabulary(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the nouns and labels that persons are called by, and of those that only things are."""
        persons = {noun for noun, kinds in self.nouns.items() if any(map(self.is_person_class, kinds))}
        persons |= {label for label, properties in self.labels.items() if any(map(self._is_office, properties))}
        titles = frozenset(word for noun in persons for word in noun)
        return titles, self._small_words() - titles

    def _small_words(self) -> frozenset[str]:
        """The words of nouns and labels that are written small; those with a capital may be names: "Selic target"."""
        names = [name for prop in self.snapshot.properties.values() for name in prop.names(self._language)]
        names += [name for kind in self._classes for name in self.snapshot.entities[kind].names(self._language)]
        written = (piece for name in names for piece in name.split())
        return frozenset(word for piece in written if not piece[0].isupper() for word in words(piece))

    def is_person_class(self, kind: str) -> bool:
        """Whether a class is one of persons."""
        return kind in self._persons or self.is_of(kind, self._persons)

    def _is_office(self, property: str) -> bool:
        prop = self.snapshot.properties[property]
        return prop.value_type is ValueType.ENTITY and all(map(self.is_person_class, prop.value_types))

    def is_office(self, noun: Noun) -> bool:
        """Whether a noun is the label of a property that persons are values of."""
        return any(map(self._is_office, self.labels.get(noun, ())))

    def classes_called(self, nouns: Iterable[str]) -> frozenset[str]:
        """The classes that the nouns name."""
        return frozenset(kind for noun in nouns for kind in self.nouns.get(words(noun), ()))

    def is_of(self, entity: str, classes: frozenset[str]) -> bool:
        """Whether an entity belongs to one of the classes."""
        asked = entity, classes
        known = self._belongs.get(asked)
        if known is None:
            if len(self._belongs) >= _KEPT:
                self._belongs.clear()
            known = self._belongs[asked] = any(self.snapshot.is_a(entity, kind) for kind in classes)
        return known

    def near_classes(self, entity: str) -> frozenset[str]:
        """The classes that an entity belongs to by its own types or by theirs, but for the widest classes."""
        own = self.snapshot.entities[entity].types
        above = (kind for lower in own for kind in self.snapshot.entities[lower].types)
        return frozenset([*own, *(kind for kind in above if self.snapshot.entities[kind].types)])

    def is_told(self, entity: str) -> bool:
        """Whether the store says what an entity is."""
        return bool(self.snapshot.entities[entity].types)

    def is_person(self, entity: str) -> bool:
        """Whether an entity is a person."""
        return self.is_of(entity, self._persons)

    def is_place(self, entity: str) -> bool:
        """Whether an entity is a place."""
        return self.is_of(entity, self._places)

    def is_work(self, entity: str) -> bool:
        """Whether an entity is a work with a title."""
        return self.is_of(entity, self._works)

    def is_place_class(self, kind: str) -> bool:
        """Whether a class is one of places."""
        return kind in self._places or self.is_of(kind, self._places)

    def noun_at(self, folded: Sequence[str], place: int) -> tuple[Noun, frozenset[str]] | None:
        """The longest noun that begins at a word, and the classes that it names; vague nouns name nothing."""
        for noun in self._by_first.get(folded[place], ()):
            if tuple(folded[place : place + len(noun)]) == noun and noun not in self._vague:
                return noun, frozenset(self.nouns[noun])
        return None

    def noun_before(self, folded: Sequence[str], end: int) -> tuple[Noun, tuple[str, ...]] | None:
        """The longest noun that ends before a word, and the classes that it names."""
        return _ending(self._nouns_by_last, self.nouns, folded, end)

    def label_before(self, folded: Sequence[str], end: int) -> tuple[Noun, tuple[str, ...]] | None:
        """The longest label of a property that ends before a word, and the properties that it names."""
        return _ending(self._labels_by_last, self.labels, folded, end)

    def is_value(self, entity: str, property: str) -> int:
        """2 if a statement gives the property this entity as its value, 1 if it could, 0 if it could not."""
        if self.snapshot.with_value(property, entity):
            return 2
        types = frozenset(self.snapshot.properties[property].value_types)
        return int(bool(types) and self.is_of(entity, types))

    def is_subject(self, entity: str, property: str) -> int:
        """1 if the entity could have a value of the property, 0 if it could not; what the store lacks tells nothing."""
        types = frozenset(self.snapshot.properties[property].subject_types)
        return int(bool(types) and self.is_of(entity, types))

    def neighbours(self, entity: str) -> frozenset[str]:
        """The entities that a statement joins with one."""
        known = self._neighbours.get(entity)
        if known is None:
            if len(self._neighbours) >= _KEPT:
                self._neighbours.clear()
            said = {s.value.id for s in self.snapshot.of_subject(entity) if isinstance(s.value, EntityRef)}
            for prop in self.snapshot.properties:
                said.update(statement.subject for statement in self.snapshot.with_value(prop, entity))
            known = self._neighbours[entity] = frozenset(said)
        return known


_KEPT = 50_000


def _names(entity: Entity, language: str) -> Iterable[Noun]:
    return (folded for name in entity.names(language) if (folded := words(name)))


def _by_word(nouns: Iterable[Noun], place: int) -> dict[str, tuple[Noun, ...]]:
    lists: dict[str, list[Noun]] = defaultdict(list)
    for noun in nouns:
        lists[noun[place]].append(noun)
    return {word: tuple(sorted(group, key=lambda noun: (-len(noun), noun))) for word, group in lists.items()}


def _ending(
    by_last: dict[str, tuple[Noun, ...]], meanings: dict[Noun, tuple[str, ...]], folded: Sequence[str], end: int
) -> tuple[Noun, tuple[str, ...]] | None:
    if end < 1:
        return None
    for noun in by_last.get(folded[end - 1], ()):
        if len(noun) <= end and len(noun) <= _LONGEST_NOUN and tuple(folded[end - len(noun) : end]) == noun:
            return noun, meanings[noun]
    return None
