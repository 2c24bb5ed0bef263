"""A405 fraction-figures: a half, a third or a percentage of a figure has to be the figure given for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure, figures, is_slip, mended
from factcheck.consistency.intervals import Interval, rounded
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.messages import message
from factcheck.values import Number, Quantity, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_LONGEST = 80
_HUNDRED = Decimal(100)


@attrs.frozen
class FractionFigures:
    """A share of a figure has to be the figure that is given for it."""

    code = "A405"
    name = "fraction-figures"
    severity = Severity.ERROR
    summary = message("a half, a third or a percentage that is not the figure given for it")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every share that stands with the figure it is of and the figure it comes to.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        for _, found in figures(context):
            for triple in _triples(context, found, words):
                share = _share(context, *triple, words)
                # In "41 alunos de 12 escolas, 12% dos 341" the percentage is not that of the schools.
                is_first = triple[0] is found[0]
                if share is not None and (share.is_said or share.agrees or (is_first and _has_slip(share))):
                    yield self._judge(context, share)

    def _judge(self, context: Context, share: _Share) -> Finding:
        agrees = share.agrees
        quotient = Quantity(rounded(_percent(share), Decimal("0.1")), "%")
        part, whole = share.part.amount, share.whole.amount
        working = [message("{part} ÷ {whole} = {percent}.", part=part, whole=whole, percent=quotient)]
        if not agrees:
            working.append(message("The text says “{words}”.", words=share.fraction.mention.surface))
        return context.finding(
            self,
            share.span,
            Verdict.SUPPORTED if agrees else Verdict.REFUTED,
            Reason.ARITHMETIC_AGREES if agrees else Reason.ARITHMETIC_DIFFERS,
            value=share.fraction.mention,
            working=working,
            repairs=() if agrees else _repairs(context, share),
        )


@attrs.frozen
class _Share:
    """A share of a whole with the figure that it comes to.

    Args:
        fraction: The percentage, or the fraction in words.
        whole: What it is of.
        part: What it comes to.
        span: The words that tell it.
        is_said: Whether the words leave no doubt that the three belong together. If they do, the figures must show it:
            they have to agree, or would with one slip mended.
    """

    fraction: Figure
    whole: Figure
    part: Figure
    span: Span
    is_said: bool = True

    @property
    def agrees(self) -> bool:
        """Whether the share may come to the part."""
        share = self.part.interval.over(self.whole.interval)
        if self.fraction.is_percent:
            return share.times(Interval.at(_HUNDRED)).meets(self.fraction.rounded_or_cut)
        return share.meets(Interval.of(self.fraction.amount))


@attrs.frozen(eq=False)
class _Words:
    of: re.Pattern[str]
    apposed: re.Pattern[str]
    closed_of: re.Pattern[str]
    named_bracket: re.Pattern[str]
    named_apposed: re.Pattern[str]
    before: re.Pattern[str]
    named_comma: re.Pattern[str]
    comma: re.Pattern[str]
    of_whole: re.Pattern[str]
    end: re.Pattern[str]
    closing: re.Pattern[str]
    bracketed: re.Pattern[str]
    named_bracketed: re.Pattern[str]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table = {name: either(phrases) for name, phrases in pack.table("rules/fraction_figures").items()}
    word = rf"(?!{table['not_within']}\b)[^\s,;:.()–—]+"
    noun = rf"(?:\s+{word}){{0,5}}?"
    or_ = rf"(?:\s*\(\s*|,?\s+{table['or']}\s+)"
    return _Words(
        of=re.compile(rf"\s+{table['of']}\s+"),
        apposed=re.compile(rf"{noun}(?:{or_}|,\s*|\s*[–—]\s*)"),
        closed_of=re.compile(rf"\)\s+{table['of']}\s+"),
        named_bracket=re.compile(rf"{noun}\s*\(\s*"),
        named_apposed=re.compile(rf"{noun}{or_}"),
        before=re.compile(rf"(?<!\w){table['before']}\s+\Z"),
        named_comma=re.compile(rf"(?:\s+{word}){{0,5}}?,(?:\s+{word}){{0,8}}?\s+"),
        comma=re.compile(rf"(?:\s+{word}){{0,6}}?,\s*"),
        of_whole=re.compile(rf"\s+{table['whole']}\s*(?:[,;)–—]|\.(?!\d)|\Z)"),
        end=re.compile(rf"(?:\s+{table['whole']})?\s*(?:[,;)–—]|\.(?!\d)|\Z)"),
        closing=re.compile(r"\s*\)"),
        bracketed=re.compile(r"\s*\(([0-9]{1,4})\)"),
        named_bracketed=re.compile(rf"{noun}\s*\(([0-9]{{1,4}})\)"),
    )


def _triples(context: Context, found: Sequence[Figure], words: _Words) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Three figures in a row; digits alone in brackets, which are mentions of nothing, count beside a share."""
    for place in range(len(found) - 1):
        first, second = found[place : place + 2]
        if _is_share(first):
            between = words.bracketed.match(context.between(first.span, second.span))
            if between is not None:
                yield first, _in_brackets(context, first.span.end, between), second
            tail = context.between(second.span, Span(second.span.end + _LONGEST, second.span.end + _LONGEST))
            behind = words.named_bracketed.match(tail)
            if behind is not None:
                yield first, second, _in_brackets(context, second.span.end, behind)
        if place + 2 < len(found):
            yield first, second, found[place + 2]


