"""What came of one claim: a verdict, its reason, its evidence, its working and its repairs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

import attrs

from factcheck.claims.claim import Claim
from factcheck.comparison import Comparison, with_steps
from factcheck.messages import Message, reader_locale
from factcheck.values import Span


class Verdict(Enum):
    """What the evidence says of a claim, after FEVER and AVeriTeC."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING_EVIDENCE = "conflicting_evidence"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Reason(Enum):
    """Why a verdict is what it is."""

    VALUE_AGREES = "value_agrees"
    VALUE_DIFFERS = "value_differs"
    START_DIFFERS = "start_differs"
    END_DIFFERS = "end_differs"
    WAS_TRUE_THEN = "was_true_then"
    NOT_YET_TRUE = "not_yet_true"
    STILL_SO = "still_so"
    NOT_SO = "not_so"
    WAS_SO = "was_so"
    CAME_SO = "came_so"
    COUNT_AGREES = "count_agrees"
    COUNT_DIFFERS = "count_differs"
    ORDER_AGREES = "order_agrees"
    ORDER_DIFFERS = "order_differs"
    RANK_AGREES = "rank_agrees"
    RANK_DIFFERS = "rank_differs"
    SOURCES_CONFLICT = "sources_conflict"
    NO_STATEMENT = "no_statement"
    NO_STATEMENT_THEN = "no_statement_then"
    NOT_KNOWN_SINCE = "not_known_since"
    VALUE_NOT_LISTED = "value_not_listed"
    LIST_INCOMPLETE = "list_incomplete"
    NOT_COMPARABLE = "not_comparable"
    AMBIGUOUS_ENTITY = "ambiguous_entity"
    NOT_CHECKABLE = "not_checkable"
    WEEKDAY_AGREES = "weekday_agrees"
    WEEKDAY_DIFFERS = "weekday_differs"
    CONVERSION_AGREES = "conversion_agrees"
    CONVERSION_DIFFERS = "conversion_differs"
    NO_RATE = "no_rate"
    ARITHMETIC_AGREES = "arithmetic_agrees"
    ARITHMETIC_DIFFERS = "arithmetic_differs"
    SPELT_TWO_WAYS = "spelt_two_ways"
    FIGURE_GIVEN_TWICE = "figure_given_twice"
    TITLE_DIFFERS = "title_differs"
    ACRONYM_DIFFERS = "acronym_differs"
    SELF_CONTRADICTION = "self_contradiction"
    DAY_DIFFERS = "day_differs"
    NO_SUCH_DAY = "no_such_day"
    AFTER_PUBLICATION = "after_publication"


class Severity(Enum):
    """How grave it is when a rule of consistency refutes something."""

    ERROR = "error"
    """What the text says cannot be."""
    WARNING = "warning"
    """What the text says is probably a slip."""


@attrs.frozen
class Repair:
    """One way to mend what was refuted.

    Args:
        span: What to replace, in the caller's text.
        replacement: What to write instead.
        text: How the passage would then read.
    """

    span: Span
    replacement: str
    text: str


def _comparisons(values: Iterable[Comparison]) -> tuple[Comparison, ...]:
    return tuple(values)


def _messages(values: Iterable[Message]) -> tuple[Message, ...]:
    return tuple(values)


def _repairs(values: Iterable[Repair]) -> tuple[Repair, ...]:
    return tuple(values)


@attrs.frozen
class Finding:
    """What came of one claim.

    Args:
        claim: What the text asserts.
        verdict: What the evidence says of it.
        reason: Why.
        rule: The pattern or the consistency rule that read the claim.
        code: The code of the consistency rule, such as `"C101"`; None for what was held against a store.
        severity: How grave it is if it is refuted; None for what was held against a store.
        evidence: The comparisons that decided, the deciding ones first, then what else throws light on it.
        working: How it was worked out, step by step.
        repairs: Every way to mend it, where there are any.
    """

    claim: Claim
    verdict: Verdict
    reason: Reason
    rule: str
    code: str | None = attrs.field(default=None, kw_only=True)
    severity: Severity | None = attrs.field(default=None, kw_only=True)
    evidence: tuple[Comparison, ...] = attrs.field(converter=_comparisons, default=(), kw_only=True)
    working: tuple[Message, ...] = attrs.field(converter=_messages, default=(), kw_only=True)
    repairs: tuple[Repair, ...] = attrs.field(converter=_repairs, default=(), kw_only=True)

    @property
    def span(self) -> Span:
        """Where the claim stands in the caller's text."""
        return self.claim.span

    @property
    def surface(self) -> str:
        """Exactly those words of the caller's text."""
        return self.claim.surface

    @property
    def confidence(self) -> Decimal | None:
        """How likely the text says what the claim says, in hundredths; None where that is not calibrated."""
        return self.claim.confidence

    def explain(self, locale: str = "en_US") -> str:
        """The finding in words: verdict, reason, what was read, facts with their sources, repairs.

        Args:
            locale: The reader's language: any Portuguese reads pt_BR, any other en_US.
        """
        from factcheck.verdict.explanation import explain_finding

        return explain_finding(self, reader_locale(locale))


def finding_on(claim: Claim, verdict: Verdict, reason: Reason, evidence: Iterable[Comparison] = ()) -> Finding:
    """The finding on a claim that was held against a store.

    Args:
        claim: The claim.
        verdict: What the evidence says of it.
        reason: Why.
        evidence: The comparisons that decided; the steps that lead from them to the claim follow each.
    """
    rule = f"{claim.origin}:{claim.property}: {claim.pattern}"
    return Finding(claim, verdict, reason, rule, evidence=with_steps(evidence))
