"""Units larger than a month: decades, centuries, pieces of a year, seasons, harvests, and feasts by name."""

from __future__ import annotations

from datetime import MAXYEAR, date

from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.meaning.moment import Moment, end_of, on_calendar, start_of, year_of
from factcheck.mentions.dates.partial import OUT_OF_CALENDAR, PUBLISHED_MISSING, Settled, Tense, Unsettled, When
from factcheck.mentions.dates.timeline import MONTHS, unit_at
from factcheck.values import DateInterval, Precision
from factcheck.values.edtf import season as season_from


def decade(g: Captures, moment: Moment) -> When | None:
    """ "anos 1980", "anos 80", "the 1980s", "década de 1970"."""
    if "year" in g:
        year = g["year"]
        if not isinstance(year, int) or year % 10:
            return None
    else:
        short = g.get("short", g.get("num"))
        if short % 10 or not 0 <= short <= 90:
            return None
        year = 1900 + short if short >= 30 else 2000 + short
    if g.get("hundreds") and year % 100 == 0 and year + 100 <= MAXYEAR:
        # "The 1800s" are a hundred years, "the 2000s" more often ten.
        hundred = DateInterval(date(year, 1, 1), date(year + 100, 1, 1), precision=Precision.CENTURY)
        readings = [(hundred, "hundred_years"), (DateInterval.decade(year), "ten_years")]
        return Settled(tuple(readings[::-1] if year == 2000 else readings), period=True)
    return Settled(((DateInterval.decade(year), "written"),), period=True)


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def century(g: Captures, _: Moment) -> When | None:
    """A century by its number, in Roman or Arabic numerals."""
    number = g.get("number")
    if isinstance(number, str):
        number = _roman(number)
    if number is None or not 1 <= number <= 30:
        return None
    interval = DateInterval.century(number)
    if g.get("era") == "before":
        return OUT_OF_CALENDAR
    return Settled(((interval, "written"),), period=True)


def _roman(letters: str) -> int | None:
    values = [_ROMAN.get(letter, 0) for letter in letters]
    if 0 in values:
        return None
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def piece_of_year(g: Captures, moment: Moment) -> When | None:
    """A numbered quarter, half, month … of a year; without a year the one that the tense says."""
    number, unit = g.get("number"), g.get("unit")
    length = MONTHS.get(unit)
    if length is None or length > 6:
        return None
    count = 12 // length
    number = number + count + 1 if number < 0 else number
    if not 1 <= number <= count:
        return None
    year = year_of(g, moment)
    if isinstance(year, Unsettled):
        return year
    if year is None:
        if moment.published is None:
            return PUBLISHED_MISSING
        year = moment.published.year
        first = date(year, length * (number - 1) + 1, 1)
        if first > moment.published and moment.tense() is Tense.PAST:
            year -= 1
        reason = "nearest_past" if first <= moment.published else "this_year"
    else:
        reason = "written"

    def compute() -> When:
        day = date(year, length * (number - 1) + 1, 1)
        return Settled(((unit_at(day, unit), reason),))

    return on_calendar(compute)


def before_era(_: Captures, __: Moment) -> When:
    """A year before the first of our era, which the calendar here does not reach."""
    return OUT_OF_CALENDAR


def season(g: Captures, moment: Moment) -> When | None:
    """A season, of a year or relative to publication."""
    first = moment.seasons[g["season"]]
    year = year_of(g, moment)
    if isinstance(year, Unsettled):
        return year
    offset = g.get("rel")
    if year is None and moment.published is None:
        return PUBLISHED_MISSING

    def compute() -> When:
        if year is not None:
            return Settled(((season_from(year, first), "written"),), period=True)
        published = moment.published
        assert published is not None
        around = [season_from(y, first) for y in range(max(1, published.year - 2), published.year + 3) if y < 9999]
        past = [s for s in around if end_of(s) <= published]
        now = [s for s in around if s.holds(published)]
        ahead = [s for s in around if start_of(s) > published]
        if offset is None:
            chosen = now or ([ahead[0]] if moment.tense() is Tense.FUTURE else [past[-1]])
        elif offset == 0:
            chosen = now or [s for s in around if start_of(s).year == published.year] or [ahead[0]]
        else:
            chosen = [past[-1]] if offset < 0 else [ahead[0]]
        return Settled(((chosen[0], "relative"),), period=True)

    return on_calendar(compute)


def season_years(g: Captures, moment: Moment) -> When | None:
    """A harvest, season or fiscal year over two years: "safra 2023/24"."""
    first, second = g["year"], g.get("yy", g.get("year2"))
    if not isinstance(first, int) or second is None or second % 100 != (first + 1) % 100:
        return None
    month = g.get("starts", 7)

    def compute() -> When:
        start, end = date(first, month, 1), date(first + 1, month, 1)
        return Settled(((DateInterval(start, end, precision=Precision.MONTH), "written"),), period=True)

    return on_calendar(compute)


def year_alone(g: Captures, moment: Moment) -> When | None:
    """A calendar year that is called a fiscal year and the like."""
    year = year_of(g, moment)
    if isinstance(year, Unsettled) or year is None:
        return year
    return Settled(((DateInterval.year(year), "written"),), period=True) if 1 <= year <= 9999 else OUT_OF_CALENDAR


def named_day(g: Captures, moment: Moment) -> When | None:
    """A holiday by name, of a year or the one that the tense says."""
    name = g["feast"]
    year = year_of(g, moment)
    if isinstance(year, Unsettled):
        return year
    if year is not None:
        interval = moment.feast(name, year)
        return Settled(((interval, "named_day"),)) if interval else OUT_OF_CALENDAR
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    around = [found for y in (-1, 0, 1) if (found := moment.feast(name, published.year + y))]
    offset = g.get("rel")
    past = [f for f in around if start_of(f) <= published]
    ahead = [f for f in around if start_of(f) >= published]
    if not past or not ahead:
        return OUT_OF_CALENDAR
    if offset == 0:
        chosen = [f for f in around if start_of(f).year == published.year]
        return Settled(((chosen[0], "relative"),))
    tense = {-1: Tense.PAST, 1: Tense.FUTURE}.get(offset or 0) or moment.tense()
    nearest = abs((start_of(past[-1]) - published).days) <= abs((start_of(ahead[0]) - published).days)
    if tense is Tense.FUTURE or (tense is Tense.NONE and not nearest):
        pair = [(ahead[0], "named_day"), (past[-1], "nearest_past")]
    else:
        pair = [(past[-1], "named_day"), (ahead[0], "nearest_future")]
    return Settled(tuple(pair if pair[0][0] != pair[1][0] else pair[:1]))
