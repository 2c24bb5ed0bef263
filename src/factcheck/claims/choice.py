"""Which of several readings of the same words stand: those that the facts can answer, where there are any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from factcheck.claims.claim import Claim
from factcheck.facts import EntityRef
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
    answered = _Answered(kinds)
    open_: list[Claim] = []
    for claim in (*found, *by_pairs):
        if _is_answered(claim, snapshot):
            answered.add(claim)
        else:
            open_.append(claim)
    yielding = {id(claim) for claim in open_ if answered.outdo(claim)}
    return [claim for claim in found if id(claim) not in yielding] + [*by_pairs]


class _Answered:
    """The claims on which the store has a statement, by what another reading may share with them.

    Args:
        kinds: The common properties that each property of the store is.
    """

    def __init__(self, kinds: Mapping[str, frozenset[str]]) -> None:
        self._kinds = kinds
        self._mentions: set[Hashable] = set()
        self._properties: dict[Hashable, set[str | None]] = defaultdict(set)
        self._subjects: dict[Hashable, set[tuple[EntityRef | None, Span]]] = defaultdict(set)

    def add(self, claim: Claim) -> None:
        """Notes a claim."""
        self._mentions.add((claim.text, _mentions(claim)))
        for kind in self._alike(claim):
            self._properties[claim.text, kind, claim.subject].add(claim.property)
            if claim.value is not None:
                self._subjects[claim.text, kind, claim.value.span].add((claim.subject, claim.span))

    def outdo(self, claim: Claim) -> bool:
        """Whether a claim yields to one of them."""
        both = _mentions(claim)
        if both is not None and (claim.text, both) in self._mentions:
            return True
        for kind in self._alike(claim):
            if self._properties.get((claim.text, kind, claim.subject), set()) - {claim.property}:
                return True
            value = None if claim.value is None else claim.value.span
            others = self._subjects.get((claim.text, kind, value), ())
            if any(subject != claim.subject and span != claim.span for subject, span in others):
                return True
        return False

    def _alike(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """What properties share that say the same: the property itself, and each common property that it is."""
        if claim.property is not None:
            yield "property", claim.property
            for kind in sorted(self._kinds.get(claim.property, ())):
                yield "common", kind


def _is_answered(claim: Claim, snapshot: Snapshot) -> bool:
    """Whether the store has a statement on what a claim is about."""
    if claim.subject is None or claim.property is None:
        return False
    return bool(statements_on(snapshot, claim.subject.id, claim.property))


def _mentions(claim: Claim) -> frozenset[Span] | None:
    """The two mentions that a claim relates, whichever is its subject."""
    if claim.subject_mention is None or claim.value is None:
        return None
    return frozenset((claim.subject_mention.span, claim.value.span))


def _topic(claim: Claim) -> tuple[object, ...]:
    """What a claim is about, in which sentence."""
    return claim.subject, claim.property, claim.text


def _is_outdone(claim: Claim, borne_out: Mapping[tuple[object, ...], Mention | None], snapshot: Snapshot) -> bool:
    """Whether another reading of the sentence gives the subject a value of the property that the facts bear out."""
    other = borne_out.get(_topic(claim))
    return other is not None and snapshot.properties[claim.property or ""].single_valued and other != claim.value
