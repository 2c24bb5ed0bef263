"""Rules of arithmetic."""

from __future__ import annotations

from factcheck.consistency.arithmetic.average import Average
from factcheck.consistency.arithmetic.change import ChangeSize
from factcheck.consistency.arithmetic.fraction_figures import FractionFigures
from factcheck.consistency.arithmetic.list_count import ListCount
from factcheck.consistency.arithmetic.parts_total import PartsTotal
from factcheck.consistency.arithmetic.per_unit_total import PerUnitTotal
from factcheck.consistency.arithmetic.percentage_points import PercentagePoints
from factcheck.consistency.arithmetic.shares_over_100 import SharesOver100
from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = (
    ChangeSize(),
    PercentagePoints(),
    PartsTotal(),
    FractionFigures(),
    PerUnitTotal(),
    Average(),
    SharesOver100(),
    ListCount(),
)
"""The rules of this family, by code."""
