"""How the value of an expression is computed from the pieces that a rule captured.

Each function takes the captures and the moment and gives what the piece means, or None to refuse the match. Rules
name them in their `value` column.
"""

from __future__ import annotations

from factcheck.mentions.dates.meaning import calendar, pieces, ranges, relative, told, units
from factcheck.mentions.dates.meaning.moment import Compute as Compute
from factcheck.mentions.dates.meaning.moment import Moment as Moment

VALUES: dict[str, Compute] = {
    function.__name__: function
    for function in (
        calendar.numeral,
        calendar.nothing,
        calendar.partial,
        calendar.numeric,
        calendar.ymd,
        calendar.dated_weekday,
        calendar.same,
        calendar.ahead,
        relative.day_offset,
        relative.unit_offset,
        relative.month_offset,
        relative.weekday_offset,
        relative.weekday_of_week,
        relative.weekdays_ahead,
        relative.distance,
        relative.window,
        relative.to_date,
        told.told_by_the_text,
        told.told_later,
        told.told_unit,
        told.told_month,
        told.told_weekday,
        units.decade,
        units.century,
        units.piece_of_year,
        units.before_era,
        units.season,
        units.season_years,
        units.year_alone,
        units.named_day,
        pieces.part,
        pieces.half_of,
        pieces.nth_of,
        pieces.first_of,
        pieces.day_of_month,
        pieces.week_of,
        pieces.about,
        ranges.between,
        ranges.two_days,
        ranges.years,
        ranges.bound,
        ranges.bound_of_unit,
        ranges.length,
        ranges.duration,
    )
}
"""The functions by the names that rules call them by."""
