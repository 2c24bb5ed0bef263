"""A406 per-unit-total: so much for each, times how many there are, has to be the total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure, figures, mended
from factcheck.consistency.intervals import is_multiple
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.messages import message
from factcheck.values import Number, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_LONGEST = 80
_REST = 200
"""How much of the sentence before and behind the figures is asked for words that leave the total open."""

_SHORTEST_STEM = 4


@attrs.frozen
class PerUnitTotal:
    """So much for each, times how many there are, has to be the total."""

    code = "A406"
    name = "per-unit-total"
    severity = Severity.ERROR
    summary = message("a price or share for each that does not come to the total")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every total that stands with how many there are and how much for each.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        for sentence, found in figures(context):
            for place in range(len(found) - 2):
                product = _product(context, found[place : place + 3], sentence.span, words)
                if product is not None:
                    yield self._judge(context, product)

    def _judge(self, context: Context, product: _Product) -> Finding:
        agrees = product.agrees
        count = Number(product.count.amount.amount, step=product.count.amount.step)
        result = attrs.evolve(
            product.total.amount, amount=product.result, step=0, lower=product.result, upper=product.result
        )
        working = [message("{count} × {each} = {result}.", count=count, each=product.each.amount, result=result)]
        if not agrees:
            working.append(message("The text says {amount}.", amount=product.total.amount))
        return context.finding(
            self,
            product.span,
            Verdict.SUPPORTED if agrees else Verdict.REFUTED,
            Reason.ARITHMETIC_AGREES if agrees else Reason.ARITHMETIC_DIFFERS,
            value=product.total.mention,
            working=working,
            repairs=() if agrees else _repairs(context, product),
        )


@attrs.frozen
class _Product:
    """How many there are, how much for each, and the total.

    Args:
        count: How many.
        each: How much for each.
        total: The total.
        may_exceed: Whether the instalments may come to more than the price, as those with interest do.
        span: The words that tell it.
    """

    count: Figure
    each: Figure
    total: Figure
    may_exceed: bool
    span: Span

    @property
    def result(self) -> Decimal:
        """The count times what each is, as written."""
        return EXACT.multiply(self.count.amount.amount, self.each.amount.amount)

    @property
    def agrees(self) -> bool:
        """Whether the product may come to the total."""
        product, total = self.count.interval.times(self.each.interval), self.total.interval
        return product.meets(total) or (self.may_exceed and product.lower > total.upper)


@attrs.frozen(eq=False)
class _Words:
    of: re.Pattern[str]
    at: re.Pattern[str]
    each_of: re.Pattern[str]
    receives: re.Pattern[str]
    then_total: re.Pattern[str]
    each_then_total: re.Pattern[str]
    per: re.Pattern[str]
    per_then: re.Pattern[str]
    for_: re.Pattern[str]
    makes: re.Pattern[str]
    paid_in: re.Pattern[str]
    joined: re.Pattern[str]
    left_open: re.Pattern[str]
    added: re.Pattern[str]
    scope: re.Pattern[str]
    plain: re.Pattern[str]
    instalments: frozenset[str]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    lists = pack.table("rules/per_unit_total")
    table = {name: either(phrases) for name, phrases in lists.items()}
    word = rf"(?!{table['not_within']}\b)[^\s,;:.()–—]+"
    some = rf"(?:\s+{word}){{0,4}}?"
    each = rf"(?:\s+{word}){{0,3}}?,?\s+{table['each']}"
    into = rf"{some}(?:\s*[,:;–—(])?{some}\s+{table['total']}\s+"
    per = rf"\s+{table['per']}\s+(?P<unit>[^\W\d_]+)"
    return _Words(
        of=re.compile(rf"\s+{table['of']}\s+"),
        at=re.compile(rf",?\s+{table['at']}\s+"),
        each_of=re.compile(rf"(?<!\w){table['each_of']}\s+\Z"),
        receives=re.compile(rf"(?:\s+{word}){{0,6}}?\s+"),
        then_total=re.compile(into),
        each_then_total=re.compile(rf"{each}{into}"),
        per=re.compile(per),
        per_then=re.compile(rf"{per}(?:[,:]?\s+(?!{table['makes']}\b)[^\s;.()]+){{0,8}}?,?\s+"),
        for_=re.compile(rf"\s+{table['for_']}\s+"),
        makes=re.compile(rf"(?:\s+{word}){{0,5}}?,?\s+(?:{table['makes']}|{table['total']})\s+"),
        paid_in=re.compile(rf"(?:\s+{word}){{0,7}}?\s+{table['in_']}\s+"),
        joined=re.compile(rf"(?:(?<!\w){table['not_within']}|,)\s*\Z"),
        left_open=re.compile(rf"(?<!\w){table['open']}(?!\w)"),
        added=re.compile(rf"(?:\s+{word}){{0,3}}?,?\s+{table['added']}(?!\w)"),
        scope=re.compile(rf"\s+{table['scope']}(?!\w)"),
        plain=re.compile(rf"(?<!\w){table['plain']}(?!\w)"),
        instalments=frozenset(lists["instalments"]),
    )


def _product(context: Context, three: tuple[Figure, ...], sentence: Span, words: _Words) -> _Product | None:
    first, second, third = three
    gaps = context.between(first.span, second.span), context.between(second.span, third.span)
    if max(map(len, gaps)) > _LONGEST:
        return None
    end = min(sentence.end, third.span.end + _REST)
    rest = context.between(third.span, Span(end, end))
    start = max(sentence.start, first.span.start - _REST)
    said = context.between(Span(start, start), Span(end, end))
    span = first.mention.span.to(third.mention.span)
    if _alike(second, third) and _is_count(first, words):
        start = max(sentence.start, first.span.start - 16)
        head = context.between(Span(start, start), first.span)
        if words.joined.search(head) or words.left_open.search(gaps[1] + rest) or words.left_open.search(gaps[0]):
            return None
        if words.added.match(rest) or words.scope.match(rest):
            return None
        by_each = (
            words.each_of.search(head) and words.receives.fullmatch(gaps[0]) and words.then_total.fullmatch(gaps[1])
        )
        listed = words.of.fullmatch(gaps[0]) and words.then_total.fullmatch(gaps[1])
        priced = (words.at.fullmatch(gaps[0]) or words.of.fullmatch(gaps[0])) and words.each_then_total.fullmatch(
            gaps[1]
        )
        return _Product(first, second, third, False, span) if by_each or listed or priced else None
    if _alike(first, third) and second.is_count and (unit := words.per_then.fullmatch(gaps[0])):
        if words.makes.fullmatch(gaps[1]) and _same_noun(unit["unit"], second) and not words.left_open.search(said):
            return _Product(second, first, third, False, span)
    if _alike(first, second) and third.is_count and (unit := words.per.match(gaps[0])):
        after = gaps[0][unit.end() :]
        if words.makes.fullmatch(after) and words.for_.fullmatch(gaps[1]) and _same_noun(unit["unit"], third):
            return None if words.left_open.search(said) else _Product(third, first, second, False, span)
    if _alike(first, third) and second.noun in words.instalments and words.of.fullmatch(gaps[1]):
        plain = words.plain.search(said) is not None
        text = words.plain.sub("", said)
        if words.paid_in.fullmatch(gaps[0]) and not words.left_open.search(text):
            return _Product(second, third, first, not plain, span)
    return None


def _alike(each: Figure, total: Figure) -> bool:
    """Whether the one can be part of the other: two sums of one currency, or two amounts of one thing."""
    return bool(each.unit) and each.unit == total.unit and not each.is_percent and not each.is_points


def _is_count(figure: Figure, words: _Words) -> bool:
    return figure.is_count or (figure.is_times and figure.noun in words.instalments)


def _same_noun(unit: str, counted: Figure) -> bool:
    """Whether "por aluno" is for each of "30 alunos": the plural begins as the singular does."""
    stem = unit[: max(_SHORTEST_STEM, len(unit) - 2)]
    return len(unit) >= _SHORTEST_STEM - 1 and counted.noun.startswith(stem)


def _repairs(context: Context, product: _Product) -> Iterator[Repair]:
    """Any of the three may be wrong."""
    count, each, total = (f.amount.amount for f in (product.count, product.each, product.total))
    yield from mended(context, product.total, product.result, lambda f: attrs.evolve(product, total=f).agrees)
    if count:
        yield from mended(
            context, product.each, EXACT.divide(total, count), lambda f: attrs.evolve(product, each=f).agrees
        )
    if each:
        quotient = EXACT.divide(total, each)
        if is_multiple(quotient, Decimal(1)):
            yield from mended(context, product.count, quotient, lambda f: attrs.evolve(product, count=f).agrees)
