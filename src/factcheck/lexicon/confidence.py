"""How sure a reading is, as the share of readings with such a score that were right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum

import attrs

from factcheck.errors import InvalidValueError

_BINS = 10
_LEAST_IN_BIN = 25
_CENT = Decimal("0.01")


class Backing(Enum):
    """What the facts have on the subject and the property of a reading: its value, another, or nothing.

    Whether the facts have the value takes part in reading it, so that scores mean another thing in each case.
    """

    AGREE = "agree"
    DIFFER = "differ"
    SILENT = "silent"


@attrs.frozen
class Step:
    """How many readings were right, of those with a score from here to the next step.

    Args:
        start: The lowest score.
        right: How many were right.
        of: How many there were.
    """

    start: Decimal
    right: int
    of: int

    @property
    def share(self) -> Decimal:
        """The share that was right, as if one more had been and one had not (Laplace's rule of succession)."""
        return Decimal(self.right + 1) / (self.of + 2)


def _steps(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(steps)


@attrs.frozen
class Curve:
    """The calibrated confidence for each score; it never falls where the score rises.

    Args:
        steps: The steps in the order of their scores, one at least.

    Raises:
        InvalidValueError: If there is no step, or the steps do not rise.

    Examples:
        >>> curve = Curve([Step(Decimal("-1.5"), right=12, of=20), Step(Decimal("4"), right=96, of=98)])
        >>> curve.confidence(Decimal("2.7")), curve.confidence(Decimal("11"))
        (Decimal('0.59'), Decimal('0.97'))
    """

    steps: tuple[Step, ...] = attrs.field(converter=_steps)

    def __attrs_post_init__(self) -> None:
        starts = [step.start for step in self.steps]
        shares = [step.share for step in self.steps]
        if not starts or starts != sorted(set(starts)) or shares != sorted(shares):
            raise InvalidValueError("steps of rising scores and rising shares are expected")
        if not all(0 <= step.right <= step.of for step in self.steps):
            raise InvalidValueError("a step has at most as many right readings as readings")

    @classmethod
    def fit(cls, readings: Iterable[tuple[Decimal, bool]]) -> Curve:
        """The curve of readings, by isotonic regression.

        Readings are put into a few bins of equal size in the order of their scores; neighbours whose shares fall are
        pooled until none does (the pool-adjacent-violators algorithm; Ayer and others, 1955).

        Args:
            readings: The score of each reading and whether it was right; one at least.
        """
        pooled: list[Step] = []
        for step in _bins(sorted(readings)):
            pooled.append(step)
            while len(pooled) > 1 and pooled[-1].share <= pooled[-2].share:
                upper, lower = pooled.pop(), pooled.pop()
                pooled.append(Step(lower.start, lower.right + upper.right, lower.of + upper.of))
        return cls(pooled)

    def confidence(self, score: Decimal) -> Decimal:
        """How likely a reading is right, in hundredths, never none and never all.

        Args:
            score: Its score; one below the first step is taken as if it were in it.
        """
        place = bisect_right(self.steps, score, key=lambda step: step.start)
        share = self.steps[max(0, place - 1)].share.quantize(_CENT)
        return min(max(share, _CENT), 1 - _CENT)


def _bins(readings: Sequence[tuple[Decimal, bool]]) -> Iterator[Step]:
    """Bins of about equal size; readings of one score stay together."""
    size = max(_LEAST_IN_BIN, -(-len(readings) // _BINS))
    start = 0
    while start < len(readings):
        end = start + size
        if end + size > len(readings):
            end = len(readings)
        while end < len(readings) and readings[end][0] == readings[end - 1][0]:
            end += 1
        yield Step(readings[start][0], sum(right for _, right in readings[start:end]), end - start)
        start = end
