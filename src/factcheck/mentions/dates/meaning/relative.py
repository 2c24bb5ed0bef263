"""Expressions that count from the day of publication: yesterday, last month, two years ago, the next ten days."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.meaning.moment import Moment, a_day, on_calendar, start_of
from factcheck.mentions.dates.partial import PUBLISHED_MISSING, Length, Settled, Tense, Unsettled, When
from factcheck.mentions.dates.timeline import half_later, later, unit_at
from factcheck.values import DateInterval, Precision


def day_offset(g: Captures, moment: Moment) -> When:
    """Yesterday, today, tomorrow."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    return on_calendar(lambda: a_day(published + timedelta(days=g["relday"])))


def unit_offset(g: Captures, moment: Moment) -> When:
    """The unit before, of or after publication: "ano passado", "this week", "mês que vem"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    offset, unit = g.get("rel", 0) * g.get("times", 1), g.get("unit")

    def compute() -> When:
        if unit == "weekend":
            return Settled(((_weekend(published, offset, moment.tense() if not offset else Tense.NONE), "relative"),))
        base = start_of(unit_at(published, unit)) if unit not in ("decade", "century", "day") else published
        if unit == "quinzena":
            base = base + timedelta(days=15 * offset)
            return Settled(((unit_at(base, unit), "relative"),))
        return Settled(((unit_at(later(base, offset, unit), unit), "relative"),))

    return on_calendar(compute)


def _weekend(published: date, offset: int, tense: Tense) -> DateInterval:
    """The last weekend, the one to come, or of the two the one that the tense says; on its days it is this one."""
    ahead = published.weekday() < 5
    weeks = offset - ahead if offset > 0 else offset
    if not offset and tense is Tense.PAST and ahead:
        weeks = -1
    return unit_at(published + timedelta(days=7 * weeks), "weekend")


def month_offset(g: Captures, moment: Moment) -> When:
    """A month by name with "last", "this" or "next" before or after it."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    month, offset = g["month"], g["rel"]
    year = published.year
    if offset < 0 and month >= published.month:
        year -= 1
    if offset > 0 and month <= published.month:
        year += 1
    return on_calendar(lambda: Settled(((DateInterval.month(year, month), "relative"),)))


def weekday_offset(g: Captures, moment: Moment) -> When:
    """A weekday by name with "last", "this" or "next" before or after it.

    The constant `next` of a rule says which one "next" is: the coming one (`"coming"`), the coming one or that of the
    week after (`"coming_or_week"`), or the other way round (`"week_or_coming"`).
    """
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    weekday, offset = g["weekday"], g.get("rel", 0)
    last = published - timedelta(days=(published.weekday() - weekday) % 7 or 7)
    coming = published + timedelta(days=(weekday - published.weekday()) % 7 or 7)
    monday = published - timedelta(days=published.weekday())
    if offset == 0:
        return on_calendar(lambda: a_day(_of_this_week(monday + timedelta(days=weekday), published, moment.tense())))
    if offset < 0:
        return on_calendar(lambda: a_day(last + timedelta(days=7 * (offset + 1))))

    def compute() -> When:
        readings = [(coming, "coming_weekday"), (monday + timedelta(days=7 + weekday), "weekday_of_next_week")]
        if g.get("next") == "week_or_coming":
            readings.reverse()
        if g.get("next") == "coming" or readings[0][0] == readings[1][0]:
            readings = [(coming + timedelta(days=7 * (offset - 1)), "relative")]
        return Settled(tuple((DateInterval.day(day), reason) for day, reason in readings))

    return on_calendar(compute)


def _of_this_week(day: date, published: date, tense: Tense) -> date:
    """ "This Friday": that of the calendar week, unless the words around place it on publication's other side."""
    if tense is Tense.PAST and day > published:
        return day - timedelta(days=7)
    if tense is Tense.FUTURE and day < published:
        return day + timedelta(days=7)
    return day


def weekday_of_week(g: Captures, moment: Moment) -> When | None:
    """A weekday of a week: "sexta da semana que vem", "Friday next week"."""
    settled = moment.settle(g["week"])
    if isinstance(settled, Unsettled):
        return settled
    shift = timedelta(days=g["weekday"])
    return on_calendar(lambda: settled.map(lambda week: DateInterval.day(start_of(week) + shift)))


def weekdays_ahead(g: Captures, moment: Moment) -> When | None:
    """ "Two Sundays from now", "three Fridays ago"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    direction = g.get("direction", 1)
    near = (direction * (g["weekday"] - published.weekday())) % 7 or 7
    return on_calendar(lambda: a_day(published + timedelta(days=direction * (near + 7 * (g.get("count", 1) - 1)))))


def distance(g: Captures, moment: Moment) -> When | None:
    """So much time before or after publication, or after another date."""
    length: Length = g["length"]
    if any(unit == "weekend" for _, unit in length.pieces):
        return None
    base: When = PUBLISHED_MISSING
    if moment.published is not None:
        base = a_day(later(moment.published, g.get("shift", 0), "day"))
    settled = moment.settle(g.get("base", base))
    if isinstance(settled, Unsettled):
        return settled
    direction = g.get("direction", 1)
    vague = "base" not in g and length.is_vague

    def move(interval: DateInterval) -> DateInterval:
        day = start_of(interval)
        for count, unit in length.pieces:
            day = later(day, direction * count, unit)
        if length.half:
            day = half_later(day, direction, length.pieces[-1][1])
        return attrs.evolve(DateInterval.day(day), approximate=vague)

    return on_calendar(lambda: settled.map(move))


def window(g: Captures, moment: Moment) -> When | None:
    """So much time up to, or from, the day of publication or another one: "próximos quatro anos", "last 12 months"."""
    published = moment.published
    if "base" in g:
        settled = moment.settle(g["base"])
        if isinstance(settled, Unsettled):
            return settled
        published = settled.first.start
    if published is None:
        return PUBLISHED_MISSING
    length: Length = g["length"] if "length" in g else Length(((g.get("count"), g["unit"]),))
    if not g.get("rel") or any(unit == "weekend" for _, unit in length.pieces):
        return None

    def compute() -> When:
        direction = -1 if g.get("rel") < 0 else 1
        other = published
        for count, unit in length.pieces:
            other = later(other, direction * count, unit)
        if length.half:
            other = half_later(other, direction, length.pieces[-1][1])
        # What is past ends with the day of publication, what is to come begins with it.
        after = timedelta(days=1)
        start, end = (other + after, published + after) if direction < 0 else (published, other)
        return Settled(((DateInterval(start, end, precision=Precision.DAY), "relative"),), period=True)

    return on_calendar(compute)


def to_date(g: Captures, moment: Moment) -> When | None:
    """From the start of a unit up to publication, or from publication to its end: "rest of the year"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    unit = unit_at(published, g.get("unit"))
    start, end = (published, unit.end) if g.get("side") == "rest" else (unit.start, published + timedelta(days=1))
    if g.get("side") == "earlier":
        end = published
    if start == end:
        return None
    return on_calendar(lambda: Settled(((DateInterval(start, end, precision=Precision.DAY), "relative"),), period=True))
