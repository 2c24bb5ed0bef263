"""Which of the entities that a mention may name a property can be about, or have as its value."""

from __future__ import annotations

from factcheck.facts import EntityRef, Property, ValueType
from factcheck.lexicon.naming import is_inside
from factcheck.mentions.mention import Mention
from factcheck.stores.snapshot import Snapshot


class Fitting:
    """Holds mentions against the classes that properties take.

    Args:
        snapshot: The store.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def subjects(self, mention: Mention, prop: Property) -> tuple[str, ...]:
        """The entities that a mention may name and the property may be about; two of one name stay undecided.

        Args:
            mention: The mention.
            prop: The property.
        """
        ids = self.of_types(linked_ids(mention), prop.subject_types)
        return self._settled(mention, ids) if len(ids) > 1 else ids

    def _settled(self, mention: Mention, fitting: tuple[str, ...]) -> tuple[str, ...]:
        """Of several that a mention may name, the one that it was read as; none where that is left open."""
        chosen = mention.entity_ids[0]
        return fitting[:1] if mention.is_linked and (mention.is_class_description or chosen in fitting) else ()

    def of_types(self, ids: tuple[str, ...], types: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the entities that are of one of the classes; all of them where none is named.

        Args:
            ids: The entities.
            types: The classes.
        """
        return tuple(i for i in ids if not types or any(self._snapshot.is_a(i, kind) for kind in types))

    def admits(self, value: Mention, prop: Property) -> bool:
        """Whether a value is of a class that the property takes; a name that the store lacks may be of any.

        Args:
            value: The mention that gives the value.
            prop: The property.
        """
        ids = linked_ids(value)
        return not ids or prop.value_type is not ValueType.ENTITY or bool(self._values_of(ids, prop))

    def values(self, value: Mention | None, prop: Property) -> tuple[EntityRef, ...]:
        """The entities that a value may be; none for amounts, dates and names that the store lacks.

        Args:
            value: The mention that gives the value, if one does.
            prop: The property.
        """
        if value is None or prop.value_type is not ValueType.ENTITY:
            return ()
        fitting = self._values_of(linked_ids(value), prop)
        if len(fitting) > 1:
            settled = self._settled(value, fitting) or fitting
            # A state that has the name of its city is as likely meant: "nasceu em São Paulo".
            above = self._snapshot.wholes.above
            namesakes = [i for i in fitting if any(i in above(one) or one in above(i) for one in settled)]
            fitting = tuple(dict.fromkeys((*settled, *namesakes)))
        return tuple(EntityRef(entity) for entity in fitting)

    def _values_of(self, ids: tuple[str, ...], prop: Property) -> tuple[str, ...]:
        """Those that the property takes, and those of which such a one may be a part: a city's country."""
        if prop.is_a:
            return self.of_types(tuple(i for i in ids if self._snapshot.is_class(i)), prop.value_types)
        kinds, wholes = prop.value_types, self._snapshot.wholes
        return tuple(i for i in ids if self.of_types((i,), kinds) or wholes.may_hold(i, kinds))


def linked_ids(mention: Mention) -> tuple[str, ...]:
    """The entities that a mention may name, the likeliest first; none where only a piece of it is a name."""
    return () if is_inside(mention) else mention.entity_ids
