"""For whom something is printed: a locale's conventions from Babel, and its words from the language pack."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.languages import load_pack

if TYPE_CHECKING:
    from babel import Locale

    from factcheck.localise.digits import Style

Scale = tuple[int, Mapping[str, str]]
"""A power of ten, and what stands behind the number by plural form: `(6, {"one": " milhão", …})`."""

_COUNTABLE = Decimal("1e60")
"""Above it Babel would spell the number out, digit by digit, to find its plural."""


@attrs.frozen(eq=False)
class Reader:
    """The conventions of one locale.

    Args:
        babel: Its digits, signs, plurals and names.
        words: The table `localise` of its language pack.
    """

    babel: Locale
    words: Mapping[str, Any]

    def plural(self, number: Decimal) -> str:
        """The plural form that a number takes: `"one"`, or else `"other"`."""
        if number.copy_abs() > _COUNTABLE:
            return "other"
        return "one" if self.babel.plural_form(number.copy_abs()) == "one" else "other"

    def scales(self, style: Style) -> tuple[Scale, ...]:
        """The scale words, the smallest first, spelt out for `"full"` and short for `"compact"`."""
        return _scales(self, "short" if style == "compact" else "long")


@lru_cache
def load_reader(locale: str) -> Reader:
    """The conventions for a language tag or locale name such as `"pt_BR"` or `"en"`.

    A region that Babel does not know reads as the language's first one.

    Raises:
        UnknownLanguageError: If there is no pack for the language.
    """
    from babel import Locale, UnknownLocaleError

    pack = load_pack(locale)
    try:
        babel = Locale.parse(pack.locale)
    except (UnknownLocaleError, ValueError):
        babel = Locale.parse(load_pack(pack.language).locale)
    return Reader(babel, pack.table("localise"))


@lru_cache
def _scales(reader: Reader, length: str) -> tuple[Scale, ...]:
    # CLDR has a pattern for every power of ten; those with one digit place begin a scale: "0 milhão", "0B".
    by_form = reader.babel.compact_decimal_formats[length]
    scales: dict[int, dict[str, str]] = {}
    for form in ("other", "one"):
        for power, pattern in by_form.get(form, {}).items():
            text = pattern.pattern.replace("'", "").replace("\N{NO-BREAK SPACE}", " ")
            if text.count("0") == 1:
                scales.setdefault(len(power) - 1, {})[form] = text.replace("0", "")
    return tuple(sorted(scales.items()))
