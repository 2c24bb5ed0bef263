"""An amount that a text gives against the one that a statement has."""

from __future__ import annotations

from factcheck.comparison.outcome import Outcome
from factcheck.mentions.amounts import convert, count_alike, is_measure
from factcheck.messages import Message, message
from factcheck.values import Amount, Money, Quantity

Compared = tuple[Outcome, Message | None]


def compare_amounts(said: Amount, known: Amount) -> Compared:
    """How an amount lies to a known one, at the precision at which both are written, and what more there is to say.

    Money of another currency and quantities of other things settle nothing; a quantity in another unit of the same
    dimension is converted.

    Args:
        said: What the text gives.
        known: What the store has.
    """
    if isinstance(said, Money) is not isinstance(known, Money):
        return Outcome.UNKNOWN, None
    if isinstance(said, Money) and isinstance(known, Money) and said.currency != known.currency:
        return Outcome.UNKNOWN, message(
            "The text gives {said}, the store {known}: the currencies differ.", said=said, known=known
        )
    if isinstance(said, Quantity) and isinstance(known, Quantity) and said.unit != known.unit:
        return _compare_units(said, known)
    return _compare_sizes(said, known)


def _compare_units(said: Quantity, known: Quantity) -> Compared:
    """Quantities whose units are written in other words: inhabitants and residents, square miles and km²."""
    alike = count_alike(said.unit, known.unit)
    if alike is not None:
        return _compare_sizes(said, known) if alike else (Outcome.UNKNOWN, None)
    if "%" in (said.unit, known.unit):
        return Outcome.UNKNOWN, None
    converted = convert(said, known.unit)
    if converted is None:
        of_other_things = is_measure(said.unit) and is_measure(known.unit)
        return (Outcome.AGREES if said.meets(known) and not of_other_things else Outcome.UNKNOWN), None
    outcome, _ = _compare_sizes(converted, known)
    return outcome, message("{said} is {converted}.", said=said, converted=converted)


def _compare_sizes(said: Amount, known: Amount) -> Compared:
    if said.holds(known.amount) or known.holds(said.amount):
        rounded = message("{said} is {known}, rounded.", said=said, known=known)
        return Outcome.AGREES, None if said.amount == known.amount else rounded
    if said.amount <= known.amount < said.amount + said.step:
        return Outcome.UNKNOWN, message("{said} is {known}, cut off instead of rounded.", said=said, known=known)
    # Bounds that only touch are those of neighbours, 11 and 12, which are two amounts.
    touch = (said.upper is not None and said.upper == known.lower) or (
        said.lower is not None and said.lower == known.upper
    )
    return (Outcome.UNKNOWN if said.meets(known) and not touch else Outcome.DIFFERS), None