def _in_brackets(context: Context, offset: int, match: re.Match[str]) -> Figure:
    digits = match.group(1)
    span = Span(offset + match.start(1), offset + match.end(1))
    number = Number(digits, step=1)
    rule = f"{context.document.pack.language}.number.digits"
    parts = (Part("number", span, digits),)
    mention = Mention(span, digits, MentionKind.NUMBER, rule, readings=(Reading(number, "digits"),), parts=parts)
    return Figure(mention, number, span)


def _share(context: Context, first: Figure, second: Figure, third: Figure, words: _Words) -> _Share | None:
    gaps = context.between(first.span, second.span), context.between(second.span, third.span)
    if max(map(len, gaps)) > _LONGEST:
        return None
    behind = context.between(third.span, Span(third.span.end + 40, third.span.end + 40))
    share = (
        _fraction_first(first, second, third, gaps, behind, words)
        or _fraction_last(context, first, second, third, gaps, behind, words)
        or _fraction_between(first, second, third, gaps, words)
    )
    if share is None or not share.whole.amount.amount:
        return None
    whole, part = share.whole, share.part
    fits = part.unit == whole.unit or (part.is_bare and whole.is_count)
    if not fits or whole.is_percent:
        return None
    if part.is_bare and whole.is_count:
        return attrs.evolve(share, part=attrs.evolve(part, is_part=True))
    return share


def _fraction_first(
    first: Figure, second: Figure, third: Figure, gaps: tuple[str, str], behind: str, words: _Words
) -> _Share | None:
    """As in "metade dos 200 alunos, 100," and "um terço (30) dos 90 vereadores"."""
    if not _is_share(first) or _is_share(second) or _is_share(third):
        return None
    span = first.span.to(third.mention.span)
    if words.of.fullmatch(gaps[0]) and words.apposed.fullmatch(gaps[1]) and words.end.match(behind):
        return _Share(first, second, third, span)
    if gaps[0].strip() == "(" and words.closed_of.fullmatch(gaps[1]):
        return _Share(first, third, second, span)
    return None


def _fraction_last(
    context: Context, first: Figure, second: Figure, third: Figure, gaps: tuple[str, str], behind: str, words: _Words
) -> _Share | None:
    """As in "40 dos 80 deputados (50%)" and "dos 24 réus, 18 (75%)"."""
    if not _is_share(third) or _is_share(first) or _is_share(second):
        return None
    bracketed = gaps[1].rstrip().endswith("(")
    if not (words.closing if bracketed else words.end).match(behind):
        return None
    span = Span(first.mention.span.start, third.span.end + (behind.index(")") + 1 if bracketed else 0))
    if words.of.fullmatch(gaps[0]):
        pattern = words.named_bracket if bracketed else words.named_apposed
        return _Share(third, second, first, span) if pattern.fullmatch(gaps[1]) else None
    start = max(0, first.span.start - 12)
    head = words.before.search(context.between(Span(start, start), first.span))
    direct = gaps[1].strip() == "(" or words.named_apposed.fullmatch(gaps[1])
    closed = words.comma.fullmatch(gaps[1]) and words.of_whole.match(behind)  # "118 trocaram, 53% do total"
    if head and (direct or closed) and words.named_comma.fullmatch(gaps[0]):
        return _Share(third, first, second, span, is_said=second.amount.amount <= first.amount.amount)
    return None


def _fraction_between(
    part: Figure, fraction: Figure, whole: Figure, gaps: tuple[str, str], words: _Words
) -> _Share | None:
    """As in "41 alunos abandonaram o curso, 12% dos 341 matriculados"."""
    if not fraction.is_percent or _is_share(part) or _is_share(whole) or part.is_time:
        return None
    if words.comma.fullmatch(gaps[0]) is None and words.named_apposed.fullmatch(gaps[0]) is None:
        return None
    if words.of.fullmatch(gaps[1]) is None:
        return None
    return _Share(fraction, whole, part, part.span.to(whole.mention.span), is_said=False)


def _is_share(figure: Figure) -> bool:
    return figure.is_percent or figure.is_fraction


def _has_slip(share: _Share) -> bool:
    """Whether the three would agree with one digit or one scale word mended."""
    return (
        is_slip(share.fraction, lambda figure: attrs.evolve(share, fraction=figure).agrees)
        or is_slip(share.part, lambda figure: attrs.evolve(share, part=figure).agrees)
        or is_slip(share.whole, lambda figure: attrs.evolve(share, whole=figure).agrees)
    )


def _percent(share: _Share) -> Decimal:
    return EXACT.multiply(EXACT.divide(share.part.amount.amount, share.whole.amount.amount), _HUNDRED)


def _repairs(context: Context, share: _Share) -> Iterator[Repair]:
    """The share may be wrong where it is a percentage, and either figure."""
    fraction = share.fraction.amount.amount
    if share.fraction.is_percent:
        yield from mended(
            context, share.fraction, _percent(share), lambda figure: attrs.evolve(share, fraction=figure).agrees
        )
        fraction = EXACT.divide(fraction, _HUNDRED)
    if not fraction:
        return
    part, whole = share.part.amount.amount, share.whole.amount.amount
    yield from mended(
        context, share.part, EXACT.multiply(whole, fraction), lambda figure: attrs.evolve(share, part=figure).agrees
    )
    yield from mended(
        context, share.whole, EXACT.divide(part, fraction), lambda figure: attrs.evolve(share, whole=figure).agrees
    )
