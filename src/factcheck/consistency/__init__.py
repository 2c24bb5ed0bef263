"""The text against itself, the calendar, arithmetic and the exchange rates: rules that need no store."""

from __future__ import annotations

from factcheck.consistency.context import Context, Sentence
from factcheck.consistency.pages import rule_page
from factcheck.consistency.registry import BUILT_IN, find_rules
from factcheck.consistency.rule import Rule, check_consistency

__all__ = ["BUILT_IN", "Context", "Rule", "Sentence", "check_consistency", "find_rules", "rule_page"]
