"""What is part of what: the chains that lead from a part to its wholes, such as Campinas, São Paulo, Brazil."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from factcheck.facts import Entity, EntityRef, Property, Rank, Statement
from factcheck.values import DateInterval

_DEEPEST = 12
_MOST = 100
"""Chains of one entity beyond this many, by statements for many times, are not followed."""


@attrs.frozen
class Chain:
    """How the store has it that an entity is part of another.

    Args:
        steps: The statements, from the part upwards.
        valid: The days on which all of them held; None where time does not matter.
    """

    steps: tuple[Statement, ...]
    valid: DateInterval | None

    @property
    def whole(self) -> str:
        """The identifier of the entity that the chain leads to."""
        value = self.steps[-1].value
        assert isinstance(value, EntityRef)
        return value.id


class Wholes:
    """The wholes of a store's entities, by the properties that are `part_of`, and their inverse ones.

    Args:
        entities: The entities by identifier.
        properties: The properties by identifier.
        statements: The statements.
    """

    def __init__(
        self, entities: Mapping[str, Entity], properties: Mapping[str, Property], statements: Iterable[Statement]
    ) -> None:
        self._entities = entities
        inward = {prop.id for prop in properties.values() if prop.part_of}
        outward = {prop.inverse: prop.id for prop in properties.values() if prop.part_of and prop.inverse is not None}
        self._above: dict[str, list[Statement]] = {}
        for statement in statements if inward else ():
            if statement.rank is not Rank.DEPRECATED and isinstance(statement.value, EntityRef):
                if statement.property in inward:
                    self._above.setdefault(statement.subject, []).append(statement)
                if statement.property in outward:
                    turned = attrs.evolve(
                        statement,
                        subject=statement.value.id,
                        property=outward[statement.property],
                        value=EntityRef(statement.subject),
                    )
                    self._above.setdefault(turned.subject, []).append(turned)
        self._known: dict[str, tuple[Chain, ...]] = {}

    def chains(self, entity_id: str) -> tuple[Chain, ...]:
        """The chains upwards from an entity, the shortest first; steps that never held at one time make none."""
        if entity_id not in self._above:
            return ()
        if entity_id not in self._known:
            self._known[entity_id] = tuple(self._climb(entity_id))
        return self._known[entity_id]

    def _climb(self, entity_id: str) -> Iterator[Chain]:
        seen: set[tuple[str, DateInterval | None]] = {(entity_id, None)}
        to_climb: deque[tuple[str, Chain]] = deque([(entity_id, Chain((), None))])
        while to_climb and len(seen) < _MOST:
            place, below = to_climb.popleft()
            for statement in self._above.get(place, ()):
                valid = below.valid if statement.valid is None else statement.valid
                if below.valid is not None and statement.valid is not None:
                    valid = below.valid.shared(statement.valid)
                    if valid is None:
                        continue
                chain = Chain((*below.steps, statement), valid)
                reached = chain.whole, valid
                if chain.whole != entity_id and reached not in seen and len(chain.steps) <= _DEEPEST:
                    seen.add(reached)
                    to_climb.append((chain.whole, chain))
                    yield chain

    def above(self, entity_id: str) -> frozenset[str]:
        """The entities of which one is, or was, a part."""
        return frozenset(chain.whole for chain in self.chains(entity_id))

    def is_placed(self, entity_id: str) -> bool:
        """Whether an entity is a part or a whole of another."""
        return entity_id in self._above or entity_id in self._with_parts

    def may_hold(self, entity_id: str, kinds: Iterable[str]) -> bool:
        """Whether something of one of these classes is part of an entity, or of another of the entity's class.

        A country may hold cities even if the store has none of its cities.

        Args:
            entity_id: The identifier of an entity.
            kinds: The classes.
        """
        held = (self._held_by_class.get(kind, ()) for kind in self._entities[entity_id].types)
        return any(kind in found for found in held for kind in kinds)

    def exclude(self, one: str, other: str) -> bool:
        """Whether two entities cannot lie in each other.

        They cannot if they, or two of their wholes, are of one class and neither is a part of the other: two cities,
        or places in two countries. Of a class of which some are parts of others, such as places at large, it must be
        known where both lie.

        Args:
            one: The identifier of an entity.
            other: That of another.
        """
        first, second = self.above(one), self.above(other)
        if one in second or other in first:
            return False
        return any(
            a != b and b not in self.above(a) and a not in self.above(b) and self._are_of_one_level(a, b)
            for a in {one, *first} - second
            for b in {other, *second} - first
        )

    def _are_of_one_level(self, one: str, other: str) -> bool:
        shared = set(self._entities[one].types).intersection(self._entities[other].types)
        are_placed = one in self._above and other in self._above
        return bool(shared) and (are_placed or not shared <= self._mixed)

    @cached_property
    def _mixed(self) -> set[str]:
        """The classes of which one is a part of another."""
        return {
            kind
            for part in self._above
            for whole in self.above(part)
            for kind in set(self._entities[part].types).intersection(self._entities[whole].types)
        }

    @cached_property
    def _with_parts(self) -> Mapping[str, set[str]]:
        """The classes of the parts of each whole."""
        found: dict[str, set[str]] = {}
        for part in self._above:
            for whole in self.above(part):
                found.setdefault(whole, set()).update(self._classes(part))
        return found

    @cached_property
    def _held_by_class(self) -> Mapping[str, set[str]]:
        """The classes of the parts of the members of each class."""
        found: dict[str, set[str]] = defaultdict(set)
        for whole, held in self._with_parts.items():
            for kind in self._entities[whole].types:
                found[kind] |= held
        return found

    def _classes(self, entity_id: str) -> set[str]:
        """The classes that an entity belongs to, by its own types or by theirs."""
        found: set[str] = set()
        to_visit = [*self._entities[entity_id].types]
        while to_visit:
            kind = to_visit.pop()
            if kind not in found:
                found.add(kind)
                to_visit += self._entities[kind].types
        return found
