"""Statements that measure two entities at one time, so that the two can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from factcheck.facts import Property, Rank, Statement, TimeKind, ValueType
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval

Pair = tuple[Statement, Statement]

_OLDEST = timedelta(days=366 * 12)
"""What was measured longer before publication says nothing of today: a census is ten years apart, and is late."""


def find_pairs(
    snapshot: Snapshot, prop: Property, one: str, other: str, whens: Sequence[DateInterval], published: date | None
) -> list[Pair]:
    """What the store has of two entities for one and the same time, of preferred rank where any is.

    Without a time that is asked about, the latest for which it has both; of money earned in a period there is no
    latest that a text could mean.

    Args:
        snapshot: The store.
        prop: The property by which both are measured.
        one: The identifier of an entity.
        other: That of another.
        whens: The days or periods that are asked about.
        published: The day of publication, or None.
    """
    ones, others = snapshot.about(one, prop.id), snapshot.about(other, prop.id)
    if not ones or not others:
        return []
    pairs = list(_at_one_time(_best(ones), _best(others), prop))
    if whens:
        return [pair for pair in pairs if any(_is_of(pair, when, prop) for when in whens)]
    if prop.time is TimeKind.PERIOD and prop.value_type is ValueType.MONEY:
        return []
    pairs = [pair for pair in pairs if not _is_old(pair, published)]
    latest = max(map(_began, pairs), default=None)
    return [pair for pair in pairs if _began(pair) == latest]


def _best(statements: Sequence[Statement]) -> list[Statement]:
    """Those of preferred rank instead of others for the same days."""
    preferred = {statement.valid for statement in statements if statement.rank is Rank.PREFERRED}
    return [s for s in statements if s.rank is Rank.PREFERRED or s.valid not in preferred]


def _at_one_time(ones: Sequence[Statement], others: Sequence[Statement], prop: Property) -> Iterator[Pair]:
    for one in ones:
        for other in others:
            if (
                one.valid is None
                or other.valid is None
                or prop.time is TimeKind.TIMELESS
                or _same_days(one.valid, other.valid)
                or (prop.time is TimeKind.STATE and one.valid.overlaps(other.valid))
            ):
                yield one, other


def _is_of(pair: Pair, when: DateInterval, prop: Property) -> bool:
    valids = [statement.valid for statement in pair if statement.valid is not None]
    if prop.time is TimeKind.PERIOD:
        return all(_same_days(valid, when) for valid in valids)
    return prop.time is TimeKind.TIMELESS or all(valid.overlaps(when) for valid in valids)


def _is_old(pair: Pair, published: date | None) -> bool:
    ends = [statement.valid.end for statement in pair if statement.valid is not None]
    return published is not None and any(end is not None and published - end > _OLDEST for end in ends)


def _began(pair: Pair) -> date:
    return max((s.valid.start for s in pair if s.valid is not None and s.valid.start is not None), default=date.min)


def _same_days(one: DateInterval, other: DateInterval) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def each_once(pairs: Iterable[Pair]) -> list[Statement]:
    """The statements of pairs, each once, in their order.

    Args:
        pairs: The pairs.
    """
    return list({statement.id: statement for pair in pairs for statement in pair}.values())
