"""From a claim's comparisons to a verdict with its reason and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from factcheck.claims.claim import Claim
from factcheck.claims.forms import Comparative, Count, Superlative
from factcheck.comparison import Comparison, Outcome, compare, compare_bounds, describe, with_steps
from factcheck.facts import Property, Rank, Statement, TimeKind
from factcheck.messages import Message, message
from factcheck.retrieval import find_candidates, find_context
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval
from factcheck.verdict.compared import judge_comparative
from factcheck.verdict.counted import judge_count
from factcheck.verdict.finding import Finding, Reason, Verdict
from factcheck.verdict.operated import judge_operated
from factcheck.verdict.ranked import judge_superlative
from factcheck.verdict.terms import Stretch, find_stretches


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
        return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_CHECKABLE)
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
        return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_ENTITY)
    candidates = find_candidates(claim, snapshot)
    if not candidates:
        return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT)
    return _Judgement(claim, snapshot, candidates, published).finding()


def _finding(claim: Claim, verdict: Verdict, reason: Reason, evidence: Iterable[Comparison] = ()) -> Finding:
    return Finding(
        claim, verdict, reason, f"{claim.origin}:{claim.property}: {claim.pattern}", evidence=with_steps(evidence)
    )


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
            return self._bounds()
        if self.property.time is TimeKind.TIMELESS:
            return self._decide(self.comparisons)
        if self.property.time is TimeKind.PERIOD:
            return self._period()
        return self._state()

    def _nei(self, reason: Reason, evidence: Iterable[Comparison]) -> Finding:
        return _finding(self.claim, Verdict.NOT_ENOUGH_EVIDENCE, reason, evidence)

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
                return _finding(self.claim, Verdict.CONFLICTING_EVIDENCE, Reason.SOURCES_CONFLICT, [*agree, *differ])
            return _finding(self.claim, Verdict.SUPPORTED, Reason.VALUE_AGREES, agree)
        if differ and len(differ) == len(comparisons) and self._refutable:
            return _finding(
                self.claim, Verdict.REFUTED, Reason.VALUE_DIFFERS, [*(preferred or differ), *self._context()]
            )
        reason = Reason.VALUE_NOT_LISTED if differ else Reason.NOT_COMPARABLE
        return self._nei(reason, comparisons)

    def _bounds(self) -> Finding:
        """A claim that says since when, or until when, something holds."""
        plain = attrs.evolve(self.claim, start=None, end=None, whens=self._whens_beside_bounds() or self.claim.whens)
        same_value = [c for c in self.comparisons if c.outcome is Outcome.AGREES]
        if not same_value:
            found = judge(plain, self.snapshot, self.published)
            if found.verdict is Verdict.REFUTED:
                return attrs.evolve(found, claim=self.claim)
            return self._nei(Reason.VALUE_NOT_LISTED, self.comparisons)
        stretches = find_stretches(same_value)
        if self._names_one_term:
            stretches += [single for c in same_value for single in find_stretches([c])]
        compared = [(stretch, *self._bounds_of(stretch)) for stretch in stretches]
        agree = [found for found in compared if found[1] is Outcome.AGREES]
        if agree and self._is_since and self._whens_beside_bounds():
            now = judge(plain, self.snapshot, self.published)
            if now.verdict is not Verdict.SUPPORTED:
                return attrs.evolve(now, claim=self.claim)
            if all(self._is_over(stretch) for stretch, _, _ in agree):
                return _finding(self.claim, Verdict.REFUTED, Reason.START_DIFFERS, now.evidence)
        if agree:
            return _finding(self.claim, Verdict.SUPPORTED, Reason.VALUE_AGREES, _told(agree))
        renewed = [single for c in same_value for single in find_stretches([c])] if self._is_since else []
        if any(self._bounds_of(single)[0] is Outcome.AGREES for single in renewed):
            # Who was acting governor and is elected is governor since then; who is re-elected is so since before.
            new_term = message("A new term began then, right after the one before it.")
            return self._nei(
                Reason.NOT_COMPARABLE, _told((stretch, Outcome.UNKNOWN, new_term) for stretch in stretches)
            )
        if all(outcome is Outcome.DIFFERS for _, outcome, _ in compared):
            begun = attrs.evolve(self.claim, end=None)
            starts = self.claim.start is not None and all(
                self._bounds_of(stretch, begun)[0] is Outcome.DIFFERS for stretch in stretches
            )
            reason = Reason.START_DIFFERS if starts else Reason.END_DIFFERS
            return _finding(self.claim, Verdict.REFUTED, reason, _told(compared))
        return self._nei(Reason.NOT_COMPARABLE, _told(compared))

    @property
    def _is_since(self) -> bool:
        """Whether the claim says since when something holds, and so that it still does."""
        return self.claim.start is not None and self.claim.start.end is None and self.claim.end is None

    @property
    def _names_one_term(self) -> bool:
        """Whether the claim may be about one of several terms in a row: it began in a year, or both ends are given."""
        return self.claim.start is not None and not self._is_since

    def _whens_beside_bounds(self) -> tuple[DateInterval, ...]:
        """When the claim is about but for the date since when it holds."""
        return tuple(when for when in self.claim.whens if not (self._is_since and when == self.claim.start))

    def _is_over(self, stretch: Stretch) -> bool:
        """Whether a stretch ended before every day that the claim may be about."""
        whens = self._whens_beside_bounds()
        return all(stretch.is_over(when.start) for when in whens)

    def _bounds_of(self, stretch: Stretch, claim: Claim | None = None) -> tuple[Outcome, Message | None]:
        if stretch.first is None or stretch.last is None:
            return Outcome.AGREES, None
        return compare_bounds(claim or self.claim, stretch.first, stretch.last)

    def _period(self) -> Finding:
        """A total over a period: only a statement for just that period decides."""
        if not self.claim.whens:
            agree = [c for c in self.comparisons if c.outcome is Outcome.AGREES]
            if agree:
                return _finding(self.claim, Verdict.SUPPORTED, Reason.VALUE_AGREES, agree[-1:])
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
        found, silent = [], []
        for when in self.claim.whens or (() if self.published is None else (DateInterval.day(self.published),)):
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
                found.append(finding)
        united = self._united(found, silent)
        return self._outdated(united) if united.reason is Reason.VALUE_DIFFERS else united

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
        when = self.claim.when or (DateInterval.day(self.published) if self.published else None)
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


def _told(compared: Iterable[tuple[Stretch, Outcome, Message | None]]) -> Iterator[Comparison]:
    """The terms of stretches, each once, with what came of comparing the stretch."""
    seen: set[str] = set()
    for stretch, outcome, detail in compared:
        for term in stretch.terms:
            if term.statement.id not in seen:
                seen.add(term.statement.id)
                yield attrs.evolve(term, outcome=outcome, detail=detail if term is stretch.terms[-1] else None)


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
