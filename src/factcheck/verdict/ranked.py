"""Verdicts on what comes first, or at a later rank, of a class."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cmp_to_key

import attrs

from factcheck.claims.claim import Claim
from factcheck.claims.forms import Direction, Superlative
from factcheck.comparison import Outcome, describe
from factcheck.comparison.order import order_of
from factcheck.facts import Property
from factcheck.messages import message
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval
from factcheck.verdict.finding import Finding, Reason
from factcheck.verdict.lists import find_complete
from factcheck.verdict.measured import Pair, each_once, find_pairs
from factcheck.verdict.senses import UNMEASURED, Result, judge_senses, shown_order, undecided

_SHOWN = 3
"""Of those that exceed the subject as many are shown, or as many as it takes to refute its rank."""


def judge_superlative(claim: Claim, form: Superlative, snapshot: Snapshot, published: date | None) -> Finding:
    """The finding for a claim that the subject comes first, or at a later rank, among those of a class.

    As many of that class and place as its rank that clearly exceed it refute it, whether the store lists all or not.
    It is supported only where the store is known to list all, and knows how each of them lies to the subject.

    Args:
        claim: The claim.
        form: What it ranks.
        snapshot: The store.
        published: The day of publication, or None.
    """
    if claim.subject is None:
        return undecided(claim, Reason.AMBIGUOUS_ENTITY)
    ranking = _Ranking(claim, claim.subject.id, form, snapshot, published)
    return judge_senses(claim, form.senses, ranking.result_of, Reason.RANK_AGREES, Reason.RANK_DIFFERS)


class _Ranking:
    def __init__(
        self, claim: Claim, subject: str, form: Superlative, snapshot: Snapshot, published: date | None
    ) -> None:
        self.subject = subject
        self.form = form
        self.snapshot = snapshot
        self.published = published
        self.whens = claim.whens
        self.sign = 1 if form.direction is Direction.MORE else -1

    def result_of(self, name: str) -> Result:
        prop = self.snapshot.properties[name]
        if not self.snapshot.about(self.subject, name):
            return UNMEASURED
        ahead: list[Pair] = []
        behind: list[Pair] = []
        for entity in self.snapshot.subjects_of(name):
            if entity != self.subject:
                pairs = find_pairs(self.snapshot, prop, entity, self.subject, self.whens, self.published)
                order = self._order(pairs)
                if order and self._is_ranked(entity):
                    (ahead if order > 0 else behind).append(pairs[0])
        if len(ahead) >= self.form.rank:
            return self._shown(Outcome.DIFFERS, prop, ahead)
        return self._of_complete_list(prop, ahead, behind)

    def _of_complete_list(self, prop: Property, ahead: Sequence[Pair], behind: Sequence[Pair]) -> Result:
        """The result where the store lists all that could exceed the subject."""
        listed = None
        if self.form.within is not None:
            listed = find_complete(self.snapshot, self.form.within.id, self.form.classes, self.published)
        if listed is None or self.subject not in listed:
            reason = Reason.LIST_INCOMPLETE if ahead or behind else Reason.NO_STATEMENT_THEN
            return attrs.evolve(self._shown(Outcome.UNKNOWN, prop, ahead or behind), reason=reason)
        placed = {pair[0].subject for pair in (*ahead, *behind)}
        unknown = len(listed.keys() - placed - {self.subject})
        before = sum(pair[0].subject in listed for pair in ahead)
        if before + unknown < self.form.rank - 1:
            return self._shown(Outcome.DIFFERS, prop, ahead or behind)
        if unknown:
            return attrs.evolve(self._shown(Outcome.UNKNOWN, prop, ahead), reason=Reason.NOT_COMPARABLE)
        shown = self._shown(Outcome.AGREES, prop, [*ahead, *behind])
        number = message("The store lists all {number} of them.", number=len(listed))
        return attrs.evolve(shown, working=(number, *shown.working))

    def _order(self, pairs: Sequence[Pair]) -> int:
        """1 if the first of each pair comes before the second, -1 if behind it, 0 where that is not known."""
        orders = {order_of(one.value, other.value) for one, other in pairs}
        return self.sign * (orders.pop() or 0) if len(orders) == 1 else 0

    def _is_ranked(self, entity: str) -> bool:
        """Whether an entity is of the class and in the place that the claim speaks of."""
        if not any(self.snapshot.is_a(entity, kind) for kind in self.form.classes):
            return False
        within = self.form.within
        when = next(iter(self.whens), None if self.published is None else DateInterval.day(self.published))
        return within is None or any(
            chain.whole == within.id and (chain.valid is None or when is None or chain.valid.overlaps(when))
            for chain in self.snapshot.wholes.chains(entity)
        )

    def _shown(self, outcome: Outcome, prop: Property, pairs: Sequence[Pair]) -> Result:
        """A result with the foremost pairs as its working; all of them are evidence where all of them decide."""

        def compare(one: Pair, other: Pair) -> int:
            return -self.sign * (order_of(one[0].value, other[0].value) or 0)

        ordered = sorted(pairs, key=cmp_to_key(compare))
        shown = ordered[: max(_SHOWN, self.form.rank)]
        deciding = ordered if outcome is Outcome.AGREES else shown
        evidence = [describe(s, outcome, self.snapshot) for s in each_once([(mine, one) for one, mine in deciding])]
        working = [shown_order(pair, prop, self.snapshot) for pair in shown]
        return Result(outcome, Reason.NOT_COMPARABLE, prop.id, tuple(evidence), tuple(working))
