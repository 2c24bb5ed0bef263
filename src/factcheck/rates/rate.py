"""What an exchange rate is, who gives one, and why there may be none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Protocol, runtime_checkable

import attrs


@attrs.frozen
class Rate:
    """How much of one currency another was worth on a day.

    Args:
        base: The ISO 4217 code of the currency that is priced.
        quote: The ISO 4217 code of the currency that it is priced in.
        value: How many units of `quote` one unit of `base` is worth.
        source: Who published it, such as `"European Central Bank"`.
        day: The day for which it was published.
        asked: The day that was asked for; the same or a later one.
        legs: The published rates that the value was worked out from; none where it was published itself. A
            cross rate has two: the base's and the quote's against a third currency.

    Examples:
        >>> rate = Rate("USD", "BRL", Decimal("6.0336"), source="Banco Central do Brasil",
        ...             day=date(2025, 1, 17), asked=date(2025, 1, 19))
        >>> rate.age, rate.working
        (2, 'USD/BRL 6.0336')
    """

    base: str
    quote: str
    value: Decimal
    source: str = attrs.field(kw_only=True)
    day: date = attrs.field(kw_only=True)
    asked: date = attrs.field(kw_only=True)
    legs: tuple[Rate, ...] = attrs.field(default=(), kw_only=True)

    @property
    def age(self) -> int:
        """The days from the day of publication to the day that was asked for."""
        return (self.asked - self.day).days

    @property
    def working(self) -> str:
        """How the value comes from what was published, such as `EUR/BRL 6.2685 ÷ EUR/USD 1.0357`."""
        above, below = self.fraction
        divided = "".join(f" ÷ {leg._pair}" for leg in below)
        return (" × ".join(leg._pair for leg in above) or "1") + divided

    @property
    def fraction(self) -> tuple[tuple[Rate, ...], tuple[Rate, ...]]:
        """The published rates that are multiplied, and those that are divided by, to work out the value."""
        if not self.legs:
            return (self,), ()
        currency = self.base
        above: list[Rate] = []
        below: list[Rate] = []
        for leg in self.legs:
            forward = leg.base == currency
            (above if forward else below).append(leg)
            currency = leg.quote if forward else leg.base
        return tuple(above), tuple(below)

    @property
    def _pair(self) -> str:
        return f"{self.base}/{self.quote} {self.value}"


class Rates(Protocol):
    """Exchange rates by day. What it answers may not depend on anything but its arguments and its table."""

    def rate(self, base: str, quote: str, day: date) -> Rate | None:
        """The rate that holds on a day, or None where there is none that is recent enough.

        Args:
            base: The ISO 4217 code of the currency that is priced.
            quote: The ISO 4217 code of the currency that it is priced in.
            day: The day that is asked for.
        """
        ...


class RateGap(Enum):
    """Why there is no rate."""

    UNKNOWN_CURRENCY = "unknown_currency"
    BEFORE_FIRST = "before_first"
    AFTER_LAST = "after_last"
    NOT_PUBLISHED = "not_published"


@attrs.frozen
class MissingRate:
    """That there is no rate for a day, and why.

    Args:
        base: The currency that was to be priced.
        quote: The currency that it was to be priced in.
        asked: The day that was asked for.
        reason: Why there is none.
        currency: The currency that is not in the table, where that is the reason.
        published: The first or last day that has a rate, or the last one before `asked`, by the reason.
    """

    base: str
    quote: str
    asked: date
    reason: RateGap
    currency: str | None = None
    published: date | None = None


@runtime_checkable
class _SaysWhy(Protocol):
    def missing(self, base: str, quote: str, day: date) -> MissingRate | None: ...


def missing_rate(rates: Rates, base: str, quote: str, day: date) -> MissingRate | None:
    """Why there is no rate for a day, or None where there is one.

    Rates of the caller's own may have a method `missing(base, quote, day)` too; without one the reason is
    `NOT_PUBLISHED`.
    """
    if isinstance(rates, _SaysWhy):
        return rates.missing(base, quote, day)
    if rates.rate(base, quote, day) is not None:
        return None
    return MissingRate(base, quote, day, RateGap.NOT_PUBLISHED)


class FirstOf:
    """Rates that ask several sources in turn and give the first answer; official ones go before others.

    Args:
        rates: The sources, the preferred one first.
    """

    def __init__(self, *rates: Rates) -> None:
        self._rates = rates

    def rate(self, base: str, quote: str, day: date) -> Rate | None:
        """The rate of the first source that has one for the day."""
        answers = (rates.rate(base, quote, day) for rates in self._rates)
        return next((rate for rate in answers if rate is not None), None)

    def missing(self, base: str, quote: str, day: date) -> MissingRate | None:
        """Why no source has a rate, as the last one that knows both currencies says; None where one has."""
        if self.rate(base, quote, day) is not None:
            return None
        reasons = [missing_rate(rates, base, quote, day) for rates in self._rates]
        told = [gap for gap in reversed(reasons) if gap is not None]
        known = (gap for gap in told if gap.reason is not RateGap.UNKNOWN_CURRENCY)
        return next(known, told[0] if told else MissingRate(base, quote, day, RateGap.NOT_PUBLISHED))
