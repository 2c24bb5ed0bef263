"""C102 relative-day: "ontem (20)", "hoje, quarta-feira", "nesta quinta-feira (15)" against the day of publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import MAXYEAR, date
from typing import Any

import attrs

from factcheck.consistency.calendar.weekday import rewritten_day
from factcheck.consistency.calendar.weekdays import WEEKDAYS, read_weekday, weekday_repair
from factcheck.consistency.calendar.written import DATES, WrittenDate, ends, possible_days, written_dates
from factcheck.consistency.context import Context
from factcheck.consistency.quotations import is_quoted
from factcheck.document import Token
from factcheck.mentions.mention import MentionKind, Part
from factcheck.messages import Message, message
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_WEEK = 7
_SLIPS = range(-3, 4)
"""A bare number after "hoje," is read as a day only if it lies within so many days of the right one: "hoje, 25" may
as well count something."""

_MANY = 100
_CLOSING = frozenset(["", ")", "(", ",", ".", ";", ":", "-", "–", "—"])


@attrs.frozen
class _Stated:
    """What is written beside "hoje": a weekday, a day of the month, or both.

    Args:
        weekday: The weekday.
        day: The day of the month.
        month: Its month, where that is written too.
        year: Its year, where that is written too.
        sure: Whether the day cannot be a count of something.
        end: Where all of it ends, the month and the year too.
    """

    weekday: Part | None = None
    day: Part | None = None
    month: int | None = None
    year: int | None = None
    sure: bool = True
    end: int = 0

    @property
    def parts(self) -> tuple[Part, ...]:
        """The weekday and the day, as far as they are written."""
        return tuple(part for part in (self.weekday, self.day) if part is not None)

    def differing(self, day: date) -> tuple[Part, ...]:
        """The parts that another day than `day` is named by."""
        return tuple(
            part
            for part in self.parts
            if (part.value != day.weekday() if part is self.weekday else not self._is_date_of(day))
        )

    def _is_date_of(self, day: date) -> bool:
        return (
            (self.day is None or self.day.value == day.day)
            and self.month in (None, day.month)
            and self.year in (None, day.year)
        )


@attrs.frozen
class RelativeDay:
    """A day named by its distance from publication has to be that day."""

    code = "C102"
    name = "relative-day"
    severity = Severity.ERROR
    summary = message("“yesterday” beside a day that was not yesterday")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every "today" that another day stands beside, and every "this Wednesday" of another week.

        Args:
            context: The text with its mentions.
        """
        if context.published is None or context.published.year == MAXYEAR:
            return
        table = context.document.pack.table("rules/relative_day")
        stated = list(_stated(context, table))
        if not _written_on_the_eve(stated, context.published):
            for word, offset, day in stated:
                yield from self._compare(context, word, offset, day, context.published)
        this = frozenset(table["this"]["words"])
        for written in context.view(written_dates):
            if written.weekday is not None:
                yield from self._this_week(context, written, written.weekday, this, context.published)

    def _compare(
        self, context: Context, word: Span, offset: int, stated: _Stated, published: date
    ) -> Iterator[Finding]:
        expected = _shifted(published, offset)
        differing = stated.differing(expected)
        # Where one of two halves agrees they contradict each other, which the rule on weekdays says.
        if not differing or len(differing) < len(stated.parts):
            return
        if not stated.sure and not _may_be_a_day(context, word, differing[0], expected):
            return
        shown = context.closed(Span(word.start, max(stated.end, stated.parts[-1].span.end)))
        yield context.finding(
            self,
            shown,
            Verdict.REFUTED,
            Reason.DAY_DIFFERS,
            working=[
                _published(published),
                message(
                    "“{words}” is then {day}, a {weekday}.",
                    words=word.of(context.text),
                    day=expected,
                    weekday=WEEKDAYS[expected.weekday()],
                ),
            ],
            repairs=_repairs(context, word, stated, expected, published, shown),
        )

    def _this_week(
        self, context: Context, written: WrittenDate, weekday: Part, this: frozenset[str], published: date
    ) -> Iterator[Finding]:
        if written.day is None or not this.intersection(context.before(weekday.span.start, 1)):
            return
        days = [day for day in possible_days(context, written) if day.weekday() == weekday.value]
        if (
            not days
            or min(abs((day - published).days) for day in days) < _WEEK
            or is_quoted(context, weekday.span.start)
        ):
            return
        start = context.document.tokens[context.token_at(weekday.span.start) - 1].start
        shown = context.closed(Span(start, max(written.span.end, weekday.span.end)))
        back = (published.weekday() - int(weekday.value)) % _WEEK
        around = [_shifted(published, shift) for shift in sorted({-back, (_WEEK - back) % _WEEK}, key=abs)]
        yield context.finding(
            self,
            shown,
            Verdict.REFUTED,
            Reason.DAY_DIFFERS,
            value=written.mention,
            working=[
                _published(published),
                message("{day} is more than six days from it.", day=days[0]),
            ],
            repairs=[_day_repair(context, written.day, day, shown) for day in around if _fits(written, day)],
        )


