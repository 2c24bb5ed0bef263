"""The parts of a sentence: which of its relations it asserts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum

from factcheck.lexicon.contexts import Contexts
from factcheck.lexicon.cues import Kind
from factcheck.lexicon.relation import Relation
from factcheck.lexicon.roles import Roles
from factcheck.stores import Snapshot

_RIVAL = 2.0
"""How much surer, as a logarithm, a relation must be than that of another subject to be held against the facts."""


class Standing(Enum):
    """What becomes of a relation: a claim; nothing, as the sentence asserts no more; or nothing, as it is unclear."""

    ASSERTED = "asserted"
    PASSED_OVER = "passed_over"
    OPEN = "open"


def find_parts(
    relations: Sequence[Relation], contexts: Contexts, snapshot: Snapshot, roles: Roles
) -> Iterator[tuple[Relation, Standing]]:
    """Relations that tie the mentions together, each only if it ties something new, with how it stands.

    Where the facts bear a subject and a property out, another value for them in the sentence is a misreading rather
    than an error: words may belong to a neighbour. What an amount or a date is then said of is left open. Nor is a
    value asserted of one subject that could as well be said of another. And what examples often leave unsaid is
    asserted only where the store has a statement on it or knows the value.

    Args:
        relations: The relations of a sentence's mentions, the surest first.
        contexts: The sentence.
        snapshot: The store.
        roles: What its entities are in its statements.
    """
    groups = list(range(len(contexts.mentions)))
    borne_out: set[tuple[int, str]] = set()
    given: set[int] = set()
    rivals: dict[tuple[int, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        rivals[relation.value, relation.property].append(relation)

    def group(index: int) -> int:
        while groups[index] != index:
            index = groups[index]
        return index

    def is_open(relation: Relation) -> bool:
        """Whether the value could as well be said of another subject, so that it cannot be held against this one."""
        if relation.known is not None or not relation.statements:
            return False
        if relation.subject < relation.value - 1 and contexts.follows(relation.value):
            before = contexts.mentions[relation.value - 1]
            if before.entity_ids and roles.as_subject(before.entity_ids, relation.property) >= 0:
                return True
        others = rivals[relation.value, relation.property]
        return any(o is not relation and o.rank > relation.rank - _RIVAL for o in others)

    for relation in relations:
        one, other = map(group, relation.mentions)
        is_given = relation.value in given and contexts.kinds[relation.value] is not Kind.ENTITY
        if one == other or is_given:
            continue
        groups[one] = other
        given.add(relation.value)
        is_single = snapshot.properties[relation.property].single_valued
        is_store_concerned = bool(relation.statements or contexts.mentions[relation.value].entity_ids)
        if relation.known is not None:
            borne_out.add((relation.subject, relation.property))
            yield relation, Standing.ASSERTED
        elif is_single and (relation.subject, relation.property) in borne_out:
            is_entity = contexts.kinds[relation.value] is Kind.ENTITY
            yield relation, Standing.PASSED_OVER if is_entity else Standing.OPEN
        elif is_single and is_open(relation):
            yield relation, Standing.OPEN
        elif relation.is_spoken or is_store_concerned:
            yield relation, Standing.ASSERTED
        else:
            yield relation, Standing.PASSED_OVER
