"""A403 parts-total: a total has to be the sum of the parts that the text gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure, figures, is_slip, mended
from factcheck.consistency.intervals import Interval, add_up
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.mentions import MentionKind
from factcheck.messages import Message, message
from factcheck.values import Number, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_LONGEST = 80
_REST = 200
_MOST_PARTS = 30
_TIMED = (MentionKind.DATE, MentionKind.DURATION)


@attrs.frozen
class PartsTotal:
    """A total has to be the sum of its parts."""

    code = "A403"
    name = "parts-total"
    severity = Severity.ERROR
    summary = message("parts that do not come to their total")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every total that is written with all its parts.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        for sentence, found in figures(context):
            if len(found) > 2:
                for division in _divisions(context, found, sentence.span.end, words):
                    yield self._judge(context, division)

    def _judge(self, context: Context, division: _Division) -> Finding:
        agrees = division.agrees
        sum_ = add_up(part.amount.amount for part in division.parts)
        working: list[Message] = [
            message(
                "{parts} = {sum}.",
                parts=_sum_of(division.parts),
                sum=attrs.evolve(division.total.amount, amount=sum_, step=_finest(division), lower=sum_, upper=sum_),
            )
        ]
        if not agrees:
            working.append(message("The text says {amount}.", amount=division.total.amount))
        return context.finding(
            self,
            division.span,
            Verdict.SUPPORTED if agrees else Verdict.REFUTED,
            Reason.ARITHMETIC_AGREES if agrees else Reason.ARITHMETIC_DIFFERS,
            value=division.total.mention,
            working=working,
            repairs=() if agrees else _repairs(context, division, sum_),
        )


@attrs.frozen
class _Division:
    """A total and its parts.

    Args:
        total: The total.
        parts: The parts, in reading order.
        is_choice: Whether the parts may be a choice, so that they may come to less.
        span: The words that tell it.
    """

    total: Figure
    parts: tuple[Figure, ...]
    is_choice: bool
    span: Span

    @property
    def agrees(self) -> bool:
        """Whether the parts may come to the total."""
        sum_, total = Interval.total(part.interval for part in self.parts), self.total.interval
        return sum_.meets(total) or (self.is_choice and sum_.upper < total.lower)


@attrs.frozen(eq=False)
class _Words:
    opener: re.Pattern[str]
    apposed: re.Pattern[str]
    tailed: re.Pattern[str]
    choice: re.Pattern[str]
    comma: re.Pattern[str]
    last: re.Pattern[str]
    end: re.Pattern[str]
    total: re.Pattern[str]
    stop: re.Pattern[str]
    left_open: re.Pattern[str]
    no_total: re.Pattern[str]
    rate: re.Pattern[str]
    people: frozenset[str]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table = pack.table("rules/parts_total")
    word = r"[^\s,;:.()–—]+"
    tail = rf"(?:(?:\s+{either(table['of_them'])})?\s+{either(table['tails'])}\b(?:\s+{word}){{0,6}}?)?"
    and_ = rf"\s+{either(table['and'])}\s+"
    lead = rf"(?:\s+{word}){{0,6}}?"
    return _Words(
        opener=re.compile(rf"{lead}(?:\s*:|\s*\(|\s+[–—-])\s*"),
        apposed=re.compile(r",\s*"),
        tailed=re.compile(rf"(?:\s+{either(table['of_them'])})?\s+{either(table['tails'])}\b[^\d]*"),
        choice=re.compile(rf"{lead},?\s+{either(table['or_more'])}\s+"),
        comma=re.compile(rf"{tail}[,;]\s*"),
        last=re.compile(rf"{tail},?{and_}"),
        end=re.compile(rf"{tail}\s*(?:[.,;)!?]|\Z)"),
        total=re.compile(rf"{tail},?\s+{either(table['total'])}\s+|{tail}\s*[–—:(]\s*{either(table['total'])}\s+"),
        stop=re.compile(r"\s*(?:[.,;:!?)]|\Z)"),
        left_open=re.compile(rf"(?<!\w){either(table['open'])}(?!\w)"),
        no_total=re.compile(rf"(?<!\w){either(table['no_total'])}(?!\w)"),
        rate=re.compile(rf"(?<!\w){either(table['rate'])}(?!\w)"),
        people=frozenset(table["people"]),
    )


def _divisions(context: Context, found: Sequence[Figure], end: int, words: _Words) -> Iterator[_Division]:
    place = 0
    while place < len(found) - 2:
        division = _total_first(context, found, place, end, words) or _total_last(context, found, place, end, words)
        if division is not None:
            yield division
            place += len(division.parts)
        place += 1


def _total_first(context: Context, found: Sequence[Figure], place: int, end: int, words: _Words) -> _Division | None:
    """As in "120 vagas: 80 para homens e 40 para mulheres"."""
    total, first = found[place], found[place + 1]
    gap = _gap(context, total, first)
    is_choice = words.choice.fullmatch(gap) is not None
    is_apposed = words.apposed.fullmatch(gap) is not None
    if not _is_total(total) or not (is_choice or is_apposed or words.opener.fullmatch(gap)):
        return None
    start = max(0, total.span.start - _LONGEST)
    head = re.split(r"[.;:!?\n]\s", context.between(Span(start, start), total.span))[-1]
    if words.no_total.search(head) or words.no_total.match(total.noun) or words.rate.search(gap):
        return None
    last = _last_part(context, found, place + 1, words)
    if last is None:
        return None
    parts = tuple(found[place + 1 : last + 1])
    rest = _rest(context, parts[-1], end)
    closing = words.end.match(rest)
    if closing is None or words.left_open.search(rest):
        return None
    if "(" in gap and not closing.group().endswith(")"):
        return None
    if not all(_is_part(part, total, words) for part in parts):
        return None
    if all(part.amount.amount > total.amount.amount for part in parts):
        return None  # "os dois fins de semana: 19 e 20 de julho" divides nothing
    parts = tuple(_part_of(part, total) for part in parts)
    if is_apposed:
        return _apposed(context, total, parts, rest, words)
    return _Division(total, parts, is_choice, total.mention.span.to(parts[-1].mention.span))


def _apposed(context: Context, total: Figure, parts: tuple[Figure, ...], rest: str, words: _Words) -> _Division | None:
    """As in "£96m, £60m from investors and £36m from the government"; something may be left untold.

    Figures of other days are compared, not added: "R$ 90 milhões, R$ 75 milhões em 2022 e R$ 60 milhões em 2021".
    """
    behind = [context.between(one.span, other.span) for one, other in pairwise(parts)]
    closing = words.end.match(rest)
    if closing is None or not all(words.tailed.fullmatch(tail) for tail in (*behind, closing.group())):
        return None
    whole = Span(total.span.end, parts[-1].span.end + closing.end())
    if any(mention.kind in _TIMED for mention in context.mentions_in(whole)):
        return None
    division = _Division(total, parts, False, total.mention.span.to(parts[-1].mention.span))
    is_less = attrs.evolve(division, is_choice=True).agrees
    return division if division.agrees or _has_slip(division, digits=not is_less) else None


def _has_slip(exact: _Division, *, digits: bool) -> bool:
    """Whether the parts would come to the total with one scale word mended, or one digit."""
    if is_slip(exact.total, lambda figure: attrs.evolve(exact, total=figure).agrees, digits=digits):
        return True
    for place, part in enumerate(exact.parts):

        def fits(figure: Figure, place: int = place) -> bool:
            return attrs.evolve(exact, parts=_with(exact.parts, place, figure)).agrees

        if is_slip(part, fits, digits=digits):
            return True
    return False


def _with(parts: tuple[Figure, ...], place: int, part: Figure) -> tuple[Figure, ...]:
    return (*parts[:place], part, *parts[place + 1 :])


def _total_last(context: Context, found: Sequence[Figure], place: int, end: int, words: _Words) -> _Division | None:
    """As in "27 em janeiro, 30 em fevereiro e 33 em março, num total de 90"."""
    last = _last_part(context, found, place, words)
    if last is None or last + 1 >= len(found):
        return None
    parts, total = tuple(found[place : last + 1]), found[last + 1]
    if words.total.fullmatch(_gap(context, parts[-1], total)) is None or not _is_total(total):
        return None
    rest = _rest(context, total, end)
    if words.left_open.search(context.between(parts[0].span, total.span) + rest) or not words.stop.match(rest):
        return None  # "num total de cinco na Copa" counts more than was listed
    first = parts[0]
    alike = all(part.is_bare or part.unit == first.unit for part in parts)
    if not alike or not (total.unit == first.unit or (total.is_bare and first.is_count)):
        return None
    parts = tuple(_part_of(part, first) for part in parts)
    return _Division(_part_of(total, first), parts, False, first.mention.span.to(total.mention.span))


def _last_part(context: Context, found: Sequence[Figure], first: int, words: _Words) -> int | None:
    """The place of the part behind the "and" of a list of figures, or None where it is no such list."""
    for place in range(first, min(len(found) - 1, first + _MOST_PARTS)):
        gap = _gap(context, found[place], found[place + 1])
        if words.last.fullmatch(gap):
            return place + 1
        if words.comma.fullmatch(gap) is None:
            return None
    return None


def _rest(context: Context, figure: Figure, end: int) -> str:
    """What follows a figure in its sentence, as far as words reach that leave a list open."""
    stop = max(figure.span.end, min(end, figure.span.end + _REST))
    return context.between(figure.span, Span(stop, stop))


def _gap(context: Context, one: Figure, other: Figure) -> str:
    """The folded text between two figures, or what matches nothing where it is too long for a phrase."""
    return context.between(one.span, other.span) if other.span.start - one.span.end <= _LONGEST else "\n"


def _is_total(figure: Figure) -> bool:
    return figure.is_money or figure.is_count or figure.is_bare or _is_measure(figure)


def _is_measure(figure: Figure) -> bool:
    """Whether it measures what can be added up, unlike a speed, a temperature or a time limit."""
    is_share = figure.is_percent or figure.is_points
    return bool(figure.unit) and not (is_share or figure.is_time or "/" in figure.unit or "degree" in figure.unit)


def _is_part(part: Figure, total: Figure, words: _Words) -> bool:
    """Whether a figure may count part of what another one counts."""
    if part.unit == total.unit:
        return bool(part.unit)
    if part.is_bare:
        return total.is_count or (_is_measure(total) and not total.is_money and _has_scale(part) == _has_scale(total))
    return part.noun in words.people and total.noun in words.people


def _part_of(part: Figure, total: Figure) -> Figure:
    """A plain number as a count, where it counts part of what is counted."""
    return attrs.evolve(part, is_part=True) if part.is_bare and total.is_count else part


def _has_scale(figure: Figure) -> bool:
    return figure.mention.part("scale") is not None


def _finest(division: _Division) -> Decimal:
    return min(part.amount.step for part in division.parts)


def _sum_of(parts: Sequence[Figure]) -> Message:
    """The sum as it is written down, one plus sign after the other."""
    added = message("{sum} + {amount}", sum=_plain(parts[0]), amount=_plain(parts[1]))
    for part in parts[2:]:
        added = message("{sum} + {amount}", sum=added, amount=_plain(part))
    return added


def _plain(figure: Figure) -> Number:
    amount = figure.amount
    return Number(amount.amount, step=amount.step, lower=amount.lower, upper=amount.upper)


def _repairs(context: Context, division: _Division, sum_: Decimal) -> Iterator[Repair]:
    """The total may be wrong, or any one of the parts."""
    total = division.total
    yield from mended(context, total, sum_, lambda figure: attrs.evolve(division, total=figure).agrees)
    for place, part in enumerate(division.parts):
        missing = EXACT.add(part.amount.amount, EXACT.subtract(total.amount.amount, sum_))

        def fits(figure: Figure, place: int = place) -> bool:
            return attrs.evolve(division, parts=_with(division.parts, place, figure)).agrees

        yield from mended(context, part, missing, fits)
