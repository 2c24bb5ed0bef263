"""The statements of a store that answer what is asked of a subject and a property."""

from __future__ import annotations

import attrs

from factcheck.facts import EntityRef, Statement
from factcheck.stores.snapshot import Snapshot


def statements_on(snapshot: Snapshot, subject: str, property: str) -> tuple[Statement, ...]:
    """The statements about a subject and a property, and what the store says of them elsewhere.

    Those of the inverse property are turned round, so that "X owns Y" answers what is said of Y's owner; and of a
    property that `is_a`, the types of the subject are statements.

    Args:
        snapshot: The store.
        subject: The identifier of an entity.
        property: The identifier of a property.
    """
    found = snapshot.about(subject, property)
    prop = snapshot.properties.get(property)
    turned = () if prop is None or prop.inverse is None else snapshot.with_value(prop.inverse, subject)
    types = snapshot.entities[subject].types if prop is not None and prop.is_a and subject in snapshot.entities else ()
    if not turned and not types:
        return found
    said = {(statement.value, statement.valid) for statement in found}
    answers = [attrs.evolve(s, subject=subject, property=property, value=EntityRef(s.subject)) for s in turned]
    answers += [Statement(subject, property, EntityRef(kind)) for kind in types]
    return (*found, *(answer for answer in answers if (answer.value, answer.valid) not in said))
