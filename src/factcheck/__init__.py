"""Checks what a news text asserts, in Brazilian Portuguese or English, against a store of sourced facts.

The names below load when they are first used, so that `import factcheck` costs next to nothing.

Examples:
    >>> from factcheck import Checker, sample_store
    >>> checker = Checker(sample_store())
    >>> report = checker.check("Sam Altman, CEO da OpenAI, falou.", language="pt", published="2025-01-22")
    >>> report[0].verdict.name
    'SUPPORTED'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.errors import FactcheckError
    from factcheck.mentions import Mention, find_mentions
    from factcheck.report import Report
    from factcheck.starter import sample_store
    from factcheck.verdict import Finding, Reason, Verdict

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

_HOMES = {
    "Checker": "checker",
    "FactcheckError": "errors",
    "Finding": "verdict",
    "Mention": "mentions",
    "Reason": "verdict",
    "Report": "report",
    "Verdict": "verdict",
    "find_mentions": "mentions",
    "sample_store": "starter",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    value = getattr(import_module(f"factcheck.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
