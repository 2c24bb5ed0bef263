"""Rules of arithmetic."""

from __future__ import annotations

from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = ()
"""The rules of this family, by code."""
