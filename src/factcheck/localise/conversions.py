"""An amount of money with what it comes to in reais and dollars."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factcheck.localise.amounts import format_decimal, format_money
from factcheck.localise.dates import format_date
from factcheck.localise.digits import Style, last_place, round_to
from factcheck.localise.readers import load_reader
from factcheck.rates import Conversion, Rate, Rates, convert
from factcheck.values import DateInterval, Money

_CURRENCIES = ("BRL", "USD")
_CENTS = -2


def in_reais_and_dollars(money: Money, rates: Rates, day: date, locale: str, style: Style = "full") -> str:
    """The amount in its own currency, with the other of real and dollar (or both) behind it.

    The day that is named is the one on which the rate was published. What was converted prints to three digits,
    or fewer where the amount was written to fewer.

    Args:
        money: The amount.
        rates: Where to look the rates up.
        day: The day whose rate is wanted.
        locale: Whom it is printed for, such as `"pt_BR"`.
        style: As for `format_money`.

    Examples:
        >>> from factcheck.rates import EcbRates
        >>> stargate = Money("500e9", "USD", step="1e9")
        >>> in_reais_and_dollars(stargate, EcbRates(), date(2025, 1, 21), "pt_BR")
        'US$ 500 bilhões (R$ 3,03 trilhões pela taxa de 21 de janeiro de 2025)'
        >>> in_reais_and_dollars(stargate, EcbRates(), date(1995, 1, 21), "en_US")
        '$500 billion (no exchange rate for January 21, 1995)'
    """
    words = load_reader(locale).words["conversion"]
    amount = format_money(money, locale, style)
    others = [currency for currency in _CURRENCIES if currency != money.currency]
    converted = [found for currency in others if (found := convert(money, currency, rates, day))]
    if not converted:
        return str(words["no_rate"]).format(amount=amount, day=format_date(DateInterval.day(day), locale))
    by_day: dict[date, list[str]] = {}
    for conversion in converted:
        by_day.setdefault(conversion.rate.day, []).append(format_money(_readable(conversion), locale, style))
    parts = (
        str(words["at_rate"]).format(
            amounts=str(words["and"]).join(amounts), day=format_date(DateInterval.day(published), locale)
        )
        for published, amounts in by_day.items()
    )
    return str(words["converted"]).format(amount=amount, others="; ".join(parts))


def format_rate(rate: Rate, locale: str) -> str:
    """The rate as an equation, with the published rates that it was worked out from.

    Examples:
        >>> from factcheck.rates import EcbRates
        >>> format_rate(EcbRates().rate("USD", "BRL", date(2025, 1, 21)), "pt_BR")
        'US$ 1 = 6,2685 ÷ 1,0357 = R$ 6,0524'
        >>> format_rate(EcbRates().rate("EUR", "USD", date(2025, 1, 21)), "en_US")
        '€1 = $1.0357'
    """
    above, below = rate.fraction
    one = format_money(Money(1, rate.base), locale)
    worth = format_money(Money(round_to(rate.value, last_place(rate.value, Decimal(0))), rate.quote), locale)
    if not rate.legs:
        return f"{one} = {worth}"
    product = " × ".join(format_decimal(leg.value, locale) for leg in above) or "1"
    quotient = "".join(f" ÷ {format_decimal(leg.value, locale)}" for leg in below)
    return f"{one} = {product}{quotient} = {worth}"


def _readable(conversion: Conversion) -> Money:
    """The result to three digits, or down to its step; small change to the cent."""
    result = conversion.result
    if result.amount == 0:
        return Money(0, result.currency)
    size = result.amount.adjusted()
    place = size - 2
    if conversion.money.step > 1:
        place = min(size, max(place, result.step.adjusted()))
    if place < 0:
        place = _CENTS if size >= -1 else size - 1
    return Money(round_to(result.amount, place), result.currency)
