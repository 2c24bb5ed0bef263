"""C104 end-before-start: a period that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.consistency.calendar.written import DATES, WrittenDate, ends
from factcheck.consistency.context import Context
from factcheck.consistency.quotations import is_quoted
from factcheck.document import Token
from factcheck.mentions.mention import Mention
from factcheck.messages import message
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Severity, Verdict

_DASHES = ("-", "–", "—")
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
            if (
                mention.kind not in DATES
                or len(both := ends(mention)) != 2
                or not _has_dates(*both)
                or not _is_reversed(mention, *both)
            ):
                continue
            if _is_period(context, mention, compared, eras) and not is_quoted(context, mention.span.start):
                yield self._finding(context, mention, *both)
        yield from self._lifespans(context)

    def _lifespans(self, context: Context) -> Iterator[Finding]:
        """A finding for every name with its years the wrong way round, as in "(1996–1907)": that is no mention."""
        tokens = context.document.tokens
        for place in (place for dash in _DASHES for place in context.words.get(dash, ())):
            if not 2 < place < len(tokens) - 2 or tokens[place - 2].text != "(" or tokens[place + 2].text != ")":
                continue
            first, last = tokens[place - 1], tokens[place + 1]
            is_name = context.text[tokens[place - 3].start].isupper() and tokens[place - 3].text[0].isalpha()
            if is_name and _is_year(first) and _is_year(last) and int(last.text) < int(first.text):
                yield self._swapped(context, first.span.to(last.span), first.span, last.span, None)

    def _finding(self, context: Context, mention: Mention, first: WrittenDate, last: WrittenDate) -> Finding:
        common = [name for name in _FIELDS if getattr(first, name) is not None and getattr(last, name) is not None]
        return self._swapped(context, mention.span, _hull(first, common), _hull(last, common), mention)

    def _swapped(self, context: Context, span: Span, left: Span, right: Span, mention: Mention | None) -> Finding:
        text = context.text
        swapped = right.of(text) + text[left.end : right.start] + left.of(text)
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.SELF_CONTRADICTION,
            value=mention,
            working=[message("“{end}” is before “{start}”.", start=left.of(text), end=right.of(text))],
            repairs=[context.repair(left.to(right), swapped, span)],
        )


def _hull(written: WrittenDate, names: list[str]) -> Span:
    """The words of the fields that both ends have, so that only these change places."""
    spans = [getattr(written, name).span for name in names] or [written.span]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal() and "1000" <= token.text <= "2100"


def _has_dates(first: WrittenDate, last: WrittenDate) -> bool:
    """Whether both ends are more than weekdays, which come round again."""
    return all(end.day is not None or end.month is not None or end.year is not None for end in (first, last))


def _is_reversed(mention: Mention, first: WrittenDate, last: WrittenDate) -> bool:
    """Whether no year or month that is left out puts the ends in order."""
    if mention.unresolved == "end_before_start":
        return True
    first_day, last_day = first.day_number, last.day_number
    if first_day is None or last_day is None or first.year is not None or last.year is not None:
        return False
    return first.month_number is not None and first.month_number == last.month_number and first_day > last_day


def _is_period(context: Context, mention: Mention, compared: frozenset[str], eras: frozenset[str]) -> bool:
    """Whether two years are neither compared nor counted before Christ nor numbers of something."""
    after = context.after(mention.span.end, 2)
    if not eras.isdisjoint(after) or not compared.isdisjoint(context.before(mention.span.start, _BEFORE)):
        return False
    if mention.part("month") is not None or not after or not after[0].isalpha():
        return True
    return after[0] in context.document.pack.table("rules/end_before_start")["follows"]
