"""What a temporal expression means: dates of which some fields are written, lengths, and what is settled."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum

import attrs

from factcheck.mentions.dates.timeline import DAYS, MONTHS
from factcheck.values import DateInterval, Quantity


class Tense(Enum):
    """Where the words around an expression place it."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


@attrs.frozen
class Settled:
    """An expression with its place on the calendar: (interval, reason) for each reading, the chosen one first."""

    readings: tuple[tuple[DateInterval, str], ...]
    period: bool | None = None

    @property
    def first(self) -> DateInterval:
        """The chosen reading's interval."""
        return self.readings[0][0]

    def map(self, change: Callable[[DateInterval], DateInterval], *, period: bool | None = None) -> Settled:
        """The readings with each interval changed."""
        return Settled(tuple((change(interval), reason) for interval, reason in self.readings), period)


@attrs.frozen
class Unsettled:
    """An expression that is one, but has no place on the calendar; the reason is a code."""

    code: str


@attrs.frozen
class Partial:
    """A date of which some fields are written.

    Args:
        year: The year.
        month: The month, 1 to 12.
        day: The day of the month.
        weekday: The weekday, 0 is Monday.
        reason: Why complete fields are read so.
        others: The same words read otherwise.
        tense: Where its own words place it ("último dia 17", "próxima segunda (27)"), whatever stands around.
        agreeing: Only days on which the weekday is right are meant: "sexta-feira 13".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    reason: str = "written"
    others: tuple[Partial, ...] = ()
    tense: Tense | None = None
    agreeing: bool = False


@attrs.frozen
class Told:
    """An expression that counts from another date of the text: "two days later", "maio do ano seguinte".

    Args:
        count: The interval, from that other date; None where that date is too coarse to count from.
    """

    count: Callable[[DateInterval], DateInterval | None]

    def map(self, change: Callable[[DateInterval], DateInterval]) -> Told:
        """What is counted, changed."""

        def count(base: DateInterval) -> DateInterval | None:
            found = self.count(base)
            return None if found is None else change(found)

        return Told(count)


@attrs.frozen
class Length:
    """A length of time, such as two years and three months.

    Args:
        pieces: How many of which unit.
        half: Half of the last unit more: "um ano e meio".
    """

    pieces: tuple[tuple[int, str], ...]
    half: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether it is told in months or longer units, so that no day is meant when it is counted back."""
        return all(unit in MONTHS for _, unit in self.pieces)

    @property
    def is_mixed(self) -> bool:
        """Whether months or years and days or weeks are told together, which no one unit measures."""
        return len({unit in MONTHS for _, unit in self.pieces}) > 1

    def quantity(self) -> Quantity:
        """The length as an amount of its only unit, or of the unit that all of it is whole in."""
        count, unit = self.pieces[0]
        if len(self.pieces) == 1 and not self.half:
            if unit in ("decade", "century"):
                count, unit = count * MONTHS[unit] // 12, "year"
            elif unit in MONTHS and unit != "year":
                count, unit = count * MONTHS[unit], "month"
            elif unit in DAYS and unit not in ("day", "week"):
                count, unit = count * DAYS[unit], "day"
            return Quantity(Decimal(count), unit, step=Decimal(1))
        table, base = (MONTHS, "month") if self.is_vague else (DAYS, "day")
        doubled = sum(2 * count * table[unit] for count, unit in self.pieces) + self.half * table[self.pieces[-1][1]]
        return Quantity(Decimal(doubled) / 2, base, step=Decimal(1))


When = Settled | Unsettled | Partial | Told
OUT_OF_CALENDAR = Unsettled("out_of_calendar")
NO_SUCH_DAY = Unsettled("no_such_day")
PUBLISHED_MISSING = Unsettled("published_missing")
TOLD_BY_THE_TEXT = Unsettled("told_by_the_text")
END_BEFORE_START = Unsettled("end_before_start")
