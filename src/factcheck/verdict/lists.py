"""What a store lists of a subject, and whether that is all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from factcheck.facts import EntityRef, Property, Statement, TimeKind
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.statements import statements_on
from factcheck.values import DateInterval


@attrs.frozen
class Listed:
    """The entities that a store lists for one time.

    Args:
        sure: Those that certainly belong to the list then, each with a statement that says so.
        possible: Those that may belong to it.
        is_complete: Whether no others can.
        is_stale: Whether the list was last verified before then.
    """

    sure: dict[str, Statement]
    possible: frozenset[str]
    is_complete: bool
    is_stale: bool


def list_at(
    snapshot: Snapshot,
    statements: Sequence[Statement],
    prop: Property,
    classes: Sequence[str],
    when: DateInterval | None,
) -> Listed:
    """The entities that statements list, of some classes, at a time.

    Args:
        snapshot: The store.
        statements: The statements on one subject; their values are what is listed.
        prop: The property, which says whether the list is complete.
        classes: The classes that what is listed has to belong to; none admits all.
        when: The day or period; None for whatever was ever so.
    """
    sure: dict[str, Statement] = {}
    possible: dict[str, None] = {}
    is_stale = False
    bound = when if prop.time is not TimeKind.TIMELESS else None
    for statement in statements:
        if not isinstance(statement.value, EntityRef):
            continue
        entity = statement.value.id
        belongs = _belongs(snapshot, entity, prop.value_types) and _belongs(snapshot, entity, classes)
        holds = bound is None or statement.valid is None or statement.valid.overlaps(bound)
        if belongs is False or not holds:
            continue
        possible[entity] = None
        stale = bound is not None and _is_stale(snapshot, statement, bound)
        is_stale = is_stale or stale
        whole = bound is None or statement.valid is None or statement.valid.contains(bound)
        if belongs and whole and not stale:
            sure.setdefault(entity, statement)
    return Listed(sure, frozenset(possible), prop.complete, is_stale)


def find_complete(
    snapshot: Snapshot, whole: str, classes: Sequence[str], published: date | None
) -> dict[str, Statement] | None:
    """All entities of some classes that belong to another one, or None where no property lists them all.

    That is a property declared complete, the values of which are of these classes or of wider ones.

    Args:
        snapshot: The store.
        whole: The identifier of what they belong to.
        classes: The classes.
        published: The day as of which they do, or None for any.
    """
    when = None if published is None else DateInterval.day(published)
    for prop in snapshot.properties.values():
        covers = all(any(c == own or snapshot.is_a(c, own) for own in prop.value_types) for c in classes)
        statements = statements_on(snapshot, whole, prop.id) if prop.complete and covers else ()
        if statements:
            listed = list_at(snapshot, statements, prop, classes, when)
            if not listed.is_stale and len(listed.sure) == len(listed.possible):
                return listed.sure
    return None


def _belongs(snapshot: Snapshot, entity: str, classes: Sequence[str]) -> bool | None:
    """Whether an entity belongs to one of some classes; None where the store does not say what it is."""
    if not classes or any(snapshot.is_a(entity, kind) for kind in classes):
        return True
    return False if snapshot.entities[entity].types else None


def _is_stale(snapshot: Snapshot, statement: Statement, when: DateInterval) -> bool:
    """Whether only an open end that was verified up to an earlier day reaches the day that is asked about."""
    valid = statement.valid
    if valid is None or valid.end is not None or when.start is None:
        return False
    if valid.unknown_end:
        return valid.start is None or not when.holds(valid.start)
    as_of = statement.as_of or snapshot.as_of
    return as_of is not None and when.start > as_of
