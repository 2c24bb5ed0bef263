"""DateInterval to and from EDTF, the Extended Date/Time Format of ISO 8601-2:2019.

Read and written are level 0 dates and intervals, level 1 qualifiers, open and unknown ends, seasons and unspecified
digits, and of level 2 the quarters (33–36) and halves (40–41). What EDTF has no code for, a week, is written as
the interval of its days.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import attrs

from factcheck.errors import InvalidDateError
from factcheck.values.dates import DateInterval, Precision

_SHAPE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d{2})(?:(\d)X|XX)\Z", re.ASCII)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12, 25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6}
_NORTHERN_SEASONS = {month: code for code, month in _SEASONS.items() if 25 <= code <= 28}
"""Written are the codes that say which hemisphere they count in: 2024-26 is June to August, winter in Brazil."""
_FLAGS = {"~": (True, False), "?": (False, True), "%": (True, True)}


def read_edtf(text: str) -> DateInterval:
    """The interval that an EDTF string names."""
    sides = text.strip().split("/")
    if len(sides) == 1:
        return _read_side(sides[0])
    if len(sides) != 2:
        raise InvalidDateError(f"an EDTF interval has one slash, not {text!r}")
    first, last = (None if side in ("", "..") else _read_side(side) for side in sides)
    if first is None and last is None:
        raise InvalidDateError(f"an EDTF interval needs at least one date, not {text!r}")
    given = [side for side in (first, last) if side is not None]
    return DateInterval(
        first.start if first else None,
        last.end if last else None,
        precision=min((side.precision for side in given), key=list(Precision).index),
        approximate=any(side.approximate for side in given),
        uncertain=any(side.uncertain for side in given),
        unknown_start=sides[0] == "",
        unknown_end=sides[1] == "",
    )


def _read_side(text: str) -> DateInterval:
    bare = text.rstrip("~?%")
    approximate, uncertain = _FLAGS.get(text[len(bare) :], (False, False))
    if len(text) - len(bare) > 1:
        raise InvalidDateError(f"one qualifier (~ ? %) may end an EDTF date, not {text!r}")
    unit = _read_unit(bare)
    return attrs.evolve(unit, approximate=approximate, uncertain=uncertain) if text != bare else unit


def _read_unit(text: str) -> DateInterval:
    if match := _UNSPECIFIED.match(text):
        hundreds, tens = match.groups()
        if tens is not None:
            return DateInterval.decade(int(hundreds + tens + "0") or 1)
        first = max(1, 100 * int(hundreds))
        return DateInterval(date(first, 1, 1), _year_start(100 * int(hundreds) + 100), precision=Precision.CENTURY)
    match = _SHAPE.match(text)
    if match is None:
        raise InvalidDateError(f"not an EDTF date such as 2024, 2024-06, 2024-06-21 or 198X: {text!r}")
    year, second, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if second is None:
        return DateInterval.year(year)
    if day is not None:
        try:
            return DateInterval.day(date(year, second, day))
        except ValueError as error:
            raise InvalidDateError(f"no such day: {text}") from error
    if second in _SEASONS:
        return season(year, _SEASONS[second])
    coarser: dict[int, Callable[[int, int], DateInterval]] = dict.fromkeys(range(33, 37), DateInterval.quarter)
    coarser |= dict.fromkeys((40, 41), DateInterval.half)
    if second in coarser:
        return coarser[second](year, second - (32 if second < 40 else 39))
    return DateInterval.month(year, second)


def season(year: int, month: int) -> DateInterval:
    """Three whole months from `month`, the meteorological season that begins with it."""
    start = DateInterval.month(year, month).start
    years, zero_based = divmod(month + 2, 12)
    end = date(year + years, zero_based + 1, 1) if year + years <= date.max.year else date.max
    return DateInterval(start, end, precision=Precision.SEASON)


def _year_start(year: int) -> date:
    return date(year, 1, 1) if year <= date.max.year else date.max


def write_edtf(interval: DateInterval) -> str:
    """The EDTF string of an interval; reads back to the same bounds."""
    flag = next((f for f, v in _FLAGS.items() if v == (interval.approximate, interval.uncertain)), "")
    if interval.start is not None and interval.end is not None:
        unit = _write_unit(interval.start, interval.end, interval.precision)
        if unit is not None:
            return unit + flag
    start = "" if interval.unknown_start else ".."
    end = "" if interval.unknown_end else ".."
    if interval.start is not None:
        start = _write_bound(interval.start, interval.precision, ends=False) + flag
    if interval.end is not None:
        end = _write_bound(interval.end, interval.precision, ends=True) + flag
    return f"{start}/{end}"


def _write_unit(start: date, end: date, precision: Precision) -> str | None:
    """One EDTF date for a whole calendar unit, or None where it takes an interval."""
    spelt = _spell(start, precision)
    if spelt is None:
        return None
    try:
        unit = _read_unit(spelt)
    except InvalidDateError:
        return None
    return spelt if (unit.start, unit.end) == (start, end) else None


def _spell(start: date, precision: Precision) -> str | None:
    year = f"{start.year:04d}"
    match precision:
        case Precision.DAY:
            return start.isoformat()
        case Precision.MONTH:
            return f"{year}-{start.month:02d}"
        case Precision.QUARTER:
            return f"{year}-{33 + (start.month - 1) // 3}"
        case Precision.HALF:
            return f"{year}-{40 + (start.month - 1) // 6}"
        case Precision.SEASON:
            code = _NORTHERN_SEASONS.get(start.month)
            return f"{year}-{code}" if code else None
        case Precision.YEAR:
            return year
        case Precision.DECADE:
            return f"{year[:3]}X"
        case Precision.CENTURY:
            return f"{year[:2]}XX"
        case Precision.WEEK:
            return None


def _write_bound(day: date, precision: Precision, *, ends: bool) -> str:
    """A bound in the coarsest spelling that still gives exactly this day back, no coarser than `precision`."""
    last = day - timedelta(days=1) if ends else day
    year_bound = day.day == 1 and day.month == 1
    if year_bound and precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        return f"{last.year:04d}"
    if day.day == 1 and precision not in (Precision.DAY, Precision.WEEK):
        return f"{last.year:04d}-{last.month:02d}"
    return last.isoformat()
