"""What a store holds: entities, properties, statements with their qualifiers, ranks and sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import TypeVar

import attrs

from factcheck.errors import InvalidValueError
from factcheck.values import DateInterval, Money, Number, Quantity

_K = TypeVar("_K")
_V = TypeVar("_V")


class FrozenMap(Mapping[_K, _V]):
    """A read-only mapping that can be hashed and pickled.

    Examples:
        >>> FrozenMap({"pt": "Brasil"})["pt"]
        'Brasil'
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[_K, _V] | Iterable[tuple[_K, _V]] = ()) -> None:
        self._items = dict(items)

    def __getitem__(self, key: _K) -> _V:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[_K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"


def _texts(value: Mapping[str, str]) -> FrozenMap[str, str]:
    return FrozenMap(value)


def _text_lists(value: Mapping[str, Iterable[str]]) -> FrozenMap[str, tuple[str, ...]]:
    for language, texts in value.items():
        if isinstance(texts, str):
            raise InvalidValueError(f"a list of strings is expected for {language!r}, not the string {texts!r}")
    return FrozenMap({language: tuple(texts) for language, texts in value.items()})


def _strings(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


def _qualifiers(value: Iterable[Qualifier]) -> tuple[Qualifier, ...]:
    return tuple(value)


def _sources(value: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(value)


def _identifier(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError(f"{attribute.name} is an identifier, not {value!r}")


def _whole(_: object, attribute: attrs.Attribute[int], value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise InvalidValueError(f"{attribute.name} is a whole number from 0 to {_MOST}, not {value!r}")


_MOST = 1_000_000


@attrs.frozen
class EntityRef:
    """A reference to an entity of the store by its identifier."""

    id: str = attrs.field(validator=_identifier)


Value = EntityRef | DateInterval | Money | Quantity | Number | str
"""What a statement or a mention can say: an entity, a date, an amount, or a plain string."""


class ValueType(Enum):
    """The kind of value that a property takes."""

    ENTITY = "entity"
    DATE = "date"
    MONEY = "money"
    QUANTITY = "quantity"
    NUMBER = "number"
    STRING = "string"


class TimeKind(Enum):
    """How a property's statements lie in time.

    STATE holds on every day of its validity (who is CEO, the Selic rate); PERIOD is a total or an average over
    its whole validity (a year's profit, a year's inflation) and says nothing of a part of it; TIMELESS holds
    whenever it is said (who founded, where born).
    """

    STATE = "state"
    PERIOD = "period"
    TIMELESS = "timeless"


class Rank(Enum):
    """Preference among statements of one property, as in Wikidata; deprecated ones are never evidence."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


@attrs.frozen
class Source:
    """Where a statement comes from.

    Args:
        publisher: Who published it, such as `"IBGE"`.
        title: The title of the page, document or article.
        url: Where it can be read.
        quotation: The words that say it, as printed.
        published: The day it was published.
        accessed: The day somebody last read it there.
    """

    publisher: str = attrs.field(validator=_identifier)
    title: str = attrs.field(validator=_identifier)
    url: str | None = None
    quotation: str | None = None
    published: date | None = None
    accessed: date | None = None


@attrs.frozen
class Entity:
    """A person, organisation, place, event, thing or class of things.

    Args:
        id: The identifier in its store.
        labels: The usual name by language, such as `{"pt": "Estados Unidos", "en": "United States"}`.
        aliases: Other names by language; `"mul"` holds for every language.
        types: The identifiers of the classes that it belongs to, themselves entities.
        same_as: Its identifiers elsewhere by the name of the scheme, such as `{"wikidata": "Q30"}`.
        weak: Those of its names that are also common words, such as `"Nova"` or `"Target"`; a text has to give
            more than a capital letter before one of them is read as a name.
        prominence: How prominent it is among all that bear its names, as a whole number from 0; where nothing else
            tells them apart, a name is read as the most prominent one.

    Examples:
        >>> Entity("usa", labels={"en": "United States", "pt": "Estados Unidos"}).label("pt-BR")
        'Estados Unidos'
    """

    id: str = attrs.field(validator=_identifier)
    labels: Mapping[str, str] = attrs.field(converter=_texts, kw_only=True, default=())
    aliases: Mapping[str, tuple[str, ...]] = attrs.field(converter=_text_lists, kw_only=True, factory=dict)
    types: tuple[str, ...] = attrs.field(converter=_strings, kw_only=True, default=())
    same_as: Mapping[str, str] = attrs.field(converter=_texts, kw_only=True, default=())
    weak: tuple[str, ...] = attrs.field(converter=_strings, kw_only=True, default=())
    prominence: int = attrs.field(kw_only=True, default=0, validator=_whole)

    def label(self, language: str) -> str:
        """The name in a language, else in any, else the identifier."""
        return _label(self.labels, language, self.id)

    def names(self, language: str) -> tuple[str, ...]:
        """Every name in a language: its label, its aliases, and those that hold for every language."""
        return _names(self.labels, self.aliases, language)


@attrs.frozen
class Property:
    """A relation or attribute that statements give a value to.

    Args:
        id: The identifier in its store.
        labels: What it is called by language, in the form that goes before "of": `{"pt": "presidente"}`.
        aliases: Other words for it by language.
        patterns: Sentence patterns by language; see the reference of pattern syntax.
        value_type: The kind of value that it takes.
        single_valued: Whether a subject has one value at a time, so that another value refutes.
        complete: Whether the store lists every value, so that a missing value refutes.
        time: How its statements lie in time.
        inverse: The identifier of the property that says the same from the value's side.
        part_of: Whether the subject is a part of the value, as a city of its state and a state of its country: what
            the part is the value of, the whole supports too. The parts of a whole that are of one class exclude each
            other.
        is_a: Whether its values are the classes that the subject belongs to, so that the types of entities are
            statements of it.
        subject_types: Classes that a subject belongs to; none admits any subject.
        value_types: Classes that an entity value belongs to; none admits any.
        common: The common property that it is, such as `"birth-date"`, whose wording it takes from the language
            packs; `"none"` takes none. By default its identifier, label and aliases decide.
    """

    id: str = attrs.field(validator=_identifier)
    labels: Mapping[str, str] = attrs.field(converter=_texts, kw_only=True, default=())
    aliases: Mapping[str, tuple[str, ...]] = attrs.field(converter=_text_lists, kw_only=True, factory=dict)
    patterns: Mapping[str, tuple[str, ...]] = attrs.field(converter=_text_lists, kw_only=True, factory=dict)
    value_type: ValueType = attrs.field(converter=ValueType, kw_only=True)
    single_valued: bool = attrs.field(default=False, kw_only=True)
    complete: bool = attrs.field(default=False, kw_only=True)
    time: TimeKind = attrs.field(converter=TimeKind, default=TimeKind.STATE, kw_only=True)
    inverse: str | None = attrs.field(default=None, kw_only=True)
    part_of: bool = attrs.field(default=False, kw_only=True)
    is_a: bool = attrs.field(default=False, kw_only=True)
    subject_types: tuple[str, ...] = attrs.field(converter=_strings, kw_only=True, default=())
    value_types: tuple[str, ...] = attrs.field(converter=_strings, kw_only=True, default=())
    common: str | None = attrs.field(default=None, kw_only=True)

    def label(self, language: str) -> str:
        """What it is called in a language, else in any, else the identifier."""
        return _label(self.labels, language, self.id)

    def names(self, language: str) -> tuple[str, ...]:
        """Every word for it in a language: its label and its aliases."""
        return _names(self.labels, self.aliases, language)


@attrs.frozen
class Qualifier:
    """What else a statement says of its circumstances, as a property and a value."""

    property: str = attrs.field(validator=_identifier)
    value: Value


@attrs.frozen
class Statement:
    """One sourced record: a subject has a value for a property, over an interval of validity.

    Args:
        subject: The identifier of the entity that it is about.
        property: The identifier of the property.
        value: The value, of the property's value type.
        valid: The days on which it held; None where time does not matter. An open end (EDTF `..`) says that
            it still holds, an unknown end (EDTF `2019/`) only that it began.
        qualifiers: Other circumstances.
        rank: Preference among the property's statements.
        sources: Where it comes from.
        as_of: The last day for which an open end was verified; None takes the store's own `as_of`.
        id: The identifier in its store; by default made from what it says.

    Examples:
        >>> statement = Statement("oracle", "chief-executive", EntityRef("safra-catz"),
        ...     valid=DateInterval.from_edtf("2014-09-18/.."),
        ...     sources=[Source("Oracle", "Oracle names new CEOs", published=date(2014, 9, 18))])
        >>> statement.sources[0].publisher
        'Oracle'
    """

    subject: str = attrs.field(validator=_identifier)
    property: str = attrs.field(validator=_identifier)
    value: Value
    valid: DateInterval | None = attrs.field(default=None, kw_only=True)
    qualifiers: tuple[Qualifier, ...] = attrs.field(converter=_qualifiers, default=(), kw_only=True)
    rank: Rank = attrs.field(converter=Rank, default=Rank.NORMAL, kw_only=True)
    sources: tuple[Source, ...] = attrs.field(converter=_sources, default=(), kw_only=True)
    as_of: date | None = attrs.field(default=None, kw_only=True)
    id: str = attrs.field(kw_only=True, validator=_identifier)

    @id.default
    def _digest(self) -> str:
        said = repr((self.subject, self.property, self.value, self.valid, self.qualifiers))
        return "s" + hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _label(labels: Mapping[str, str], language: str, fallback: str) -> str:
    base = language.replace("_", "-").split("-")[0].lower()
    return labels.get(base) or labels.get("mul") or next(iter(labels.values()), fallback)


def _names(labels: Mapping[str, str], aliases: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    found = [labels[key] for key in (language, "mul") if key in labels]
    found += [alias for key in (language, "mul") for alias in aliases.get(key, ())]
    return tuple(dict.fromkeys(found))
