"""M301 conversion: an amount given again in another currency must agree with the exchange rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import attrs

from factcheck import rates as exchange
from factcheck.consistency.context import Context
from factcheck.consistency.money.conversion_words import conversion_words
from factcheck.consistency.money.days import rate_days
from factcheck.localise import format_money
from factcheck.mentions.amounts.currencies import load_currencies
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import message
from factcheck.rates import Rates, convert
from factcheck.values import Money, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict
from factcheck.verdict.exchange import conversion_steps, no_rate, rounded

SPREAD = Decimal("0.02")
"""Between the reference rate and the commercial or the tourist rate lie up to about two per cent."""


@attrs.frozen
class Conversion:
    """An amount that is given again in another currency has to agree with the exchange rate."""

    code = "M301"
    name = "conversion"
    severity = Severity.ERROR
    summary = message("a converted amount that does not agree with the exchange rate")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every amount of money that is given again in another currency.

        Args:
            context: The text with its mentions; without a day of publication there is no rate to hold it against.
        """
        amounts = [mention for mention in context.by_kind[MentionKind.MONEY] if mention.readings]
        if context.published is None or len(amounts) < 2:
            return
        words = conversion_words(context.document.pack)
        for first, second in pairwise(amounts):
            if not _monies(first) or not _monies(second) or _monies(first)[0].currency == _monies(second)[0].currency:
                continue
            span = words.conversion(context, first, second)
            if span is not None:
                yield from self._judge(context, first, second, span, context.published)

    def _judge(
        self, context: Context, first: Mention, second: Mention, span: Span, published: date
    ) -> Iterator[Finding]:
        money, again = _monies(first)[0], _monies(second)[0]
        agreeing = _agreeing(context, first, second, span, published)
        if agreeing is not None:
            reason, step = Reason.CONVERSION_AGREES, [conversion_steps(agreeing)]
            yield context.finding(self, span, Verdict.SUPPORTED, reason, value=second, working=step)
            return
        conversion = convert(money, again.currency, context.rates, published)
        if conversion is None:
            step = [no_rate(money.currency, again.currency, published)]
            verdict = Verdict.NOT_ENOUGH_EVIDENCE
            yield context.finding(self, span, verdict, Reason.NO_RATE, value=second, working=step)
        elif not _undated(context, span, published, money, again):
            yield context.finding(
                self,
                span,
                Verdict.REFUTED,
                Reason.CONVERSION_DIFFERS,
                value=second,
                working=[conversion_steps(conversion), message("The text says {amount}.", amount=again)],
                repairs=_repairs(
                    context, first, second, conversion, convert(again, money.currency, context.rates, published)
                ),
            )


def _monies(mention: Mention) -> Sequence[Money]:
    return [reading.value for reading in mention.readings if isinstance(reading.value, Money)]


def _likely(context: Context, mention: Mention) -> Iterator[Money]:
    """An amount in each currency that it may be in: the chosen one, and those whose country the text names."""
    for place, money in enumerate(_monies(mention)):
        if place == 0 or money.currency not in context.view(_unnamed):
            yield money


def _unnamed(context: Context) -> frozenset[str]:
    """The currencies of countries that the text does not name."""
    countries = load_currencies(context.document.pack).countries
    text = context.document.folded.text
    return frozenset(code for code, names in countries.items() if names.search(text) is None)


def _agreeing(
    context: Context, first: Mention, second: Mention, span: Span, published: date
) -> exchange.Conversion | None:
    """The conversion that agrees: at the rates up to publication or of a day that the text names, in any reading."""
    for days in rate_days(context, span, published):
        for money in _likely(context, first):
            for again in _likely(context, second):
                currency = again.currency
                found = _rates(money.currency, currency, context.rates, days)
                if found and _widened(money, currency, found).meets(again):
                    alone = (day for day in days if _agrees_on(context, money, again, day))
                    return convert(money, currency, context.rates, next(alone, days[0]))
    return None


def _agrees_on(context: Context, money: Money, again: Money, day: date) -> bool:
    found = _rates(money.currency, again.currency, context.rates, (day,))
    return bool(found) and _widened(money, again.currency, found).meets(again)


def _undated(context: Context, span: Span, published: date, money: Money, again: Money) -> bool:
    """Whether the text names a time for which there are no rates, so that nothing can be said."""
    return any(
        not _rates(money.currency, again.currency, context.rates, days) for days in rate_days(context, span, published)
    )


def _rates(base: str, quote: str, rates: Rates, days: Sequence[date]) -> list[Decimal]:
    return [rate.value for day in days if (rate := rates.rate(base, quote, day)) is not None]


def _widened(money: Money, currency: str, found: Sequence[Decimal]) -> Money:
    """What the amount may come to at several rates, give or take the spread."""
    low = EXACT.multiply(min(found), 1 - SPREAD)
    high = EXACT.multiply(max(found), 1 + SPREAD)
    lower = None if money.lower is None else EXACT.multiply(money.lower, low if money.lower >= 0 else high)
    upper = None if money.upper is None else EXACT.multiply(money.upper, high if money.upper >= 0 else low)
    return Money(EXACT.multiply(money.amount, found[0]), currency, lower=lower, upper=upper)


def _repairs(
    context: Context, first: Mention, second: Mention, conversion: exchange.Conversion, back: exchange.Conversion | None
) -> Iterator[Repair]:
    """Both repairs, since the text does not say which amount is wrong."""
    for mention, converted in ((second, conversion), (first, back)):
        if converted is not None:
            replacement = format_money(rounded(converted.result), context.document.pack.locale)
            yield Repair(mention.span, replacement, replacement)
