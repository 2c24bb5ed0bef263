"""Verdicts on how many there are of what a store lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from factcheck.claims.claim import Claim
from factcheck.claims.forms import Count, Extent
from factcheck.comparison import Outcome, describe
from factcheck.facts import EntityRef, Property, Statement, TimeKind
from factcheck.messages import Message, message
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.statements import statements_on
from factcheck.values import Amount, DateInterval
from factcheck.verdict.finding import Finding, Reason, Verdict
from factcheck.verdict.lists import Listed, list_at

_MANY = 5
"""Fewer are easily named in a sentence and then called "os três estados do Nordeste"."""


def judge_count(claim: Claim, form: Count, snapshot: Snapshot, published: date | None) -> Finding:
    """The finding for a claim that a subject has so many values of a property.

    More than the text says are known: that refutes it, whether the list is complete or not, unless the text may speak
    of some of them. Fewer are known: that
    refutes it only where the list is declared complete. Hedges are the bounds of the number.

    Args:
        claim: The claim; its value is the mention of the number.
        form: What is counted.
        snapshot: The store.
        published: The day of publication, or None.
    """
    assert claim.property is not None
    if claim.subject is None:
        return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_ENTITY)
    prop = snapshot.properties[claim.property]
    if form.counts_subjects:
        prop, statements = _turned(snapshot, prop, claim.subject.id)
    else:
        statements = statements_on(snapshot, claim.subject.id, prop.id)
    if not statements:
        return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT)
    whens: Iterable[DateInterval | None] = (None,)
    if prop.time is not TimeKind.TIMELESS:
        whens = claim.whens or (() if published is None else (DateInterval.day(published),))
    found = [
        _judge_at(claim, form, list_at(snapshot, statements, prop, form.classes, when), prop, snapshot)
        for when in whens
    ]
    supported = [finding for finding in found if finding.verdict is Verdict.SUPPORTED]
    undecided = [finding for finding in found if finding.verdict is Verdict.NOT_ENOUGH_EVIDENCE]
    if supported or undecided or found:
        return (supported or undecided or found)[0]
    return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT_THEN)


def _turned(snapshot: Snapshot, prop: Property, value: str) -> tuple[Property, Sequence[Statement]]:
    """The property as its inverse has it, complete where that is, and what it lists of a value."""
    inverse = None if prop.inverse is None else snapshot.properties[prop.inverse]
    turned = attrs.evolve(
        prop, complete=inverse is not None and inverse.complete, value_types=prop.subject_types, inverse=None
    )
    listed = [attrs.evolve(s, subject=value, value=EntityRef(s.subject)) for s in snapshot.with_value(prop.id, value)]
    said = {(statement.value, statement.valid) for statement in listed}
    if inverse is not None:
        listed += [s for s in snapshot.about(value, inverse.id) if (s.value, s.valid) not in said]
    return turned, listed


def _judge_at(claim: Claim, form: Count, listed: Listed, prop: Property, snapshot: Snapshot) -> Finding:
    number = next((r.value for r in claim.value.readings if isinstance(r.value, Amount)), None) if claim.value else None
    if number is None:
        return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_COMPARABLE)
    least = len(listed.sure)
    most = len(listed.possible) if listed.is_complete and not listed.is_stale else None
    if not listed.possible:
        return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT_THEN)
    too_many = number.upper is not None and least > number.upper
    too_few = most is not None and number.lower is not None and most < number.lower
    enough = number.lower is None or least >= number.lower
    not_more = number.upper is None or (most is not None and most <= number.upper)
    if too_few or (too_many and _refutes(form.extent, number, listed)):
        verdict, reason, outcome = Verdict.REFUTED, Reason.COUNT_DIFFERS, Outcome.DIFFERS
    elif enough and not_more:
        verdict, reason, outcome = Verdict.SUPPORTED, Reason.COUNT_AGREES, Outcome.AGREES
    elif listed.is_stale:
        verdict, reason, outcome = Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_KNOWN_SINCE, Outcome.UNKNOWN
    else:
        reason = Reason.NOT_COMPARABLE if listed.is_complete else Reason.LIST_INCOMPLETE
        verdict, outcome = Verdict.NOT_ENOUGH_EVIDENCE, Outcome.UNKNOWN
    evidence = [describe(_of(s, claim, form), outcome, snapshot) for s in listed.sure.values()]
    return attrs.evolve(_finding(claim, verdict, reason), evidence=evidence, working=[_working(listed, snapshot)])


def _refutes(extent: Extent, number: Amount, listed: Listed) -> bool:
    """Whether more than a text says refute it: "os dois estados" of nine are two that it has named before."""
    match extent:
        case Extent.ALL:
            return True
        case Extent.DONE:
            return listed.is_complete
        case Extent.NAMED:
            return number.amount >= _MANY and 2 * number.amount > len(listed.sure)


def _of(statement: Statement, claim: Claim, form: Count) -> Statement:
    """A statement as the store has it, if it was turned round to be counted."""
    if not form.counts_subjects or statement.property != claim.property:
        return statement
    assert isinstance(statement.value, EntityRef)
    return attrs.evolve(statement, subject=statement.value.id, value=EntityRef(statement.subject))


def _working(listed: Listed, snapshot: Snapshot) -> Message:
    names = tuple(snapshot.entities[entity] for entity in listed.sure)
    number = len(listed.sure)
    if listed.is_complete:
        return message("The store lists {number}, and these are all: {names}.", number=number, names=names)
    return message("The store lists {number}: {names}.", number=number, names=names)


def _finding(claim: Claim, verdict: Verdict, reason: Reason) -> Finding:
    return Finding(claim, verdict, reason, f"{claim.origin}:{claim.property}: {claim.pattern}")
