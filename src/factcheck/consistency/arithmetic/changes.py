"""Changes in a text: one figure, the other, and the percentage, points or multiple that it gives between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from factcheck.consistency.arithmetic.change_words import ChangeWords, change_words
from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure, figures, is_slip, is_year, scaled_like
from factcheck.consistency.intervals import Interval
from factcheck.values import Span
from factcheck.values.amounts import EXACT

_ONE = Interval.at(Decimal(1))
_HUNDRED = Interval.at(Decimal(100))
_HALF = Decimal("0.5")
_CLOSE = Decimal(20)
"""Up to how many times a figure may become another before they are taken to share a scale."""


@attrs.frozen
class Change:
    """A change that a text tells, with how large it says it is.

    Args:
        before: What it was.
        after: What it became.
        given: The percentage, the points, the multiple or the difference that the text gives.
        direction: 1 for a rise, -1 for a fall, 0 where the text does not say.
        span: The words that tell it.
    """

    before: Figure
    after: Figure
    given: Figure
    direction: int
    span: Span

    @property
    def rises(self) -> bool:
        """Whether the second figure is the larger one."""
        return self.after.amount.amount >= self.before.amount.amount

    @property
    def turns(self) -> bool:
        """Whether the text calls a fall what rises, or a rise what falls."""
        return self.direction != 0 and self.direction != (1 if self.rises else -1)

    @property
    def ratio(self) -> Interval:
        """How many times the first figure the second one may be."""
        return self.after.interval.over(self.before.interval)

    @property
    def percent(self) -> Interval:
        """By how many per cent the second figure may differ from the first."""
        share = self.ratio.minus(_ONE) if self.rises else _ONE.minus(self.ratio)
        return share.times(_HUNDRED)

    @property
    def is_difference(self) -> bool:
        """Whether the text gives what lies between the figures in their own unit, as "900 a mais que os 11.500"."""
        return not _is_size(self.given)

    @property
    def points(self) -> Interval:
        """By how much the two may differ in their own unit: two percentages by points."""
        low, high = (self.before, self.after) if self.rises else (self.after, self.before)
        return high.interval.minus(low.interval)

    @property
    def of_percentages(self) -> bool:
        """Whether both figures are percentages."""
        return self.before.is_percent and self.after.is_percent

    @property
    def agrees(self) -> bool:
        """Whether the two figures admit what the text gives, at the precision of all three."""
        if self.given.is_multiple:
            return self.ratio.meets(_multiple(self.given))
        if self.turns:
            return False
        if self.is_difference:
            low, high = (self.before, self.after) if self.rises else (self.after, self.before)
            return _as_written(high).minus(_as_written(low)).meets(_as_written(self.given))
        if self.given.is_points:
            return self.points.meets(self.given.rounded_or_cut)
        # Between two percentages a digit too generously read would take points for per cent.
        given = Interval.of(self.given.amount) if self.of_percentages else self.given.rounded_or_cut
        return self.percent.meets(given)

    @property
    def agrees_as_it_stands(self) -> bool:
        """Whether the figures give what the text gives, without room for what they may be rounded from."""
        return attrs.evolve(self, before=self.before.as_it_stands, after=self.after.as_it_stands).agrees

    @property
    def means_points(self) -> bool:
        """Whether the text gives in per cent what is right in points."""
        if not (self.of_percentages and self.given.is_percent) or self.turns:
            return False
        return not self.agrees and self.points.meets(self.given.rounded_or_cut)


def _as_written(figure: Figure) -> Interval:
    """What a figure covers if the zeros at its end stand for what was rounded: "12.400" is 12.350 to 12.450."""
    number, step = figure.amount.amount, figure.amount.step
    if figure.is_hedged or step != 1 or not number:
        return Interval.of(figure.amount)
    exponent = number.normalize(EXACT).as_tuple().exponent
    assert isinstance(exponent, int)
    return Interval.at(number).widened(_HALF.scaleb(max(0, exponent)))


def _multiple(given: Figure) -> Interval:
    """What "dobrou" covers: a quarter less, and all that rounds to twice as much."""
    covered = Interval.of(given.amount)
    return covered if given.is_hedged else Interval(covered.lower, max(covered.upper, given.amount.amount + _HALF))


def find_changes(context: Context) -> tuple[Change, ...]:
    """The changes of a text whose size it gives, in reading order.

    Args:
        context: The text.
    """
    words = change_words(context.document.pack)
    return tuple(change for _, found in figures(context) if len(found) > 2 for change in _all_in(context, found, words))


def _all_in(context: Context, found: Sequence[Figure], words: ChangeWords) -> list[Change]:
    """The changes of a sentence; a length of time may stand between the figures, or be one of them."""
    timeless = tuple(figure for figure in found if not figure.is_time)
    told = list(_in_sentence(context, found, words))
    if len(timeless) in (len(found), 0):
        return told
    seen = {change.given for change in told}
    return [*told, *(change for change in _in_sentence(context, timeless, words) if change.given not in seen)]


def _in_sentence(context: Context, found: Sequence[Figure], words: ChangeWords) -> Iterator[Change]:
    for place in range(len(found) - 2):
        first, second, third = found[place : place + 3]
        change = None
        if not _leads(context, found[max(0, place - 2) : place], words):
            change = _given_last(context, first, second, third, words)
        if change is None and not _leads(context, found[place + 3 : place + 5], words):
            change = _given_first(context, first, second, third, words)
        change = change or _given_then_to(context, first, second, third, words)
        change = change or _given_between(context, first, second, third, found[:place], words)
        change = change or _suggested(context, (first, second, third), found[:place], words)
        if change is not None:
            yield change


def _leads(context: Context, two: Sequence[Figure], words: ChangeWords) -> bool:
    """Whether two figures are a change of their own, so that a size beside them may be of both changes together."""
    return len(two) == 2 and words.leads_to(context, *two)


def _given_last(context: Context, before: Figure, after: Figure, given: Figure, words: ChangeWords) -> Change | None:
    """As in "de 50 para 60, alta de 30%"."""
    if not _is_size(given):
        return None
    pair = _from_to(context, before, after, words)
    if pair is None:
        return None
    gap, behind = context.between(pair[1].span, given.span), words.clause_behind(context, given)
    direction = words.multiple_after(gap, behind) if given.is_multiple else words.size_after(gap, behind, given)
    if direction is None:
        return None
    start = words.from_start(context, before)
    end = given.span.end + (1 if "(" in gap and behind.startswith(")") else 0)
    return Change(*pair, given, direction, Span(start, end))


def _given_first(context: Context, given: Figure, before: Figure, after: Figure, words: ChangeWords) -> Change | None:
    """As in "cresceu 30%, de 50 para 60", "dobrou de 10 para 30"."""
    if not _is_size(given):
        return None
    pair = _from_to(context, before, after, words)
    if pair is None:
        return None
    gap = context.between(given.span, before.span)
    if given.is_multiple:
        direction = 0 if words.multiplied.fullmatch(gap) else None
    elif words.is_other(words.clause_behind(context, after)):
        direction = None
    else:
        direction = words.size_before(context, gap, given)
    return None if direction is None else Change(*pair, given, direction, given.span.to(after.mention.span))


def _given_then_to(context: Context, given: Figure, after: Figure, before: Figure, words: ChangeWords) -> Change | None:
    """As in "caiu 15%, para R$ 6,8 milhões, ante R$ 8 milhões", "fell by 15% to £6.8m from £8m"."""
    if not (given.is_percent and after.same_kind(before)) or after.is_percent or not before.amount.amount:
        return None
    direction = words.size_then_to(context, given, after, before)
    return None if direction is None else Change(before, after, given, direction, given.span.to(before.mention.span))


def _given_between(
    context: Context,
    after: Figure,
    given: Figure,
    before: Figure,
    earlier: Sequence[Figure],
    words: ChangeWords,
) -> Change | None:
    """As in "90 mil visitantes, alta de 80% em relação aos 60 mil de 2023"."""
    if not given.is_percent or after.is_percent or not after.same_kind(before) or not before.amount.amount:
        return None
    direction = words.size_between(context, after, given, before)
    if direction is None:
        return None
    change = Change(before, after, given, direction, after.mention.span.to(before.mention.span))
    # In "300 carros em 12 lojas, 20% mais que os 250 de 2023" it is the cars that are compared.
    doubtful = any(figure.same_kind(before) for figure in earlier)
    return None if doubtful and not change.agrees else change


def _suggested(
    context: Context, three: tuple[Figure, Figure, Figure], earlier: Sequence[Figure], words: ChangeWords
) -> Change | None:
    """As in "212 inscritos, contra 160 em 2023, alta de 32%" and "386 foram atacados, 28% mais que os 302 de 2023".

    What stands around such figures may belong to others; one slip has to explain what does not agree.
    """
    first, second, third = three
    if third.is_percent:
        after, before, given = first, second, third
        if not words.leads_back(context, after, before):
            return None
        behind = words.clause_behind(context, given)
        direction = words.size_after(context.between(before.span, given.span), behind, given)
    else:
        after, given, before = first, second, third
        is_size = given.is_percent or (_changes(given) and given.same_kind(before) and given.same_kind(after))
        direction = words.compares(context, after, given, before) if is_size and not given.is_points else None
    if direction is None or after.is_percent or not after.same_kind(before) or not before.amount.amount:
        return None
    change = Change(before, after, given, direction, first.mention.span.to(third.mention.span))
    if change.agrees:
        return change
    return None if any(figure.same_kind(before) for figure in earlier) or not _has_slip(change) else change


def _has_slip(change: Change) -> bool:
    """Whether the three would agree with one digit or one scale word mended."""
    return (
        is_slip(change.given, lambda figure: attrs.evolve(change, given=figure).agrees)
        or is_slip(change.after, lambda figure: attrs.evolve(change, after=figure).agrees)
        or is_slip(
            change.before, lambda figure: bool(figure.amount.amount) and attrs.evolve(change, before=figure).agrees
        )
    )


def _from_to(context: Context, before: Figure, after: Figure, words: ChangeWords) -> tuple[Figure, Figure] | None:
    """The two figures of "de X para Y", with one scale; None where the words or the kinds are others."""
    if not _changes(before) or not _changes(after) or not before.amount.amount or (is_year(before) and is_year(after)):
        return None
    if not words.leads_to(context, before, after):
        return None
    scaled = _plausible(before, scaled_like(before, after, context.document.pack), after)
    if before.is_bare and after.is_percent:
        scaled = attrs.evolve(before, amount=attrs.evolve(after.amount, amount=before.amount.amount))
    return (scaled, after) if scaled.same_kind(after) or scaled.unit == after.unit else None


def _plausible(before: Figure, scaled: Figure, after: Figure) -> Figure:
    """A figure with or without the scale of the other: in "de 900 para 1,2 mil" the 900 are hundreds."""
    return before if EXACT.multiply(before.amount.amount, _CLOSE) >= after.amount.amount else scaled


def _changes(figure: Figure) -> bool:
    """Whether a figure can be what something was or became."""
    return not (figure.is_multiple or figure.is_fraction or figure.is_times)


def _is_size(given: Figure) -> bool:
    return given.is_percent or given.is_points or given.is_multiple
