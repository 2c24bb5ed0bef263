"""How the value of an expression is computed from the pieces that a rule captured.

Each function takes the captures and the moment and gives what the piece means, or None to refuse the match. Rules
name them in their `value` column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import attrs

from factcheck.errors import InvalidDateError
from factcheck.mentions.dates.grammar import Captures
from factcheck.mentions.dates.partial import (
    MONTHS,
    NO_SUCH_DAY,
    OUT_OF_CALENDAR,
    PUBLISHED_MISSING,
    Length,
    Partial,
    Settled,
    Tense,
    Unsettled,
    When,
    covering,
    later,
    settle,
    unit_at,
)
from factcheck.values import DateInterval, Precision


@attrs.frozen(eq=False)
class Moment:
    """What an expression is relative to.

    Args:
        published: The day of publication, or None.
        tense: Where the words around the expression place it, looked up when it matters.
        day_first: Whether 5/1 is 5 January.
        seasons: The first month of each season in the language's hemisphere.
    """

    published: date | None
    tense: Callable[[], Tense]
    day_first: bool
    seasons: dict[str, int]
    feast: Callable[[str, int], DateInterval | None]

    def settle(self, when: When) -> Settled | Unsettled:
        """The place of an expression on the calendar."""
        needs_tense = isinstance(when, Partial) and (when.year is None)
        return settle(when, self.published, self.tense() if needs_tense else Tense.NONE)


Value = When | Length | int | str
Compute = Callable[[Captures, Moment], Value | None]
VALUES: dict[str, Compute] = {}


def _value(function: Compute) -> Compute:
    VALUES[function.__name__.strip("_")] = function
    return function


# --- numbers -----------------------------------------------------------------------------------------------------


@_value
def numeral(g: Captures, _: Moment) -> int | None:
    """A number in words: its pieces summed, a multiplier applied to what stands before it."""
    total = 0
    for name in ("a", "b", "c"):
        if name in g:
            total += g[name]
    if "thousands" in g:
        total += 1000 * g["thousands"]
    if "hundreds" in g:
        total += 100 * g["hundreds"]
    return total


@_value
def nothing(_: Captures, __: Moment) -> str:
    """Something that is no date and hides what is in it."""
    return ""


# --- calendar dates ----------------------------------------------------------------------------------------------


def _year(g: Captures, moment: Moment) -> int | Unsettled | None:
    """The year as captured: four digits, two, in words, or an expression such as "ano passado"."""
    if "year" in g:
        year = g["year"]
        return int(year)
    if "yy" in g:
        return _century_of(g["yy"], moment)
    if "when_year" in g:
        settled = moment.settle(g["when_year"])
        if isinstance(settled, Unsettled):
            return settled
        assert settled.first.start is not None
        return settled.first.start.year
    return None


def _century_of(two_digits: int, moment: Moment) -> int:
    """A year of two digits: the last one that is no more than twenty years after publication."""
    limit = (moment.published.year if moment.published else 2030) + 20
    return next(year for year in (2000 + two_digits, 1900 + two_digits) if year <= limit or year < 2000)


@_value
def partial(g: Captures, moment: Moment) -> When | None:
    """Weekday, day, month and year, as far as they were written."""
    year = _year(g, moment)
    if isinstance(year, Unsettled):
        return year
    day = g.get("day", g.get("ordinal"))
    month = g.get("month")
    return Partial(year, month, day, g.get("weekday"), firm=bool(g.get("firm")))


@_value
def numeric(g: Captures, moment: Moment) -> When | None:
    """Two numbers and perhaps a year, in the order of the language's region."""
    year = _year(g, moment)
    if isinstance(year, Unsettled):
        return year
    a, b = g["a"], g["b"]
    day, month = (a, b) if moment.day_first else (b, a)
    weekday = g.get("weekday")
    if month > 12 and day <= 12:
        return Partial(year, day, month, weekday, reason="only_order")
    if month > 12 or month < 1 or not 1 <= day <= 31:
        return NO_SUCH_DAY if year is not None else None
    reason = "day_first" if moment.day_first else "month_first"
    if a == b or b > 12 or a > 12:
        return Partial(year, month, day, weekday, reason="written")
    other = Partial(year, day, month, weekday, reason="month_first" if moment.day_first else "day_first")
    return Partial(year, month, day, weekday, reason=reason, others=(other,))


