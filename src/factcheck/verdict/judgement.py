"""From a claim's comparisons to a verdict with its reason and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from factcheck.claims.claim import Claim
from factcheck.claims.forms import Comparative, Count, Superlative
from factcheck.comparison import Comparison, Outcome, compare, describe, with_steps
from factcheck.facts import Property, Rank, Statement, TimeKind
from factcheck.messages import message
from factcheck.retrieval import find_candidates, find_context
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval
from factcheck.verdict.bounds import judge_bounds
from factcheck.verdict.compared import judge_comparative
from factcheck.verdict.counted import judge_count
from factcheck.verdict.finding import Finding, Reason, Verdict, finding_on
from factcheck.verdict.operated import judge_operated
from factcheck.verdict.ranked import judge_superlative
from factcheck.verdict.terms import find_stretches


def judge(claim: Claim, snapshot: Snapshot, published: date | None = None) -> Finding:
    """The finding for a claim about a property of the store.

    Another value refutes only where the property has one value at a time or its list is declared complete, and
    only where every date that the claim may be about gives the same answer.

    Args:
        claim: A claim with a property and a subject.
        snapshot: The store.
        published: The day of publication, for claims without a date.
    """
    if claim.unchecked is not None:
        return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_CHECKABLE)
    match claim.form:
        case Count():
            return judge_count(claim, claim.form, snapshot, published)
        case Comparative():
            return judge_comparative(claim, claim.form, snapshot, published)
        case Superlative():
            return judge_superlative(claim, claim.form, snapshot, published)
    if claim.operator is not None:
        return judge_operated(claim, claim.operator, snapshot, published, judge)
    if claim.subject is None and claim.subject_mention is not None and len(claim.subject_mention.entity_ids) > 1:
        return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_ENTITY)
    candidates = find_candidates(claim, snapshot)
    if not candidates:
        return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT)
    return _Judgement(claim, snapshot, candidates, published).finding()


class _Judgement:
    def __init__(
        self, claim: Claim, snapshot: Snapshot, candidates: Sequence[Statement], published: date | None
    ) -> None:
        assert claim.property is not None
        self.claim = claim
        self.snapshot = snapshot
        self.published = published
        self.property: Property = snapshot.properties[claim.property]
        self.comparisons = [compare(claim, statement, snapshot) for statement in candidates]

    def finding(self) -> Finding:
        if len(self.claim.value_entities) > 1 and any(c.outcome is Outcome.UNKNOWN for c in self.comparisons):
            return self._nei(Reason.AMBIGUOUS_ENTITY, self.comparisons)
        if self.claim.start is not None or self.claim.end is not None:
            return judge_bounds(self.claim, self.comparisons, self.snapshot, self.published, judge)
        if self.property.time is TimeKind.TIMELESS:
            return self._decide(self.comparisons)
        if self.property.time is TimeKind.PERIOD:
            return self._period()
        return self._state()

    def _nei(self, reason: Reason, evidence: Iterable[Comparison]) -> Finding:
        return finding_on(self.claim, Verdict.NOT_ENOUGH_EVIDENCE, reason, evidence)

    @property
    def _refutable(self) -> bool:
        return self.property.single_valued or self.property.complete

    def _decide(self, comparisons: Sequence[Comparison]) -> Finding:
        """The verdict of comparisons that all bear on the claim."""
        agree = [c for c in comparisons if c.outcome is Outcome.AGREES]
        differ = [c for c in comparisons if c.outcome is Outcome.DIFFERS]
        preferred = [c for c in comparisons if c.statement.rank is Rank.PREFERRED]
        if agree:
            contradicted = self.property.single_valued and any(_exclude(c, agree) for c in differ)
            if contradicted and (not preferred or not any(c in preferred for c in agree)):
                return finding_on(self.claim, Verdict.CONFLICTING_EVIDENCE, Reason.SOURCES_CONFLICT, [*agree, *differ])
            return finding_on(self.claim, Verdict.SUPPORTED, Reason.VALUE_AGREES, agree)
        if differ and len(differ) == len(comparisons) and self._refutable:
            return finding_on(
                self.claim, Verdict.REFUTED, Reason.VALUE_DIFFERS, [*(preferred or differ), *self._context()]
            )
        reason = Reason.VALUE_NOT_LISTED if differ else Reason.NOT_COMPARABLE
        return self._nei(reason, comparisons)

    def _period(self) -> Finding:
        """A total over a period: only a statement for just that period decides."""
        if not self.claim.whens:
            agree = [c for c in self.comparisons if c.outcome is Outcome.AGREES]
            if agree:
                return finding_on(self.claim, Verdict.SUPPORTED, Reason.VALUE_AGREES, agree[-1:])
            return self._nei(Reason.NO_STATEMENT_THEN, ())
        over = [when for when in self.claim.whens if not self._is_running(when)]
        found = [self._decide(c) for when in over if (c := self._of_period(when))]
        return self._united(found, [])

    def _is_running(self, when: DateInterval) -> bool:
        """Whether the period was not over on the day of publication, so that its total was not yet known."""
        return self.published is not None and when.end is not None and when.end > self.published

    def _of_period(self, when: DateInterval) -> list[Comparison]:
        return [c for c in self.comparisons if c.valid is not None and _same_days(c.valid, when)]

    def _state(self) -> Finding:
        decided, silent = [], []
        for when in self._whens():
            bearing = [c for c in self.comparisons if c.valid is None or c.valid.overlaps(when)]
            known = [c for c in bearing if not any(self._is_stale(part.statement, when) for part in with_steps([c]))]
            if not known:
                reason = Reason.NOT_KNOWN_SINCE if bearing else Reason.NO_STATEMENT_THEN
                silent.append(self._nei(reason, bearing))
                continue
            finding = self._decide(known)
            covered = _covers([c.valid for c in known], when)
            if finding.verdict is Verdict.REFUTED and not covered:
                silent.append(self._nei(Reason.NO_STATEMENT_THEN, known))
            else:
                decided.append(finding)
        united = self._united(decided, silent)
        return self._outdated(united) if united.reason is Reason.VALUE_DIFFERS else united

    def _whens(self) -> Sequence[DateInterval]:
        """The days that a state may be meant of; a time that only ends after publication tells no other day."""
        published = self.published
        whens = [w for w in self.claim.whens if not (published and w.start is None and w.end and w.end > published)]
        return whens or (() if published is None else [DateInterval.day(published)])

    def _is_stale(self, statement: Statement, when: DateInterval) -> bool:
        """Whether only an open end, verified up to an earlier day, reaches the day that is asked about."""
        valid = statement.valid
        if valid is None or valid.end is not None or when.start is None:
            return False
        if valid.unknown_end:
            return valid.start is None or not when.holds(valid.start)
        as_of = statement.as_of or self.snapshot.as_of
        return as_of is not None and when.start > as_of

    def _united(self, found: Sequence[Finding], silent: Sequence[Finding]) -> Finding:
        """One finding for every day that the claim may be about: any support wins, doubt beats refutation."""
        for verdict in (Verdict.SUPPORTED, Verdict.CONFLICTING_EVIDENCE):
            for finding in found:
                if finding.verdict is verdict:
                    return finding
        if found and not silent and all(finding.verdict is Verdict.REFUTED for finding in found):
            return found[-1]
        undecided = [f for f in (*found, *silent) if f.verdict is Verdict.NOT_ENOUGH_EVIDENCE]
        return undecided[0] if undecided else self._nei(Reason.NO_STATEMENT_THEN, ())

    def _outdated(self, finding: Finding) -> Finding:
        """Tells outdated from wrong: the value held at another time."""
        held = [c for c in self.comparisons if c.outcome is Outcome.AGREES and c.valid is not None]
        when = next(iter(self._whens()), None)
        if not held or when is None or when.start is None:
            return finding
        before = any(c.valid.end and c.valid.end <= when.start for c in held if c.valid)
        reason = Reason.WAS_TRUE_THEN if before else Reason.NOT_YET_TRUE
        told = with_steps(_with_time(held, before=before))
        return attrs.evolve(finding, reason=reason, evidence=(*finding.evidence, *told))

    def _context(self) -> list[Comparison]:
        days = self.claim.whens or (() if self.published is None else (DateInterval.day(self.published),))
        return [
            describe(statement, Outcome.CONTEXT, self.snapshot)
            for statement in find_context(self.claim, self.snapshot)
            if statement.valid is None or any(statement.valid.overlaps(day) for day in days)
        ]


def _exclude(comparison: Comparison, agreeing: Sequence[Comparison]) -> bool:
    """Whether a statement of another value excludes those that agree: it holds at once with one, not as a co-holder."""
    valid = comparison.valid
    return any(
        (valid is None or a.valid is None or valid.overlaps(a.valid)) and not _together(comparison, a) for a in agreeing
    )


def _together(one: Comparison, other: Comparison) -> bool:
    """Whether two statements hold side by side because one names the other's value as a co-holder."""
    named = {q.value for c in (one, other) for q in c.statement.qualifiers}
    return one.statement.value in named or other.statement.value in named


def _with_time(held: Iterable[Comparison], *, before: bool) -> Iterator[Comparison]:
    """Comparisons with statements that agree, the last of each stretch with the time in which it was so."""
    for stretch in find_stretches(held):
        *earlier, last = stretch.terms
        yield from earlier
        if earlier and last.detail is None and stretch.valid is not None:
            was_so = message("When it was so: {valid}.", valid=stretch.valid)
            is_so = message("When it came to be so: {valid}.", valid=stretch.valid)
            last = attrs.evolve(last, detail=was_so if before else is_so)
        yield last


def _same_days(one: DateInterval, other: DateInterval) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _covers(intervals: Iterable[DateInterval | None], when: DateInterval) -> bool:
    """Whether the intervals leave no day of `when` open; no interval covers every day."""
    known = list(intervals)
    if any(interval is None for interval in known):
        return True
    spans = sorted((i.start or date.min, i.end or date.max) for i in known if i is not None)
    reached = when.start or date.min
    for start, end in spans:
        if start > reached:
            return False
        reached = max(reached, end)
    return reached >= (when.end or date.max)
