"""What stands beside a name without a word that says a property: "(1910 – 1985)", "(PSDB)", ", do PSDB,".

Such signs say many things, so a reading of them counts only where the facts vouch for it. Brackets that hold dates, and
places with them, are somebody's life if the facts bear one of them out; then the others are held against the facts, but
for names that the store does not know where it has nothing to hold them against. A single name says a property if the
store has it as a value of that property, and has a value for the subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from factcheck.claims.claim import Claim
from factcheck.facts import Statement
from factcheck.lexicon.naming import gives, is_weak
from factcheck.mentions.mention import MentionKind
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.statements import statements_on


def vouched(claims: Iterable[Claim], snapshot: Snapshot) -> Iterator[Claim]:
    """Those claims of one sentence, read without a word that says their property, that the facts vouch for.

    Args:
        claims: The claims.
        snapshot: The store.
    """
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject, claim.subject_mention].append(claim)
    for group in groups.values():
        held = [(claim, _statements(claim, snapshot)) for claim in group]
        if any(_is_borne_out(*each) for each in held):
            yield from (claim for claim, statements in held if statements or _is_known(claim))
        elif len(group) == 1 and held[0][1] and _says_alone(group[0], snapshot):
            yield group[0]


def _statements(claim: Claim, snapshot: Snapshot) -> tuple[Statement, ...]:
    if claim.subject is None or claim.property is None:
        return ()
    return statements_on(snapshot, claim.subject.id, claim.property)


def _is_borne_out(claim: Claim, statements: Iterable[Statement]) -> bool:
    value = claim.value
    return value is not None and any(gives(value, statement.value) for statement in statements)


def _is_known(claim: Claim) -> bool:
    return bool(claim.value_entities) or claim.value is None or claim.value.kind is not MentionKind.ENTITY


def _says_alone(claim: Claim, snapshot: Snapshot) -> bool:
    """Whether a single name says a property of a subject: its value is one of the store's, or of a class for such."""
    if claim.whens or claim.subject_mention is None or is_weak(claim.subject_mention):
        return False
    prop = snapshot.properties[claim.property or ""]
    ids = [entity.id for entity in claim.value_entities]
    return bool(ids) and all(prop.value_types or snapshot.with_value(prop.id, entity) for entity in ids)
