"""The amounts of a text as rules of arithmetic reckon with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property

import attrs

from factcheck.consistency.context import Context, Sentence
from factcheck.consistency.intervals import Interval, is_multiple, rounded
from factcheck.document import fold
from factcheck.languages import LanguagePack
from factcheck.localise import format_number
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.values import Amount, Money, Number, Quantity, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Repair

_AMOUNTS = (
    MentionKind.NUMBER,
    MentionKind.PERCENT,
    MentionKind.QUANTITY,
    MentionKind.MONEY,
    MentionKind.DURATION,
)
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_MOST_DIGITS = 12
_YEARS = range(1900, 2101)
_TWO = Decimal(2)


@attrs.frozen(slots=False)
class Figure:
    """An amount in a text.

    Args:
        mention: The mention of it.
        amount: Its value, with the scale of the amount that it shares one with: in "de 10 para 30 milhões" the ten
            are millions too.
        span: Where it stands, with the hedges around it.
        is_part: Whether it is a plain number that counts part of what another figure counts.
    """

    mention: Mention
    amount: Amount
    span: Span
    is_part: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage, rather than points of one."""
        return isinstance(self.amount, Quantity) and self.amount.unit == "%"

    @property
    def is_points(self) -> bool:
        """Whether it is percentage points."""
        return isinstance(self.amount, Quantity) and self.amount.unit == "pp"

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money."""
        return isinstance(self.amount, Money)

    @property
    def is_count(self) -> bool:
        """Whether it counts things that the text names."""
        return self.is_part or self.mention.rule.endswith("quantity.count")

    @property
    def is_bare(self) -> bool:
        """Whether it is a plain number, of which the text does not say what it counts."""
        return self.mention.kind is MentionKind.NUMBER and self.mention.rule.endswith(("digits", "words"))

    @property
    def is_fraction(self) -> bool:
        """Whether it is a fraction in words, such as "um terço"."""
        return self.mention.rule.endswith("number.words") and 0 < self.amount.amount < 1

    @property
    def is_multiple(self) -> bool:
        """Whether it is a multiple in a word, such as "dobrou"."""
        return self.mention.rule.endswith("number.multiple")

    @property
    def is_times(self) -> bool:
        """Whether it is a number of times, such as "10 vezes"."""
        return self.mention.rule.endswith("number.times")

    @property
    def unit(self) -> str:
        """The currency, or what is counted or measured; empty for a plain number."""
        match self.amount:
            case Money():
                return self.amount.currency
            case Quantity():
                return self.amount.unit
        return ""

    @property
    def noun(self) -> str:
        """What is counted, folded; empty where nothing is."""
        part = self.mention.part("unit")
        if part is None:
            return fold(self.mention.surface).text.split()[-1] if self.unit in _TIMES else ""
        return str(part.value)

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time."""
        return self.unit in _TIMES

    @property
    def is_hedged(self) -> bool:
        """Whether words move its bounds."""
        return self.mention.part("hedge") is not None

    @cached_property
    def interval(self) -> Interval:
        """What it covers.

        A count is exact to the last unit; in thousands written out with zeros at the end the zeros may stand for
        what was rounded, but never for more than a number of two digits leaves out: "3.000" covers what "3,0 mil"
        covers.
        """
        if self.is_hedged or self.mention.part("upper") is not None:
            return Interval.of(self.amount)
        number = self.amount.amount
        if self.amount.step == 1 and abs(number) >= _THOUSAND and is_multiple(number, _HUNDRED):
            return Interval.at(number).widened(EXACT.divide(Decimal(1).scaleb(number.adjusted() - 1), _TWO))
        if self.amount.step == 1 and self.is_count and is_multiple(number, _ONE):
            return Interval.at(number)
        return Interval.of(self.amount)

    @property
    def rounded_or_cut(self) -> Interval:
        """What it covers if its last digit may have been cut off as well as rounded, as newsrooms do."""
        covered = Interval.of(self.amount)
        if self.is_hedged:
            return covered
        return Interval(covered.lower, max(covered.upper, EXACT.add(self.amount.amount, self.amount.step)))

    @property
    def as_it_stands(self) -> Figure:
        """The same figure, taken for exact unless words move its bounds."""
        if self.is_hedged or self.mention.part("upper") is not None:
            return self
        number = self.amount.amount
        return attrs.evolve(self, amount=attrs.evolve(self.amount, step=0, lower=number, upper=number))

    def same_kind(self, other: Figure) -> bool:
        """Whether the two can be set against each other: the same unit, or a plain number beside a quantity."""
        if self.unit == other.unit:
            return True
        one, another = (self, other) if self.is_bare else (other, self)
        return one.is_bare and another.mention.kind is MentionKind.QUANTITY


def figures(context: Context) -> tuple[tuple[Sentence, tuple[Figure, ...]], ...]:
    """The sentences that have at least two figures, each with its figures in reading order."""
    return tuple(_sentences(context))


def counted(mention: Mention) -> Figure | None:
    """A mention as a figure, if it counts things that the text names.

    Args:
        mention: A mention.
    """
    return _figure(mention) if mention.rule.endswith("quantity.count") and is_figure(mention) else None


def _sentences(context: Context) -> Iterator[tuple[Sentence, tuple[Figure, ...]]]:
    for sentence in context.sentences:
        if len(sentence.mentions) > 1:
            found = [mention for mention in sentence.mentions if is_figure(mention)]
            if len(found) > 1:
                yield sentence, tuple(_figure(mention) for mention in found)


