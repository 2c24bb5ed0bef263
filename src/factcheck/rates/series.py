"""Rates from a table with a row a day: the last row that is recent enough, and cross rates within a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from factcheck.rates.rate import MissingRate, Rate, RateGap
from factcheck.values.amounts import EXACT

OLDEST_DAYS = 7
"""A rate older than this many days is no rate for the day. Weekends and holidays make gaps of up to five days
in the European Central Bank's series, at Easter and Christmas."""

Pair = tuple[str, str]
"""Base and quote, as ISO 4217 codes."""


class Table(Protocol):
    """Published rates: the days in order, and what was published on each."""

    @property
    def source(self) -> str:
        """Who published it."""

    @property
    def days(self) -> Sequence[date]:
        """The days that have a row, the first one first."""

    @property
    def currencies(self) -> frozenset[str]:
        """Every currency that some row has."""

    def row(self, index: int) -> Mapping[Pair, str]:
        """What was published on `days[index]`, each rate in the digits of its source."""


class Series:
    """Looks rates up in a table.

    Args:
        table: The published rates.
        oldest: The greatest age in days at which a rate still counts.
    """

    def __init__(self, table: Table, oldest: int = OLDEST_DAYS) -> None:
        self._table = table
        self._oldest = oldest
        self._bounds: dict[Pair, tuple[date, date] | None] = {}

    def rate(self, base: str, quote: str, day: date) -> Rate | None:
        """The last rate published up to a day, if it is recent enough."""
        base, quote, day = base.upper(), quote.upper(), _plain(day)
        if base == quote:
            return Rate(base, quote, Decimal(1), source=self._table.source, day=day, asked=day)
        if not self._table.currencies.issuperset((base, quote)):
            return None
        days = self._table.days
        for index in range(bisect_right(days, day) - 1, -1, -1):
            if (day - days[index]).days > self._oldest:
                return None
            row = self._table.row(index)
            path = find_path(row, base, quote)
            if path:
                return self._worked_out(row, path, base, quote, days[index], day)
        return None

    def _worked_out(
        self, row: Mapping[Pair, str], path: Iterable[Pair], base: str, quote: str, day: date, asked: date
    ) -> Rate:
        source = self._table.source
        legs = [Rate(*pair, Decimal(row[pair]), source=source, day=day, asked=asked) for pair in path]
        if (legs[0].base, legs[-1].quote) == (base, quote) and len(legs) == 1:
            return legs[0]
        rate = Rate(base, quote, Decimal(1), source=source, day=day, asked=asked, legs=tuple(legs))
        above, below = (_product(leg.value for leg in side) for side in rate.fraction)
        value = EXACT.divide(above, below)
        return Rate(base, quote, value, source=source, day=day, asked=asked, legs=rate.legs)

    def missing(self, base: str, quote: str, day: date) -> MissingRate | None:
        """Why there is no rate for a day, or None where there is one."""
        base, quote, day = base.upper(), quote.upper(), _plain(day)
        if self.rate(base, quote, day) is not None:
            return None
        for currency in (base, quote):
            if currency not in self._table.currencies:
                return MissingRate(base, quote, day, RateGap.UNKNOWN_CURRENCY, currency=currency)
        bounds = self._published(base, quote)
        if bounds is None:
            return MissingRate(base, quote, day, RateGap.NOT_PUBLISHED)
        first, last = bounds
        if day < first:
            return MissingRate(base, quote, day, RateGap.BEFORE_FIRST, published=first)
        if day > last:
            return MissingRate(base, quote, day, RateGap.AFTER_LAST, published=last)
        return MissingRate(base, quote, day, RateGap.NOT_PUBLISHED, published=self._last_before(base, quote, day))

    def _published(self, base: str, quote: str) -> tuple[date, date] | None:
        """The first and the last day that have a rate; a scan, since only a missing rate asks for them."""
        pair = (base, quote)
        if pair not in self._bounds:
            days = self._table.days
            first = next((day for i, day in enumerate(days) if find_path(self._table.row(i), *pair)), None)
            last = None if first is None else self._last_before(base, quote, days[-1])
            self._bounds[pair] = None if first is None or last is None else (first, last)
        return self._bounds[pair]

    def _last_before(self, base: str, quote: str, day: date) -> date | None:
        days = self._table.days
        rows = range(bisect_right(days, day) - 1, -1, -1)
        return next((days[i] for i in rows if find_path(self._table.row(i), base, quote)), None)


def find_path(row: Mapping[Pair, str], base: str, quote: str) -> tuple[Pair, ...]:
    """The published pairs that lead from one currency to another, at most two; none if nothing leads there.

    Of several third currencies the first in the alphabet is taken, so that equal tables give equal answers.
    """
    direct = _published(row, base, quote)
    if direct:
        return (direct,)
    thirds = {first if second == base else second for first, second in row if base in (first, second)}
    for third in sorted(thirds):
        onward = _published(row, third, quote)
        inward = _published(row, base, third)
        if onward and inward:
            return (inward, onward)
    return ()


def _published(row: Mapping[Pair, str], first: str, second: str) -> Pair | None:
    return next((pair for pair in ((first, second), (second, first)) if pair in row), None)


def _product(values: Iterable[Decimal]) -> Decimal:
    product = Decimal(1)
    for value in values:
        product = EXACT.multiply(product, value)
    return product


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
