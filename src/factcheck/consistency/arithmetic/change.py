"""A401 change: what lies between two figures has to be the percentage or the multiple that the text gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from factcheck.consistency.arithmetic.changes import Change, find_changes
from factcheck.consistency.context import Context
from factcheck.consistency.figures import mended
from factcheck.consistency.intervals import rounded
from factcheck.messages import Message, message
from factcheck.values import Quantity
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_HUNDRED = Decimal(100)
_ONE = Decimal(1)


@attrs.frozen
class ChangeSize:
    """What lies between two figures has to be the percentage or the multiple that the text gives."""

    code = "A401"
    name = "change"
    severity = Severity.ERROR
    summary = message("a rise or fall that is not the percentage or the multiple given for it")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every change from one figure to another whose size the text gives.

        Args:
            context: The text with its mentions.
        """
        for change in context.view(find_changes):
            if change.agrees_as_it_stands:
                yield context.finding(
                    self,
                    change.span,
                    Verdict.SUPPORTED,
                    Reason.ARITHMETIC_AGREES,
                    value=change.given.mention,
                    working=[working(change)],
                )
            elif not change.agrees and not change.means_points:
                yield context.finding(
                    self,
                    change.span,
                    Verdict.REFUTED,
                    Reason.ARITHMETIC_DIFFERS,
                    value=change.given.mention,
                    working=[working(change), _said(change)],
                    repairs=_repairs(context, change),
                )


def working(change: Change) -> Message:
    """How large a change is, worked out from its two figures.

    Args:
        change: The change.
    """
    before, after = change.before.amount, change.after.amount
    if change.given.is_multiple:
        times = _rounded(EXACT.divide(after.amount, before.amount))
        return message("{after} ÷ {before} = {times}.", after=after, before=before, times=times)
    if change.is_difference:
        high, low = (after, before) if change.rises else (before, after)
        number = _points(change)
        points = attrs.evolve(high, amount=number, step=min(high.step, low.step), lower=number, upper=number)
        return message("{after} − {before} = {points}.", after=high, before=low, points=points)
    if change.given.is_points:
        points = Quantity(EXACT.subtract(after.amount, before.amount), "pp")
        return message("{after} − {before} = {points}.", after=after, before=before, points=points)
    percent = Quantity(_rounded(relative(change)), "%")
    return message("({after} − {before}) ÷ {before} = {percent}.", after=after, before=before, percent=percent)


def relative(change: Change) -> Decimal:
    """The change in per cent of the first figure, less than zero for a fall.

    Args:
        change: The change.
    """
    before, after = change.before.amount.amount, change.after.amount.amount
    return EXACT.multiply(EXACT.divide(EXACT.subtract(after, before), before), _HUNDRED)


def _said(change: Change) -> Message:
    if change.given.is_multiple:
        return message("The text says “{words}”.", words=change.given.mention.surface)
    if change.turns and change.direction > 0:
        return message("The text tells a rise of {amount}.", amount=change.given.amount)
    if change.turns:
        return message("The text tells a fall of {amount}.", amount=change.given.amount)
    return message("The text says {amount}.", amount=change.given.amount)


def _rounded(number: Decimal) -> Decimal:
    """The number to one decimal, or to two digits where it is less than one."""
    place = Decimal("0.1") if abs(number) >= 1 else Decimal("0.01")
    return rounded(number, place)


def _repairs(context: Context, change: Change) -> Iterator[Repair]:
    """Each of the three figures may be the wrong one; a direction that is wrong leaves only the words to mend."""
    if change.turns:
        return
    if change.is_difference:
        yield from _of_difference(context, change)
        return
    given = change.given.amount.amount
    if change.given.is_multiple:
        factor = given
    elif change.given.is_points:
        yield from mended(
            context, change.given, _points(change), lambda figure: attrs.evolve(change, given=figure).agrees
        )
        return
    else:
        yield from mended(
            context, change.given, abs(relative(change)), lambda figure: attrs.evolve(change, given=figure).agrees
        )
        share = EXACT.divide(given, _HUNDRED)
        factor = EXACT.add(_ONE, share) if change.rises else EXACT.subtract(_ONE, share)
    if factor > 0:
        before, after = change.before.amount.amount, change.after.amount.amount
        yield from mended(
            context,
            change.after,
            EXACT.multiply(before, factor),
            lambda figure: attrs.evolve(change, after=figure).agrees,
        )
        yield from mended(
            context,
            change.before,
            EXACT.divide(after, factor),
            lambda figure: attrs.evolve(change, before=figure).agrees,
        )


def _of_difference(context: Context, change: Change) -> Iterator[Repair]:
    yield from mended(context, change.given, _points(change), lambda figure: attrs.evolve(change, given=figure).agrees)
    before, after, given = (figure.amount.amount for figure in (change.before, change.after, change.given))
    shift = given if change.rises else EXACT.subtract(Decimal(0), given)
    yield from mended(
        context, change.after, EXACT.add(before, shift), lambda figure: attrs.evolve(change, after=figure).agrees
    )
    yield from mended(
        context, change.before, EXACT.subtract(after, shift), lambda figure: attrs.evolve(change, before=figure).agrees
    )


def _points(change: Change) -> Decimal:
    return abs(EXACT.subtract(change.after.amount.amount, change.before.amount.amount))
