"""Records to TOML for people to read and compare: a key a line, and in a long list an item a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
_WIDTH = 110
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_ESCAPED = str.maketrans(
    {chr(point): f"\\u{point:04X}" for point in (*range(0x20), 0x7F, 0x2028, 0x2029, 0xFEFF)} | _ESCAPES
)


def write_tables(kind: str, records: Iterable[Mapping[str, object]]) -> str:
    """The TOML of an array of tables, `[[kind]]`.

    Examples:
        >>> print(write_tables("entity", [{"id": "ibge", "labels": {"pt": "IBGE"}}]), end="")
        [[entity]]
        id = "ibge"
        labels = { pt = "IBGE" }
    """
    return "\n".join(f"[[{kind}]]\n{write_keys(record)}" for record in records)


def write_keys(record: Mapping[str, object]) -> str:
    """The TOML of a record's keys, each on a line of its own, in the record's order."""
    return "".join(_line(_key(key), value) for key, value in record.items())


def _line(key: str, value: object) -> str:
    line = f"{key} = {_inline(value)}"
    if len(line) <= _WIDTH or not value:
        return f"{line}\n"
    if isinstance(value, Mapping):
        return "".join(_line(f"{key}.{_key(inner)}", item) for inner, item in value.items())
    if isinstance(value, list):
        return f"{key} = [\n" + "".join(f"  {_inline(item)},\n" for item in value) + "]\n"
    return f"{line}\n"


def _inline(value: object) -> str:
    match value:
        case str():
            return f'"{value.translate(_ESCAPED)}"'
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_inline, value))}]"
        case Mapping():
            pairs = (f"{_key(key)} = {_inline(item)}" for key, item in value.items())
            return f"{{ {', '.join(pairs)} }}"
    raise TypeError(f"no TOML for {type(value).__name__}")


def _key(key: str) -> str:
    return key if _BARE_KEY.match(key) else _inline(key)
