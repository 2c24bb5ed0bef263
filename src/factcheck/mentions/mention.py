"""A piece of text that names a date, an amount or an entity, with every reading that it admits."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import attrs

from factcheck.facts import EntityRef, Value
from factcheck.values import Span


class MentionKind(Enum):
    """What a mention names."""

    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"
    NUMBER = "number"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    QUANTITY = "quantity"
    MONEY = "money"
    ENTITY = "entity"


@attrs.frozen
class Reading:
    """One way to understand a mention.

    Args:
        value: What it then means.
        reason: Why it may be read so, as a code from a closed set such as `"day_first"` or `"alias"`.
        detail: What the reason refers to, such as the alias that a misspelt name was matched with.
        evidence: What set it apart from the other readings, such as `"beside"` or `"prominence"`; empty where there
            was nothing to choose.
    """

    value: Value
    reason: str
    detail: str = ""
    evidence: str = attrs.field(default="", kw_only=True)


@attrs.frozen
class Part:
    """A piece of a mention that means something by itself, such as the weekday in "terça-feira (21)".

    Args:
        name: What the piece is: `"weekday"` (0 is Monday), `"day"`, `"month"`, `"year"`, `"hedge"` …
        span: Where it stands in the caller's text.
        value: What it says, as a number or a folded word.
    """

    name: str
    span: Span
    value: int | str


def _readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(readings)


def _parts(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(parts)


@attrs.frozen
class Mention:
    """A span of the caller's text that names a date, an amount or an entity.

    Args:
        span: Where it stands; `surface` is exactly that piece of the text.
        surface: The piece of the caller's text.
        kind: What it names.
        rule: The rule that made it, such as `"pt.dates.weekday_day"`.
        readings: Every way to understand it, the chosen one first; none if it could not be resolved.
        unresolved: Why no reading was chosen, as a code such as `"published_missing"` or `"ambiguous_entity"`.
        parts: Its pieces, for the rules that hold one against another.
    """

    span: Span
    surface: str
    kind: MentionKind
    rule: str
    readings: tuple[Reading, ...] = attrs.field(converter=_readings, default=(), kw_only=True)
    unresolved: str | None = attrs.field(default=None, kw_only=True)
    parts: tuple[Part, ...] = attrs.field(converter=_parts, default=(), kw_only=True)

    @property
    def value(self) -> Value | None:
        """The value of the chosen reading, or None."""
        return self.readings[0].value if self.readings else None

    @property
    def entity_ids(self) -> tuple[str, ...]:
        """The identifiers of the entities that it may name, the chosen one first."""
        if self.kind is not MentionKind.ENTITY:
            return ()
        return tuple([reading.value.id for reading in self.readings if isinstance(reading.value, EntityRef)])

    @property
    def is_linked(self) -> bool:
        """Whether it names an entity of the store, and which one is settled."""
        return self.kind is MentionKind.ENTITY and bool(self.readings) and self.unresolved is None

    @property
    def is_class_description(self) -> bool:
        """Whether it names by a class, as in "a empresa", so that it may stand for others of that class."""
        return bool(self.readings) and self.readings[0].reason.endswith("_of_class")

    def part(self, name: str) -> Part | None:
        """The piece with that name, or None."""
        return next((part for part in self.parts if part.name == name), None)
