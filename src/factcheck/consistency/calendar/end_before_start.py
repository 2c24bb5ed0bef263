"""C104 end-before-start: a period that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.consistency.calendar.written import WrittenDate, ends
from factcheck.consistency.context import Context
from factcheck.mentions.mention import Mention
from factcheck.messages import message
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Severity, Verdict

_FIELDS = ("weekday", "day", "month", "year")
_BEFORE = 6
"""Words before a period among which one may say that its ends are compared."""


@attrs.frozen
class EndBeforeStart:
    """A period has to end after it begins."""

    code = "C104"
    name = "end-before-start"
    severity = Severity.ERROR
    summary = message("a period that ends before it begins")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every period whose ends are the wrong way round.

        Args:
            context: The text with its mentions.
        """
        table = context.document.pack.table("rules/end_before_start")
        compared, eras = frozenset(table["compared"]), frozenset(table["eras"])
        for mention in context.mentions:
            if mention.unresolved != "end_before_start" or not eras.isdisjoint(context.after(mention.span.end, 2)):
                continue
            if compared.isdisjoint(context.before(mention.span.start, _BEFORE)) and len(both := ends(mention)) == 2:
                yield self._finding(context, mention, *both)

    def _finding(self, context: Context, mention: Mention, first: WrittenDate, last: WrittenDate) -> Finding:
        text = context.text
        common = [name for name in _FIELDS if getattr(first, name) is not None and getattr(last, name) is not None]
        left, right = _hull(first, common), _hull(last, common)
        swapped = right.of(text) + text[left.end : right.start] + left.of(text)
        return context.finding(
            self,
            mention.span,
            Verdict.REFUTED,
            Reason.SELF_CONTRADICTION,
            value=mention,
            working=[message("“{end}” is before “{start}”.", start=first.span.of(text), end=last.span.of(text))],
            repairs=[context.repair(left.to(right), swapped, mention.span)] if common else [],
        )


def _hull(written: WrittenDate, names: list[str]) -> Span:
    """The words of the fields that both ends have, so that only these change places."""
    spans = [getattr(written, name).span for name in names] or [written.span]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
