"""Checks what a news text asserts, in Brazilian Portuguese or English, against a store of sourced facts.

Examples:
    >>> from factcheck import Checker, sample_store
    >>> checker = Checker(sample_store())
    >>> report = checker.check("Sam Altman, CEO da OpenAI, falou.", language="pt", published="2025-01-22")
    >>> report[0].verdict.name
    'SUPPORTED'
"""

from factcheck.checker import Checker
from factcheck.errors import FactcheckError
from factcheck.mentions import Mention, find_mentions
from factcheck.report import Report
from factcheck.starter import sample_store
from factcheck.verdict import Finding, Reason, Verdict
from factcheck.version import __version__

__all__ = [
    "Checker",
    "FactcheckError",
    "Finding",
    "Mention",
    "Reason",
    "Report",
    "Verdict",
    "__version__",
    "find_mentions",
    "sample_store",
]
