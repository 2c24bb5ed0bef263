"""Units of measure: how they are written, and quantities compared across units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from factcheck.languages import LanguagePack
from factcheck.mentions.amounts.lexicon import alternatives
from factcheck.values import Quantity
from factcheck.values.amounts import EXACT

if TYPE_CHECKING:
    from pint import UnitRegistry

# Land measures that Pint does not know. A Brazilian alqueire is a number of square braças that differs by region:
# 24 200 m² in São Paulo and Paraná, 48 400 m² in Minas, Goiás and Rio, 96 800 m² in Bahia, 27 225 m² in the North
# (Ministério do Desenvolvimento Agrário, "Tabela de medidas agrárias não decimais"). Unqualified, it takes the
# São Paulo value. An arroba of cattle or cotton is 15 kg.
_DEFINITIONS = (
    "alqueire_paulista = 24200 * meter ** 2",
    "alqueire_mineiro = 48400 * meter ** 2",
    "alqueire_baiano = 96800 * meter ** 2",
    "alqueire_do_norte = 27225 * meter ** 2",
    "alqueire = alqueire_paulista",
    "arroba = 15 * kilogram",
    "percentage_point = []",
)


@lru_cache
def _registry() -> UnitRegistry[Decimal]:
    from pint import UnitRegistry  # Pint takes a third of a second to load, and most texts never need it.

    registry: UnitRegistry[Decimal] = UnitRegistry(non_int_type=Decimal, cache_folder=None)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry


def same_dimension(first: str, second: str) -> bool:
    """Whether two units measure the same thing, so that amounts in them can be compared.

    Args:
        first: A unit of a Quantity.
        second: Another.

    Examples:
        >>> same_dimension("hectare", "kilometer ** 2"), same_dimension("hectare", "pessoas")
        (True, False)
    """
    if first == second:
        return True
    if first in ("%", "pp") or second in ("%", "pp"):
        return False
    sides = _dimension(first), _dimension(second)
    return sides[0] is not None and sides[0] == sides[1]


def is_measure(unit: str) -> bool:
    """Whether a unit measures something, such as a length, and is no noun for what is counted.

    Args:
        unit: A unit of a Quantity.

    Examples:
        >>> is_measure("hectare"), is_measure("pessoas")
        (True, False)
    """
    return _dimension(unit) is not None


@lru_cache(maxsize=1024)
def _dimension(unit: str) -> str | None:
    from pint.errors import PintError

    if not unit.isascii():
        return None
    try:
        return str(_registry().get_dimensionality(unit))
    except (PintError, ValueError, TypeError, AttributeError, ArithmeticError, SyntaxError):
        return None
    except Exception as error:  # Pint's parser raises tokenizer errors of its own for words it cannot read
        if type(error).__module__.startswith(("tokenize", "pint", "builtins")):
            return None
        raise


def convert(quantity: Quantity, unit: str) -> Quantity | None:
    """The same quantity in another unit, with its step and bounds, or None where the units measure other things.

    Args:
        quantity: What to convert.
        unit: A unit that Pint knows, such as `"kilometer ** 2"`, or `"alqueire_mineiro"` and the like.

    Examples:
        >>> convert(Quantity("10", "alqueire_paulista"), "hectare")
        Quantity(amount=Decimal('24.2000'), unit='hectare')
    """
    if quantity.unit == unit:
        return quantity
    if not same_dimension(quantity.unit, unit):
        return None

    def change(amount: Decimal) -> Decimal:
        registry = _registry()
        return registry.Quantity(amount, quantity.unit).to(unit).magnitude

    zero = change(Decimal(0))
    one = EXACT.subtract(change(Decimal(1)), zero)
    return Quantity(
        change(quantity.amount),
        unit,
        step=EXACT.multiply(quantity.step, abs(one)),
        lower=None if quantity.lower is None else change(quantity.lower),
        upper=None if quantity.upper is None else change(quantity.upper),
    )


@attrs.frozen(eq=False)
class UnitTable:
    """The units of one language."""

    names: Mapping[str, str]
    symbols: Mapping[str, str]
    name_pattern: re.Pattern[str]
    symbol_pattern: re.Pattern[str]
    apart: frozenset[str]
    negative: frozenset[str]
    per: frozenset[str]

    def unit_at(self, text: str, original: str, start: int, *, glued: bool) -> tuple[str, int] | None:
        """The unit that begins at a position and where it ends, or None.

        Args:
            text: The folded text.
            original: The caller's text beside it, for the case of symbols.
            start: Where the unit may begin.
            glued: Whether the number stands directly before it.
        """
        if name := self.name_pattern.match(text, start):
            words = _spaced(name.group())
            return self._rate(text, self.names[words], name.end())
        if symbol := self.symbol_pattern.match(original, start):
            written = symbol.group()
            if written in self.apart and not glued:
                return None
            return self.symbols[written], symbol.end()
        return None

    def _rate(self, text: str, unit: str, end: int) -> tuple[str, int]:
        """As in "litros por segundo" and "barris por dia": a unit of measure per unit of time."""
        following = _PER.match(text, end)
        if following is None or following.group(1) not in self.per or unit in _TIMES:
            return unit, end
        below = self.names.get(following.group(2))
        if below in ("second", "minute", "hour", "day"):
            return f"{unit} / {below}", following.end()
        return unit, end


_PER = re.compile(r"[ \t]([^\W\d_]+)[ \t]([^\W\d_]+)")
_SPACE, _SPACE_OR_HYPHEN = r"[ \t\n]", r"[ \t\n-]"
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def _spaced(name: str) -> str:
    """The name of a unit with spaces where it may have hyphens: "square-foot" and "square foot" are one."""
    return " ".join(name.replace("-", " ").split())


@lru_cache
def load_units(pack: LanguagePack) -> UnitTable:
    """The unit table of a language pack."""
    table = pack.table("units")
    names = {_spaced(name): unit for unit, words in table["names"].items() for name in words}
    written = alternatives(names).replace(_SPACE, _SPACE_OR_HYPHEN)
    compounds = "|".join(table["context"]["compounds"])
    symbols = {symbol: unit for unit, written in table["symbols"].items() for symbol in written}
    return UnitTable(
        names=names,
        symbols=symbols,
        name_pattern=re.compile(rf"(?:{written})(?!\w|-(?!(?:{compounds})(?!\w))\w)"),
        symbol_pattern=re.compile(rf"(?:{alternatives(symbols)})(?![\w/²³°º]|'\w|-\w|\.\w)"),
        apart=frozenset(table["context"]["letters_apart"]),
        negative=frozenset(table["context"]["negative"]),
        per=frozenset(table["per"]),
    )
