"""Two values of one property against each other: which is more, and how many times as much."""

from __future__ import annotations

from decimal import Context, Decimal

from factcheck.facts import Value
from factcheck.values import Amount, DateInterval, Money, Quantity

_RATIOS = Context(prec=12)


def order_of(one: Value, other: Value) -> int | None:
    """1 if one value is clearly more than another, -1 if it is clearly less, None where that is not known.

    Amounts are intervals, and only those that do not touch are told apart. Of dates the earlier one is more: who was
    born first is older.

    Args:
        one: A value.
        other: Another one, of the same property.

    Examples:
        >>> from factcheck.values import Number
        >>> order_of(Number(2), Number(1)), order_of(Number("2.4e6", step="1e5"), Number("2418005")) is None
        (1, True)
    """
    if isinstance(one, Amount) and isinstance(other, Amount) and _are_alike(one, other):
        if _is_above(one.lower, other.upper):
            return 1
        return -1 if _is_above(other.lower, one.upper) else None
    if isinstance(one, DateInterval) and isinstance(other, DateInterval) and not (one.approximate or other.approximate):
        if one.end is not None and other.start is not None and one.end <= other.start:
            return 1
        return -1 if other.end is not None and one.start is not None and other.end <= one.start else None
    return None


def ratio_of(one: Value, other: Value) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest that one amount can be as a multiple of another; None where that is not known.

    Args:
        one: A value.
        other: Another one, of the same property.

    Examples:
        >>> from factcheck.values import Number
        >>> ratio_of(Number(30), Number(12))
        (Decimal('2.5'), Decimal('2.5'))
    """
    if not (isinstance(one, Amount) and isinstance(other, Amount) and _are_alike(one, other)):
        return None
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None or other.lower <= 0:
        return None
    return _RATIOS.divide(one.lower, other.upper), _RATIOS.divide(one.upper, other.lower)


def _is_above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def _are_alike(one: Amount, other: Amount) -> bool:
    """Whether two amounts are measured in the same unit or currency."""
    if isinstance(one, Money) or isinstance(other, Money):
        return isinstance(one, Money) and isinstance(other, Money) and one.currency == other.currency
    units = {value.unit for value in (one, other) if isinstance(value, Quantity)}
    return type(one) is type(other) and len(units) < 2
