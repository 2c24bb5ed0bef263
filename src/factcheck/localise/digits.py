"""A number's digits: how many of them were written, which scale word they take, and how a locale prints them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Literal, get_args

import attrs

from factcheck.errors import InvalidValueError
from factcheck.localise.readers import Reader

Style = Literal["full", "compact", "exact"]
"""`"full"` spells scales out ("R$ 3 bilhões"), `"compact"` shortens them ("R$ 3 bi"), `"exact"` prints all digits."""

_LONGEST = 15
_HUGE = 60
"""Numbers with more digits than these print in scientific notation, so that no text makes us print a million."""
_WIDE = Context(prec=2 * _HUGE + 5)


@attrs.frozen
class Printed:
    """A number as printed.

    Args:
        text: Its digits, sign and scale word.
        number: The number that the text says, rounded as the text is.
        scale: The power of ten of its scale word, 0 if it has none.
    """

    text: str
    number: Decimal
    scale: int


def last_place(amount: Decimal, step: Decimal) -> int:
    """The power of ten of the last digit that was written, -2 for cents.

    A step that is no power of ten (a converted one) counts as the next lower power. An amount that does not fall
    on its step, such as half a million that is known to the million, keeps two significant digits.
    """
    significant = _last_significant(amount)
    if step == 0:
        return significant
    place = step.adjusted()
    if amount == 0:
        return min(place, 0)
    return place if significant >= place else min(place, max(significant, amount.adjusted() - 1))


def _last_significant(amount: Decimal) -> int:
    """The power of ten of the last digit that is not zero; of a quotient, of its fourth decimal or fourth digit."""
    if amount == 0:
        return 0
    place = amount.adjusted() - len(_significant(amount)) + 1
    return max(place, min(-4, amount.adjusted() - 3)) if is_quotient(amount) else place


def is_quotient(amount: Decimal) -> bool:
    """Whether a number has more digits than anybody writes, so that it was worked out; half a cent is no news."""
    digits = len(_significant(amount))
    return digits > _LONGEST and amount.adjusted() - digits + 1 < 0


def _significant(amount: Decimal) -> str:
    return "".join(map(str, amount.as_tuple().digits)).rstrip("0")


def round_to(amount: Decimal, place: int) -> Decimal:
    """The amount rounded at a power of ten, halves away from zero as newsrooms do."""
    digits = max(1, amount.adjusted() - place + 2)
    return amount.quantize(Decimal(1).scaleb(place), rounding=ROUND_HALF_UP, context=Context(prec=digits))


def print_number(
    amount: Decimal, place: int, reader: Reader, style: Style, *, decimals: int = 0, rough: bool = True
) -> Printed:
    """The number as a locale prints it.

    Args:
        amount: The number.
        place: The power of ten of the last digit to print.
        reader: For whom.
        style: How.
        decimals: The least number of decimals where there is no scale word and some decimal is printed; for
            `"exact"`, always.
        rough: Whether the last digits are not known, rather than zero.
    """
    if style not in get_args(Style):
        raise InvalidValueError(f"a style is one of {', '.join(get_args(Style))}, not {style!r}")
    if amount == 0:
        amount = Decimal(0)  # its exponent says nothing
    if abs(amount.adjusted()) > _HUGE or abs(place) > _HUGE:
        return Printed(_signed(f"{amount.copy_abs():.3e}".upper(), amount), amount, 0)
    rounded = round_to(amount, place)
    if style != "exact":
        scaled = _scaled(rounded, place, reader, style, rough=rough)
        if scaled is not None:
            return scaled
    shown = max(0, -place)
    if shown or style == "exact":
        shown = max(shown, decimals)
    number = round_to(rounded, -shown)
    return Printed(_signed(print_digits(number.copy_abs(), shown, reader), number), number, 0)


def _scaled(rounded: Decimal, place: int, reader: Reader, style: Style, *, rough: bool) -> Printed | None:
    scales = reader.scales(style)
    if style == "compact":
        # Two decimals are enough; rounding to them may carry into the next scale, 999.999 million to a billion.
        power = _power(rounded, [power for power, _ in scales])
        if power and power - place > 2:
            rounded, place, rough = round_to(rounded, power - 2), power - 2, False
    power = _power(rounded, [power for power, _ in scales])
    decimals = max(0, power - place)
    if power == 0 or (style == "full" and not _is_usual(power, place, decimals, reader, rough=rough)):
        return None
    number = rounded.scaleb(-power, _WIDE)
    if decimals > 2 or not rough:
        decimals = min(decimals, max(0, -_last_significant(number)))
    number = round_to(number, -decimals)
    suffixes = dict(scales)[power]
    suffix = suffixes.get(reader.plural(number), suffixes["other"])
    text = _signed(print_digits(number.copy_abs(), decimals, reader) + suffix, number)
    return Printed(text, rounded, power)


def _power(rounded: Decimal, powers: Sequence[int]) -> int:
    return max((power for power in powers if rounded and power <= rounded.adjusted()), default=0)


def _is_usual(power: int, place: int, decimals: int, reader: Reader, *, rough: bool) -> bool:
    """Whether newsrooms would write so many decimals before a scale word, rather than all the digits."""
    if power == 3:
        return bool(reader.words["numbers"]["thousands"]) and (decimals == 0 or (rough and place == 2))
    return decimals <= 3 or place >= 3


def print_digits(number: Decimal, decimals: int, reader: Reader) -> str:
    """A number that is not negative, with the locale's separators and exactly so many decimals."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with localcontext(_WIDE):  # Babel rounds in the context of whoever calls
        return format_decimal(number, format=pattern, locale=reader.babel, decimal_quantization=False)


def _signed(text: str, number: Decimal) -> str:
    return f"-{text}" if number < 0 else text
