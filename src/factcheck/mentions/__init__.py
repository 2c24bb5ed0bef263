"""Mentions: the dates, amounts and names in a text, each with its span, its readings and the rule that made it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.document import Document, publication_day
from factcheck.languages import load_pack
from factcheck.mentions.amounts import find_amounts
from factcheck.mentions.dates import find_dates
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import Span

__all__ = ["Mention", "MentionKind", "Part", "Reading", "find_mentions", "find_values", "resolve_overlaps"]


def find_mentions(text: str, *, language: str, published: date | str | None = None) -> tuple[Mention, ...]:
    """The dates and amounts that a text mentions, in reading order; needs no store.

    Args:
        text: Any text.
        language: A language tag such as `"pt"` or `"en-US"`.
        published: The day that "ontem" and "terça-feira (21)" are relative to; without it such mentions stay,
            unresolved.

    Raises:
        UnknownLanguageError: If there is no pack for the language.
        InvalidDateError: If `published` is no date.

    Examples:
        >>> for mention in find_mentions("Lucrou R$ 3 bilhões na terça-feira (21).", language="pt",
        ...                              published=date(2025, 1, 22)):
        ...     print(mention.kind.name, "|", mention.surface)
        MONEY | R$ 3 bilhões
        DATE | terça-feira (21)
    """
    return find_values(Document(text, load_pack(language), publication_day(published)))


def find_values(document: Document) -> tuple[Mention, ...]:
    """The dates and amounts of a document, in reading order, without overlaps.

    "1500 metros" is longer than the year that it begins with, and so an amount. But an amount that ends within a date
    ("$9 billion 18 months ago") or counts what has a name ("the 2032 Olympics") is a date; and where no day of
    publication places "3/4", it is three quarters.
    """
    found = find_amounts(document)
    measured = [amount.span for amount in found]
    temporal = [date for date in find_dates(document) if not (_is_unplaced(date) and _covered(date.span, measured))]
    dates = [mention.span for mention in temporal if mention.kind in (MentionKind.DATE, MentionKind.PERIOD)]
    return resolve_overlaps([*temporal, *(amount for amount in found if not _yields(amount, dates))])


def _is_unplaced(mention: Mention) -> bool:
    return mention.unresolved == "published_missing"


def _covered(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of several spans that are in order and apart from each other holds a span whole."""
    at = bisect_left(spans, span.end, key=lambda other: other.start) - 1
    return at >= 0 and spans[at].contains(span)


def _yields(amount: Mention, dates: Sequence[Span]) -> bool:
    """Whether an amount is none because of a date; the dates are in order and apart from each other."""
    at = bisect_left(dates, amount.span.end, key=lambda span: span.start) - 1
    if at < 0 or not dates[at].overlaps(amount.span):
        return False
    counted = amount.surface.rpartition(" ")[2]
    named = amount.kind is MentionKind.QUANTITY and counted[:1].isupper() and not counted.isupper()
    return named or amount.span.start < dates[at].start < amount.span.end < dates[at].end


def resolve_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in reading order; of those that overlap the longest stays, of equally long ones the first given."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=_reading_order):
        span = mention.span
        while kept and kept[-1].span.end > span.start and kept[-1].span.start < span.end:
            if len(kept[-1].span) >= len(span):
                break
            kept.pop()
        else:
            kept.append(mention)
    return tuple(kept)


def _reading_order(mention: Mention) -> tuple[int, int]:
    span = mention.span
    return span.start, -span.end
