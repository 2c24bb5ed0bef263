"""A404 shares-over-100: shares of one whole that exclude each other cannot come to more than all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure, figures, mended
from factcheck.consistency.intervals import Interval, add_up
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.messages import Message, message
from factcheck.values import Quantity, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_LONGEST = 90
_HUNDRED = Decimal(100)


@attrs.frozen
class SharesOver100:
    """Shares of one whole that exclude each other cannot come to more than all of it."""

    code = "A404"
    name = "shares-over-100"
    severity = Severity.ERROR
    summary = message("shares of one whole that come to more than 100%")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for shares that exclude each other and come to more than the whole.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        for sentence, found in figures(context):
            for shares in _lists(context, [f for f in found if _is_share(f)], sentence.span, words):
                if not _fit(shares):
                    yield self._finding(context, shares)

    def _finding(self, context: Context, shares: Sequence[Figure]) -> Finding:
        return context.finding(
            self,
            shares[0].mention.span.to(shares[-1].mention.span),
            Verdict.REFUTED,
            Reason.ARITHMETIC_DIFFERS,
            value=shares[-1].mention,
            working=[_added(shares)],
            repairs=_repairs(context, shares),
        )


@attrs.frozen(eq=False)
class _Words:
    rest: re.Pattern[str]
    rest_behind: re.Pattern[str]
    changing: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    of_votes: re.Pattern[str]
    next_vote: re.Pattern[str]
    whose: re.Pattern[str]
    bare: frozenset[str]
    other_vote: re.Pattern[str]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    lists = dict(pack.table("rules/shares_over_100"))
    opposed, bare = lists.pop("pairs"), lists.pop("before_names")
    table = {name: either(phrases) for name, phrases in lists.items()}
    word = rf"(?!{table['shift']}\b)[^\s,;:.()–—]+"
    linked = rf"(?:,?\s+{table['link']})?,?\s+"
    join = rf",?\s+{table['and']}\s+"
    end = r"\s*(?:[.,;:!?)]|\Z)"

    def halves(one: Sequence[str], other: Sequence[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
        first = rf"{linked}{either(one)}(?:\s+{word}){{0,5}}?{join}"
        return re.compile(first), re.compile(rf"{linked}{either(other)}{end}")

    return _Words(
        rest=re.compile(rf"[^:.()]*?(?<!\w){table['rest_before']}\s*"),
        rest_behind=re.compile(rf"\s+{table['rest_behind']}(?!\w)"),
        changing=re.compile(rf"(?<!\w){table['changing']}\s+(?:{word}\s+)?\Z"),
        pairs=tuple(pair for one, other in opposed for pair in (halves(one, other), halves(other, one))),
        of_votes=re.compile(rf"\s+{table['of_votes']},?\s+{table['against']}(?:\s+(?:os|as))?\s+"),
        next_vote=re.compile(rf"\s+{table['whose']}\s+{word}(?:\s+{word}){{0,4}}?(?:,|\s+{table['against']})\s+"),
        whose=re.compile(rf"\s+{table['whose']}\s+"),
        bare=frozenset(bare),
        other_vote=re.compile(rf"(?<!\w){table['other_vote']}(?!\w)|\d"),
    )


def _is_share(figure: Figure) -> bool:
    return figure.is_percent and figure.mention.surface[0] not in "+-\u2212\u2013"


def _lists(context: Context, shares: Sequence[Figure], sentence: Span, words: _Words) -> Iterator[Sequence[Figure]]:
    """The shares of a sentence that exclude each other, list by list."""
    place = 0
    while place < len(shares) - 1:
        first = shares[place]
        found: Sequence[Figure] = ()
        if not words.changing.search(_before(context, first, sentence)):
            found = _votes(context, shares[place:], sentence, words) or _pair(
                context, first, shares[place + 1], sentence, words
            )
        if found:
            yield found
        place += max(1, len(found) - 1)


def _pair(context: Context, first: Figure, second: Figure, sentence: Span, words: _Words) -> Sequence[Figure]:
    """As in "60% são mulheres e 40% são homens", "70% têm água e os 30% restantes"."""
    gap, behind = context.between(first.span, second.span), _behind(context, second, sentence)
    if len(gap) > _LONGEST:
        return ()
    if words.rest.fullmatch(gap) or (gap.rstrip().endswith(" os") and words.rest_behind.match(behind)):
        return first, second
    if words.rest_behind.match(behind) and ";" not in gap:
        return first, second
    for one, other in words.pairs:
        if one.fullmatch(gap) and other.match(behind):
            return first, second
    return ()


def _votes(context: Context, shares: Sequence[Figure], sentence: Span, words: _Words) -> Sequence[Figure]:
    """As in "48% das intenções de voto, contra 39% do prefeito e 13% do deputado"."""
    gap = context.between(shares[0].span, shares[1].span)
    if len(gap) > _LONGEST or words.of_votes.fullmatch(gap) is None:
        return ()
    found = [shares[0], shares[1]]
    for share in shares[2:]:
        gap = context.between(found[-1].span, share.span)
        if len(gap) > _LONGEST or words.next_vote.fullmatch(gap) is None or words.other_vote.search(gap):
            break
        found.append(share)
    behind = _behind(context, found[-1], sentence)
    whose = words.whose.match(behind)
    if whose is None or words.other_vote.search(behind.split(";")[0]):
        return ()
    # "45% de rejeição" is no vote; "45% de Aécio" is one.
    named = context.text[found[-1].span.end + whose.end() : found[-1].span.end + whose.end() + 1].isupper()
    return found if named or whose.group().strip() not in words.bare else ()


def _before(context: Context, figure: Figure, sentence: Span) -> str:
    start = max(sentence.start, figure.span.start - 30)
    return context.between(Span(start, start), figure.span)


def _behind(context: Context, figure: Figure, sentence: Span) -> str:
    end = max(figure.span.end, min(sentence.end, figure.span.end + _LONGEST))
    return context.between(figure.span, Span(end, end))


def _fit(shares: Sequence[Figure]) -> bool:
    return Interval.total(share.interval for share in shares).lower <= _HUNDRED


def _added(shares: Sequence[Figure]) -> Message:
    sum_ = Quantity(add_up(share.amount.amount for share in shares), "%")
    added = message("{sum} + {amount}", sum=shares[0].amount, amount=shares[1].amount)
    for share in shares[2:]:
        added = message("{sum} + {amount}", sum=added, amount=share.amount)
    return message("{parts} = {sum}, more than the whole.", parts=added, sum=sum_)


def _repairs(context: Context, shares: Sequence[Figure]) -> Iterator[Repair]:
    """Of two shares the one may be what the other leaves; of more the text does not tell how they divide."""
    if len(shares) != 2:
        return
    for share, other in (shares[::-1], shares):
        left = EXACT.subtract(_HUNDRED, other.amount.amount)
        yield from mended(context, share, left, lambda figure, other=other: _fit((figure, other)))  # type: ignore[misc]
