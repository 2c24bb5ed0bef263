"""From a claim to the statements that may decide it."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.facts import Rank, Statement
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.statements import statements_on

_MANY = 100


def find_candidates(claim: Claim, snapshot: Snapshot) -> tuple[Statement, ...]:
    """The statements about the claim's subject and property, those of preferred rank first.

    Statements of the inverse property are turned round. Of a very long list, of which another value refutes nothing,
    those are left out that have other entities than the claim names, but for the first of them.

    Args:
        claim: A claim with a property and a subject.
        snapshot: The store.
    """
    if claim.property is None or claim.subject is None:
        return ()
    found = statements_on(snapshot, claim.subject.id, claim.property)
    prop = snapshot.properties[claim.property]
    if len(found) > _MANY and claim.value_entities and not (prop.single_valued or prop.complete):
        named = [statement for statement in found if statement.value in claim.value_entities]
        found = (*named, *(statement for statement in found[:_MANY] if statement not in named))
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
