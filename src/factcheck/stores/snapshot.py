"""The immutable, in-memory form of a store that the checker reads."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

import attrs

from factcheck.facts import Entity, EntityRef, FrozenMap, Property, Rank, Statement
from factcheck.stores.integrity import Place, check_facts
from factcheck.stores.records import write_entity, write_property, write_statement
from factcheck.stores.store import Store
from factcheck.stores.wholes import Wholes

_FINGERPRINT_FORMAT = "factcheck facts 1"
"""Goes first into every fingerprint; to be raised when records change their form."""

_K = TypeVar("_K", bound=Hashable)
_Index = Mapping[_K, tuple[Statement, ...]]


@attrs.frozen(eq=False, slots=False, repr=False)
class Snapshot:
    """Everything that a store held when it was compiled, indexed, and safe to share between threads.

    Made with `Snapshot.compile`. The look-ups `about`, `of_subject` and `with_value` give what may be
    evidence, so they leave deprecated statements out; `statements` holds them too.

    Args:
        entities: The entities by identifier, in the store's order.
        properties: The properties by identifier, in the store's order.
        statements: Every statement, in the store's order.
        as_of: The day through which the store was curated, or None.

    Examples:
        >>> from factcheck.stores import MemoryStore
        >>> snapshot = Snapshot.compile(MemoryStore(
        ...     entities=[Entity("company"), Entity("startup", types=["company"]), Entity("person"),
        ...               Entity("openai", types=["startup"]), Entity("altman", types=["person"])],
        ...     properties=[Property("chief-executive", value_type="entity")],
        ...     statements=[Statement("openai", "chief-executive", EntityRef("altman"))],
        ... ))
        >>> snapshot.about("openai", "chief-executive")[0].value
        EntityRef(id='altman')
        >>> snapshot.is_a("openai", "company"), snapshot.is_a("altman", "company")
        (True, False)
    """

    entities: Mapping[str, Entity]
    properties: Mapping[str, Property]
    statements: tuple[Statement, ...]
    as_of: date | None
    _about: _Index[tuple[str, str]]
    _of_subject: _Index[str]
    _with_value: _Index[tuple[str, str]]
    _classes: Mapping[str, frozenset[str]]
    _places: Mapping[str, Place] = FrozenMap()

    @classmethod
    def compile(cls, store: Store) -> Snapshot:
        """The snapshot of a store.

        Raises:
            FactsError: If an identifier is used twice, a reference has no target, a value is not of its
                property's type, or a name is none; and whatever the store itself raises.
        """
        entities, properties = tuple(store.entities()), tuple(store.properties())
        statements = tuple(store.statements())
        check_facts(entities, properties, statements)
        evidence = [statement for statement in statements if statement.rank is not Rank.DEPRECATED]
        return cls(
            FrozenMap({entity.id: entity for entity in entities}),
            FrozenMap({prop.id: prop for prop in properties}),
            statements,
            store.as_of,
            _index(evidence, lambda statement: (statement.subject, statement.property)),
            _index(evidence, lambda statement: statement.subject),
            _index((s for s in evidence if isinstance(s.value, EntityRef)), _property_and_value),
            _classes_above(entities),
            getattr(store, "property_places", FrozenMap()),
        )

    def __repr__(self) -> str:
        counts = f"{len(self.entities)} entities, {len(self.properties)} properties"
        return f"<Snapshot of {counts}, {len(self.statements)} statements, as of {self.as_of}>"

    def about(self, subject: str, property: str) -> tuple[Statement, ...]:
        """The statements that give an entity a value for a property."""
        return self._about.get((subject, property), ())

    def of_subject(self, subject: str) -> tuple[Statement, ...]:
        """The statements about an entity."""
        return self._of_subject.get(subject, ())

    def with_value(self, property: str, entity_id: str) -> tuple[Statement, ...]:
        """The statements that have an entity as the value of a property."""
        return self._with_value.get((property, entity_id), ())

    def subjects_of(self, property: str) -> tuple[str, ...]:
        """The entities that have statements of a property, in the store's order."""
        return self._subjects.get(property, ())

    @cached_property
    def _subjects(self) -> Mapping[str, tuple[str, ...]]:
        subjects: dict[str, dict[str, None]] = {}
        for subject, property in self._about:
            subjects.setdefault(property, {})[subject] = None
        return {property: tuple(found) for property, found in subjects.items()}

    def sole_subject(self, property: str) -> str | None:
        """The one entity that has statements of a property, or None where there are several or none."""
        return self._sole_subjects.get(property)

    @cached_property
    def _sole_subjects(self) -> Mapping[str, str]:
        subjects: dict[str, set[str]] = {}
        for statement in self.statements:
            subjects.setdefault(statement.property, set()).add(statement.subject)
        return {prop: next(iter(found)) for prop, found in subjects.items() if len(found) == 1}

    def is_a(self, entity_id: str, type_id: str) -> bool:
        """Whether an entity belongs to a class, by its own types or by theirs."""
        entity = self.entities.get(entity_id)
        return entity is not None and any(type_id == own or type_id in self._classes[own] for own in entity.types)

    def place(self, property: str) -> Place:
        """The file and the line that a property stands on, as far as they are known."""
        return self._places.get(property, (None, None))

    def is_class(self, entity_id: str) -> bool:
        """Whether an entity is a class that another belongs to."""
        return entity_id in self._classes

    @cached_property
    def wholes(self) -> Wholes:
        """What is part of what."""
        return Wholes(self.entities, self.properties, self.statements)

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256, in hexadecimal, of all that the snapshot says.

        It does not depend on the order of the facts, the files or the kind of store that they came from, nor
        on the process. Two stores of one fingerprint say the same.
        """
        lines = [_canonical("entity", write_entity(entity)) for entity in self.entities.values()]
        lines += [_canonical("property", write_property(prop)) for prop in self.properties.values()]
        lines += [_canonical("statement", write_statement(statement)) for statement in self.statements]
        digest = hashlib.sha256(f"{_FINGERPRINT_FORMAT}\n{self.as_of}\n".encode())
        for line in sorted(lines):
            digest.update(line.encode("ascii") + b"\n")
        return digest.hexdigest()


def _canonical(kind: str, record: Mapping[str, object]) -> str:
    return f"{kind} {json.dumps(record, sort_keys=True, separators=(',', ':'), default=date.isoformat)}"


def _index(statements: Iterable[Statement], key: Callable[[Statement], _K]) -> _Index[_K]:
    lists: dict[_K, list[Statement]] = defaultdict(list)
    for statement in statements:
        lists[key(statement)].append(statement)
    return {found: tuple(members) for found, members in lists.items()}


def _property_and_value(statement: Statement) -> tuple[str, str]:
    assert isinstance(statement.value, EntityRef)
    return statement.property, statement.value.id


def _classes_above(entities: Iterable[Entity]) -> dict[str, frozenset[str]]:
    """For each class that an entity names, the classes above it; a circle of classes is above itself."""
    types = {entity.id: entity.types for entity in entities}
    above: dict[str, frozenset[str]] = {}
    for named in {own for owns in types.values() for own in owns}:
        found: set[str] = set()
        to_visit = list(types.get(named, ()))
        while to_visit:
            candidate = to_visit.pop()
            if candidate not in found:
                found.add(candidate)
                to_visit += types.get(candidate, ())
        above[named] = frozenset(found)
    return above
