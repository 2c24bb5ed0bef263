"""What a claim asserts where it gives no single value: how many there are, what exceeds what, what comes first."""

from __future__ import annotations

from enum import Enum

import attrs

from factcheck.facts import EntityRef
from factcheck.mentions.mention import Mention
from factcheck.values import Number

Senses = tuple[tuple[str, ...], ...]
"""What a word such as "larger" may be about: for each sense the properties of the store that measure it, which may be
none. Of dates the earlier one is more: "older"."""


class Direction(Enum):
    """Which way a comparison goes."""

    MORE = "more"
    LESS = "less"


class Extent(Enum):
    """Whether there may be more than the number that a text gives."""

    ALL = "all"
    """It gives how many there are: "tem três subsidiárias"."""
    DONE = "done"
    """It gives how many there were of what somebody did, which may be some of more: "publicou dois romances"."""
    NAMED = "named"
    """It calls them so many, which may be those that it has just named: "os dois estados do Nordeste"."""


@attrs.frozen
class Count:
    """That a subject has so many values of the claim's property: "três subsidiárias".

    Args:
        classes: The classes to which the counted values belong; none admits all.
        counts_subjects: Whether the claim's subject is the value, and what is counted are the subjects: "publicou nove
            romances".
        extent: Whether there may be more.
    """

    classes: tuple[str, ...] = ()
    counts_subjects: bool = attrs.field(default=False, kw_only=True)
    extent: Extent = attrs.field(default=Extent.ALL, kw_only=True)


@attrs.frozen
class Comparative:
    """That the subject exceeds another entity, or the reverse: "mais populosa que Salvador".

    Args:
        senses: What it may be measured by.
        direction: Which of the two is more.
        other: The other entity; None where its name may stand for several.
        other_mention: Where the text names it.
        factor: How many times as much, as in "o dobro"; None where the text does not say.
    """

    senses: Senses
    direction: Direction
    other: EntityRef | None
    other_mention: Mention
    factor: Number | None = None


@attrs.frozen
class Superlative:
    """That the subject comes first, or at a later rank, among those of a class: "o segundo estado mais populoso".

    Args:
        senses: What it may be measured by.
        direction: Whether the most or the least comes first.
        classes: The classes among whose members it is ranked.
        within: What they all are a part of; None for all there are.
        rank: The rank, counted from one.
    """

    senses: Senses
    direction: Direction
    classes: tuple[str, ...]
    within: EntityRef | None
    rank: int = 1


Form = Count | Comparative | Superlative
"""What a claim may assert besides a value."""
