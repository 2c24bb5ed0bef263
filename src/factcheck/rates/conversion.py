"""Money in another currency, with the rate that it was converted at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from factcheck.rates.rate import Rate, Rates
from factcheck.values import Money
from factcheck.values.amounts import EXACT


@attrs.frozen
class Conversion:
    """An amount of money, the rate of the day, and what it comes to.

    Args:
        money: The amount that was converted.
        rate: The rate from its currency to the other.
        result: The amount in the other currency, to every digit: what rounds it is how it is printed.
    """

    money: Money
    rate: Rate
    result: Money


def convert(money: Money, currency: str, rates: Rates, day: date) -> Conversion | None:
    """The amount in another currency at the rate of a day, or None where there is no rate.

    The step and the bounds are multiplied as the amount is: "US$ 500 bilhões" covers in reais what
    it covers in dollars.

    Args:
        money: The amount.
        currency: The ISO 4217 code of the currency to convert to.
        rates: Where to look the rate up.
        day: The day whose rate is wanted.

    Examples:
        >>> from factcheck.rates import EcbRates
        >>> conversion = convert(Money("500e9", "USD", step="1e9"), "BRL", EcbRates(), date(2025, 1, 21))
        >>> conversion.rate.working
        'EUR/BRL 6.2685 ÷ EUR/USD 1.0357'
        >>> f"{conversion.result.amount:.0f} ± {conversion.result.step / 2:.0f}"
        '3026214154678 ± 3026214155'
    """
    rate = rates.rate(money.currency, currency, day)
    if rate is None:
        return None

    def times_rate(amount: Decimal) -> Decimal:
        return EXACT.multiply(amount, rate.value)

    result = Money(
        times_rate(money.amount),
        rate.quote,
        step=times_rate(money.step),
        lower=None if money.lower is None else times_rate(money.lower),
        upper=None if money.upper is None else times_rate(money.upper),
    )
    return Conversion(money, rate, result)
