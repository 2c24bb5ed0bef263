"""What the money in a finding comes to in reais and dollars, at the rate of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context

import attrs

from factcheck.claims.claim import Claim
from factcheck.messages import Message, message
from factcheck.rates import Conversion, Rates, convert
from factcheck.values import Money
from factcheck.verdict.finding import Finding, Reason

READERS_CURRENCIES = ("BRL", "USD")
"""The currencies of a Brazilian and of an American reader."""

_CONVERTED = frozenset({Reason.CONVERSION_AGREES, Reason.CONVERSION_DIFFERS, Reason.NO_RATE})
_THREE_DIGITS = Context(prec=3, rounding=ROUND_HALF_UP)
_FIVE_DIGITS = Context(prec=5, rounding=ROUND_HALF_UP)  # as many as rates are published with


def with_exchange(finding: Finding, rates: Rates, published: date | None) -> Finding:
    """The finding with what its amount comes to in reais and dollars added to its working.

    The rate is that of the day which the claim is about, where it is about one day, else of the day of
    publication. A finding about no money, or whose working converts already, stays as it is.

    Args:
        finding: The finding.
        rates: Where to look rates up.
        published: The day of publication, or None.
    """
    mention = finding.claim.value
    money = None if mention is None else mention.value
    day = _day(finding.claim) or published
    if not isinstance(money, Money) or day is None or finding.reason in _CONVERTED:
        return finding
    return attrs.evolve(finding, working=(*finding.working, *_in_readers_currencies(money, rates, day)))


def _day(claim: Claim) -> date | None:
    """The day that a claim is about, if it is about one."""
    when = claim.when
    if len(claim.whens) != 1 or when is None or when.start is None or when.end is None:
        return None
    return when.start if when.end == when.start + timedelta(days=1) else None


def _in_readers_currencies(money: Money, rates: Rates, day: date) -> Iterator[Message]:
    others = [currency for currency in READERS_CURRENCIES if currency != money.currency]
    found = [(currency, convert(money, currency, rates, day)) for currency in others]
    if not any(conversion for _, conversion in found):
        yield no_rate(money.currency, others[0], day)
        return
    for currency, conversion in found:
        yield no_rate(money.currency, currency, day) if conversion is None else conversion_steps(conversion)


def conversion_steps(conversion: Conversion) -> Message:
    """A conversion as an equation, with whose rate it was and of which day.

    Args:
        conversion: The conversion.
    """
    rate = conversion.rate
    return message(
        "{money} × {rate} = {result} ({source}, rate of {day}).",
        money=conversion.money,
        rate=_FIVE_DIGITS.plus(rate.value),
        result=rounded(conversion.result),
        source=rate.source,
        day=rate.day,
    )


def rounded(money: Money) -> Money:
    """The amount at three significant digits, exact.

    Args:
        money: The amount.
    """
    return Money(_THREE_DIGITS.plus(money.amount), money.currency)


def no_rate(base: str, quote: str, day: date) -> Message:
    """That no rate is known.

    Args:
        base: The ISO 4217 code of the currency that is priced.
        quote: The ISO 4217 code of the currency that it is priced in.
        day: The day that was asked for.
    """
    return message("There is no rate from {base} to {quote} for {day}.", base=base, quote=quote, day=day)
