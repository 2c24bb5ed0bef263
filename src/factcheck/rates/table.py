"""Published rates kept in memory, a row a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from factcheck.rates.series import Pair


@attrs.frozen(eq=False)
class RowTable:
    """Rates by day, as a file or a store gave them.

    Args:
        source: Who published them.
        rows: What was published on each day, in the digits of its source.
        days: The days that have a row, the first one first.
        currencies: Every currency that some row has.
    """

    source: str
    rows: Mapping[date, Mapping[Pair, str]]
    days: Sequence[date] = attrs.field(init=False)
    currencies: frozenset[str] = attrs.field(init=False)

    @days.default
    def _in_order(self) -> Sequence[date]:
        return sorted(self.rows)

    @currencies.default
    def _in_any_row(self) -> frozenset[str]:
        return frozenset(code for row in self.rows.values() for pair in row for code in pair)

    def row(self, index: int) -> Mapping[Pair, str]:
        """What was published on `days[index]`."""
        return self.rows[self.days[index]]
