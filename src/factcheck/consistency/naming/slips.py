"""Figures that are one slip of the hand apart, and what else may account for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.consistency.context import Context
from factcheck.consistency.figures import is_figure
from factcheck.consistency.intervals import Interval
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.values import Amount, Money, Quantity, Span
from factcheck.verdict import Repair

_MOST_TERMS = 12


def figures_of(context: Context) -> tuple[Mention, ...]:
    """The amounts of money, percentages, counts and plain numbers of a text, in reading order."""
    kinds = (MentionKind.MONEY, MentionKind.PERCENT, MentionKind.QUANTITY, MentionKind.NUMBER)
    return tuple(mention for mention in context.mentions if mention.kind in kinds and is_figure(mention))


def amount_of(figure: Mention) -> Amount:
    """The amount that a figure gives."""
    value = figure.value
    assert isinstance(value, Amount)
    return value


def thing_of(figure: Mention) -> Hashable:
    """What a figure is a figure of: a currency, a unit, or the noun that is counted; None for a plain number."""
    value, unit = amount_of(figure), figure.part("unit")
    if isinstance(value, Money):
        return value.currency
    if isinstance(value, Quantity):
        return value.unit if unit is None or not figure.rule.endswith("count") else str(unit.value)
    return None


def digits_of(figure: Mention) -> str:
    """The digits that are written, or those that the words stand for."""
    part = figure.part("number")
    written = "" if part is None else "".join(c for c in str(part.value) if c.isdigit())
    return written or str(int(abs(amount_of(figure).amount)))


def is_slip(one: Mention, other: Mention) -> bool:
    """Whether two figures of one size differ in one digit, or have two neighbouring digits exchanged.

    Two numbers in words, as ten and eleven, are no slip of the hand apart.
    """
    if not (_is_in_digits(one) and _is_in_digits(other)):
        return False
    if amount_of(one).amount.adjusted() != amount_of(other).amount.adjusted():
        return False
    first, second = digits_of(one), digits_of(other)
    return len(first) == len(second) and OSA.distance(first, second, score_cutoff=1) == 1


def _is_in_digits(figure: Mention) -> bool:
    return any(character.isdigit() for character in figure.surface)


def agree(one: Mention, other: Mention) -> bool:
    """Whether two figures may be of one amount, rounded or cut off."""
    first, second = amount_of(one), amount_of(other)
    if first.step == second.step and not any(figure.part("hedge") for figure in (one, other)):
        return first.amount == second.amount
    return _near(first).widened(first.step / 2).meets(_near(second).widened(second.step / 2))


def _near(amount: Amount) -> Interval:
    """What an amount covers; "more than 60" stands for nothing that is far from sixty."""
    return Interval(
        amount.amount * 2 / 3 if amount.lower is None else max(Decimal(0), amount.lower),
        max(amount.amount, Decimal(0)) * 3 / 2 if amount.upper is None else max(Decimal(0), amount.upper),
    )


def is_made_of(context: Context, figure: Mention, others: Iterable[Mention]) -> bool:
    """Whether a figure is the sum or the difference of two others of its kind that stand in one sentence."""
    wanted = Interval.of(amount_of(figure))
    by_sentence: dict[Span, list[Interval]] = defaultdict(list)
    for other in others:
        if other is not figure and _is_of_kind(other, figure):
            by_sentence[context.document.sentence_of(other.span)].append(Interval.of(amount_of(other)))
    return any(
        Interval.total((one, other)).meets(wanted) or one.minus(other).meets(wanted) or other.minus(one).meets(wanted)
        for terms in by_sentence.values()
        for one, other in combinations(terms[:_MOST_TERMS], 2)
    )


def _is_of_kind(other: Mention, figure: Mention) -> bool:
    """Whether two figures can be added: the same currency or unit, or two counts."""
    if thing_of(other) == thing_of(figure):
        return True
    return all(thing_of(f) is None or f.rule.endswith("count") for f in (other, figure))


def repairs_of(context: Context, one: Mention, other: Mention) -> Iterator[Repair]:
    """Each figure with the number of the other."""
    for figure, source in ((one, other), (other, one)):
        mine, theirs = _numeral(figure), _numeral(source)
        yield context.repair(mine, theirs.of(context.text), figure.span)


def _numeral(figure: Mention) -> Span:
    part = figure.part("number")
    return figure.span if part is None else part.span


def shared_words(context: Context, one: Span, other: Span, without: Sequence[str]) -> int:
    """How many words of four letters or more two passages share, by their first five letters.

    Args:
        context: The text.
        one: A passage.
        other: Another.
        without: Words that do not count.
    """
    return len(_stems(context, one, without) & _stems(context, other, without))


_STEM = 5
_SHORTEST = 4


def _stems(context: Context, span: Span, without: Sequence[str]) -> set[str]:
    texts = (token.text for token in context.tokens_in(span))
    return {text[:_STEM] for text in texts if len(text) >= _SHORTEST and text[0].isalpha() and text not in without}
