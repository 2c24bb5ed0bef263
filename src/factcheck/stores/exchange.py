"""Exchange rates that a store keeps as statements: a currency, what it is worth, and the day."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.errors import FactsError
from factcheck.facts import Entity, Rank, Statement
from factcheck.rates.rate import MissingRate, Rate
from factcheck.rates.series import OLDEST_DAYS, Pair, Series
from factcheck.rates.table import RowTable
from factcheck.stores.store import Store
from factcheck.values import Money

ISO_4217 = "iso4217"
"""The scheme of `same_as` under which an entity that is a currency gives its code."""


class StoreRates:
    """The rates in the statements of one property, read at once.

    A statement's subject is a currency, an entity with its ISO 4217 code as `same_as = { iso4217 = "USD" }`; its
    value is what one unit is worth, as money in another currency; and it is valid on one day. Deprecated
    statements give no rate.

    Args:
        store: The facts.
        property: The identifier of the property, such as `"ptax"`.
        oldest: The greatest age in days at which a rate still counts.

    Raises:
        FactsError: If the store has no statement of that property, one of them is no rate for a day, or two
            differ about a day.

    Examples:
        >>> from factcheck.facts import Property
        >>> from factcheck.stores import MemoryStore
        >>> from factcheck.values import DateInterval
        >>> store = MemoryStore(
        ...     entities=[Entity("dollar", same_as={"iso4217": "USD"})],
        ...     properties=[Property("ptax", value_type="money")],
        ...     statements=[
        ...         Statement("dollar", "ptax", Money("6.0316", "BRL"), valid=DateInterval.day(date(2025, 1, 21))),
        ...     ],
        ... )
        >>> StoreRates(store, "ptax").rate("USD", "BRL", date(2025, 1, 22)).value
        Decimal('6.0316')
    """

    def __init__(self, store: Store, property: str, *, oldest: int = OLDEST_DAYS) -> None:
        currencies = {entity.id: entity for entity in store.entities()}
        rows: dict[date, dict[Pair, str]] = {}
        publishers: dict[str, None] = {}
        for statement in store.statements():
            if statement.property != property or statement.rank is Rank.DEPRECATED:
                continue
            day, pair, digits = _read(statement, currencies.get(statement.subject))
            if rows.setdefault(day, {}).setdefault(pair, digits) != digits:
                raise FactsError(f"one rate a day is expected for {'/'.join(pair)}, not several for {day}")
            publishers.update(dict.fromkeys(source.publisher for source in statement.sources))
        if not rows:
            raise FactsError(f"at least one statement of the property {property!r} is expected")
        self._series = Series(RowTable(", ".join(publishers) or property, rows), oldest)

    def rate(self, base: str, quote: str, day: date) -> Rate | None:
        """The rate of a day, or the last one before it that is recent enough."""
        return self._series.rate(base, quote, day)

    def missing(self, base: str, quote: str, day: date) -> MissingRate | None:
        """Why there is no rate for a day, or None where there is one."""
        return self._series.missing(base, quote, day)


def _read(statement: Statement, currency: Entity | None) -> tuple[date, Pair, str]:
    code = currency.same_as.get(ISO_4217, "") if currency is not None else ""
    if len(code) != 3:
        raise FactsError(f"statement {statement.id!r}: a currency with its ISO 4217 code is expected as the subject")
    value, valid = statement.value, statement.valid
    if not isinstance(value, Money) or value.amount <= 0 or value.currency == code.upper():
        raise FactsError(f"statement {statement.id!r}: a price above zero in another currency is expected")
    if valid is None or valid.start is None or valid.end != valid.start + timedelta(days=1):
        raise FactsError(f"statement {statement.id!r}: the one day of the rate is expected as its validity")
    return valid.start, (code.upper(), value.currency), format(value.amount, "f")
