"""What the library tells a reader, as templates with values, put into words in Portuguese or English.

The English templates are the message ids of gettext catalogues under `locales/`. The catalogues are read with Babel
when a message is first rendered, so there is nothing to compile and nothing that can be stale.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from io import BytesIO
from typing import TypeAlias

import attrs

from factcheck.facts import Entity, EntityRef, FrozenMap, Property
from factcheck.values import Amount, DateInterval

Param: TypeAlias = (
    "str | int | Decimal | date | DateInterval | Amount | Entity | EntityRef | Property | Message | tuple[Entity, ...]"
)
"""What can be filled into a template."""

LOCALES = ("en_US", "pt_BR")
"""The locales that explanations are written in."""


def _frozen(params: Mapping[str, Param]) -> FrozenMap[str, Param]:
    return FrozenMap(params)


@attrs.frozen
class Message:
    """A template and the values to fill in.

    Args:
        template: English text with named fields, the message id of the catalogues.
        params: The values by field name.

    Examples:
        >>> message("The text says {weekday}.", weekday=message("Tuesday")).render("pt_BR")
        'O texto diz terça-feira.'
    """

    template: str
    params: Mapping[str, Param] = attrs.field(converter=_frozen, factory=dict)

    def render(self, locale: str) -> str:
        """The text for readers of a locale; any Portuguese locale reads pt_BR, any other en_US."""
        chosen = reader_locale(locale)
        text = _catalogue(chosen).gettext(self.template)
        return text.format_map({name: _render(value, chosen) for name, value in self.params.items()})

    def __str__(self) -> str:
        return self.render("en_US")


def message(template: str, /, **params: Param) -> Message:
    """A message; the name marks its template for extraction into the catalogues."""
    return Message(template, params)


def reader_locale(locale: str) -> str:
    """The one of LOCALES in which to write for a language tag or locale name."""
    return "pt_BR" if locale.lower().startswith("pt") else "en_US"


def _render(value: Param, locale: str) -> str:
    from factcheck import localise

    match value:
        case Message():
            return value.render(locale)
        case Entity() | Property():
            return value.label(locale)
        case EntityRef():
            return value.id
        case tuple():
            return ", ".join(sorted(entity.label(locale) for entity in value))
        case DateInterval():
            return localise.format_date(value, locale)
        case date():
            return localise.format_date(DateInterval.day(value), locale)
        case Amount():
            return localise.format_amount(value, locale)
        case Decimal():
            return localise.format_decimal(value, locale)
        case _:
            return str(value)


@lru_cache
def _catalogue(locale: str) -> gettext.NullTranslations:
    if locale == "en_US":
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    file = resources.files(__package__) / "locales" / locale / "LC_MESSAGES" / "factcheck.po"
    with file.open("rb") as lines:
        catalogue = read_po(lines, locale=locale)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
