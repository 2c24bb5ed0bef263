"""Common properties: what stores of many desks have under various names, and how the language packs say it.

`common.toml` lists them; how each is called and said in a language lies in its pack, in `properties/`.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources

import attrs

from factcheck.document import words
from factcheck.errors import FactsError
from factcheck.facts import Property, ValueType
from factcheck.languages import LANGUAGES, LanguagePack, load_pack
from factcheck.lexicon.phrase import PhraseWriter
from factcheck.stores.suggestion import unknown

NO_COMMON = "none"
"""Written in a property's record instead of a common property, it keeps the property to its own patterns."""

_ALSO_TAKES = {ValueType.QUANTITY: ValueType.NUMBER, ValueType.ENTITY: ValueType.STRING}
_WORD_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_.:\s]+")


@attrs.frozen
class CommonProperty:
    """A property that stores of many desks have.

    Args:
        id: Its identifier.
        value_type: The kind of value that it takes; a quantity may also be a number, and an entity a string.
        inverse: The common property that says the same from the value's side.
    """

    id: str
    value_type: ValueType = attrs.field(converter=ValueType)
    inverse: str | None = None

    def fits(self, value_type: ValueType) -> bool:
        """Whether a property with such values may be this one."""
        return value_type in (self.value_type, _ALSO_TAKES.get(self.value_type))


@attrs.frozen
class Wording:
    """How one language calls and says a common property.

    Args:
        names: What stores call it.
        patterns: What texts say, without those names, each with the table of the language pack that it stands in.
    """

    names: tuple[str, ...]
    patterns: Mapping[str, str]


@lru_cache
def common_properties() -> Mapping[str, CommonProperty]:
    """The common properties by identifier."""
    text = (resources.files(__package__) / "common.toml").read_text(encoding="utf-8")
    return {name: CommonProperty(name, **fields) for name, fields in tomllib.loads(text).items()}


@lru_cache
def wordings(pack: LanguagePack) -> Mapping[str, Wording]:
    """How a language says the common properties, by their identifiers.

    Args:
        pack: The language.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)
    patterns: dict[str, dict[str, str]] = defaultdict(dict)
    for table in pack.tables("properties"):
        for name, said in pack.table(table).items():
            names[name].update(dict.fromkeys(said.get("names", ())))
            patterns[name].update(dict.fromkeys(said["patterns"], table))
    return {name: Wording(tuple(called), patterns[name]) for name, called in names.items()}


def adopted(prop: Property) -> tuple[CommonProperty, ...]:
    """The common properties that a property of a store is: the one that its record names, else those of its names.

    A property is one by its identifier, label or an alias, in whatever language, if it takes values of that type.

    Raises:
        FactsError: If the record names a common property that there is not, or one of other values.
    """
    known = common_properties()
    if prop.common == NO_COMMON:
        return ()
    if prop.common is not None:
        if prop.common not in known:
            expected = unknown("common property", prop.common, [*known, NO_COMMON])
            raise FactsError(f"property {prop.id!r}: common: {expected}")
        chosen = known[prop.common]
        if not chosen.fits(prop.value_type):
            types = f"{chosen.value_type.value}, not {prop.value_type.value}"
            raise FactsError(f"property {prop.id!r}: common: {prop.common!r} takes a value of type {types}")
        return (chosen,)
    found = dict.fromkeys(name for called in _names(prop) for name in _by_name().get(called, ()))
    return tuple(known[name] for name in found if known[name].fits(prop.value_type))


def pack_patterns(properties: Iterable[Property], pack: LanguagePack) -> Mapping[str, Mapping[str, str]]:
    """By the identifier of each property of a store the patterns that a language has for it, each with its table.

    What only the other side of a property is known by in the store is read from there: a store that has nothing but
    parent companies understands what is said of subsidiaries.

    Args:
        properties: The properties of the store.
        pack: The language.

    Raises:
        FactsError: If the record of a property names a common property that it cannot be.
    """
    said = wordings(pack)
    taken = [(prop, adopted(prop)) for prop in properties]
    held = {common.id for _, commons in taken for common in commons}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for prop, commons in taken:
        for common in commons:
            if common.id in said:
                found[prop.id].update(said[common.id].patterns)
            inverse = common.inverse
            if inverse is not None and inverse in said and inverse not in held and prop.value_type is ValueType.ENTITY:
                found[prop.id].update((_turned(pattern), table) for pattern, table in said[inverse].patterns.items())
    return found


def _turned(pattern: str) -> str:
    """A pattern as the inverse property has it."""
    other = {"{subject}": "{value}", "{value}": "{subject}"}
    return re.sub(r"\{(?:subject|value)\}", lambda slot: other[slot.group()], pattern)


_Name = tuple[str, str]
"""A language and a name in it, in the normal form of phrases."""


def _names(prop: Property) -> Iterator[_Name]:
    """What a property of a store is called, in each language; an identifier is English."""
    yield "en", _normal(" ".join(_WORD_BREAK.split(prop.id)), "en")
    for language in LANGUAGES:
        for name in prop.names(language):
            yield language, _normal(name, language)


@lru_cache
def _by_name() -> Mapping[_Name, tuple[str, ...]]:
    """The common properties of each name."""
    found: dict[_Name, list[str]] = defaultdict(list)
    for common in common_properties():
        found["en", _normal(common.replace("-", " "), "en")].append(common)
    for language in LANGUAGES:
        for common, wording in wordings(load_pack(language)).items():
            for called in dict.fromkeys(_normal(name, language) for name in wording.names):
                if common not in found[language, called]:
                    found[language, called].append(common)
    return {name: tuple(commons) for name, commons in found.items()}


def _normal(name: str, language: str) -> str:
    return " ".join(word for token in words(name) for word in _writer(language).words(token))


@lru_cache
def _writer(language: str) -> PhraseWriter:
    return PhraseWriter(load_pack(language))
