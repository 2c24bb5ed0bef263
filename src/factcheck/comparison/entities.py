"""An entity that a text names against the one that a statement has."""

from __future__ import annotations

import attrs
from rapidfuzz import fuzz

from factcheck.claims.claim import Claim
from factcheck.comparison.outcome import Outcome
from factcheck.document import words
from factcheck.facts import EntityRef, Statement
from factcheck.messages import Message, message
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.wholes import Chain
from factcheck.values import DateInterval

_ALIKE = 70
"""Two names at least this alike, of 100, may be spellings of one."""


@attrs.frozen
class Lie:
    """How an entity lies to another.

    Args:
        outcome: Whether what is said of the one holds of the other.
        detail: What more there is to say, or None.
        chain: The steps by which the one is part of the other, or None.
    """

    outcome: Outcome
    detail: Message | None = None
    chain: Chain | None = None


def compare_entities(claim: Claim, statement: Statement, known: EntityRef, snapshot: Snapshot) -> Lie:
    """How what a claim names lies to what a statement has.

    It agrees if it is the same, a whole of which the known one is a part, or a class to which it belongs; it differs
    only if the one can neither hold the other nor be held by it.

    Args:
        claim: The claim.
        statement: The statement.
        known: Its value.
        snapshot: The store.
    """
    if not claim.value_entities:
        return Lie(_compare_name(claim, known, snapshot))
    found = [_compare_one(claim, statement, known.id, entity.id, snapshot) for entity in claim.value_entities]
    if len({lie.outcome for lie in found}) == 1:
        return min(found, key=lambda lie: lie.chain is not None)
    # A city and its state may have one name. Whichever is meant, the one that the store has is right.
    wholes = snapshot.wholes
    if known in claim.value_entities and all(
        known.id == entity.id or entity.id in wholes.above(known.id) or known.id in wholes.above(entity.id)
        for entity in claim.value_entities
    ):
        return Lie(Outcome.AGREES)
    return Lie(Outcome.UNKNOWN)


def _compare_one(claim: Claim, statement: Statement, known: str, said: str, snapshot: Snapshot) -> Lie:
    if known == said:
        return Lie(Outcome.AGREES)
    wholes, entities = snapshot.wholes, snapshot.entities
    chain = _chosen([c for c in wholes.chains(known) if c.whole == said], statement.valid, claim.whens)
    if chain is not None:
        return Lie(Outcome.AGREES, _told(chain, snapshot), chain)
    if snapshot.is_a(known, said):
        detail = message("{member} belongs to the class “{kind}”.", member=entities[known], kind=entities[said])
        return Lie(Outcome.AGREES, detail)
    if known in wholes.above(said):
        detail = message(
            "The store says no more than {known}, of which {said} is a part.",
            known=entities[known],
            said=entities[said],
        )
        return Lie(Outcome.UNKNOWN, detail)
    if snapshot.is_class(said) or snapshot.is_class(known) or said in wholes.above(known):
        return Lie(Outcome.UNKNOWN)
    if not (wholes.is_placed(known) or wholes.is_placed(said)):
        return Lie(Outcome.DIFFERS)
    if not wholes.exclude(known, said):
        return Lie(Outcome.UNKNOWN)
    apart = [c for c in wholes.chains(known) if not set(entities[c.whole].types).isdisjoint(entities[said].types)]
    of_known = _chosen(apart, statement.valid, claim.whens)
    return Lie(Outcome.DIFFERS, None if of_known is None else _told(of_known, snapshot), of_known)


def _chosen(chains: list[Chain], valid: DateInterval | None, whens: tuple[DateInterval, ...]) -> Chain | None:
    """Of several chains the one that held when the statement did, and best when the claim is about."""
    held = [c for c in chains if c.valid is None or valid is None or c.valid.overlaps(valid)]
    then = (c for when in whens for c in held if c.valid is None or c.valid.overlaps(when))
    return next(then, held[0] if held else None)


def _told(chain: Chain, snapshot: Snapshot) -> Message:
    """A chain in words: "Campinas is part of São Paulo, Brazil."."""
    wholes = [snapshot.entities[step.value.id] for step in chain.steps if isinstance(step.value, EntityRef)]
    listed: Message | None = None
    for whole in reversed(wholes):
        listed = (
            message("{first}", first=whole) if listed is None else message("{first}, {rest}", first=whole, rest=listed)
        )
    assert listed is not None
    return message("{part} is part of {wholes}.", part=snapshot.entities[chain.steps[0].subject], wholes=listed)


def _compare_name(claim: Claim, known: EntityRef, snapshot: Snapshot) -> Outcome:
    """A name that the store lacks.

    It may be another name of the same entity as long as they share a word or look alike, and one word may be a
    nickname of who is known by more; and where the text does not name the subject, another country's minister is as
    likely as an error.
    """
    if claim.value is None or claim.subject_mention is None or claim.value.unresolved != "not_in_store":
        return Outcome.UNKNOWN
    # A place that the store lacks may hold the one that it has.
    if snapshot.wholes.is_placed(known.id):
        return Outcome.UNKNOWN
    said = set(words(claim.value.surface))
    entity = snapshot.entities[known.id]
    texts = [*entity.labels.values(), *(alias for aliases in entity.aliases.values() for alias in aliases)]
    shared = said & {word for text in texts for word in words(text) if len(word) > 2}
    is_nickname = len(said) < 2 and all(len(words(text)) > 1 for text in texts)
    is_alike = any(fuzz.ratio(claim.value.surface, text) > _ALIKE for text in texts)
    return Outcome.UNKNOWN if shared or is_nickname or is_alike else Outcome.DIFFERS
