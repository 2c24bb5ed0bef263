"""Feasts by name and year: from the package `holidays` where law or moon moves them, by a rule where none does."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from factcheck.errors import LanguagePackError
from factcheck.values import DateInterval, Precision

_ESTIMATED = " (estimated)"


@lru_cache
def feasts() -> Mapping[str, Mapping[str, Any]]:
    """The rules of every feast by its key, from `feasts.toml`."""
    return tomllib.loads(resources.files(__package__).joinpath("feasts.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def feast(key: str, year: int) -> DateInterval | None:
    """The day or days of a feast in a year, or None where it had none or nobody says.

    Of a feast that comes twice in a year, as those of the Muslim calendar may, the first is given.

    Args:
        key: The feast, as `feasts.toml` names it.
        year: The year in which it begins.

    Raises:
        LanguagePackError: If there is no such feast.

    Examples:
        >>> str(feast("thanksgiving", 2024)), str(feast("carnival", 2025))
        ('2024-11-28', '2025-03-04')
        >>> feast("thanksgiving", 1600) is None
        True
    """
    row = _row(key)
    if not MINYEAR < year < MAXYEAR:
        return None
    times = _times(row, year)
    if not times:
        return None
    start, end = times[0]
    if "days" in row:
        end = start + timedelta(days=row["days"])
    if "until" in row:
        ends = [day for y in (year, year + 1) for day, _ in _times(_row(row["until"]), y) if day > start]
        end = ends[0] if ends else end
    return DateInterval(start, end, precision=Precision.DAY, approximate=row.get("approximate", False))


def _row(key: str) -> Mapping[str, Any]:
    row = feasts().get(key)
    if row is None:
        raise LanguagePackError(f"no feast named {key!r} in feasts.toml")
    return row


_Days = tuple[date, date]
"""From a day up to, but not including, another."""


def _times(row: Mapping[str, Any], year: int) -> list[_Days]:
    """The times at which a feast is kept in a year."""
    if "library" in row:
        return _listed(row, year)
    if "after" in row:
        other, days = row["after"]
        starts = [day + timedelta(days=days) for day, _ in _times(_row(other), year)]
    elif "nth" in row:
        starts = [_nth(year, *row["nth"])]
    else:
        starts = [date(year, *row["day"])]
    return [(day, day + timedelta(days=1)) for day in starts]


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))


def _listed(row: Mapping[str, Any], year: int) -> list[_Days]:
    """The runs of days, begun in the year, that the library calls by the feast's name."""
    country, category, name = row["library"]
    first, last = row.get("years", (MINYEAR, MAXYEAR))
    runs: list[_Days] = []
    for y in range(max(first, year - 1), min(last, year + 1) + 1):
        for day in _calendar(country, category, y).get(name, ()):
            if runs and runs[-1][1] == day:
                runs[-1] = runs[-1][0], day + timedelta(days=1)
            else:
                runs.append((day, day + timedelta(days=1)))
    return [run for run in runs if run[0].year == year]


@lru_cache(maxsize=512)
def _calendar(country: str, category: str, year: int) -> Mapping[str, list[date]]:
    """A country's holidays of one kind in a year: the days of each name, in order."""
    # Imported when a text names a feast: it costs more than all the rest of reading dates.
    import holidays

    listed = holidays.country_holidays(
        country, years=year, expand=False, observed=False, language="en_US", categories=(category,)
    )
    days: dict[str, list[date]] = {}
    for day in sorted(listed):
        for name in listed.get_list(day):
            days.setdefault(name.removesuffix(_ESTIMATED), []).append(day)
    return days
