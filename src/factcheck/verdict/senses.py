"""One verdict on a word of several senses: "larger" by area, by population, by revenue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from factcheck.claims.claim import Claim, Operator
from factcheck.claims.forms import Senses
from factcheck.comparison import Comparison, Outcome
from factcheck.comparison.order import order_of
from factcheck.facts import Property
from factcheck.messages import Message, Param, message
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval
from factcheck.verdict.finding import Finding, Reason, Verdict
from factcheck.verdict.measured import Pair


@attrs.frozen
class Result:
    """How a claim comes out by one property, or in one sense.

    Args:
        outcome: Whether what the store has agrees with it.
        reason: Why it could not be settled, if it could not.
        property: The property by which it was measured; None where the store has nothing to measure it by.
        evidence: The statements, each with its outcome.
        working: What was compared.
    """

    outcome: Outcome
    reason: Reason
    property: str | None = None
    evidence: tuple[Comparison, ...] = ()
    working: tuple[Message, ...] = ()


UNMEASURED = Result(Outcome.UNKNOWN, Reason.NO_STATEMENT)
"""The result where the store has nothing to measure by."""


def judge_senses(
    claim: Claim, senses: Senses, result_of: Callable[[str], Result], agrees: Reason, differs: Reason
) -> Finding:
    """The finding on a claim of which each sense has its own result.

    It is supported if one of the senses supports it, and refuted only if all refute it; a denial the other way about.

    Args:
        claim: The claim.
        senses: The properties of each of its senses.
        result_of: The result by a property.
        agrees: The reason if it is supported.
        differs: The reason if it is refuted.
    """
    results = [_of_sense([result_of(prop) for prop in sense]) for sense in senses]
    if claim.operator is Operator.NEGATED:
        results = [attrs.evolve(result, outcome=_DENIED.get(result.outcome, result.outcome)) for result in results]
        agrees, differs = Reason.NOT_SO, Reason.STILL_SO
    agreeing = [result for result in results if result.outcome is Outcome.AGREES]
    if agreeing:
        return _finding(claim, Verdict.SUPPORTED, agrees, agreeing)
    if all(result.outcome is Outcome.DIFFERS for result in results):
        return _finding(claim, Verdict.REFUTED, differs, results)
    unsettled = [result for result in results if result.outcome is Outcome.UNKNOWN]
    reason = next((result.reason for result in unsettled if result.property), unsettled[0].reason)
    settled = [result for result in results if result.outcome is not Outcome.UNKNOWN]
    return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_COMPARABLE if settled else reason, results)


_DENIED = {Outcome.AGREES: Outcome.DIFFERS, Outcome.DIFFERS: Outcome.AGREES}


def _of_sense(results: Sequence[Result]) -> Result:
    """The result of a sense that several properties measure, such as the censuses and the estimates."""
    settled = [result for result in results if result.outcome is not Outcome.UNKNOWN]
    if len({result.outcome for result in settled}) > 1:
        return Result(Outcome.UNKNOWN, Reason.NOT_COMPARABLE, settled[0].property)
    measured = [result for result in results if result.property is not None]
    return next(iter(settled or measured or results), UNMEASURED)


def _finding(claim: Claim, verdict: Verdict, reason: Reason, results: Iterable[Result]) -> Finding:
    shown = [result for result in results if result.property is not None]
    prop = shown[0].property if shown else claim.property
    return Finding(
        attrs.evolve(claim, property=prop),
        verdict,
        reason,
        f"{claim.origin}:{prop}: {claim.pattern}",
        evidence=[comparison for result in shown for comparison in result.evidence],
        working=[step for result in shown for step in result.working],
    )


def undecided(claim: Claim, reason: Reason) -> Finding:
    """A finding without evidence.

    Args:
        claim: The claim.
        reason: Why nothing can be said.
    """
    return _finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, reason, ())


def shown_order(pair: Pair, prop: Property, snapshot: Snapshot) -> Message:
    """Two statements beside each other, the less before the more: "Salvador 2.418.005 < Fortaleza 2.428.708".

    Args:
        pair: The statements.
        prop: The property by which they measure.
        snapshot: The store.
    """
    one, other = pair
    order = order_of(one.value, other.value)
    less, more = (other, one) if order == 1 else (one, other)
    first, second = snapshot.entities[less.subject], snapshot.entities[more.subject]
    low, high = less.value, more.value
    if isinstance(low, DateInterval) and isinstance(high, DateInterval):
        return message(
            "{property}: {second}, {high}; {first}, {low}.",
            property=prop,
            first=first,
            low=low,
            second=second,
            high=high,
        )
    named: dict[str, Param] = {"property": prop, "first": first, "low": low, "second": second, "high": high}
    valid = less.valid if order is None or less.valid == more.valid else None
    if order is None:
        return message("{property}: {first}, {low}; {second}, {high}; the two cannot be told apart.", **named)
    if valid is None or (valid.start, valid.end) == (None, None):
        return message("{property}: {first}, {low} < {second}, {high}.", **named)
    return message("{property}, {valid}: {first}, {low} < {second}, {high}.", **named, valid=valid)
