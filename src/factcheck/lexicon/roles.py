"""Which properties go together: what bears a birthday has no runway, and what is a runway's length is nobody's name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from factcheck.facts import EntityRef
from factcheck.mentions.amounts import count_alike
from factcheck.stores import Snapshot
from factcheck.values import Quantity

_SAME, _STRANGE = 1.0, -2.0
_ENOUGH = 2
"""A property with fewer bearers than this says nothing of what else may bear it."""

_Role = tuple[str, bool]
"""A property, and whether the entity is its subject (or else its value)."""


class Roles:
    """What the entities of a store are in its statements, as hints on what else they can be.

    Args:
        snapshot: The store.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        roles: dict[str, set[_Role]] = defaultdict(set)
        self._units: dict[str, set[str]] = defaultdict(set)
        for statement in snapshot.statements:
            roles[statement.subject].add((statement.property, True))
            if isinstance(statement.value, EntityRef):
                roles[statement.value.id].add((statement.property, False))
            if isinstance(statement.value, Quantity):
                self._units[statement.property].add(statement.value.unit)
        self._roles: Mapping[str, frozenset[_Role]] = {entity: frozenset(held) for entity, held in roles.items()}
        self._properties = {
            entity: tuple(sorted(prop for prop, is_subject in held if is_subject)) for entity, held in roles.items()
        }
        self._bearers: Counter[_Role] = Counter(role for held in roles.values() for role in held)
        self._together: dict[_Role, set[_Role]] = defaultdict(set)
        for held in set(self._roles.values()):
            for role in held:
                self._together[role] |= held

    def as_subject(self, entities: Iterable[str], prop: str) -> float:
        """How well entities fit as the subject of a property, the best of them, as a logarithm."""
        return self._fit(entities, (prop, True))

    def as_value(self, entities: Iterable[str], prop: str) -> float:
        """How well entities fit as its value."""
        return self._fit(entities, (prop, False))

    def properties(self, entity: str) -> Iterable[str]:
        """The properties for which an entity has statements."""
        return self._properties.get(entity, ())

    def takes_unit(self, prop: str, unit: str | None) -> bool:
        """Whether amounts of a property come in a unit, as far as the store tells."""
        known = self._units.get(prop)
        return unit is None or known is None or unit in known or any(count_alike(unit, other) for other in known)

    def _fit(self, entities: Iterable[str], role: _Role) -> float:
        fits = [self._fit_one(entity, role) for entity in entities]
        return max(fits, default=0.0)

    def _fit_one(self, entity: str, role: _Role) -> float:
        held = self._roles.get(entity)
        if not held:
            return 0.0
        if role in held:
            return _SAME
        is_known = self._bearers[role] >= _ENOUGH and held.isdisjoint(self._together[role])
        return _STRANGE if is_known else 0.0
