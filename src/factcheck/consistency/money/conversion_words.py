"""The words of one language that give an amount again in another currency."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Mention
from factcheck.values import Span

_LONGEST = 60
_BEHIND = 40


@attrs.frozen(eq=False)
class ConversionWords:
    """The patterns of one language; each matches folded text between two amounts or behind them."""

    bracket: re.Pattern[str]
    told: re.Pattern[str]
    comma: re.Pattern[str]
    closing: re.Pattern[str]
    end: re.Pattern[str]
    unless: re.Pattern[str]
    joined: re.Pattern[str]

    def conversion(self, context: Context, first: Mention, second: Mention) -> Span | None:
        """The words that give one amount again as another, None where they are two amounts.

        Args:
            context: The text.
            first: The amount.
            second: What it may be in another currency.
        """
        if second.span.start - first.span.end > _LONGEST:
            return None
        gap = context.between(first.span, second.span)
        end = second.span.end
        behind = context.between(Span(end, end), Span(end + _BEHIND, end + _BEHIND))
        span = first.span.to(second.span)
        if self.bracket.fullmatch(gap):
            closing = self.closing.match(behind)
            return None if closing is None else Span(span.start, span.end + closing.end())
        if self.told.fullmatch(gap):
            return None if self.unless.match(behind) else span
        if self.comma.fullmatch(gap) and self.end.match(behind) and not self._is_listed(context, first):
            return span
        return None

    def _is_listed(self, context: Context, first: Mention) -> bool:
        """Whether an amount is one of a list, as in "US$ 2.000, R$ 500 e € 300"."""
        start = max(0, first.span.start - 12)
        return self.joined.search(context.between(Span(start, start), first.span)) is not None


@lru_cache
def conversion_words(pack: LanguagePack) -> ConversionWords:
    """The words of a language that give an amount again in another currency.

    Args:
        pack: The pack of the language.
    """
    table = {name: either(phrases) for name, phrases in pack.table("conversion").items()}
    hedge = rf"(?:{table['hedges']}\s+)?"
    told = rf"(?:{table['or']}\s+)"
    return ConversionWords(
        bracket=re.compile(rf"\s*\(\s*{told}?{hedge}"),
        told=re.compile(rf"(?:,|\s*[–—-])?\s+{told}{hedge}|(?:,|\s*[–—-])\s+(?:{table['hedges']}\s+)"),
        comma=re.compile(r"(?:,|\s*[–—-])\s+"),
        closing=re.compile(rf"\s*(?:{table['at_rate']})?\s*\)"),
        end=re.compile(r"\s*(?:[.;)–—]|\Z)|,(?!\s*\S{0,3}\$|\s*\d)"),
        unless=re.compile(rf"\s+{table['unless']}(?!\w)"),
        joined=re.compile(rf"(?:(?<!\w){table['joined']}|,)\s*\Z"),
    )
