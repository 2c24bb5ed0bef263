"""One claim against one statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

import attrs

from factcheck.claims.claim import Claim
from factcheck.comparison.amounts import compare_amounts
from factcheck.comparison.entities import compare_entities
from factcheck.comparison.outcome import Outcome
from factcheck.document import words
from factcheck.facts import Entity, EntityRef, Property, Statement, Value
from factcheck.lexicon.cues import CODE
from factcheck.lexicon.naming import bare_words
from factcheck.mentions import MentionKind
from factcheck.messages import Message, message
from factcheck.stores.snapshot import Snapshot
from factcheck.values import Amount, DateInterval, Precision

__all__ = ["Comparison", "Outcome", "compare"]


@attrs.frozen
class Comparison:
    """What came of holding a claim against a statement.

    Args:
        statement: The statement.
        outcome: How it lies to the claim.
        subject: The entity that the statement is about.
        property: Its property.
        entity: The entity that is its value; None where the value is no entity.
        detail: What was compared and how it came out, where there is more to say than the outcome.
        valid: The days on which the statement and what leads from it to the claim held; None where time does not
            matter.
        steps: What leads from the statement to what the claim says, such as that a city lies in a country.
    """

    statement: Statement
    outcome: Outcome
    subject: Entity
    property: Property
    entity: Entity | None = None
    detail: Message | None = None
    valid: DateInterval | None = attrs.field(default=None, kw_only=True)
    steps: tuple[Comparison, ...] = attrs.field(default=(), kw_only=True)


def compare(claim: Claim, statement: Statement, snapshot: Snapshot) -> Comparison:
    """Whether a statement's value agrees with the claim's, at the precision at which both are written.

    Args:
        claim: The claim; a start or an end that it gives is not compared.
        statement: A statement about the same subject and property.
        snapshot: The store, for the names of entities.
    """
    steps: tuple[Statement, ...] = ()
    held = statement.valid
    if claim.value is not None and isinstance(statement.value, EntityRef):
        lie = compare_entities(claim, statement, statement.value, snapshot)
        outcome, detail = lie.outcome, lie.detail
        if lie.chain is not None:
            steps = lie.chain.steps
            held = _held_together(held, lie.chain.valid) if outcome is Outcome.AGREES else held
    else:
        outcome, detail = _compare_value(claim, statement)
    told = describe(statement, outcome, snapshot, detail)
    if not steps:
        return told
    return attrs.evolve(told, valid=held, steps=tuple(describe(step, Outcome.STEP, snapshot) for step in steps))


def compare_bounds(claim: Claim, first: DateInterval, last: DateInterval) -> tuple[Outcome, Message | None]:
    """Whether the beginning and the end that a claim gives are those of a validity, and what more there is to say.

    Each is compared as the calendar unit that it falls in.

    Args:
        claim: The claim.
        first: The validity that begins.
        last: The validity that ends, which is the same unless several follow each other.
    """
    outcome, detail = Outcome.AGREES, None
    if claim.start is not None:
        outcome, detail = _compare_bound(claim.start, first, first_unit)
    if claim.end is not None and outcome is Outcome.AGREES:
        outcome, detail = _compare_end(claim.end, last)
    return outcome, detail


def describe(statement: Statement, outcome: Outcome, snapshot: Snapshot, detail: Message | None = None) -> Comparison:
    """A comparison with the entities and the property that the statement names."""
    entity = snapshot.entities[statement.value.id] if isinstance(statement.value, EntityRef) else None
    subject = snapshot.entities[statement.subject]
    prop = snapshot.properties[statement.property]
    return Comparison(statement, outcome, subject, prop, entity, detail, valid=statement.valid)


def with_steps(comparisons: Iterable[Comparison]) -> Iterator[Comparison]:
    """Comparisons, each followed by the steps that lead from it to what the claim says.

    Args:
        comparisons: The comparisons.
    """
    for comparison in comparisons:
        yield comparison
        yield from comparison.steps


def _held_together(statement: DateInterval | None, chain: DateInterval | None) -> DateInterval | None:
    if statement is None or chain is None:
        return statement or chain
    return statement.shared(chain)


def _compare_value(claim: Claim, statement: Statement) -> tuple[Outcome, Message | None]:
    known = statement.value
    if claim.value is None:
        return Outcome.AGREES, None
    if isinstance(known, str):
        return _compare_strings(claim, known), None
    said = [_compare_reading(reading.value, known) for reading in claim.value.readings]
    agreeing = next((found for found in said if found[0] is Outcome.AGREES), None)
    if agreeing is not None:
        return agreeing
    return said[0] if said else (Outcome.UNKNOWN, None)


def _compare_reading(said: Value, known: Value) -> tuple[Outcome, Message | None]:
    match known:
        case DateInterval() if isinstance(said, DateInterval):
            return _compare_dates(said, known)
        case Amount() if isinstance(said, Amount):
            return compare_amounts(said, known)
        case _:
            return Outcome.UNKNOWN, None


def _compare_strings(claim: Claim, known: str) -> Outcome:
    """Strings agree whatever their signs; identifiers differ by a digit, names only if no word is shared."""
    if claim.value is None or claim.value.kind is not MentionKind.ENTITY:
        return Outcome.UNKNOWN
    said = claim.value.surface
    one, other = bare_words(words(said)), bare_words(words(known))
    if one == other:
        return Outcome.AGREES
    if CODE.fullmatch(said) and CODE.fullmatch(known):
        return Outcome.DIFFERS
    is_name = said[:1].isupper() and known[:1].isupper() and len(one) > 1 and claim.subject_mention is not None
    return Outcome.DIFFERS if is_name and set(one).isdisjoint(other) else Outcome.UNKNOWN


def _compare_dates(said: DateInterval, known: DateInterval) -> tuple[Outcome, Message | None]:
    if said.contains(known):
        detail = message("{known} lies within {said}.", known=known, said=said)
        return Outcome.AGREES, None if said == known else detail
    if not said.overlaps(known):
        return (Outcome.UNKNOWN if said.approximate or known.approximate else Outcome.DIFFERS), None
    return Outcome.UNKNOWN, message("The store knows the date only as {known}.", known=known)


def _compare_bound(
    stated: DateInterval, valid: DateInterval, unit_of: Callable[[DateInterval], DateInterval | None]
) -> tuple[Outcome, Message | None]:
    """A stated beginning or end against that of the validity, each as the calendar unit that it falls in."""
    known, said = unit_of(valid), unit_of(stated) or stated
    if known is None:
        return Outcome.UNKNOWN, message("The store does not know that date.")
    if said.contains(known):
        return Outcome.AGREES, None
    if not said.overlaps(known):
        return (Outcome.UNKNOWN if stated.approximate else Outcome.DIFFERS), None
    return Outcome.UNKNOWN, message("The store knows the date only as {known}.", known=known)


def _compare_end(stated: DateInterval, valid: DateInterval) -> tuple[Outcome, Message | None]:
    """A stated end against that of the validity; the day after its last one is its end too.

    Who was in office through 31 December left it on 1 January.
    """
    outcome, detail = _compare_bound(stated, valid, _last_unit)
    if outcome is Outcome.DIFFERS and valid.precision is Precision.DAY and valid.end is not None:
        if (_last_unit(stated) or stated).contains(DateInterval.day(valid.end)):
            return Outcome.AGREES, None
    return outcome, detail


def first_unit(interval: DateInterval) -> DateInterval | None:
    """The calendar unit with which an interval begins, None where its beginning is open.

    Args:
        interval: The interval, whose precision says which unit.
    """
    start = interval.start
    return None if start is None else _unit(interval, start.year, start.month, DateInterval.day(start))


def _last_unit(interval: DateInterval) -> DateInterval | None:
    """The calendar unit with which an interval ends, None where its end is open."""
    if interval.end is None:
        return None
    last = interval.end - timedelta(days=1)
    whole_year = (last.month, last.day) == (12, 31)
    precision = Precision.YEAR if whole_year and interval.start is None else interval.precision
    return _unit(attrs.evolve(interval, precision=precision), last.year, last.month, DateInterval.day(last))


def _unit(interval: DateInterval, year: int, month: int, day: DateInterval) -> DateInterval:
    match interval.precision:
        case Precision.DAY | Precision.WEEK:
            return day
        case Precision.MONTH | Precision.QUARTER | Precision.SEASON | Precision.HALF:
            return DateInterval.month(year, month)
        case _:
            return DateInterval.year(year)
