"""Verdicts on what exceeds what."""

from __future__ import annotations

from datetime import date

from factcheck.claims.claim import Claim
from factcheck.claims.forms import Comparative, Direction
from factcheck.comparison import Outcome, describe
from factcheck.comparison.order import order_of, ratio_of
from factcheck.facts import Statement
from factcheck.stores.snapshot import Snapshot
from factcheck.values import Amount, Number
from factcheck.verdict.finding import Finding, Reason
from factcheck.verdict.measured import Pair, each_once, find_pairs
from factcheck.verdict.senses import Result, judge_senses, shown_order, undecided

_SHOWN = 3


def judge_comparative(claim: Claim, form: Comparative, snapshot: Snapshot, published: date | None) -> Finding:
    """The finding for a claim that the subject exceeds another entity.

    Values of one time are compared, as intervals: only those that do not touch decide. A word of several senses is
    supported if one of them supports it, and refuted only if all refute it.

    Args:
        claim: The claim.
        form: What it compares.
        snapshot: The store.
        published: The day of publication, or None.
    """
    if claim.subject is None or form.other is None:
        return undecided(claim, Reason.AMBIGUOUS_ENTITY)
    subject, other = claim.subject.id, form.other.id

    def result_of(name: str) -> Result:
        prop = snapshot.properties[name]
        pairs = find_pairs(snapshot, prop, subject, other, claim.whens, published)
        if not pairs:
            are_known = snapshot.about(subject, name) and snapshot.about(other, name)
            return Result(Outcome.UNKNOWN, Reason.NO_STATEMENT_THEN if are_known else Reason.NO_STATEMENT)
        outcomes = {_outcome(pair, form) for pair in pairs}
        outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.UNKNOWN
        evidence = [describe(statement, outcome, snapshot) for statement in each_once(pairs)]
        working = [shown_order(pair, prop, snapshot) for pair in pairs[:_SHOWN]]
        return Result(outcome, Reason.NOT_COMPARABLE, name, tuple(evidence), tuple(working))

    return judge_senses(claim, form.senses, result_of, Reason.ORDER_AGREES, Reason.ORDER_DIFFERS)


def _outcome(pair: Pair, form: Comparative) -> Outcome:
    one, other = pair
    if form.factor is not None:
        return _of_ratio(form.factor, one, other)
    order = order_of(one.value, other.value)
    if order is None:
        return Outcome.UNKNOWN
    return Outcome.AGREES if (order > 0) is (form.direction is Direction.MORE) else Outcome.DIFFERS


def _of_ratio(factor: Amount, one: Statement, other: Statement) -> Outcome:
    """Whether a statement's amount is so many times another's.

    "O dobro" is within the bounds that it is read with; only what does not even round to it is anything else.
    """
    ratio = ratio_of(one.value, other.value)
    if ratio is None:
        return Outcome.UNKNOWN
    low, high = factor.lower, factor.upper
    if (low is None or low <= ratio[0]) and (high is None or ratio[1] <= high):
        return Outcome.AGREES
    if low is not None and high is not None:
        rounded = Number(factor.amount, step=factor.step)
        low, high = min(low, rounded.lower or low), max(high, rounded.upper or high)
    is_outside = (low is not None and ratio[1] < low) or (high is not None and ratio[0] > high)
    return Outcome.DIFFERS if is_outside else Outcome.UNKNOWN
