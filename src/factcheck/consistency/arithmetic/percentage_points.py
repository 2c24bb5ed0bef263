"""A402 percentage-points: the difference of two percentages is percentage points, not per cent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from factcheck.consistency.arithmetic.change import relative, working
from factcheck.consistency.arithmetic.changes import Change, find_changes
from factcheck.consistency.context import Context
from factcheck.consistency.figures import mended
from factcheck.localise import format_quantity
from factcheck.messages import message
from factcheck.values import Quantity
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict


@attrs.frozen
class PercentagePoints:
    """The difference of two percentages has to be given in percentage points."""

    code = "A402"
    name = "percentage-points"
    severity = Severity.WARNING
    summary = message("per cent where percentage points are meant")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every difference of two percentages that is given in per cent.

        Args:
            context: The text with its mentions.
        """
        for change in context.view(find_changes):
            if change.means_points:
                points = Quantity(change.given.amount.amount, "pp", step=change.given.amount.step)
                difference = Quantity(_difference(change), "pp")
                yield context.finding(
                    self,
                    change.given.mention.span,
                    Verdict.REFUTED,
                    Reason.ARITHMETIC_DIFFERS,
                    value=change.given.mention,
                    working=[
                        message(
                            "{after} − {before} = {points}.",
                            after=change.after.amount,
                            before=change.before.amount,
                            points=difference,
                        ),
                        working(change),
                        message("The text says {amount}.", amount=change.given.amount),
                    ],
                    repairs=_repairs(context, change, points),
                )


def _difference(change: Change) -> Decimal:
    return EXACT.subtract(change.after.amount.amount, change.before.amount.amount)


def _repairs(context: Context, change: Change, points: Quantity) -> Iterator[Repair]:
    """The unit may be wrong, or the number."""
    span = change.given.mention.span
    yield context.repair(span, format_quantity(points, context.document.pack.locale), span)
    yield from mended(
        context, change.given, abs(relative(change)), lambda figure: attrs.evolve(change, given=figure).agrees
    )