def _stated(context: Context, table: Mapping[str, Any]) -> Iterator[tuple[Span, int, _Stated]]:
    """Every word for a day, with the distance that it says and what stands behind it."""
    taken: set[int] = set()
    for phrase, offset in table["days"].items():
        for span in context.phrases(phrase):
            if span.start in taken:
                continue
            taken.update(range(span.start, span.end))
            stated = _stated_after(context, span, table["this"]["day"])
            if stated is not None and not _is_name(context, span) and not is_quoted(context, span.start):
                yield span, offset, stated


def _written_on_the_eve(stated: Sequence[tuple[Span, int, _Stated]], published: date) -> bool:
    """Whether all of several words for days agree on the day before publication: the copy was filed before midnight."""
    return len(stated) > 1 and all(not day.differing(_shifted(published, offset - 1)) for _, offset, day in stated)


def _stated_after(context: Context, word: Span, day_words: Sequence[str]) -> _Stated | None:
    """What stands behind a word for a day, in brackets or between commas."""
    tokens = context.document.tokens
    at = context.token_at(word.end)
    opening = _text(tokens, at)
    if opening not in ("(", ","):
        return None
    at += 1
    weekday = None
    number = read_weekday(context.document.pack, _text(tokens, at))
    if number is not None and _text(tokens, at + 1) in _CLOSING:
        weekday = Part("weekday", tokens[at].span, number)
        opening = _text(tokens, at + 1)
        at += 2
        if opening not in ("(", ","):
            return _Stated(weekday)
    said_day = _text(tokens, at) in day_words
    stated = _date_at(context, at + said_day, word.end, opening, said_day)
    if stated is None:
        return None if weekday is None else _Stated(weekday)
    return stated if weekday is None else attrs.evolve(stated, weekday=weekday)


def _date_at(context: Context, at: int, after: int, opening: str, said_day: bool) -> _Stated | None:
    tokens = context.document.tokens
    if at >= len(tokens):
        return None
    mention = context.mention_at(tokens[at].start)
    if mention is not None and mention.kind in DATES:
        for written in ends(mention):
            if written.day is not None and written.month is not None and written.span.start >= after:
                year = None if written.year is None else int(written.year.value)
                weekday = written.weekday if written.weekday and written.weekday.span.start >= after else None
                return _Stated(weekday, written.day, int(written.month.value), year, end=written.span.end)
    digits = tokens[at].text.rstrip("ºo")
    if not digits.isdecimal() or len(digits) > 2 or not 1 <= int(digits) <= 31:
        return None
    following = _text(tokens, at + 1) if _text(tokens, at + 1) != "º" else _text(tokens, at + 2)
    if following != (")" if opening == "(" else ",") and not (said_day and opening == ","):
        return None
    span = Span(tokens[at].start, tokens[at].start + len(digits))
    return _Stated(day=Part("day", span, int(digits)), sure=said_day or opening == "(")


def _is_name(context: Context, word: Span) -> bool:
    """Whether the word has a capital inside a sentence, as in "USA Today"."""
    sentence = context.sentence_of(word)
    return word.of(context.text)[0].isupper() and sentence is not None and context.token_at(word.start) > sentence.first


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _may_be_a_day(context: Context, word: Span, day: Part, expected: date) -> bool:
    """Whether a bare number behind "hoje," is a day: close to the right one, and no other figure in the sentence."""
    if not any(_shifted(expected, shift).day == day.value for shift in _SLIPS):
        return False
    sentence = context.sentence_of(word)
    counts = (MentionKind.NUMBER, MentionKind.QUANTITY)
    return sentence is None or not any(
        m.kind in counts and m.span.start != day.span.start for m in sentence.mentions[:_MANY]
    )


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def _published(published: date) -> Message:
    return message("The text is published on {day}, a {weekday}.", day=published, weekday=WEEKDAYS[published.weekday()])


def _repairs(
    context: Context, word: Span, stated: _Stated, expected: date, published: date, shown: Span
) -> Iterator[Repair]:
    """The right day behind the word, and the right word before the day."""
    if stated.month in (None, expected.month) and stated.year in (None, expected.year):
        yield _all_parts(context, stated, expected, shown)
    written = context.document.pack.table("rules/relative_day")["written"]
    for shift, name in written.items():
        day = _shifted(published, int(shift))
        if not stated.differing(day):
            first = word.of(context.text)[0]
            yield context.repair(word, name.capitalize() if first.isupper() else name, shown)


def _all_parts(context: Context, stated: _Stated, day: date, shown: Span) -> Repair:
    """One repair for the weekday and the day, as far as they are written."""
    repairs = []
    if stated.weekday is not None:
        repairs.append(weekday_repair(context, stated.weekday, day.weekday(), shown))
    if stated.day is not None:
        repairs.append(_day_repair(context, stated.day, day, shown))
    span = repairs[0].span.to(repairs[-1].span)
    between = context.text[repairs[0].span.end : repairs[-1].span.start] if len(repairs) > 1 else ""
    return context.repair(span, between.join(repair.replacement for repair in repairs), shown)


def _day_repair(context: Context, part: Part, day: date, shown: Span) -> Repair:
    return context.repair(part.span, rewritten_day(part.span.of(context.text), day.day), shown)


def _fits(written: WrittenDate, day: date) -> bool:
    return written.month_number in (None, day.month) and written.year_number in (None, day.year)
