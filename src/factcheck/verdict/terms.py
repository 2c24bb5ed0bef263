"""Terms in a row: who is re-elected holds one office without a break."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from factcheck.comparison import Comparison
from factcheck.values import DateInterval
from factcheck.values.dates import coarser


@attrs.frozen
class Stretch:
    """Statements of one value of which each begins no later than where those before it end.

    Args:
        terms: The comparisons with them, in the order of time.
        first: The validity of the one that begins first; None where time does not matter.
        last: That of the one that ends last.
    """

    terms: tuple[Comparison, ...]
    first: DateInterval | None
    last: DateInterval | None

    @property
    def valid(self) -> DateInterval | None:
        """The days from its beginning to its end; None where time does not matter."""
        if self.first is None or self.last is None:
            return None
        precision = coarser(self.first.precision, self.last.precision)
        return attrs.evolve(self.first, end=self.last.end, unknown_end=self.last.unknown_end, precision=precision)

    def is_over(self, day: date | None) -> bool:
        """Whether it ended before a day; nothing is over for a text without a date."""
        return day is not None and self.last is not None and self.last.end is not None and self.last.end <= day

    def __add__(self, other: Stretch) -> Stretch | None:
        """Both as one, or None where days lie between them; the other one does not begin earlier."""
        if self.last is None or other.first is None or other.last is None:
            return None
        end, others = self.last.end, other.last.end
        if end is None:
            # What began and ended nobody knows when, ended before what began later.
            return None if self.last.unknown_end else Stretch((*self.terms, *other.terms), self.first, self.last)
        if other.first.start is not None and other.first.start > end:
            return None
        last = other.last if others is None or others > end else self.last
        return Stretch((*self.terms, *other.terms), self.first, last)


def find_stretches(comparisons: Iterable[Comparison]) -> list[Stretch]:
    """The stretches that statements of one value make, in the order of time.

    Args:
        comparisons: Comparisons with statements of one value.
    """
    single = [Stretch((comparison,), comparison.valid, comparison.valid) for comparison in comparisons]
    single.sort(key=lambda stretch: (stretch.first is not None and stretch.first.start) or date.min)
    stretches: list[Stretch] = []
    for term in single:
        joined = stretches[-1] + term if stretches else None
        if joined is None:
            stretches.append(term)
        else:
            stretches[-1] = joined
    return stretches
