"""Numbers and money as a reader's newsroom would print them."""

from __future__ import annotations

from decimal import Decimal

from factcheck.localise.digits import Style, is_quotient, last_place, print_number
from factcheck.localise.readers import load_reader
from factcheck.localise.units import format_quantity
from factcheck.values import Amount, Money, Number, Quantity
from factcheck.values.amounts import EXACT

_EXACT = Decimal(0)
_SLACK = Decimal("1.000001")
"""A conversion rounds the last of sixty digits, so that equal bounds may differ by that."""


def format_money(money: Money, locale: str, style: Style = "full") -> str:
    """The amount with its currency sign, at the precision at which it was written.

    Args:
        money: The amount; its bounds are not printed, see `format_amount`.
        locale: Whom it is printed for, such as `"pt_BR"`.
        style: `"full"` spells scales out, `"compact"` shortens them and rounds to two decimals, `"exact"` prints
            every digit and at least the currency's cents.

    Examples:
        >>> profit = Money("188.3e9", "BRL", step="1e8")
        >>> format_money(profit, "pt_BR"), format_money(profit, "pt_BR", "compact")
        ('R$ 188,3 bilhões', 'R$ 188,3 bi')
        >>> format_money(profit, "en_US"), format_money(Money("1518", "BRL"), "pt_BR", "exact")
        ('R$188.3 billion', 'R$ 1.518,00')
    """
    from babel.numbers import get_currency_precision, get_currency_symbol

    reader = load_reader(locale)
    cents = get_currency_precision(money.currency)
    place = last_place(money.amount, _EXACT if style == "exact" else money.step)
    if place < -cents and is_quotient(money.amount) and abs(money.amount) >= 1:
        place = -cents
    printed = print_number(money.amount, place, reader, style, decimals=cents, rough=money.step > 0)
    symbol = get_currency_symbol(money.currency, locale=reader.babel)
    pattern = reader.babel.currency_formats["standard"]
    before, after = (side.replace("\N{NO-BREAK SPACE}", " ") for side in (pattern.prefix[0], pattern.suffix[0]))
    # CLDR puts a space between letters and digits even where the sign goes close: CHF 5, but $5.
    gap = " " if before.endswith("¤") and symbol[-1].isalpha() else ""
    sign = "-" if printed.text.startswith("-") else ""
    number = printed.text.removeprefix("-")
    return f"{sign}{before.replace('¤', symbol)}{gap}{number}{after.replace('¤', symbol)}"


def format_number(number: Amount | Decimal | int, locale: str, style: Style = "full") -> str:
    """The number at the precision at which it was written, with a scale word where newsrooms use one.

    Examples:
        >>> format_number(Number("208e3", step="1e3"), "pt_BR"), format_number(Decimal("1.5e6"), "en_US")
        ('208 mil', '1.5 million')
    """
    amount = number if isinstance(number, Amount) else Number(number)
    place = last_place(amount.amount, _EXACT if style == "exact" else amount.step)
    return print_number(amount.amount, place, load_reader(locale), style, rough=amount.step > 0).text


def format_decimal(value: Decimal | int, locale: str) -> str:
    """All digits of a number with the locale's separators; a quotient to four decimals or four digits.

    Examples:
        >>> format_decimal(Decimal("6.2685"), "pt_BR"), format_decimal(Decimal(2) / 3, "en_US")
        ('6,2685', '0.6667')
    """
    return format_number(value, locale, "exact")


def format_amount(amount: Amount, locale: str, style: Style = "full") -> str:
    """The number, quantity or money with what its bounds say in words.

    Bounds that are those of the written precision are not said.

    Examples:
        >>> format_amount(Money("3e6", "BRL", lower="3e6", upper=None), "pt_BR")
        'pelo menos R$ 3 milhões'
        >>> format_amount(Quantity("10", "%", step=1, lower=10, upper=12), "en_US")
        '10% to 12%'
    """
    words = load_reader(locale).words["bounds"]
    lower, upper = (_at(amount, bound, locale, style) for bound in (amount.lower, amount.upper))
    if amount.lower is None and amount.upper is None:
        return _at(amount, amount.amount, locale, style)
    if amount.lower is None:
        return str(words["at_most"]).format(upper=upper)
    if amount.upper is None:
        return str(words["at_least"]).format(lower=lower)
    below = EXACT.subtract(amount.amount, amount.lower)
    above = EXACT.subtract(amount.upper, amount.amount)
    wider, narrower = max(below, above), min(below, above)
    if EXACT.multiply(wider, Decimal(2)) <= EXACT.multiply(amount.step, _SLACK):
        return _at(amount, amount.amount, locale, style)
    if wider <= EXACT.multiply(narrower, _SLACK):
        return str(words["about"]).format(amount=_at(amount, amount.amount, locale, style))
    return str(words["between"]).format(lower=lower, upper=upper)


def _at(amount: Amount, number: Decimal | None, locale: str, style: Style) -> str:
    """The amount with another number, at the same step."""
    if number is None:
        return ""
    match amount:
        case Money():
            return format_money(Money(number, amount.currency, step=amount.step), locale, style)
        case Quantity():
            return format_quantity(Quantity(number, amount.unit, step=amount.step), locale, style)
        case _:
            return format_number(Number(number, step=amount.step), locale, style)
