"""Rules of arithmetic."""

from __future__ import annotations

from factcheck.consistency.arithmetic.change import ChangeSize
from factcheck.consistency.arithmetic.percentage_points import PercentagePoints
from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = (ChangeSize(), PercentagePoints())
"""The rules of this family, by code."""
