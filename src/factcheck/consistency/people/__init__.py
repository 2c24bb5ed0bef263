"""Rules of people: their ages and their offices."""

from __future__ import annotations

from factcheck.consistency.people.age import AgeRule
from factcheck.consistency.people.age_at_death import AgeAtDeath
from factcheck.consistency.people.tenure import Tenure
from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = (AgeRule(), AgeAtDeath(), Tenure())
"""The rules of this family, by code."""