@_value
def ymd(g: Captures, _: Moment) -> When | None:
    """Eight digits: year, month, day."""
    digits = g["ymd"]
    year, month, day = digits // 10000, digits // 100 % 100, digits % 100
    if not 1900 <= year < 2100 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Partial(year, month, day)


@_value
def month_window(g: Captures, moment: Moment) -> When | None:
    """A month or weekday with "last", "this" or "next" before or after it."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    offset = g.get("rel", g.get("relpost"))
    if "month" in g:
        return _guard(lambda: _relative_month(g["month"], offset, published))
    return _guard(lambda: _relative_weekday(g, offset, published))


def _relative_month(month: int, offset: int, published: date) -> Settled:
    year = published.year
    if offset < 0 and month >= published.month:
        year -= 1
    if offset > 0 and month <= published.month:
        year += 1
    return Settled(((DateInterval.month(year, month), "relative"),))


def _relative_weekday(g: Captures, offset: int, published: date) -> Settled:
    weekday = g["weekday"]
    ahead = (weekday - published.weekday()) % 7
    if offset < 0:
        return _day(published - timedelta(days=(published.weekday() - weekday) % 7 or 7))
    if offset == 0:
        # "this Friday": the one of this calendar week, unless the week has no room for it.
        monday = published - timedelta(days=published.weekday())
        return _day(monday + timedelta(days=weekday))
    coming = published + timedelta(days=ahead or 7)
    week_after = published + timedelta(days=7 - published.weekday() + weekday)
    if g.get("skips") == "one":
        return _day(coming + timedelta(days=7))
    if g.get("skips") == "coming":
        return _two_days(coming, "coming_weekday", coming + timedelta(days=7), "weekday_of_next_week")
    if g.get("skips") == "week":
        return _two_days(week_after, "weekday_of_next_week", coming, "coming_weekday")
    return _day(coming)


def _two_days(first: date, first_reason: str, second: date, second_reason: str) -> Settled:
    if first == second:
        return Settled(((DateInterval.day(first), first_reason),))
    return Settled(((DateInterval.day(first), first_reason), (DateInterval.day(second), second_reason)))


@_value
def weekday_of_week(g: Captures, moment: Moment) -> When | None:
    """A weekday of a week: "sexta da semana que vem", "Friday next week"."""
    settled = moment.settle(g["week"])
    if isinstance(settled, Unsettled):
        return settled
    return _guard(lambda: settled.map(lambda week: DateInterval.day(_start(week) + timedelta(days=g["weekday"]))))


@_value
def day_of_month(g: Captures, moment: Moment) -> When | None:
    """A numbered day of a month that is an expression: "20th of next month", "dia 5 do mês passado"."""
    settled = moment.settle(g["when_month"])
    if isinstance(settled, Unsettled):
        return settled
    start = _start(settled.first)
    return Partial(start.year, start.month, g.get("day", g.get("ordinal")))


# --- relative to the day of publication --------------------------------------------------------------------------


def _day(day: date, reason: str = "relative", *, approximate: bool = False) -> Settled:
    interval = DateInterval.day(day)
    return Settled(((attrs.evolve(interval, approximate=approximate) if approximate else interval, reason),))


def _guard(compute: Callable[[], When]) -> When:
    """The value, or that it lies outside the calendar."""
    try:
        return compute()
    except (OverflowError, ValueError):
        return OUT_OF_CALENDAR


def _start(interval: DateInterval) -> date:
    if interval.start is None:
        raise OverflowError
    return interval.start


def _end(interval: DateInterval) -> date:
    if interval.end is None:
        raise OverflowError
    return interval.end


@_value
def day_offset(g: Captures, moment: Moment) -> When:
    """Yesterday, today, tomorrow."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    return _guard(lambda: _day(published + timedelta(days=g["relday"])))


