"""From a claim to the statements that may decide it."""

from __future__ import annotations

import attrs

from factcheck.claims.claim import Claim
from factcheck.facts import EntityRef, Rank, Statement
from factcheck.stores.snapshot import Snapshot


def find_candidates(claim: Claim, snapshot: Snapshot) -> tuple[Statement, ...]:
    """The statements about the claim's subject and property, those of preferred rank first.

    Statements of the inverse property are turned round, so that "X owns Y" answers what is said of Y's owner.

    Args:
        claim: A claim with a property and a subject.
        snapshot: The store.
    """
    if claim.property is None or claim.subject is None:
        return ()
    subject = claim.subject.id
    found = list(snapshot.about(subject, claim.property))
    inverse = snapshot.properties[claim.property].inverse
    if inverse is not None:
        said = {(statement.value, statement.valid) for statement in found}
        for statement in snapshot.with_value(inverse, subject):
            value = EntityRef(statement.subject)
            if (value, statement.valid) not in said:
                found.append(attrs.evolve(statement, subject=subject, property=claim.property, value=value))
    return tuple(sorted(found, key=lambda statement: statement.rank is not Rank.PREFERRED))


def find_context(claim: Claim, snapshot: Snapshot) -> tuple[Statement, ...]:
    """What else the store knows between the claim's subject and the entity that the claim names as its value.

    For "o CEO da Oracle, Larry Ellison" these are the statements that Ellison chairs Oracle's board and is its
    chief technology officer.

    Args:
        claim: A claim.
        snapshot: The store.
    """
    if claim.subject is None:
        return ()
    return tuple(
        statement
        for entity in claim.value_entities
        for one, other in ((claim.subject.id, entity), (entity.id, claim.subject))
        for statement in snapshot.of_subject(one)
        if statement.value == other and statement.property != claim.property and statement.rank is not Rank.DEPRECATED
    )
