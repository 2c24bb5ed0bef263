"""A number as it stands in a text, and the group before a scale that it is made of."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from factcheck.values.amounts import EXACT

ONE = Decimal(1)


@attrs.frozen
class Numeral:
    """A number as it stands in the folded text.

    Args:
        start: Its first character.
        end: The character after its last.
        value: What it says.
        step: The unit of its last place; 0 where it is exact.
        kind: `"cardinal"`, `"ordinal"`, `"fraction"`, or `"article"` for a bare "um" or "one".
        scale: The power of ten, or dozen, that it ends with; 1 without one.
        number_end: Where the part before the scale ends.
        scale_start: Where the scale word begins, if there is one.
        dependent: Whether it is a number only with a unit behind it, as "meio" is.
        digits: Whether it begins with digits.
        reason: Why the digits are read so.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal = ONE
    kind: str = "cardinal"
    scale: Decimal = ONE
    number_end: int = -1
    scale_start: int = -1
    dependent: bool = False
    digits: bool = False
    reason: str = "separators"


@attrs.frozen
class Group:
    """What stands before one scale word: a value below a thousand in words, or any number in digits."""

    end: int
    value: Decimal
    step: Decimal
    words: bool
    last: str = ""
    rest: int = 0
    reason: str = "separators"
    fraction: Fraction | None = None


def decimal_of(value: Fraction) -> Decimal:
    """A fraction as a decimal, at the precision of all our arithmetic."""
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def part_step(value: Fraction) -> Decimal:
    """The step of a fraction: a fifth of its part, so that it covers a tenth of a part on either side."""
    return EXACT.divide(ONE, Decimal(5 * value.denominator))
