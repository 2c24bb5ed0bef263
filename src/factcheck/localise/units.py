"""Quantities with the name of their unit, or of what they count."""

from __future__ import annotations

from decimal import Decimal

from factcheck.localise.digits import Style, last_place, print_number
from factcheck.localise.readers import Reader, load_reader
from factcheck.values import Quantity

_SYMBOLS = {"%", "‰", "°"}
_MILLION = 6


def format_quantity(quantity: Quantity, locale: str, style: Style = "full") -> str:
    """The quantity with its unit's name, in `"compact"` with its symbol.

    Examples:
        >>> format_quantity(Quantity("12.25", "%", step="0.01"), "pt_BR")
        '12,25%'
        >>> format_quantity(Quantity("0.5", "pp", step="0.1"), "pt_BR")
        '0,5 ponto percentual'
        >>> format_quantity(Quantity("2e6", "pessoas", step="1e6"), "pt_BR")
        '2 milhões de pessoas'
        >>> format_quantity(Quantity("90", "kilometer", step=1), "en_US", "compact")
        '90 km'
    """
    reader = load_reader(locale)
    place = last_place(quantity.amount, Decimal(0) if style == "exact" else quantity.step)
    figures: Style = "exact" if quantity.unit in _SYMBOLS else style
    printed = print_number(quantity.amount, place, reader, figures, rough=quantity.step > 0)
    if quantity.unit in _SYMBOLS:
        return printed.text + quantity.unit
    of = reader.words["numbers"]["of"] if printed.scale >= _MILLION else ""
    number = f"{printed.text} {of}" if of and style != "compact" else printed.text
    return f"{number} {_name(quantity.unit, reader, style, reader.plural(printed.number))}"


def _name(unit: str, reader: Reader, style: Style, plural: str) -> str:
    """The name of a unit; what is counted stands as it was written."""
    names = reader.words["units"]
    above, slash, below = unit.partition(" / ")
    if unit in names:
        one, other, short = names[unit]
        # What has no symbol is spelt out in `short` too, and then has a singular: "1 dia", "barris/dia".
        is_symbol = style == "compact" and short != other
        return str(short if is_symbol else one if plural == "one" else other)
    if slash and above in names and below in names:
        of_one = _name(below, reader, style, "one")
        if style == "compact":
            return f"{_name(above, reader, style, plural)}/{of_one}"
        return f"{_name(above, reader, style, plural)} {reader.words['numbers']['per']} {of_one}"
    return unit.replace("_", " ")
