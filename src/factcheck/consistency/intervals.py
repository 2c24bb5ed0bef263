"""Arithmetic with amounts that are known only between two bounds."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce

import attrs

from factcheck.values import Amount
from factcheck.values.amounts import EXACT

_ENDLESS = Decimal("Infinity")
_ZERO = Decimal(0)


_MOST_DIGITS = 40


def rounded(number: Decimal, place: Decimal) -> Decimal:
    """The number rounded at a place such as 0.1; as it is where it has more digits than anybody writes.

    Args:
        number: The number.
        place: The unit of the last digit to keep.

    Examples:
        >>> rounded(Decimal("16.666"), Decimal("0.1"))
        Decimal('16.7')
    """
    if number.adjusted() - place.adjusted() > _MOST_DIGITS:
        return number
    return number.quantize(place, context=EXACT)


def is_multiple(number: Decimal, unit: Decimal) -> bool:
    """Whether a number is a whole multiple of another; not where it has more digits than anybody writes.

    Args:
        number: The number.
        unit: What it may be a multiple of.
    """
    return number.adjusted() - unit.adjusted() <= _MOST_DIGITS and not EXACT.remainder(number, unit)


def add_up(numbers: Iterable[Decimal]) -> Decimal:
    """The sum of numbers.

    Args:
        numbers: The numbers.
    """
    return reduce(EXACT.add, numbers, _ZERO)


@attrs.frozen
class Interval:
    """Everything from one number to another, neither of them negative; both belong to it.

    Args:
        lower: The least number.
        upper: The greatest, infinite where there is none.

    Examples:
        >>> Interval(Decimal(2), Decimal(3)).times(Interval(Decimal(10), Decimal(11)))
        Interval(lower=Decimal('20'), upper=Decimal('33'))
    """

    lower: Decimal
    upper: Decimal

    @classmethod
    def of(cls, amount: Amount) -> Interval:
        """What an amount covers, from zero up."""
        lower = _ZERO if amount.lower is None else max(_ZERO, amount.lower)
        return cls(lower, _ENDLESS if amount.upper is None else max(lower, amount.upper))

    @classmethod
    def at(cls, number: Decimal) -> Interval:
        """One number alone."""
        return cls(number, number)

    @classmethod
    def total(cls, parts: Iterable[Interval]) -> Interval:
        """What the parts may come to together."""
        lower = upper = _ZERO
        for part in parts:
            lower, upper = EXACT.add(lower, part.lower), EXACT.add(upper, part.upper)
        return cls(lower, upper)

    def times(self, other: Interval) -> Interval:
        """What the product may be."""
        return Interval(_product(self.lower, other.lower), _product(self.upper, other.upper))

    def minus(self, other: Interval) -> Interval:
        """What the difference may be, from zero up."""
        lower = _ZERO if other.upper == _ENDLESS else max(_ZERO, EXACT.subtract(self.lower, other.upper))
        return Interval(lower, max(lower, EXACT.subtract(self.upper, other.lower)))

    def over(self, other: Interval) -> Interval:
        """What the quotient may be; without an end where the divisor may be zero."""
        upper = _ENDLESS if not other.lower else EXACT.divide(self.upper, other.lower)
        if other.upper == _ENDLESS or not other.upper:
            return Interval(_ZERO, upper)
        return Interval(EXACT.divide(self.lower, other.upper), upper)

    def meets(self, other: Interval) -> bool:
        """Whether some number belongs to both."""
        return self.lower <= other.upper and other.lower <= self.upper

    def widened(self, margin: Decimal) -> Interval:
        """The interval with a margin on both sides, still not negative."""
        return Interval(max(_ZERO, EXACT.subtract(self.lower, margin)), EXACT.add(self.upper, margin))


def _product(one: Decimal, other: Decimal) -> Decimal:
    return EXACT.multiply(one, other) if one and other else _ZERO
