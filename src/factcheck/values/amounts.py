"""Numbers, quantities and money as they were written: an amount, its step, and how far it may be from it."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation

import attrs

from factcheck.errors import InvalidValueError

EXACT = Context(prec=60)
"""Arithmetic wide enough that no amount in a newspaper is rounded by us."""


def _decimal(value: Decimal | int | str) -> Decimal:
    if isinstance(value, float):
        raise InvalidValueError(f"an amount is a Decimal, an int or a string, not the float {value!r}")
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise InvalidValueError(f"not a decimal number: {value!r}") from error
    if not number.is_finite():
        raise InvalidValueError(f"an amount is a finite number, not {value!r}")
    return number


def _bound(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else _decimal(value)


@attrs.frozen(repr=False)
class Amount:
    """An amount at the precision at which it was written; the common part of Number, Quantity and Money.

    "188,3 bilhões" is 188 300 000 000 with step 100 000 000: it covers every exact amount that rounds to it.
    Hedges move the bounds: "mais de 500" has lower 500 and no upper.

    Args:
        amount: The amount as written, never a float.
        step: The unit of the last digit written; 0 says that the amount is exact.
        lower: The least amount that the words admit, None where there is none; by default half a step below.
        upper: The greatest amount that the words admit, None where there is none; by default half a step above.

    Raises:
        InvalidValueError: If an argument is no finite decimal, the step is negative, or the bounds are crossed.
    """

    amount: Decimal = attrs.field(converter=_decimal)
    step: Decimal = attrs.field(default=Decimal(0), converter=_decimal, kw_only=True)
    lower: Decimal | None = attrs.field(converter=_bound, kw_only=True)
    upper: Decimal | None = attrs.field(converter=_bound, kw_only=True)

    @lower.default
    def _half_a_step_below(self) -> Decimal:
        return EXACT.subtract(self.amount, EXACT.divide(self.step, Decimal(2)))

    @upper.default
    def _half_a_step_above(self) -> Decimal:
        return EXACT.add(self.amount, EXACT.divide(self.step, Decimal(2)))

    def __attrs_post_init__(self) -> None:
        if self.step < 0:
            raise InvalidValueError(f"a step cannot be negative: {self.step}")
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise InvalidValueError(f"the bounds are crossed: {self.lower} > {self.upper}")

    def __repr__(self) -> str:
        implied = {"lower": self._half_a_step_below(), "upper": self._half_a_step_above(), "step": Decimal(0)}
        fields = sorted(attrs.fields(type(self)), key=lambda field: field.kw_only)
        shown = ((field.name, getattr(self, field.name)) for field in fields)
        words = [f"{name}={value!r}" for name, value in shown if name not in implied or value != implied[name]]
        return f"{type(self).__name__}({', '.join(words)})"

    def holds(self, amount: Decimal) -> bool:
        """Whether an exact amount lies within the bounds; both bounds belong."""
        return (self.lower is None or self.lower <= amount) and (self.upper is None or amount <= self.upper)

    def meets(self, other: Amount) -> bool:
        """Whether some exact amount lies within the bounds of both."""
        return (self.lower is None or other.upper is None or self.lower <= other.upper) and (
            self.upper is None or other.lower is None or other.lower <= self.upper
        )

    @property
    def is_exact(self) -> bool:
        """Whether the bounds admit this one amount alone."""
        return self.lower == self.upper


@attrs.frozen(repr=False)
class Number(Amount):
    """A bare number, cardinal or ordinal.

    Examples:
        >>> Number("2500", step=100).holds(Decimal("2549"))
        True
    """


@attrs.frozen(repr=False)
class Quantity(Amount):
    """A number of something.

    Args:
        unit: What is counted or measured: `"%"`, `"pp"` (percentage points), a unit that Pint knows such as
            `"hectare"`, or the thing counted as written, such as `"pessoas"`.

    Examples:
        >>> Quantity("12.25", "%", step="0.01")
        Quantity(amount=Decimal('12.25'), unit='%', step=Decimal('0.01'))
    """

    unit: str


def _currency(value: str) -> str:
    if len(value) != 3 or not (value.isascii() and value.isalpha()):
        raise InvalidValueError(f"a currency is an ISO 4217 code of three letters, not {value!r}")
    return value.upper()


@attrs.frozen(repr=False)
class Money(Amount):
    """An amount of money.

    Args:
        currency: The ISO 4217 code, such as `"BRL"`.

    Examples:
        >>> profit = Money("188.3e9", "BRL", step="1e8")
        >>> profit.holds(Decimal("188328000000")), profit.holds(Decimal("190e9"))
        (True, False)
    """

    currency: str = attrs.field(converter=_currency)
