"""Rule `conversion`: an amount given again in another currency must agree with the exchange rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.document import Document, fold
from factcheck.languages import LanguagePack
from factcheck.localise import format_money
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import Message, message
from factcheck.rates import Conversion, Rates, convert
from factcheck.values import Money, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Verdict

RULE = "conversion"

WINDOW_DAYS = 7
"""A newsroom converts at the rate of the day before, or of the last trading day: the rates of this many days up to
publication are all taken for right."""

SPREAD = Decimal("0.02")
"""Between the reference rate and the commercial or the tourist rate lie up to about two per cent."""

_LONGEST_BRIDGE = 40


def check_conversions(document: Document, mentions: Sequence[Mention], rates: Rates) -> Iterator[Finding]:
    """A finding for every amount of money that is given again in another currency.

    Args:
        document: The document; without a day of publication there is no rate to hold it against.
        mentions: Its mentions, in reading order.
        rates: Where to look rates up.
    """
    if document.published is None:
        return
    amounts = [mention for mention in mentions if mention.kind is MentionKind.MONEY and mention.readings]
    bridge = _bridge(document.pack)
    for first, second in pairwise(amounts):
        money, again = first.value, second.value
        if not isinstance(money, Money) or not isinstance(again, Money) or money.currency == again.currency:
            continue
        between = document.text[first.span.end : second.span.start]
        if len(between) <= _LONGEST_BRIDGE and bridge.match(fold(between).text):
            yield _judge(document, first, second, money, again, rates, document.published)


def _bridge(pack: LanguagePack) -> re.Pattern[str]:
    """What may stand between an amount and its conversion: a bracket or a comma, and a hedge or "or"."""
    words = "|".join(re.escape(word) for word in pack.table("conversion")["between"])
    return re.compile(rf"\s*(?:\(|,|–|—|-)\s*(?:(?:{words})\s*)*\Z|\s+(?:(?:{words})\s*)+\Z")


def _judge(
    document: Document, first: Mention, second: Mention, money: Money, again: Money, rates: Rates, day: date
) -> Finding:
    span = first.span.to(second.span)
    if "(" in document.text[first.span.end : second.span.start] and document.text[span.end : span.end + 1] == ")":
        span = Span(span.start, span.end + 1)
    sentence = document.sentence_of(span)
    claim = Claim(span, span.of(document.text), sentence.of(document.text), value=second, pattern=RULE, origin="rule")
    conversion = convert(money, again.currency, rates, day)
    if conversion is None:
        working = [
            message(
                "There is no rate from {base} to {quote} for {day}.",
                base=money.currency,
                quote=again.currency,
                day=day,
            )
        ]
        return Finding(claim, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_RATE, RULE, working=working)
    working = [_steps(conversion)]
    if _widened(money, again.currency, rates, day).meets(again):
        return Finding(claim, Verdict.SUPPORTED, Reason.CONVERSION_AGREES, RULE, working=working)
    working.append(message("The text says {amount}.", amount=again))
    repairs = _repairs(document, first, second, conversion, convert(again, money.currency, rates, day))
    return Finding(claim, Verdict.REFUTED, Reason.CONVERSION_DIFFERS, RULE, working=working, repairs=repairs)


def _steps(conversion: Conversion) -> Message:
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
    document: Document, first: Mention, second: Mention, conversion: Conversion, back: Conversion | None
) -> Iterator[Repair]:
    """Both repairs, since the text does not say which amount is wrong."""
    for mention, converted in ((second, conversion), (first, back)):
        if converted is not None:
            replacement = format_money(_rounded(converted.result), document.pack.locale)
            yield Repair(mention.span, replacement, replacement)
