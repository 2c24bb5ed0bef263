"""The dates of a document: the grammar over each stretch of its text that may hold one, and the mentions it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from factcheck.document import Document
from factcheck.errors import InvalidDateError
from factcheck.mentions.dates.alphabet import Item
from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.foreign import find_foreign_dates
from factcheck.mentions.dates.grammar import Grammar, Rule, load_grammar
from factcheck.mentions.dates.holidays import feast
from factcheck.mentions.dates.meaning import Moment
from factcheck.mentions.dates.partial import (
    OUT_OF_CALENDAR,
    PUBLISHED_MISSING,
    TOLD_BY_THE_TEXT,
    Length,
    Partial,
    Settled,
    Tense,
    Told,
    Unsettled,
    When,
)
from factcheck.mentions.dates.reading import TextReader
from factcheck.mentions.dates.tense import TenseReader
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import DateInterval, Precision

_TOLD_ALONG = 400
"""Characters within which a date that was written counts for what follows it."""


_EMITTED = ("when", "duration")


def find_dates(document: Document) -> tuple[Mention, ...]:
    """The dates, periods and durations of a document, in reading order, without overlaps.

    Args:
        document: The document; relative dates stay unresolved where it has no day of publication.
    """
    own = tuple(_Finder(document).mentions())
    foreign = tuple(find_foreign_dates(document))
    return _merged(own, foreign) if foreign else own


def _merged(own: Sequence[Mention], foreign: Sequence[Mention]) -> tuple[Mention, ...]:
    """Both in reading order; a date in another language stays where our own grammar has read less of it."""
    kept = [m for m in foreign if not any(o.span.overlaps(m.span) and len(o.span) >= len(m.span) for o in own)]
    ours = [o for o in own if not any(o.span.overlaps(m.span) for m in kept)]
    return tuple(sorted([*ours, *kept], key=lambda mention: mention.span))


class _Finder:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._grammar: Grammar = load_grammar(document.pack.language)
        self._place = Item(0, 0, "", None)
        self._year = 0, 0
        self._before: tuple[Sequence[DateInterval], int] | None = None
        self._moment = Moment(
            document.published,
            lambda: self._tense.around(self._place.start, self._place.end),
            document.pack.region not in self._grammar.table["writing"]["month_first"],
            self._grammar.table["seasons"],
            feast,
        )

    @cached_property
    def _tense(self) -> TenseReader:
        return TenseReader(self._document)

    def mentions(self) -> Iterator[Mention]:
        for items in TextReader(self._document, self._grammar).stretches():
            letters = "".join([item.letter for item in items])
            for layer in self._grammar.layers:
                rewritten = layer.rewrite(items, letters, self._build)
                if rewritten is not items:
                    items, letters = rewritten, "".join([item.letter for item in rewritten])
            for item in items:
                if item.rule and (roles := self._grammar.alphabet.roles(item.letter)) and roles.intersection(_EMITTED):
                    yield self._mention(item)

    def _build(self, rule: Rule, captures: Captures, node: Item) -> bool:
        self._place = node
        only = rule.arguments.get("only")
        if only is not None and self._moment.tense().value != only:
            return False
        try:
            value = rule.value(captures, self._moment)
        except (OverflowError, InvalidDateError):
            value = OUT_OF_CALENDAR
        if value is None:
            return False
        node.value = value
        makes = rule.makes
        if "{unit}" in makes:
            makes = makes.replace("{unit}", str(captures.get("unit")))
        alphabet = self._grammar.alphabet
        if isinstance(value, int):
            node.letter = alphabet.ordinal(value) if makes == "ordinal" else alphabet.numeral(value)
        else:
            node.letter = alphabet.letter(makes.split())
        return True

    def _mention(self, item: Item) -> Mention:
        document = self._document
        span = document.folded.span(item.start, item.end)
        parts = [Part(name, document.folded.span(start, end), value) for name, start, end, value in item.parts]
        self._place = item
        value = item.value
        if isinstance(value, Length):
            quantity = value.quantity()
            reading = Reading(quantity, "written")
            return Mention(
                span, span.of(document.text), MentionKind.DURATION, item.rule, readings=[reading], parts=parts
            )
        value = self._with_year_before(value, item)
        settled = self._told(value, item) if isinstance(value, Told) else self._moment.settle(value)
        readings_here = [interval for interval, _ in settled.readings] if isinstance(settled, Settled) else []
        self._before = readings_here, item.end
        kind = self._kind(item, settled)
        if isinstance(settled, Unsettled):
            return Mention(span, span.of(document.text), kind, item.rule, unresolved=settled.code, parts=parts)
        readings = [Reading(interval, reason) for interval, reason in dict.fromkeys(settled.readings)]
        return Mention(span, span.of(document.text), kind, item.rule, readings=readings, parts=parts)

    def _with_year_before(self, value: When, item: Item) -> When:
        """A day or month without its year may be of the year that was written last before it, in a text that tells
        what happened one day after another.
        """
        for name, start, _, year in item.parts:
            if name == "year" and isinstance(year, int) and year > 99:
                self._year = year, start
        year, place = self._year
        if not year or item.start - place > _TOLD_ALONG:
            return value
        if not isinstance(value, Partial) or value.year is not None or value.month is None:
            return value
        other = attrs.evolve(value, year=year, reason="year_before", others=())
        return attrs.evolve(value, others=(*value.others, other))

    def _told(self, told: Told, item: Item) -> Settled | Unsettled:
        """What counts from the date that was written last before it, or from publication where there is none.

        The past is never after publication, and does not count from there.
        """
        published = self._moment.published
        is_past = self._moment.tense() is Tense.PAST
        try:
            if self._before is not None and item.start - self._before[1] <= _TOLD_ALONG:
                bases, reason = self._before[0], "date_before"
            elif is_past:
                return TOLD_BY_THE_TEXT
            elif published is None:
                return PUBLISHED_MISSING
            else:
                bases, reason = [DateInterval.day(published)], "relative"
            counted = [found for base in bases if (found := told.count(base)) is not None]
        except (OverflowError, ValueError, InvalidDateError):
            return OUT_OF_CALENDAR
        if is_past and published is not None:
            counted = [found for found in counted if found.start is None or found.start <= published]
        return Settled(tuple((found, reason) for found in counted)) if counted else TOLD_BY_THE_TEXT

    def _kind(self, item: Item, settled: Settled | Unsettled) -> MentionKind:
        if isinstance(settled, Settled):
            interval = settled.first
            return MentionKind.PERIOD if settled.period or not _is_date(interval) else MentionKind.DATE
        roles = self._grammar.alphabet.roles(item.letter)
        return MentionKind.DATE if roles & {"of_day", "of_month", "of_year"} else MentionKind.PERIOD


def _is_date(interval: DateInterval) -> bool:
    """Whether this is one day, one month or one year."""
    if interval.precision is Precision.DAY:
        return interval.start is not None and interval.start == interval.last
    return interval.precision in (Precision.MONTH, Precision.YEAR) and interval.is_unit
