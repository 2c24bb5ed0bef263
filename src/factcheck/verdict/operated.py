"""Claims that something is not so, no longer so, was so, was so at the time spoken of, is to come or expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import attrs

from factcheck.claims.claim import Claim, Operator
from factcheck.comparison import Comparison, Outcome, compare, first_unit
from factcheck.facts import Statement
from factcheck.retrieval import find_candidates
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval
from factcheck.verdict.finding import Finding, Reason, Verdict, finding_on
from factcheck.verdict.terms import find_stretches

_Judge = Callable[[Claim, Snapshot, date | None], Finding]


def judge_operated(
    claim: Claim, operator: Operator, snapshot: Snapshot, published: date | None, judge: _Judge
) -> Finding:
    """The finding for a claim with an operator, by those for what it would say without.

    A denial is refuted if the facts support what it denies, and supported if they refute that. "No longer" and "ex-"
    say that it was so and is over: an earlier statement supports them, one that still holds refutes them. Where the
    facts have neither, nothing follows: a store seldom lists everybody who ever held an office. What is to come is
    supported by a statement that begins later, and refuted if the next to begin has another value. What is only
    expected is not checked.

    Args:
        claim: The claim.
        operator: Its operator.
        snapshot: The store.
        published: The day of publication, or None.
        judge: Judges a claim without an operator.
    """
    plain = attrs.evolve(claim, operator=None)
    match operator:
        case Operator.NEGATED:
            return _denied(claim, judge(plain, snapshot, published))
        case Operator.THEN if claim.whens:
            return _of(claim, judge(plain, snapshot, published))
        case Operator.THEN:
            return _past(claim, _agreeing(plain, snapshot))
        case Operator.EXPECTED:
            return _of(claim, _past(claim, []), reason=Reason.NOT_CHECKABLE)
        case Operator.TO_COME:
            return _to_come(claim, plain, snapshot, published)
    stated = [when for when in claim.whens if when.start is not None]
    if plain.start is not None and (operator is Operator.NO_LONGER or plain.start.end is None):
        # Who is "no longer" something since 2020, or stopped being it in that year, was it until then.
        until = first_unit(plain.start)
        if until is not None:
            until = attrs.evolve(until, approximate=plain.start.approximate)
        stated = [when for when in stated if when != plain.start] if until is None else [until]
        plain = attrs.evolve(plain, start=None)
    today = None if published is None else DateInterval.day(published)
    whens = () if today is None else (today,)
    now = judge(attrs.evolve(plain, whens=whens), snapshot, published)
    day = None if today is None else today.start
    ended = [stretch for stretch in find_stretches(_agreeing(plain, snapshot)) if stretch.is_over(day)]
    if now.verdict is Verdict.SUPPORTED and (operator is Operator.NO_LONGER or not ended):
        return _of(claim, now, Verdict.REFUTED, Reason.STILL_SO)
    stated = [when for when in stated if when != today]
    if ended and operator is Operator.NO_LONGER and stated:
        found = [
            judge(attrs.evolve(plain, whens=(), end=end), snapshot, published)
            for end in (stated[0], *_day_before(claim.start))
        ]
        return _of(claim, next((one for one in found if one.verdict is not Verdict.REFUTED), found[0]))
    return _past(claim, [term for stretch in ended for term in stretch.terms])


def _day_before(since: DateInterval | None) -> Iterator[DateInterval]:
    """The last day on which that was so which is no longer so since a date."""
    if since is not None and since.start is not None and since.start > date.min:
        yield DateInterval.day(since.start - timedelta(days=1))


def _denied(claim: Claim, found: Finding) -> Finding:
    match found.verdict:
        case Verdict.SUPPORTED:
            return _of(claim, found, Verdict.REFUTED, Reason.STILL_SO)
        case Verdict.REFUTED:
            return _of(claim, found, Verdict.SUPPORTED, Reason.NOT_SO)
        case _:
            return _of(claim, found)


def _past(claim: Claim, held: list[Comparison]) -> Finding:
    if held:
        return finding_on(claim, Verdict.SUPPORTED, Reason.WAS_SO, held)
    return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT_THEN)


def _to_come(claim: Claim, plain: Claim, snapshot: Snapshot, published: date | None) -> Finding:
    later = [
        compare(plain, statement, snapshot)
        for statement in find_candidates(plain, snapshot)
        if published is not None and _first_day(statement) > published
    ]
    agree = [c for c in later if c.outcome is Outcome.AGREES]
    if agree:
        return finding_on(claim, Verdict.SUPPORTED, Reason.CAME_SO, agree)
    coming = min((_first_day(c.statement) for c in later), default=None)
    following = [c for c in later if _first_day(c.statement) == coming]
    is_single = claim.property is not None and snapshot.properties[claim.property].single_valued
    if following and is_single and all(c.outcome is Outcome.DIFFERS for c in following):
        return finding_on(claim, Verdict.REFUTED, Reason.VALUE_DIFFERS, following)
    return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT_THEN)


def _first_day(statement: Statement) -> date:
    """The day on which a statement begins to hold, at the earliest; of one without a beginning, none."""
    return statement.valid.start if statement.valid is not None and statement.valid.start is not None else date.min


def _of(claim: Claim, found: Finding, verdict: Verdict | None = None, reason: Reason | None = None) -> Finding:
    return attrs.evolve(found, claim=claim, verdict=verdict or found.verdict, reason=reason or found.reason)


def _agreeing(claim: Claim, snapshot: Snapshot) -> list[Comparison]:
    found = (compare(claim, statement, snapshot) for statement in find_candidates(claim, snapshot))
    return [comparison for comparison in found if comparison.outcome is Outcome.AGREES]
