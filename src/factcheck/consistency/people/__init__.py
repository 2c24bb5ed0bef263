"""Rules of what is said of people's lives."""

from __future__ import annotations

from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = ()
"""The rules of this family, by code."""
