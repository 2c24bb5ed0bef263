"""Claims that say since when, or until when, something holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import attrs

from factcheck.claims.claim import Claim
from factcheck.comparison import Comparison, Outcome, compare_bounds
from factcheck.messages import Message, message
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval
from factcheck.verdict.finding import Finding, Reason, Verdict, finding_on
from factcheck.verdict.terms import Stretch, find_stretches

_Judge = Callable[[Claim, Snapshot, date | None], Finding]
_Compared = tuple[Stretch, Outcome, Message | None]


def judge_bounds(
    claim: Claim, comparisons: Sequence[Comparison], snapshot: Snapshot, published: date | None, judge: _Judge
) -> Finding:
    """The finding for a claim that gives a beginning or an end.

    "Since" also says that it still is so: of who never was or no longer is, it is refuted whatever the beginning.

    Args:
        claim: The claim.
        comparisons: What came of holding its value against each statement.
        snapshot: The store.
        published: The day of publication, or None.
        judge: Judges a claim without bounds.
    """
    is_since = claim.start is not None and claim.start.end is None and claim.end is None
    whens = tuple(when for when in claim.whens if not (is_since and when == claim.start))
    plain = attrs.evolve(claim, start=None, end=None, whens=whens or claim.whens)
    same_value = [c for c in comparisons if c.outcome is Outcome.AGREES]
    now = judge(plain, snapshot, published) if not same_value or (is_since and whens) else None
    if now is not None and now.verdict is Verdict.REFUTED:
        return attrs.evolve(now, claim=claim)
    if not same_value:
        return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.VALUE_NOT_LISTED, comparisons)
    stretches = find_stretches(same_value)
    terms = [single for c in same_value for single in find_stretches([c])]
    compared = [_compare(claim, stretch, snapshot) for stretch in stretches]
    if claim.start is not None and not is_since:
        # What began in a year, or lasted from one to another, may be one of several terms in a row.
        compared += [_compare(claim, term, snapshot) for term in terms]
    agree = [one for one in compared if one[1] is Outcome.AGREES]
    if agree and now is not None:
        if now.verdict is not Verdict.SUPPORTED:
            return attrs.evolve(now, claim=claim)
        if all(stretch.is_over(when.start) for stretch, _, _ in agree for when in whens):
            return finding_on(claim, Verdict.REFUTED, Reason.START_DIFFERS, now.evidence)
    if agree:
        return finding_on(claim, Verdict.SUPPORTED, Reason.VALUE_AGREES, _told(agree))
    if is_since and any(_compare(claim, term, snapshot)[1] is Outcome.AGREES for term in terms):
        # Who was acting governor and is elected is governor since then; who is re-elected is so since before.
        new_term = message("A new term began then, right after the one before it.")
        told = _told((stretch, Outcome.UNKNOWN, new_term) for stretch in stretches)
        return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_COMPARABLE, told)
    if all(outcome is Outcome.DIFFERS for _, outcome, _ in compared):
        begun = attrs.evolve(claim, end=None)
        starts = claim.start is not None and all(
            _compare(begun, stretch, snapshot)[1] is Outcome.DIFFERS for stretch, _, _ in compared
        )
        return finding_on(
            claim, Verdict.REFUTED, Reason.START_DIFFERS if starts else Reason.END_DIFFERS, _told(compared)
        )
    return finding_on(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_COMPARABLE, _told(compared))


def _compare(claim: Claim, stretch: Stretch, snapshot: Snapshot) -> _Compared:
    if stretch.first is None or stretch.last is None:
        return stretch, Outcome.AGREES, None
    if claim.end is not None and _outlasts(stretch, claim.end, snapshot):
        return stretch, Outcome.DIFFERS, None
    return stretch, *compare_bounds(claim, stretch.first, stretch.last)


def _outlasts(stretch: Stretch, end: DateInterval, snapshot: Snapshot) -> bool:
    """Whether what has no end was verified to hold after the end that a text gives."""
    last = stretch.last
    if last is None or last.end is not None or last.unknown_end or end.end is None:
        return False
    verified = [term.statement.as_of or snapshot.as_of for term in stretch.terms if term.valid == last]
    return any(day is not None and end.end <= day for day in verified)


def _told(compared: Iterable[_Compared]) -> Iterator[Comparison]:
    """The terms of stretches, each once, with what came of comparing the stretch."""
    seen: set[str] = set()
    for stretch, outcome, detail in compared:
        for term in stretch.terms:
            if term.statement.id not in seen:
                seen.add(term.statement.id)
                yield attrs.evolve(term, outcome=outcome, detail=detail if term is stretch.terms[-1] else None)
