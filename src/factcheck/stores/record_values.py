"""Values of statements to and from what a record holds for them: strings, whole numbers, dates and tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from factcheck.errors import FactsError, InvalidValueError
from factcheck.facts import EntityRef, Value, ValueType
from factcheck.values import Amount, DateInterval, Money, Number, Precision, Quantity
from factcheck.values.dates import implied_precision

NO_BOUND = ".."
"""What stands for a bound that an amount does not have, as in EDTF."""

VALUE_CLASSES: Mapping[ValueType, type] = {
    ValueType.ENTITY: EntityRef,
    ValueType.DATE: DateInterval,
    ValueType.MONEY: Money,
    ValueType.QUANTITY: Quantity,
    ValueType.NUMBER: Number,
    ValueType.STRING: str,
}
"""The class of value that a property of each type takes."""

_LONGEST_SHOWN = 80
_AMOUNTS = {
    ValueType.MONEY: ("currency", '"188.3e9 BRL" or { amount = "188.3e9", currency = "BRL", step = "1e8" }'),
    ValueType.QUANTITY: ("unit", '"12.25 %" or { amount = "12.25", unit = "%", step = "0.01" }'),
    ValueType.NUMBER: (None, '203080756, "3.14" or { amount = "203e6", step = "1e6" }'),
}
_FLAGS = ("approximate", "uncertain", "unknown_start", "unknown_end")


def shown(raw: object) -> str:
    """What was found instead, short enough for a message."""
    text = repr(raw) if not isinstance(raw, date | Decimal) else str(raw)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def write_value(value: Value) -> object:
    """What a record holds for a value: a string where that says it all, else a table."""
    match value:
        case str():
            return value
        case EntityRef():
            return value.id
        case DateInterval():
            return write_interval(value)
        case Money():
            return _write_amount(value, Money(value.amount, value.currency, step=value.step), "currency")
        case Quantity():
            return _write_amount(value, Quantity(value.amount, value.unit, step=value.step), "unit")
        case Number():
            return _write_amount(value, Number(value.amount, step=value.step), None)


def read_value(raw: object, value_type: ValueType) -> Value:
    """The value that a record holds for a property of this type.

    Raises:
        FactsError: If it does not fit the type; the message says what does.
    """
    match value_type:
        case ValueType.ENTITY:
            return EntityRef(_string(raw, "the id of an entity"))
        case ValueType.STRING:
            return _string(raw, "a string")
        case ValueType.DATE:
            return read_interval(raw)
        case _:
            return _read_amount(raw, value_type)


def write_interval(interval: DateInterval) -> object:
    """An interval as EDTF, or as a table where EDTF has no code for it, as for a week."""
    try:
        text = interval.to_edtf()
        if DateInterval.from_edtf(text) == interval:
            return text
    except InvalidValueError:
        pass
    table: dict[str, object] = {"precision": interval.precision.value}
    table |= {key: day for key in ("start", "end") if (day := getattr(interval, key)) is not None}
    return table | {flag: True for flag in _FLAGS if getattr(interval, flag)}


def read_interval(raw: object) -> DateInterval:
    """The interval that an EDTF string, a bare date or a table of bounds says."""
    if isinstance(raw, str):
        return DateInterval.from_edtf(raw)
    if isinstance(raw, Mapping):
        return _read_bounds(raw)
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return DateInterval.day(raw)
    raise FactsError(f'an EDTF string such as "2014-09-18/.." is expected, not {shown(raw)}')


def read_day(raw: object) -> date:
    """The day that a bare date or an ISO 8601 string says."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and len(raw) == len("2025-01-31"):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise FactsError(f"a day such as 2025-01-31 is expected, not {shown(raw)}")


def _read_bounds(table: Mapping[str, object]) -> DateInterval:
    for key, raw in table.items():
        if key not in ("start", "end", "precision", *_FLAGS) or (key in _FLAGS and not isinstance(raw, bool)):
            raise FactsError(f"start, end, precision or one of {', '.join(_FLAGS)} is expected, not {key!r}")
    start, end = (read_day(table[key]) if key in table else None for key in ("start", "end"))
    flags = {flag: True for flag in _FLAGS if table.get(flag)}
    precision = table.get("precision", implied_precision(start, end).value)
    if precision not in {known.value for known in Precision}:
        raise FactsError(f"a precision such as day or week is expected, not {shown(precision)}")
    return DateInterval(start, end, precision=Precision(precision), **flags)


def _write_amount(value: Amount, implied: Amount, unit_key: str | None) -> object:
    unit = getattr(value, unit_key) if unit_key else ""
    bounded = value != implied
    if not value.step and not bounded and unit == unit.strip() and (unit or not unit_key):
        return f"{_digits(value.amount)} {unit}".rstrip()
    table: dict[str, object] = {"amount": _digits(value.amount)}
    if unit_key:
        table[unit_key] = unit
    if value.step:
        table["step"] = _digits(value.step)
    if bounded:
        for key in ("lower", "upper"):
            bound = getattr(value, key)
            table[key] = NO_BOUND if bound is None else _digits(bound)
    return table


def _digits(number: Decimal) -> str:
    """The digits and exponent of a decimal, to be read back to the same; as 188.3e9 where that can be."""
    by_thousands = number.to_eng_string()
    exact = by_thousands if Decimal(by_thousands).as_tuple() == number.as_tuple() else str(number)
    return exact.replace("E+", "e").replace("E", "e")


def _read_amount(raw: object, value_type: ValueType) -> Value:
    unit_key, examples = _AMOUNTS[value_type]
    table = _amount_table(raw, unit_key)
    allowed = {"amount", "step", "lower", "upper"} | ({unit_key} if unit_key else set())
    if table is None or not {"amount", *([unit_key] if unit_key else [])} <= set(table) <= allowed:
        raise FactsError(f"{value_type.value} such as {examples} is expected, not {shown(raw)}")
    numbers = {key: _number(table[key]) for key in ("amount", "step") if key in table}
    bounds = {key: _bound(table[key]) for key in ("lower", "upper") if key in table}
    units = {unit_key: _string(table[unit_key], "a string")} if unit_key else {}
    made = VALUE_CLASSES[value_type]
    try:
        value: Value = made(**numbers, **bounds, **units)
    except (InvalidValueError, ArithmeticError) as error:
        problem = error if isinstance(error, InvalidValueError) else "the amount is out of range"
        raise FactsError(f"{value_type.value} such as {examples} is expected: {problem}") from error
    return value


def _amount_table(raw: object, unit_key: str | None) -> Mapping[str, object] | None:
    if isinstance(raw, Mapping):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        return None
    if unit_key is None:
        return {"amount": raw}
    amount, _, unit = raw.strip().partition(" ") if isinstance(raw, str) else ("", "", "")
    return {"amount": amount, unit_key: unit.strip()} if unit.strip() else None


def _number(raw: object) -> Decimal | int | str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        raise FactsError(f'a number such as 12 or "188.3e9" is expected, not {shown(raw)}')
    return raw


def _bound(raw: object) -> Decimal | int | str | None:
    return None if raw == NO_BOUND else _number(raw)


def _string(raw: object, expected: str) -> str:
    if isinstance(raw, str):
        return raw
    raise FactsError(f"{expected} is expected, not {shown(raw)}")
