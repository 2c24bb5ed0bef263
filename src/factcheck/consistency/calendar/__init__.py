"""Rules of the calendar."""

from __future__ import annotations

from factcheck.consistency.calendar.weekday import Weekday
from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = (Weekday(),)
"""The rules of this family, by code."""
