"""Numbers in digits: what separators mean, and when a run of digits is no number."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

LONGEST = 40
"""Digits in the longest number that is read; longer runs are identifiers, if anything."""

# One run of digits with what may stand between them. Spaces group only in threes.
RUN = re.compile(r"\d{1,3}(?:[ ]\d{3})+(?![\d])(?:[.,]\d+)?(?![.,]\d)|\d+(?:[.,]\d+)*|[.,]\d+")


@attrs.frozen
class Digits:
    """A number written in digits.

    Args:
        value: What it says.
        step: The unit of its last digit.
        reason: `"separators"` if it follows the language, `"foreign_separators"` if only the other reading works.
    """

    value: Decimal
    step: Decimal
    reason: str = "separators"


def read_digits(run: str, decimal: str, group: str) -> Digits | None:
    """The number that a run of digits and separators says, or None where the separators contradict each other.

    The language decides what a separator means. Only where the language's reading is impossible, as for "1,3"
    in English, is the other one taken; where both are, there is no number.

    Args:
        run: Digits with points, commas or spaces between them.
        decimal: The language's decimal separator.
        group: The language's separator of groups of three.

    Examples:
        >>> read_digits("1.234,56", ",", ".").value, read_digits("1,234.56", ".", ",").value
        (Decimal('1234.56'), Decimal('1234.56'))
        >>> read_digits("1.2.3,4", ",", ".") is None
        True
    """
    if len(run) > LONGEST or not run.isascii():
        return None
    spaced = " " in run
    if spaced:
        head, _, tail = run.replace(" ", "").partition("," if "," in run else ".")
        return _number(head, tail, "separators")
    if not run[-1:].isdigit() or ".." in run or ",," in run:
        return None
    if run[0] in ".,":
        if not run[1:].isdigit():
            return None
        return _number("0", run[1:], "separators") if run[0] == decimal else None
    if run.isdigit():
        return None if len(run) > 2 and run[0] == "0" else _number(run, "", "separators")
    for point, comma, reason in ((decimal, group, "separators"), (group, decimal, "foreign_separators")):
        head, *tails = run.split(point)
        if len(tails) > 1:
            continue
        groups = head.split(comma)
        if _grouped(groups, comma) and (tails or len(groups) > 1) and (not tails or comma not in tails[0]):
            return _number("".join(groups), tails[0] if tails else "", reason)
    return None


def _grouped(groups: list[str], comma: str) -> bool:
    """Whether these are groups of three, or between commas of two and a last three as India writes them."""
    if len(groups) == 1:
        return True
    first, *middle, last = groups
    if first[0] == "0" or len(last) != 3:
        return False
    return (len(first) <= 3 and all(len(piece) == 3 for piece in middle)) or (
        comma == "," and len(first) <= 2 and bool(middle) and all(len(piece) == 2 for piece in middle)
    )


def _number(whole: str, decimals: str, reason: str) -> Digits:
    value = Decimal(f"{whole or 0}.{decimals}" if decimals else whole)
    return Digits(value, Decimal(1).scaleb(-len(decimals)), reason)
