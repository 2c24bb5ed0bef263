"""Quantities with the name of their unit, or of what they count."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from factcheck.localise.digits import Style, last_place, print_number
from factcheck.localise.readers import Reader, load_reader
from factcheck.values import Quantity

# Pint's names on the left, Unicode CLDR's on the right; what is not here is printed as it was written. Babel would
# find a unit by the end of its name too, but "cup" and "point" may well be things that are counted.
_CLDR = {
    "acre": "area-acre",
    "hectare": "area-hectare",
    "kilometer ** 2": "area-square-kilometer",
    "meter ** 2": "area-square-meter",
    "centimeter ** 2": "area-square-centimeter",
    "mile ** 2": "area-square-mile",
    "foot ** 2": "area-square-foot",
    "bit": "digital-bit",
    "byte": "digital-byte",
    "kilobyte": "digital-kilobyte",
    "megabit": "digital-megabit",
    "megabyte": "digital-megabyte",
    "gigabit": "digital-gigabit",
    "gigabyte": "digital-gigabyte",
    "terabyte": "digital-terabyte",
    "petabyte": "digital-petabyte",
    "second": "duration-second",
    "millisecond": "duration-millisecond",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "calorie": "energy-calorie",
    "kilocalorie": "energy-kilocalorie",
    "joule": "energy-joule",
    "kilojoule": "energy-kilojoule",
    "kilowatt_hour": "energy-kilowatt-hour",
    "hertz": "frequency-hertz",
    "kilohertz": "frequency-kilohertz",
    "megahertz": "frequency-megahertz",
    "gigahertz": "frequency-gigahertz",
    "kilometer": "length-kilometer",
    "meter": "length-meter",
    "centimeter": "length-centimeter",
    "millimeter": "length-millimeter",
    "micrometer": "length-micrometer",
    "nanometer": "length-nanometer",
    "mile": "length-mile",
    "yard": "length-yard",
    "foot": "length-foot",
    "inch": "length-inch",
    "nautical_mile": "length-nautical-mile",
    "light_year": "length-light-year",
    "astronomical_unit": "length-astronomical-unit",
    "metric_ton": "mass-tonne",
    "tonne": "mass-tonne",
    "kilogram": "mass-kilogram",
    "gram": "mass-gram",
    "milligram": "mass-milligram",
    "microgram": "mass-microgram",
    "ton": "mass-ton",
    "pound": "mass-pound",
    "ounce": "mass-ounce",
    "troy_ounce": "mass-ounce-troy",
    "carat": "mass-carat",
    "watt": "power-watt",
    "kilowatt": "power-kilowatt",
    "megawatt": "power-megawatt",
    "gigawatt": "power-gigawatt",
    "horsepower": "power-horsepower",
    "kilometer / hour": "speed-kilometer-per-hour",
    "meter / second": "speed-meter-per-second",
    "mile / hour": "speed-mile-per-hour",
    "knot": "speed-knot",
    "degree_Celsius": "temperature-celsius",
    "degree_Fahrenheit": "temperature-fahrenheit",
    "kelvin": "temperature-kelvin",
    "kilometer ** 3": "volume-cubic-kilometer",
    "meter ** 3": "volume-cubic-meter",
    "centimeter ** 3": "volume-cubic-centimeter",
    "foot ** 3": "volume-cubic-foot",
    "liter": "volume-liter",
    "milliliter": "volume-milliliter",
    "hectoliter": "volume-hectoliter",
    "gallon": "volume-gallon",
    "oil_barrel": "volume-barrel",
    "bushel": "volume-bushel",
}
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
    return _with_unit(number, quantity.unit, reader, style, reader.plural(printed.number))


def _with_unit(number: str, unit: str, reader: Reader, style: Style, plural: str) -> str:
    own = reader.words["units"].get(unit)
    if own is not None:
        return f"{number} {own[2] if style == 'compact' else own[0] if plural == 'one' else own[1]}"
    above, _, below = unit.partition(" / ")
    if unit not in _CLDR and not (above in _CLDR and below in _CLDR):
        return f"{number} {unit}"
    from babel.units import format_compound_unit, format_unit

    # Babel prints a number of its own with the unit; ours, which may have a scale word, takes its place.
    count = 1 if plural == "one" else 2
    length: Literal["short", "long"] = "short" if style == "compact" else "long"
    if unit in _CLDR:
        sample = format_unit(count, _CLDR[unit], length, locale=reader.babel)
    else:
        sample = (
            format_compound_unit(count, _CLDR[above], denominator_unit=_CLDR[below], length=length, locale=reader.babel)
            or f"{count} {unit}"
        )
    return sample.replace(str(count), number, 1).replace("\N{NO-BREAK SPACE}", " ")
