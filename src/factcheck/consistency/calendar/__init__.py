"""Rules of the calendar."""

from __future__ import annotations

from factcheck.consistency.calendar.anniversary import Anniversary
from factcheck.consistency.calendar.duration import Duration
from factcheck.consistency.calendar.end_before_start import EndBeforeStart
from factcheck.consistency.calendar.future_report import FutureReport
from factcheck.consistency.calendar.impossible_date import ImpossibleDate
from factcheck.consistency.calendar.relative_day import RelativeDay
from factcheck.consistency.calendar.weekday import Weekday
from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = (
    Weekday(),
    RelativeDay(),
    ImpossibleDate(),
    EndBeforeStart(),
    FutureReport(),
    Duration(),
    Anniversary(),
)
"""The rules of this family, by code."""
