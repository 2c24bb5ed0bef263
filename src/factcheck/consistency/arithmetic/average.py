"""A407 average: a total over how many it is spread has to be the average given for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure, figures, is_slip, mended
from factcheck.consistency.intervals import is_multiple, rounded
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.messages import message
from factcheck.values import Amount, Money, Number, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_LONGEST = 80
_SHORTEST_STEM = 4


@attrs.frozen
class Average:
    """A total over how many it is spread has to be the average given for it."""

    code = "A407"
    name = "average"
    severity = Severity.ERROR
    summary = message("an average that is not the total over the count")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every average that stands with its total and its count.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        for _, found in figures(context):
            for place in range(len(found) - 2):
                mean = _mean(context, found[place], found[place + 1], found[place + 2], words)
                if mean is not None:
                    yield self._judge(context, mean)

    def _judge(self, context: Context, mean: _Mean) -> Finding:
        agrees = mean.agrees
        working = [
            message(
                "{total} ÷ {count} = {average}.",
                total=_plain(mean.total.amount),
                count=_plain(mean.count.amount),
                average=_result(mean),
            )
        ]
        if not agrees:
            working.append(message("The text says {amount}.", amount=_plain(mean.average.amount)))
        return context.finding(
            self,
            mean.span,
            Verdict.SUPPORTED if agrees else Verdict.REFUTED,
            Reason.ARITHMETIC_AGREES if agrees else Reason.ARITHMETIC_DIFFERS,
            value=mean.average.mention,
            working=working,
            repairs=() if agrees else _repairs(context, mean),
        )


@attrs.frozen
class _Mean:
    """A total, how many it is spread over, and the average.

    Args:
        total: The total.
        count: How many.
        average: The average that the text gives.
        span: The words that tell it.
    """

    total: Figure
    count: Figure
    average: Figure
    span: Span

    @property
    def result(self) -> Decimal:
        """The total over the count, as written."""
        return EXACT.divide(self.total.amount.amount, self.count.amount.amount)

    @property
    def agrees(self) -> bool:
        """Whether the total and the count admit the average."""
        return self.total.interval.over(self.count.interval).meets(self.average.rounded_or_cut)


@attrs.frozen(eq=False)
class _Words:
    over: re.Pattern[str]
    average: re.Pattern[str]
    apposed: re.Pattern[str]
    each: re.Pattern[str]
    end: re.Pattern[str]
    per: re.Pattern[str]
    closed: re.Pattern[str]
    scope: re.Pattern[str]
    same: dict[str, frozenset[str]]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    lists = dict(pack.table("rules/average"))
    same = {word: frozenset(group) for group in lists.pop("same") for word in group}
    table = {name: either(phrases) for name, phrases in lists.items()}
    word = rf"(?!{table['not_within']}\b)[^\s,;:.()–—]+"
    return _Words(
        over=re.compile(rf"(?:\s+{word}){{0,6}}?\s+{table['over']}\s+"),
        average=re.compile(rf"(?:\s+{word}){{0,3}}?\s*[,(:–—]\s*(?P<average>{table['average']})\s+"),
        apposed=re.compile(rf"(?:\s+{word}){{0,3}}?,\s*(?:{table['or']}\s+)?"),
        each=re.compile(rf"\s+{table['each']}(?!\w)"),
        end=re.compile(rf"(?:,?\s+{table['average']})?\s*(?:[),;:]|\.(?!\d)|\Z)"),
        per=re.compile(rf"(?:\s+[^\W\d_]+)?\s+{table['per']}\s+(?P<unit>[^\W\d_]+)"),
        closed=re.compile(rf"\s*(?:[),;]|\.(?!\d)|\Z|{table['each']}(?!\w))"),
        scope=re.compile(rf"\s+{table['scope']}(?!\w)"),
        same=same,
    )


def _mean(context: Context, total: Figure, count: Figure, average: Figure, words: _Words) -> _Mean | None:
    """As in "30 gols em 20 jogos, média de 1,5 por jogo"."""
    if average.mention.span.start - total.mention.span.end > 2 * _LONGEST or not _can_average(total, count, average):
        return None
    gap = context.between(count.span, average.span)
    match = words.average.fullmatch(gap)
    is_apposed = match is None and words.apposed.fullmatch(gap) is not None
    # A hedge before the count may have taken in "over" or "em": the words are read up to the digits.
    if not (match or is_apposed) or words.over.fullmatch(context.between(total.span, count.mention.span)) is None:
        return None
    end = average.span.end
    behind = context.between(Span(end, end), Span(end + 40, end + 40))
    unit = words.per.match(behind)
    if unit is not None:
        if not _same_noun(unit["unit"], count, words) or words.scope.match(behind[unit.end() :]):
            return None
        if match is None and not words.end.match(behind[unit.end() :]):
            return None
    elif match is None:
        each = words.each.match(behind)
        if each is None or not words.end.match(behind[each.end() :]):
            return None
    elif not words.closed.match(behind) or not _names_period(match["average"], count, words):
        return None
    mean = _Mean(total, count, average, total.mention.span.to(average.mention.span))
    # In "48 mil multas em 60 dias, 800 por dia" nothing says that it is an average but the figures.
    return mean if match or mean.agrees or _has_slip(mean) else None


def _has_slip(mean: _Mean) -> bool:
    """Whether the three would agree with one digit or one scale word mended."""
    return (
        is_slip(mean.average, lambda figure: attrs.evolve(mean, average=figure).agrees)
        or is_slip(mean.total, lambda figure: attrs.evolve(mean, total=figure).agrees)
        or is_slip(mean.count, lambda figure: bool(figure.amount.amount) and attrs.evolve(mean, count=figure).agrees)
    )


def _can_average(total: Figure, count: Figure, average: Figure) -> bool:
    if total.is_bare or total.is_percent or total.is_points or not count.unit or count.is_money or count.is_percent:
        return False
    if not count.amount.amount or count.unit == total.unit:
        return False
    return average.unit == total.unit or average.is_bare


def _same_noun(unit: str, count: Figure, words: _Words) -> bool:
    """Whether "por jogo" is for each of "20 jogos": a synonym, or the plural begins as the singular does."""
    if unit in words.same:
        return count.noun in words.same[unit]
    stem = unit[: max(_SHORTEST_STEM, len(unit) - 2)]
    return len(unit) >= _SHORTEST_STEM and count.noun.startswith(stem)


def _names_period(words_of_average: str, count: Figure, words: _Words) -> bool:
    """Whether an average that is for nothing that is named behind it is for what was counted."""
    named = [group for word, group in words.same.items() if re.search(rf"\b{word}\b", words_of_average)]
    return all(count.noun in group for group in named)


def _plain(amount: Amount) -> Amount:
    """A count without its unit; money keeps its currency."""
    if isinstance(amount, Money):
        return amount
    return Number(amount.amount, step=amount.step, lower=amount.lower, upper=amount.upper)


def _result(mean: _Mean) -> Amount:
    """The average worked out, to two decimals."""
    number = rounded(mean.result, Decimal("0.01"))
    return _plain(attrs.evolve(mean.total.amount, amount=number, step=0, lower=number, upper=number))


def _repairs(context: Context, mean: _Mean) -> Iterator[Repair]:
    """Any of the three may be wrong."""
    yield from mended(context, mean.average, mean.result, lambda f: attrs.evolve(mean, average=f).agrees)
    average = mean.average.amount.amount
    total = EXACT.multiply(average, mean.count.amount.amount)
    yield from mended(context, mean.total, total, lambda f: attrs.evolve(mean, total=f).agrees)
    if average:
        count = EXACT.divide(mean.total.amount.amount, average)
        if is_multiple(count, Decimal(1)):
            yield from mended(context, mean.count, count, lambda f: attrs.evolve(mean, count=f).agrees)