@_value
def unit_offset(g: Captures, moment: Moment) -> When:
    """The unit before, of or after publication: "ano passado", "this week", "mês que vem"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    offset = g.get("rel", g.get("relpost", 0)) * g.get("times", 1)
    unit = g.get("unit")

    def compute() -> When:
        if unit == "day":
            return _day(later(published, offset, "day"))
        if unit == "weekend":
            return _weekend(published, offset)
        base = unit_at(published, unit)
        if unit in MONTHS and unit not in ("decade", "century"):
            return Settled(((unit_at(later(_start(base), offset, unit), unit), "relative"),))
        if unit in ("decade", "century"):
            return Settled(((unit_at(later(published, offset, unit), unit), "relative"),))
        return Settled(((unit_at(later(published, offset, unit), unit), "relative"),))

    return _guard(compute)


def _weekend(published: date, offset: int) -> Settled:
    """The weekend before, of or after the week; on a Monday "this weekend" is still the one to come."""
    return Settled(((unit_at(published + timedelta(days=7 * offset), "weekend"), "relative"),))


def _lengths(g: Captures) -> Iterator[tuple[int, str]]:
    for count, unit in (("count", "unit"), ("count2", "unit2"), ("count3", "unit3")):
        if unit in g:
            yield g.get(count, 1), g[unit]


@_value
def distance(g: Captures, moment: Moment) -> When | Length | None:
    """So many units before or after publication, or after another date."""
    direction = g.get("direction", 1)
    base: Settled | Unsettled
    if "base" in g:
        base = moment.settle(g["base"])
    elif moment.published is None:
        base = PUBLISHED_MISSING
    else:
        base = _day(moment.published)
    if isinstance(base, Unsettled):
        return base
    pieces = list(_lengths(g))
    if any(unit == "weekend" for _, unit in pieces):
        return None
    if g.get("only_ahead") and moment.tense() is Tense.PAST:
        return None

    def move(interval: DateInterval) -> DateInterval:
        day = _start(interval)
        for count, unit in pieces:
            day = later(day, direction * count, unit)
        moved = DateInterval.day(day)
        vague = all(unit in MONTHS for _, unit in pieces) and "base" not in g
        return attrs.evolve(moved, approximate=True) if vague else moved

    return _guard(lambda: Settled(tuple((move(interval), "relative") for interval, _ in base.readings)))


@_value
def weekdays_ahead(g: Captures, moment: Moment) -> When | None:
    """ "Two Sundays from now"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    ahead = (g["weekday"] - published.weekday()) % 7 or 7
    return _guard(lambda: _day(published + timedelta(days=ahead + 7 * (g.get("count", 1) - 1))))


@_value
def window(g: Captures, moment: Moment) -> When:
    """So many units up to, or from, the day of publication: "próximos quatro anos", "last 12 months"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    count, unit = g.get("count"), g["unit"]
    precision = Precision.DAY

    def compute() -> When:
        if g["rel"] < 0:
            end = published + timedelta(days=1)
            start = later(end, -count, unit)
        else:
            start, end = published, later(published, count, unit)
        return Settled(((DateInterval(start, end, precision=precision), "relative"),), period=True)

    if unit == "weekend":
        return OUT_OF_CALENDAR
    return _guard(compute)


@_value
def to_date(g: Captures, moment: Moment) -> When:
    """From the start of a unit up to publication, or from publication to its end: "rest of the year"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    unit = unit_at(published, g.get("unit"))
    if g.get("side") == "rest":
        return Settled(((DateInterval(published, unit.end, precision=Precision.DAY), "relative"),), period=True)
    after = published + timedelta(days=1)
    return Settled(((DateInterval(unit.start, after, precision=Precision.DAY), "relative"),), period=True)


