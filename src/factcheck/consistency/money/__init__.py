"""Rules of amounts of money."""

from __future__ import annotations

from factcheck.consistency.money.conversion import Conversion
from factcheck.consistency.money.scale_slip import ScaleSlip
from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = (Conversion(), ScaleSlip())
"""The rules of this family, by code."""
