"""The text against the calendar and the exchange rates: rules that need no store."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.consistency.conversion import check_conversions
from factcheck.consistency.weekday import check_weekdays
from factcheck.document import Document
from factcheck.mentions.mention import Mention
from factcheck.rates import Rates
from factcheck.verdict import Finding

__all__ = ["check_consistency", "check_conversions", "check_weekdays"]


def check_consistency(document: Document, mentions: Sequence[Mention], rates: Rates) -> tuple[Finding, ...]:
    """The findings of every consistency rule, in reading order.

    Args:
        document: The document.
        mentions: Its mentions, in reading order.
        rates: The exchange rates to convert at.
    """
    findings = [*check_weekdays(document, mentions), *check_conversions(document, mentions, rates)]
    return tuple(sorted(findings, key=lambda finding: finding.span))
