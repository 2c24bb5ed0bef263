"""What a rule of consistency is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from factcheck.consistency.context import Context
from factcheck.messages import Message
from factcheck.verdict import Finding, Severity

CODE = re.compile(r"[A-Z]+[0-9]{3}\Z")
"""The shape of a code: the letters of a family, then three digits. A third party chooses letters of its own."""


@runtime_checkable
class Rule(Protocol):
    """A rule that holds a text against itself, the calendar, arithmetic or the exchange rates.

    A rule has no state, so that threads can share it. Beside its module lie its page in each language and its
    cases: `weekday.md`, `weekday.pt.md`, `weekday.pt.toml`, `weekday.en.toml`.
    """

    @property
    def code(self) -> str:
        """Its code, such as `"C101"`; what reports, comments and configuration call it by."""
        ...

    @property
    def name(self) -> str:
        """Its name in lower case with hyphens, such as `"weekday"`."""
        ...

    @property
    def severity(self) -> Severity:
        """How grave what it refutes is."""
        ...

    @property
    def summary(self) -> Message:
        """In a few words, what it looks for."""
        ...

    def check(self, context: Context) -> Iterable[Finding]:
        """What it finds in a text; in doubt nothing.

        Args:
            context: The text with its mentions.
        """
        ...


def check_consistency(context: Context, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """The findings of rules on a text, in reading order.

    Args:
        context: The text with its mentions.
        rules: The rules.
    """
    return tuple(sorted(_found(context, rules), key=lambda finding: (finding.span, finding.code or "")))


def _found(context: Context, rules: Iterable[Rule]) -> Iterator[Finding]:
    for rule in rules:
        yield from rule.check(context)