# --- larger units ------------------------------------------------------------------------------------------------


@_value
def decade(g: Captures, moment: Moment) -> When | None:
    """ "anos 1980", "anos 80", "the 1980s", "década de 1970"."""
    if "year" in g:
        year = g["year"]
        if year % 10:
            return None
    else:
        short = g.get("short")
        if short % 10 or not 0 <= short <= 90:
            return None
        year = 1900 + short if short >= 30 else 2000 + short
    return Settled(((DateInterval.decade(year), "written"),), period=True)


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@_value
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


@_value
def piece_of_year(g: Captures, moment: Moment) -> When | None:
    """A numbered quarter, half, month … of a year; without a year the one that the tense says."""
    number, unit = g.get("number"), g.get("unit")
    length = MONTHS.get(unit)
    if length is None or not 1 <= number <= 12 // length:
        return None
    year = _year(g, moment)
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

    return _guard(compute)


@_value
def season(g: Captures, moment: Moment) -> When | None:
    """A season, of a year or relative to publication."""
    first = moment.seasons[g["season"]]
    year = _year(g, moment)
    if isinstance(year, Unsettled):
        return year
    offset = g.get("rel", g.get("relpost"))
    if year is None and moment.published is None:
        return PUBLISHED_MISSING

    def compute() -> When:
        from factcheck.values.edtf import season as season_from

        if year is not None:
            return Settled(((season_from(year, first), "written"),), period=True)
        published = moment.published
        assert published is not None
        around = [season_from(y, first) for y in range(max(1, published.year - 2), published.year + 3) if y < 9999]
        past = [s for s in around if _end(s) <= published]
        now = [s for s in around if s.holds(published)]
        ahead = [s for s in around if _start(s) > published]
        if offset is None:
            chosen = now or ([ahead[0]] if moment.tense() is Tense.FUTURE else [past[-1]])
        elif offset == 0:
            chosen = now or [s for s in around if _start(s).year == published.year] or [ahead[0]]
        else:
            chosen = [past[-1]] if offset < 0 else [ahead[0]]
        return Settled(((chosen[0], "relative"),), period=True)

    return _guard(compute)


@_value
def season_years(g: Captures, moment: Moment) -> When | None:
    """A harvest, season or fiscal year over two years: "safra 2023/24"."""
    first = g["year"]
    second = g.get("yy", g.get("year2", g.get("short")))
    if second is None:
        year = DateInterval.year(first)
        return Settled(((year, "written"),), period=True)
    if second % 100 != (first + 1) % 100:
        return None
    month = g.get("starts", 7)

    def compute() -> When:
        start, end = date(first, month, 1), date(first + 1, month, 1)
        return Settled(((DateInterval(start, end, precision=Precision.MONTH), "written"),), period=True)

    return _guard(compute)


@_value
def year_alone(g: Captures, moment: Moment) -> When | None:
    """A calendar year that is called a fiscal year and the like."""
    year = _year(g, moment)
    if isinstance(year, Unsettled) or year is None:
        return year
    return Settled(((DateInterval.year(year), "written"),), period=True) if 1 <= year <= 9999 else OUT_OF_CALENDAR