def is_figure(mention: Mention) -> bool:
    """Whether a mention is an amount that can be reckoned with; of those below zero only percentages are.

    Args:
        mention: A mention.
    """
    if mention.kind not in _AMOUNTS:
        return False
    value = mention.value
    return isinstance(value, Amount) and (value.amount >= 0 or mention.kind is MentionKind.PERCENT)


def _figure(mention: Mention) -> Figure:
    value = mention.value
    assert isinstance(value, Amount)
    if value.amount < 0:  # "(-25%)": how far something fell
        value = attrs.evolve(value, amount=-value.amount, lower=_negated(value.upper), upper=_negated(value.lower))
    span = mention.span
    for part in mention.parts:
        if part.name == "hedge":
            span = Span(min(span.start, part.span.start), max(span.end, part.span.end))
    return Figure(mention, value, span)


def _negated(bound: Decimal | None) -> Decimal | None:
    return None if bound is None else -bound


def is_year(figure: Figure) -> bool:
    """Whether a plain number may be a year."""
    return figure.is_bare and figure.amount.amount in _YEARS and len(figure.mention.surface) == 4


def scaled_like(figure: Figure, other: Figure, pack: LanguagePack) -> Figure:
    """A figure without a scale word with the scale of another: in "de 10 para 30 milhões" the ten are millions too.

    Args:
        figure: The figure that may share the scale; it is given back as it is if it has one itself.
        other: The figure with the scale word.
        pack: The pack of the language.
    """
    word = other.mention.part("scale")
    if word is None or figure.mention.part("scale") is not None or not (figure.is_bare or figure.is_money):
        return figure
    scale = Decimal(pack.table("numbers")["scales"].get(word.value, 1))
    amount = attrs.evolve(
        other.amount,
        amount=EXACT.multiply(figure.amount.amount, scale),
        step=EXACT.multiply(figure.amount.step, scale),
        lower=_scaled(figure.amount.lower, scale),
        upper=_scaled(figure.amount.upper, scale),
    )
    return attrs.evolve(figure, amount=amount)


def _scaled(bound: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if bound is None else EXACT.multiply(bound, scale)


def mended(context: Context, figure: Figure, target: Decimal, fits: Callable[[Figure], bool]) -> Iterator[Repair]:
    """The repair that writes another number for a figure, at the first precision at which it fits; else none.

    Args:
        context: The text.
        figure: The figure to write anew; what it counts stays.
        target: The number that it should be.
        fits: Whether the figure would do with a number.
    """
    span = _numeral(figure)
    if span is None:
        return
    locale = context.document.pack.locale
    for digits in range(3):
        step = figure.amount.step.scaleb(-digits)
        if not step:
            return
        number = EXACT.multiply(rounded(EXACT.divide(target, step), Decimal(1)), step)
        amount = attrs.evolve(
            figure.amount,
            amount=number,
            step=step,
            lower=EXACT.subtract(number, EXACT.divide(step, _TWO)),
            upper=EXACT.add(number, EXACT.divide(step, _TWO)),
        )
        if number > 0 and fits(attrs.evolve(figure, amount=amount)):
            yield context.repair(span, format_number(Number(number, step=step), locale), figure.mention.span)
            return


def is_slip(figure: Figure, fits: Callable[[Figure], bool], *, digits: bool = True) -> bool:
    """Whether a figure would do with one other digit, or with the scale word before or behind its own.

    Where words only suggest that figures belong together, figures that do and have one slip are told from figures
    that do not by this.

    Args:
        figure: The figure.
        fits: Whether another number in its place would do.
        digits: Whether a wrong digit counts, or a wrong scale word alone.
    """
    return any(fits(attrs.evolve(figure, amount=amount)) for amount in _slips(figure, digits))


def _slips(figure: Figure, digits: bool) -> Iterator[Amount]:
    amount = figure.amount
    if figure.mention.part("scale") is not None:
        for factor in (_THOUSAND, EXACT.divide(_ONE, _THOUSAND)):
            yield attrs.evolve(
                amount,
                amount=EXACT.multiply(amount.amount, factor),
                step=EXACT.multiply(amount.step, factor),
                lower=_scaled(amount.lower, factor),
                upper=_scaled(amount.upper, factor),
            )
    if not digits or not amount.step or amount.amount <= 0:
        return
    last = amount.step.adjusted()
    for power in range(last, min(amount.amount.adjusted(), last + _MOST_DIGITS) + 1):
        place = Decimal(1).scaleb(power)
        digit = int(EXACT.remainder(EXACT.divide_int(amount.amount, place), Decimal(10)))
        for other in range(10):
            if other != digit:
                shift = EXACT.multiply(Decimal(other - digit), place)
                yield attrs.evolve(
                    amount,
                    amount=EXACT.add(amount.amount, shift),
                    lower=None if amount.lower is None else EXACT.add(amount.lower, shift),
                    upper=None if amount.upper is None else EXACT.add(amount.upper, shift),
                )


def _numeral(figure: Figure) -> Span | None:
    """The digits and the scale word of a figure, without its currency and unit; None where they are not known."""
    pieces = [part.span for part in figure.mention.parts if part.name in ("number", "scale")]
    return pieces[0].to(pieces[-1]) if pieces else None
