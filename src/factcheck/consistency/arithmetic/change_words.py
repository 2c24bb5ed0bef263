"""The words of one language that tell a change from one figure to another."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.values import Span

_REACH = 60
_LONGEST = 90
_CLAUSE = re.compile(r"[;!?\n]|\.(?=\s|\Z)")
_SIGNS = {"+": 1, "-": -1, "\u2212": -1, "\u2013": -1}


@attrs.frozen(eq=False)
class ChangeWords:
    """The patterns of one language; each matches folded text beside the figures."""

    head: re.Pattern[str]
    to: re.Pattern[str]
    told: re.Pattern[str]
    bracketed: re.Pattern[str]
    apposed: re.Pattern[str]
    told_behind: re.Pattern[str]
    multiple: re.Pattern[str]
    multiplied: re.Pattern[str]
    linked: re.Pattern[str]
    verb: re.Pattern[str]
    reached: re.Pattern[str]
    back: re.Pattern[str]
    than: re.Pattern[str]
    compared: re.Pattern[str]
    risen: re.Pattern[str]
    against: re.Pattern[str]
    loosely: re.Pattern[str]
    as_much: re.Pattern[str]
    other: re.Pattern[str]
    scope: re.Pattern[str]

    def leads_to(self, context: Context, before: Figure, after: Figure) -> bool:
        """Whether one figure follows another as in "de X para Y"."""
        if after.span.start - before.span.end > _LONGEST:
            return False
        if self.to.fullmatch(context.between(before.span, after.span)) is None:
            return False
        return self.head.search(_text_before(context, before)) is not None

    def from_start(self, context: Context, before: Figure) -> int:
        """Where the "de" of "de X para Y" begins."""
        window = _text_before(context, before)
        match = self.head.search(window)
        return before.span.start - (len(window) - match.start(1) if match else 0)

    def clause_behind(self, context: Context, figure: Figure) -> str:
        """The folded text behind a figure, to the end of its clause."""
        end = figure.span.end
        limit = min(len(context.text), end + _REACH)
        return _CLAUSE.split(context.between(Span(end, end), Span(limit, limit)), maxsplit=1)[0]

    def is_other(self, words: str) -> bool:
        """Whether words say that a percentage is not of the two figures alone, as "ao ano" does."""
        return self.other.search(words) is not None

    def size_after(self, gap: str, behind: str, given: Figure) -> int | None:
        """The direction that is told with a size behind the figures, None where none is told."""
        lead = gap.rpartition(",")[2]  # "de R$ 48 para R$ 54 por mês, alta de 12,5%": the month is that of the price
        if len(gap) > _LONGEST or self.is_other(lead) or self.is_other(behind) or self.scope.match(behind):
            return None
        if match := self.told.fullmatch(gap):
            return _direction(match)
        if behind.startswith(")") and self.bracketed.fullmatch(gap):
            return _SIGNS.get(given.mention.surface[0], _SIGNS.get(gap.strip()[-1], 0))
        if self.apposed.fullmatch(gap) and (match := self.told_behind.match(behind)):
            return _direction(match)
        if self.as_much.fullmatch(gap) and (not behind.strip() or behind[0] == ","):
            return 0
        return None

    def leads_back(self, context: Context, after: Figure, before: Figure) -> bool:
        """Whether the earlier figure follows the later one, as in "subiu para X, ante Y" and "X, contra Y"."""
        gap = context.between(after.span, before.span)
        if len(gap) > _LONGEST or self.is_other(gap):
            return False
        if self.against.fullmatch(gap):
            return True
        return self.back.fullmatch(gap) is not None and self.risen.search(_text_before(context, after)) is not None

    def compares(self, context: Context, after: Figure, given: Figure, before: Figure) -> int | None:
        """The direction where words stand between a figure and what it is compared with, None where it is not."""
        gap, rest = context.between(after.span, given.span), context.between(given.span, before.span)
        if len(gap) > _LONGEST or len(rest) > _LONGEST or self.loosely.fullmatch(gap) is None:
            return None
        if self.is_other(gap) or self.is_other(self.clause_behind(context, before)):
            return None
        match = self.compared.fullmatch(rest)
        return _direction(match) if match else None

    def multiple_after(self, gap: str, behind: str) -> int | None:
        """0 where a multiple stands behind the figures and ends the phrase, as in "de 10 para 30, o triplo"."""
        closed = not behind or behind[0] in ",)"
        return 0 if closed and self.multiple.fullmatch(gap) else None

    def size_before(self, context: Context, gap: str, given: Figure) -> int | None:
        """The direction that is told with a size before the figures, None where none is told."""
        if len(gap) > _LONGEST or self.is_other(gap) or self.linked.fullmatch(gap) is None:
            return None
        match = self.verb.search(_text_before(context, given))
        return _direction(match) if match else None

    def size_then_to(self, context: Context, given: Figure, after: Figure, before: Figure) -> int | None:
        """The direction that is told before a size, the later figure and the earlier one, None where none is told."""
        gap, rest = context.between(given.span, after.span), context.between(after.span, before.span)
        if len(gap) > _LONGEST or len(rest) > _LONGEST or self.is_other(gap):
            return None
        if self.reached.fullmatch(gap) is None or self.back.fullmatch(rest) is None:
            return None
        if self.is_other(rest) or self.is_other(self.clause_behind(context, before)):
            return None
        match = self.verb.search(_text_before(context, given))
        return _direction(match) if match else None

    def size_between(self, context: Context, after: Figure, given: Figure, before: Figure) -> int | None:
        """The direction that is told between the later figure and the earlier one, None where none is told."""
        gap, rest = context.between(after.span, given.span), context.between(given.span, before.span)
        if len(gap) > _LONGEST or len(rest) > _LONGEST or self.is_other(self.clause_behind(context, before)):
            return None
        if self.than.fullmatch(rest) and (match := self.told.fullmatch(gap)):
            return _direction(match)
        if (match := self.compared.fullmatch(rest)) and self.apposed.fullmatch(gap):
            return _direction(match)
        return None


def _text_before(context: Context, figure: Figure) -> str:
    start = max(0, figure.span.start - _REACH // 2)
    return context.between(Span(start, start), figure.span)


def _direction(match: re.Match[str]) -> int:
    return {"up": 1, "down": -1}.get(match.lastgroup or "", 0)


@lru_cache
def change_words(pack: LanguagePack) -> ChangeWords:
    """The words of a language that tell a change.

    Args:
        pack: The pack of the language.
    """
    table = {name: either(phrases) for name, phrases in pack.table("rules/change").items()}
    word = rf"(?!{table['not_within']}\b)[^\s,;:.()–—]+"
    adjunct = rf"(?:,?\s+{table['adjuncts']}\b(?:\s+{word}){{0,5}}?)?"
    stop = r"\s*[,:(–—-]\s*"
    noun = rf"(?:(?P<up>{table['nouns_up']})|(?P<down>{table['nouns_down']})|{table['nouns_either']})"
    verb = (
        rf"(?:(?P<up>{table['verbs_up']}|{table['nouns_up']}\s+{table['of']})"
        rf"|(?P<down>{table['verbs_down']}|{table['nouns_down']}\s+{table['of']}))"
    )
    behind = (
        rf"(?:(?P<up>{table['nouns_up']}|{table['more']})|(?P<down>{table['nouns_down']}|{table['less']})"
        rf"|{table['nouns_either']})"
    )
    link = rf"(?:{table['going']}\s+)?{table['from']}\s+"
    compile_ = re.compile
    return ChangeWords(
        head=compile_(rf"(?<!\w)({table['from']}\s+)\Z"),
        to=compile_(rf"(?:,?\s+{word}){{0,8}}?,?\s+{table['to']}\s+|\s+{table['to_near']}\s+"),
        told=compile_(rf"{adjunct}{stop}(?:{table['lead']}\s+)?{noun}\s+(?:{table['of']}\s+)?"),
        bracketed=compile_(rf"{adjunct}\s*\(\s*[-+–]?\s*"),
        apposed=compile_(rf"{adjunct}{stop}(?:{table['lead']}\s+)?"),
        told_behind=compile_(rf"\s+{behind}(?!\w)(?!\s+{table['beyond']}\b)"),
        multiple=compile_(rf"{adjunct}{stop}(?:{table['multiple_lead']}\s+)?"),
        multiplied=compile_(rf"(?:\s+(?:{table['objects']}|{table['adjuncts']})\b(?:\s+{word}){{0,6}}?)?,?\s+{link}"),
        linked=compile_(rf"{adjunct}{stop}{link}|\s+{link}"),
        verb=compile_(rf"(?<!\w){verb}\s+(?:{table['of']}\s+)?\Z"),
        reached=compile_(rf"{adjunct},?\s+{table['to']}\s+"),
        back=compile_(rf"{adjunct},?\s+{table['back']}\s+"),
        than=compile_(rf"\s+{table['than']}\s+"),
        compared=compile_(rf"\s+(?:(?P<up>{table['more_than']})|(?P<down>{table['less_than']}))\s+"),
        risen=compile_(rf"(?<!\w){verb}\s+{table['to']}\s+\Z"),
        against=compile_(rf"{adjunct},\s+{table['against']}\s+"),
        loosely=compile_(rf"(?:\s+{word}){{0,6}}?,\s*"),
        as_much=compile_(rf"{adjunct},\s*{table['as_much']}\s+"),
        scope=compile_(rf"\s+{table['scope']}(?!\w)"),
        other=compile_(rf"(?<!\w){table['unless']}(?!\w)"),
    )
