"""Which of several readings of the same words stand: those that the facts can answer, where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.claims.claim import Claim
from factcheck.mentions.mention import Mention
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.statements import statements_on
from factcheck.values import Span


def choose(
    by_patterns: Sequence[Claim],
    by_pairs: Sequence[Claim],
    snapshot: Snapshot,
    kinds: Mapping[str, frozenset[str]],
) -> list[Claim]:
    """The claims that stand.

    A pattern yields where a pair of mentions is borne out that gives its subject another value of the property. And a
    reading of which the store has no statement yields to one of which it has: of the subjects that a value may be said
    of ("was born in Katowice, Poland" is no birthplace of Poland), of the properties of a store that are the same
    common property, and of what else the same two names may say ("the car is made by X" is of the car's manufacturer,
    or of a product of X).

    Args:
        by_patterns: Claims read by patterns.
        by_pairs: Claims read from pairs of mentions.
        snapshot: The store.
        kinds: The common properties that each property of the store is.
    """
    borne_out = {_topic(claim): claim.value for claim in by_pairs if claim.is_borne_out}
    found = [claim for claim in by_patterns if not _is_outdone(claim, borne_out, snapshot)]
    if len(found) + len(by_pairs) < 2:
        return [*found, *by_pairs]
    answered = [claim for claim in (*found, *by_pairs) if _is_answered(claim, snapshot)]
    return [c for c in found if c in answered or not any(_yields(c, other, kinds) for other in answered)] + [*by_pairs]


def _is_answered(claim: Claim, snapshot: Snapshot) -> bool:
    """Whether the store has a statement on what a claim is about."""
    if claim.subject is None or claim.property is None:
        return False
    return bool(statements_on(snapshot, claim.subject.id, claim.property))


def _yields(claim: Claim, other: Claim, kinds: Mapping[str, frozenset[str]]) -> bool:
    if claim.text != other.text or claim.property is None or other.property is None:
        return False
    both = _mentions(claim)
    if both is not None and both == _mentions(other):
        return True
    if claim.property != other.property and kinds.get(claim.property, _NO_KIND).isdisjoint(
        kinds.get(other.property, _NO_KIND)
    ):
        return False
    if claim.subject == other.subject:
        return claim.property != other.property
    return claim.span != other.span and claim.value is not None and claim.value == other.value


def _mentions(claim: Claim) -> frozenset[Span] | None:
    """The two mentions that a claim relates, whichever is its subject."""
    if claim.subject_mention is None or claim.value is None:
        return None
    return frozenset((claim.subject_mention.span, claim.value.span))


_NO_KIND: frozenset[str] = frozenset()


def _topic(claim: Claim) -> tuple[object, ...]:
    """What a claim is about, in which sentence."""
    return claim.subject, claim.property, claim.text


def _is_outdone(claim: Claim, borne_out: Mapping[tuple[object, ...], Mention | None], snapshot: Snapshot) -> bool:
    """Whether another reading of the sentence gives the subject a value of the property that the facts bear out."""
    other = borne_out.get(_topic(claim))
    return other is not None and snapshot.properties[claim.property or ""].single_valued and other != claim.value
