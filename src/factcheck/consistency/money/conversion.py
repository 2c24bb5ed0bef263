"""M301 conversion: an amount given again in another currency must agree with the exchange rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

import attrs

from factcheck import rates as exchange
from factcheck.consistency.context import Context
from factcheck.languages import LanguagePack
from factcheck.localise import format_money
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import Message, message
from factcheck.rates import Rates, convert
from factcheck.values import Money, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

WINDOW_DAYS = 7
"""A newsroom converts at the rate of the day before, or of the last trading day: the rates of this many days up to
publication are all taken for right."""

SPREAD = Decimal("0.02")
"""Between the reference rate and the commercial or the tourist rate lie up to about two per cent."""

_LONGEST_BRIDGE = 40


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
        if context.published is None:
            return
        amounts = [mention for mention in context.by_kind[MentionKind.MONEY] if mention.readings]
        bridge = _bridge(context.document.pack)
        for first, second in pairwise(amounts):
            money, again = first.value, second.value
            if not isinstance(money, Money) or not isinstance(again, Money) or money.currency == again.currency:
                continue
            if second.span.start - first.span.end <= _LONGEST_BRIDGE:
                if bridge.match(context.between(first.span, second.span)):
                    yield self._judge(context, first, second, money, again, context.published)

    def _judge(
        self, context: Context, first: Mention, second: Mention, money: Money, again: Money, day: date
    ) -> Finding:
        span = first.span.to(second.span)
        if "(" in context.between(first.span, second.span) and context.text[span.end : span.end + 1] == ")":
            span = Span(span.start, span.end + 1)
        conversion = convert(money, again.currency, context.rates, day)
        if conversion is None:
            step = message(
                "There is no rate from {base} to {quote} for {day}.",
                base=money.currency,
                quote=again.currency,
                day=day,
            )
            verdict = Verdict.NOT_ENOUGH_EVIDENCE
            return context.finding(self, span, verdict, Reason.NO_RATE, value=second, working=[step])
        working = [_steps(conversion)]
        if _widened(money, again.currency, context.rates, day).meets(again):
            reason = Reason.CONVERSION_AGREES
            return context.finding(self, span, Verdict.SUPPORTED, reason, value=second, working=working)
        working.append(message("The text says {amount}.", amount=again))
        back = convert(again, money.currency, context.rates, day)
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.CONVERSION_DIFFERS,
            value=second,
            working=working,
            repairs=_repairs(context, first, second, conversion, back),
        )


def _bridge(pack: LanguagePack) -> re.Pattern[str]:
    """What may stand between an amount and its conversion: a bracket or a comma, and a hedge or "or"."""
    words = "|".join(re.escape(word) for word in pack.table("conversion")["between"])
    return re.compile(rf"\s*(?:\(|,|–|—|-)\s*(?:(?:{words})\s*)*\Z|\s+(?:(?:{words})\s*)+\Z")


def _steps(conversion: exchange.Conversion) -> Message:
    rate = conversion.rate
    return message(
        "{money} × {rate} = {result} ({source}, rate of {day}).",
        money=conversion.money,
        rate=rate.value.quantize(Decimal("0.0001")),
        result=_rounded(conversion.result),
        source=rate.source,
        day=rate.day,
    )


def _rounded(money: Money) -> Money:
    """The amount at three significant digits, exact."""
    if not money.amount:
        return money
    step = Decimal(1).scaleb(money.amount.adjusted() - 2)
    rounded = EXACT.multiply(EXACT.divide(money.amount, step).quantize(Decimal(1)), step)
    return Money(rounded, money.currency)


def _widened(money: Money, currency: str, rates: Rates, day: date) -> Money:
    """What the amount may come to at the rates of the last days, give or take the spread."""
    days = (date.fromordinal(max(1, day.toordinal() - back)) for back in range(WINDOW_DAYS + 1))
    found = [rate.value for d in days if (rate := rates.rate(money.currency, currency, d)) is not None]
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
            replacement = format_money(_rounded(converted.result), context.document.pack.locale)
            yield Repair(mention.span, replacement, replacement)