@_value
def feast(g: Captures, moment: Moment) -> When | None:
    """A holiday by name, of a year or the one that the tense says."""
    name = g["feast"]
    year = _year(g, moment)
    if isinstance(year, Unsettled):
        return year
    if year is not None:
        interval = moment.feast(name, year)
        return Settled(((interval, "named_day"),)) if interval else OUT_OF_CALENDAR
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    around = [found for y in (-1, 0, 1) if (found := moment.feast(name, published.year + y))]
    offset = g.get("rel", g.get("relpost"))
    past = [f for f in around if _start(f) <= published]
    ahead = [f for f in around if _start(f) >= published]
    if not past or not ahead:
        return OUT_OF_CALENDAR
    if offset == 0:
        chosen = [f for f in around if _start(f).year == published.year]
        return Settled(((chosen[0], "relative"),))
    tense = {-1: Tense.PAST, 1: Tense.FUTURE}.get(offset or 0) or moment.tense()
    nearest = abs((_start(past[-1]) - published).days) <= abs((_start(ahead[0]) - published).days)
    if tense is Tense.FUTURE or (tense is Tense.NONE and not nearest):
        pair = [(ahead[0], "named_day"), (past[-1], "nearest_past")]
    else:
        pair = [(past[-1], "named_day"), (ahead[0], "nearest_future")]
    return Settled(tuple(pair if pair[0][0] != pair[1][0] else pair[:1]))


# --- parts of other expressions ----------------------------------------------------------------------------------


@_value
def part(g: Captures, moment: Moment) -> When | None:
    """The beginning, middle or end of a unit, which is vague: "início de 2024", "mid-2015"."""
    settled = moment.settle(g["whole"])
    if isinstance(settled, Unsettled):
        return settled
    which = g.get("part")

    def cut(interval: DateInterval) -> DateInterval:
        start, end = _thirds(interval)[which]
        precision = (
            Precision.DAY
            if interval.precision in _BY_DAYS
            else _PRECISION_OF_PART.get(interval.precision, Precision.MONTH)
        )
        return DateInterval(start, end, precision=precision, approximate=True)

    try:
        return settled.map(cut, period=True)
    except (InvalidDateError, OverflowError, ValueError, KeyError):
        return None


_BY_DAYS = (Precision.DAY, Precision.WEEK, Precision.MONTH)
_PRECISION_OF_PART = {Precision.DECADE: Precision.YEAR, Precision.CENTURY: Precision.YEAR}


def _thirds(interval: DateInterval) -> dict[str, tuple[date, date]]:
    """The thirds of a unit as newsrooms use them."""
    start, end = _start(interval), _end(interval)
    match interval.precision:
        case Precision.MONTH if interval.is_unit:
            cuts = [start, start.replace(day=11), start.replace(day=21), end]
        case Precision.WEEK:
            cuts = [start, start + timedelta(days=2), start + timedelta(days=4), end]
        case Precision.YEAR if interval.is_unit:
            cuts = [start, start.replace(month=5), start.replace(month=9), end]
        case Precision.DECADE:
            cuts = [start, later(start, 3, "year"), later(start, 7, "year"), end]
            return {
                "start": (cuts[0], cuts[1]),
                "middle": (later(start, 4, "year"), cuts[2]),
                "end": (cuts[2], cuts[3]),
            }
        case Precision.CENTURY:
            cuts = [start, later(start, 33, "year"), later(start, 66, "year"), end]
        case Precision.QUARTER:
            cuts = [start, later(start, 1, "month"), later(start, 2, "month"), end]
        case Precision.HALF:
            cuts = [start, later(start, 2, "month"), later(start, 4, "month"), end]
        case Precision.SEASON:
            cuts = [start, later(start, 1, "month"), later(start, 2, "month"), end]
        case _:
            raise ValueError(interval.precision)
    return {"start": (cuts[0], cuts[1]), "middle": (cuts[1], cuts[2]), "end": (cuts[2], cuts[3])}


@_value
def half_of(g: Captures, moment: Moment) -> When | None:
    """The first or second half of a unit."""
    settled = moment.settle(g["whole"])
    if isinstance(settled, Unsettled):
        return settled
    number = g.get("number")

    def cut(interval: DateInterval) -> DateInterval:
        start, end = _start(interval), _end(interval)
        match interval.precision:
            case Precision.MONTH:
                middle, precision = start.replace(day=16), Precision.DAY
            case Precision.YEAR:
                return DateInterval.half(start.year, number)
            case Precision.DECADE:
                middle, precision = later(start, 5, "year"), Precision.YEAR
            case Precision.CENTURY:
                middle, precision = later(start, 50, "year"), Precision.YEAR
            case _:
                raise ValueError(interval.precision)
        return DateInterval(*((start, middle) if number == 1 else (middle, end)), precision=precision)

    try:
        return settled.map(cut, period=True)
    except (InvalidDateError, OverflowError, ValueError):
        return None


