"""A period or a date beside a length of time: what rules on durations, anniversaries and tenures hold together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from factcheck.consistency.context import Context, Sentence
from factcheck.consistency.lengths import Length, counted, publication, read_length, unit_of
from factcheck.consistency.quotations import is_quoted
from factcheck.consistency.rule import Rule
from factcheck.mentions.mention import Mention, MentionKind, Part
from factcheck.messages import Message, message
from factcheck.values import DateInterval, Precision, Span
from factcheck.verdict import Finding, Reason, Repair, Verdict

_DATES = (MentionKind.DATE, MentionKind.PERIOD)
_BRIDGE = 6
"""Words between a period and its length."""

_BESIDE = 3
_FAR = 50
"""Characters between a period and its length."""

_LONG_SENTENCE = 200


@attrs.frozen
class Measured:
    """A stretch of time and the length that the text gives it.

    Args:
        sentence: The sentence.
        stretch: The period, or the date since which or at which something was.
        length: The length.
        first: The date at which it begins, at its precision.
        last: The date at which it ends, at its precision.
    """

    sentence: Sentence
    stretch: Mention
    length: Length
    first: DateInterval
    last: DateInterval

    @property
    def span(self) -> Span:
        """The words that say both."""
        return self.stretch.span.to(self.length.mention.span)

    @property
    def words(self) -> frozenset[str]:
        """The words of the sentence."""
        return frozenset(token.text for token in self.sentence.tokens[:_LONG_SENTENCE])


def measured(context: Context) -> tuple[Measured, ...]:
    """Every stretch of time of a text whose length stands beside it.

    Args:
        context: The text with its mentions.
    """
    return tuple(_measured(context))


def _measured(context: Context) -> Iterator[Measured]:
    for first, second in pairwise(context.mentions):
        if second.span.start - first.span.end > _FAR or _may_be_length(first) == _may_be_length(second):
            continue
        stretch, other = (second, first) if _may_be_length(first) else (first, second)
        if stretch.kind not in _DATES or not isinstance(stretch.value, DateInterval):
            continue
        sentence = context.sentence_of(first.span)
        if sentence is None or second.span.start >= sentence.span.end:
            continue
        measure = _measure(context, sentence, stretch, other)
        if measure is not None and not is_quoted(context, first.span.start):
            yield measure


def _measure(context: Context, sentence: Sentence, stretch: Mention, other: Mention) -> Measured | None:
    """The stretch with its length, if nothing but an apposition joins the two."""
    first, second = sorted((stretch, other), key=lambda mention: mention.span)
    between = [token.text for token in context.tokens_in(Span(first.span.end, second.span.start))]
    table = context.document.pack.table("rules/lengths")
    if not between or not set(between) & {*table["back"]["between"], *table["period"]["between"]}:
        return None
    length = read_length(context, other)
    if length is None or not _belong(context, first, second, length, between):
        return None
    value = stretch.value
    if not isinstance(value, DateInterval) or _is_one_of_several(context, first, second):
        return None
    if (length.ago or value.end is None) and _speaks_of_another_year(sentence, stretch):
        return None
    ends = _ends(context, value, length)
    return None if ends is None else Measured(sentence, stretch, length, *ends)


def _is_one_of_several(context: Context, first: Mention, second: Mention) -> bool:
    """Whether another period stands beside the two: "de 1999 a 2002 e de 2003 a 2006, por oito anos"."""
    place, end = context.token_at(first.span.start), context.token_at(second.span.end)
    tokens = (*context.document.tokens[max(0, place - _BESIDE) : place], *context.document.tokens[end : end + _BESIDE])
    beside = (context.mention_at(token.start) for token in tokens)
    return any(mention is not None and mention.kind is MentionKind.PERIOD for mention in beside)


def _speaks_of_another_year(sentence: Sentence, stretch: Mention) -> bool:
    """Whether the sentence names another year, from which it may count: "em 2020, lembrou que há 30 anos, em 1990"."""
    others = (mention for mention in sentence.mentions[:_LONG_SENTENCE] if mention is not stretch)
    return any(mention.part("year") is not None for mention in others)


def _may_be_length(mention: Mention) -> bool:
    """Whether a mention is a quantity, or a date that names no year, month or day, as "há 30 anos" does."""
    return mention.kind in (MentionKind.QUANTITY, MentionKind.DURATION) or (
        mention.kind is MentionKind.DATE and not mention.parts
    )


def _ends(context: Context, value: DateInterval, length: Length) -> tuple[DateInterval, DateInterval] | None:
    """Both ends of the stretch: those of a period, or a past date and the day of publication."""
    if value.start is None or value.approximate or value.uncertain:
        return None
    first = unit_of(value.start, value.precision)
    if first is None:
        return None
    if value.end is None or (length.ago and value.is_unit):
        today = publication(context)
        if today is None or today.start is None or first.last is None or first.last >= today.start:
            return None
        return first, today
    if value.is_unit or value.last is None or length.ago:
        return None
    last = unit_of(value.last, value.precision)
    return None if last is None else (first, last)


def _belong(context: Context, first: Mention, second: Mention, length: Length, between: list[str]) -> bool:
    """Whether nothing but an apposition joins the two, and the sentence does not make either part of something else."""
    table = context.document.pack.table("rules/lengths")["back" if length.ago else "period"]
    between = between[_office(context, between) :]
    if not between or len(between) > _BRIDGE or not set(between) <= set(table["between"]):
        return False
    if not _closes(context, second, table["goes_on"]):
        return False
    if length.ago:
        return set(table["lasting"]).isdisjoint(context.before(length.mention.span.start, 4))
    if length.mention is first:
        before = " ".join(context.before(first.span.start, 3))
        return any(before == start or before.endswith(f" {start}") for start in table["starts"])
    return True


def _closes(context: Context, second: Mention, goes_on: Sequence[str]) -> bool:
    """Whether what is said ends behind the second of the two, rather than going on as in "dois anos e três meses"."""
    following = context.after(second.span.end, _BRIDGE)
    following = following[_office(context, following) :]
    if not following or not following[0][0].isalnum():
        return True
    at = context.token_at(second.span.end) + 1
    tokens = context.document.tokens
    return following[0] in goes_on and (at >= len(tokens) or context.mention_at(tokens[at].start) is None)


def _office(context: Context, words: Sequence[str]) -> int:
    """How many words say what somebody is in: "no cargo", "no comando do time"."""
    table = context.document.pack.table("rules/tenure")
    if len(words) < 2 or words[0] not in table["in"] or words[1] not in table["words"]:
        return 0
    return next((place for place, word in enumerate(words) if not word[0].isalnum()), len(words))


def contradictions(context: Context, rule: Rule, measures: Iterable[Measured]) -> Iterator[Finding]:
    """What a rule refutes: the lengths that are not those of their dates, however the ends are counted.

    Args:
        context: The text with its mentions.
        rule: The rule.
        measures: The stretches of time that the rule is about.
    """
    broken = frozenset(context.document.pack.table("rules/lengths")["period"]["broken"])
    for measure in measures:
        bounds = counted(measure.first, measure.last, measure.length.unit)
        if bounds is None or measure.length.meets(*_widened(measure, bounds)) or not broken.isdisjoint(measure.words):
            continue
        yield context.finding(
            rule,
            context.closed(measure.span),
            Verdict.REFUTED,
            Reason.SELF_CONTRADICTION,
            value=measure.length.mention,
            working=_working(measure, bounds),
            repairs=_repairs(context, measure, bounds),
        )


def _widened(measure: Measured, bounds: tuple[int, int]) -> tuple[int, int]:
    """The bounds, a year wider for a round number of years ago: "há 30 anos" is said of 31 too."""
    round_number = measure.length.ago and measure.length.unit == "year" and measure.length.count % 10 == 0
    return bounds[0] - round_number, bounds[1] + round_number


def _working(measure: Measured, bounds: tuple[int, int]) -> Iterator[Message]:
    """How many units lie between the ends, and what the text says."""
    least, most = bounds
    first, last = measure.first, measure.last
    if least == most:
        yield message(
            "From {first} to {last}: {count} ({unit}).",
            first=first,
            last=last,
            count=least,
            unit=_UNITS[measure.length.unit],
        )
    else:
        yield message(
            "From {first} to {last}: {least} to {most} ({unit}), however the ends are counted.",
            first=first,
            last=last,
            least=least,
            most=most,
            unit=_UNITS[measure.length.unit],
        )
    yield message("The text says {words}.", words=f"“{measure.length.mention.surface}”")


_UNITS = {"year": message("years"), "month": message("months"), "week": message("weeks"), "day": message("days")}


def _repairs(context: Context, measure: Measured, bounds: tuple[int, int]) -> Iterator[Repair]:
    """Another number; or, where years are written, another year at either end."""
    length, shown = measure.length, context.closed(measure.span)
    yield context.repair(length.number, str(_likeliest(measure, bounds)), shown)
    years = [part for part in measure.stretch.parts if part.name == "year"]
    if length.unit != "year" or length.is_hedged or not years:
        return
    yield from _year_repairs(context, years, measure, shown)


def _year_repairs(context: Context, years: Sequence[Part], measure: Measured, shown: Span) -> Iterator[Repair]:
    count, until = measure.length.count, measure.last
    if until.start is None or measure.first.start is None:
        return
    if len(years) == 2 and until.precision is Precision.YEAR:
        yield context.repair(years[1].span, str(measure.first.start.year + count), shown)
    if until.precision is Precision.YEAR or len(years) == 1:
        yield context.repair(years[0].span, str(until.start.year - count), shown)


def _likeliest(measure: Measured, bounds: tuple[int, int]) -> int:
    """The number that newsrooms would write: the difference of the years or months, and days with both ends."""
    least, most = bounds
    if measure.length.unit == "day":
        return most
    if measure.length.ago or measure.last.precision is Precision.DAY:
        return most
    return least if least == most else (least + most) // 2
