"""How far stated confidence can be trusted: beside each range of it, the share that was right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

RANGES = [Decimal(bound) for bound in ("0", "0.5", "0.7", "0.8", "0.9", "0.95", "0.98", "1")]

Judged = tuple[Decimal, bool]
"""The confidence stated, and whether it was right."""


def expected_error(judged: Iterable[Judged]) -> Decimal:
    """The expected calibration error: how far stated and right are apart in a range, weighed by its size."""
    held = list(judged)
    return sum((abs(stated - right) * count for _, count, stated, right in _ranges(held)), Decimal()) / len(held)


def print_reliability(called: str, judged: Iterable[Judged]) -> None:
    """Prints the reliability curve of some readings.

    Args:
        called: What they are.
        judged: The readings.
    """
    held = list(judged)
    if not held:
        return
    print(f"{called}: {len(held)} readings, expected calibration error {expected_error(held):.3f}")
    for name, count, stated, right in _ranges(held):
        print(f"  confidence {name}: {count:5} readings, stated {stated:.3f}, right {right:.3f}")


def _ranges(judged: list[Judged]) -> Iterator[tuple[str, int, Decimal, Decimal]]:
    for lower, upper in pairwise(RANGES):
        inside = [(stated, right) for stated, right in judged if lower <= stated < upper]
        if inside:
            mean = sum(stated for stated, _ in inside) / len(inside)
            yield f"{lower}–{upper}", len(inside), mean, Decimal(sum(right for _, right in inside)) / len(inside)