@_value
def nth_of(g: Captures, moment: Moment) -> When | None:
    """The nth week, weekday, day or month of a month or year; "last" counts from its end."""
    settled = moment.settle(g["whole"])
    if isinstance(settled, Unsettled):
        return settled
    number = g.get("number")

    def pick(whole: DateInterval) -> DateInterval:
        start, end = _start(whole), _end(whole)
        if "weekday" in g:
            found = _nth_weekday(start, end, g["weekday"], number)
        elif g["unit"] == "week":
            return _nth_week(whole, number)
        else:
            found = _nth_unit(start, end, number, g["unit"])
        if not whole.holds(_start(found)):
            raise ValueError(number)
        return found

    try:
        return settled.map(pick)
    except (InvalidDateError, OverflowError, ValueError, KeyError):
        return None


def _nth_weekday(start: date, end: date, weekday: int, number: int) -> DateInterval:
    if number > 0:
        first = start + timedelta(days=(weekday - start.weekday()) % 7)
        return DateInterval.day(first + timedelta(days=7 * (number - 1)))
    last = end - timedelta(days=1)
    final = last - timedelta(days=(last.weekday() - weekday) % 7)
    return DateInterval.day(final - timedelta(days=7 * (-number - 1)))


def _nth_week(whole: DateInterval, number: int) -> DateInterval:
    """Newspapers count a month's weeks in sevens of its days; a year's weeks are those of ISO 8601."""
    start, end = _start(whole), _end(whole)
    if whole.precision is Precision.MONTH:
        if number < 0:
            return DateInterval(end - timedelta(days=7), end, precision=Precision.DAY)
        first = start + timedelta(days=7 * (number - 1))
        return DateInterval(first, min(first + timedelta(days=7), end), precision=Precision.DAY)
    if whole.precision is Precision.YEAR:
        monday = (
            date.fromisocalendar(start.year, number, 1)
            if number > 0
            else DateInterval.week(end - timedelta(days=4)).start
        )
        assert monday is not None
        return DateInterval.week(monday)
    raise ValueError(number)


def _nth_unit(start: date, end: date, number: int, unit: str) -> DateInterval:
    if number < 0:
        return unit_at(later(end, number, unit), unit)
    return unit_at(later(start, number - 1, unit), unit)


@_value
def week_of(g: Captures, moment: Moment) -> When | None:
    """The calendar week that holds a day."""
    settled = moment.settle(g["whole"])
    if isinstance(settled, Unsettled):
        return settled
    return _guard(lambda: settled.map(lambda day: DateInterval.week(_start(day)), period=True))


@_value
def about(g: Captures, moment: Moment) -> When | None:
    """An expression that is said to be approximate."""
    settled = moment.settle(g["whole"])
    if isinstance(settled, Unsettled):
        return settled
    return settled.map(lambda interval: attrs.evolve(interval, approximate=True), period=settled.period)


@_value
def same(g: Captures, _: Moment) -> When | None:
    """An expression with words around it that do not change it."""
    whole = g["whole"]
    return whole if isinstance(whole, Partial | Settled | Unsettled) else None


# --- ranges and bounds -------------------------------------------------------------------------------------------


@_value
def between(g: Captures, moment: Moment) -> When | None:
    """From one expression to another; what one lacks, the other lends."""
    left, right = _side(g, "left", moment), _side(g, "right", moment)
    if left is None or right is None:
        return None
    left, right = _lend(left, right)
    return _span(left, right, moment)


def _side(g: Captures, name: str, moment: Moment) -> When | None:
    value = g.get(name)
    if value is None:
        return None
    if isinstance(value, int):
        field = "year" if g.roles[name] in ("year", "yy") else "day"
        return Partial(**{field: value})
    return value if isinstance(value, Partial | Settled | Unsettled) else None


