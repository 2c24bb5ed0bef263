"""From a claim's comparisons to a verdict with its reason and evidence."""

from __future__ import annotations

from factcheck.verdict.finding import Finding, Reason, Repair, Severity, Verdict
from factcheck.verdict.judgement import judge
from factcheck.verdict.whole import Whole, find_wholes, judge_all, whole

__all__ = ["Finding", "Reason", "Repair", "Severity", "Verdict", "Whole", "find_wholes", "judge", "judge_all", "whole"]