def _lend(left: When, right: When) -> tuple[When, When]:
    """Day ranges share month and year, month ranges the year: "de 20 a 22 de janeiro", "May to July 2020"."""
    if not isinstance(left, Partial) or not isinstance(right, Partial):
        return left, right
    if left.day is not None and right.day is not None:
        if left.month is None and left.weekday is None:
            left = attrs.evolve(left, month=right.month)
        if right.month is None and right.weekday is None:
            month = left.month
            if month is not None and left.day is not None and right.day < left.day:
                month = month % 12 + 1
            right = attrs.evolve(right, month=month)
    if left.month is not None and right.month is not None:
        crosses = (left.month, left.day or 0) > (right.month, right.day or 0)
        if left.year is None and right.year is not None:
            left = attrs.evolve(left, year=right.year - crosses, reason=right.reason)
        elif right.year is None and left.year is not None:
            right = attrs.evolve(right, year=left.year + crosses)
    return left, right


def _span(left: When, right: When, moment: Moment) -> When | None:
    first = moment.settle(left)
    if isinstance(first, Unsettled):
        return first
    last = moment.settle(right)
    if isinstance(last, Unsettled):
        return last
    start, end = first.first, last.first
    if start.start is not None and end.start is not None and end.start < start.start:
        # The later side decides: "de novembro a março" ends with the last March, so it began the year before.
        start = next((i for i, _ in reversed(first.readings) if i.start and i.start < end.start), start)
        if isinstance(left, Partial) and left.year is None:
            start = _year_before(start, end)
    try:
        return Settled(((covering([start, end]), first.readings[0][1]),), period=True)
    except InvalidDateError:
        return None


def _year_before(start: DateInterval, end: DateInterval) -> DateInterval:
    if start.start is None or end.start is None or start.start <= end.start:
        return start
    moved = later(start.start, -1, "year")
    unit = "month" if start.precision is Precision.MONTH else "day"
    return unit_at(moved, unit)


@_value
def years(g: Captures, moment: Moment) -> When | None:
    """Two years: "2019–2023", "2003 a 2010", "2019-20"."""
    first = g["year"]
    last = g["year2"] if "year2" in g else first // 100 * 100 + g["yy"]
    if not first < last or not 1 <= last <= 9999 or last - first > 500:
        return None
    sides = [DateInterval.year(first), DateInterval.year(last)]
    return Settled(((covering(sides), "written"),), period=True)


@_value
def bound(g: Captures, moment: Moment) -> When | None:
    """Up to, before, since, from or after an expression."""
    side = _side(g, "whole", moment)
    if side is None:
        return None
    settled = moment.settle(side)
    if isinstance(settled, Unsettled):
        return settled
    which = g["bound"]

    def open_up(interval: DateInterval) -> DateInterval:
        start, end = {
            "until": (None, interval.end),
            "before": (None, interval.start),
            "since": (interval.start, None),
            "from": (interval.start, None),
            "after": (interval.end, None),
        }[which]
        if start is None and end is None:
            raise ValueError(which)
        return DateInterval(start, end, precision=interval.precision, approximate=interval.approximate)

    try:
        return settled.map(open_up, period=True)
    except (InvalidDateError, ValueError):
        return None


@_value
def length(g: Captures, moment: Moment) -> When | Length | None:
    """A length of time without a place on the calendar."""
    if g.get("only_past") and moment.tense() is not Tense.PAST:
        return None
    if g["unit"] in ("weekend", "century", "quarter", "half", "bimester", "fortnight", "quinzena", "decade"):
        months = MONTHS.get(g["unit"])
        if months is None:
            return None
        total = months * g.get("count", 1)
        return Length(total // 12, "year") if total % 12 == 0 else Length(total, "month")
    return Length(g.get("count", 1), g["unit"])
