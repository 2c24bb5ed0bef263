"""Facts files to records, each record with the file and the line that it stands on."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import FactsError
from factcheck.stores.record_values import shown
from factcheck.stores.suggestion import unknown

KINDS = ("source", "entity", "property", "statement")
"""What a facts file holds tables of."""

STORE_KEYS = ("as_of", "name")
"""What a facts file may say of the store itself, before its tables."""

SUFFIXES = (".toml", ".jsonl")
"""How the names of facts files end."""


class Located(NamedTuple):
    """A record, not yet checked, and where it stands."""

    kind: str
    record: object
    path: str
    line: int | None


def find_files(root: Traversable, path: str) -> Iterator[tuple[Traversable, str]]:
    """The facts files at and below a place, in the order of their names, each with its path for messages.

    Names that begin with a full stop are left out, as editors and version control keep their own files so.

    Raises:
        FactsError: If there is nothing at the place, or it cannot be listed.
    """
    try:
        if root.is_file():
            yield root, path
            return
        if not root.is_dir():
            raise FactsError("a folder of facts or a facts file is expected; there is none", path=path)
        children = sorted((child.name, child) for child in root.iterdir())
    except OSError as error:
        raise FactsError(f"a folder that can be read is expected: {error.strerror}", path=path) from error
    for name, child in children:
        if name.startswith("."):
            continue
        if child.is_dir():
            if isinstance(child, Path) and child.is_symlink() and Path(path).resolve().is_relative_to(child.resolve()):
                raise FactsError("a folder that does not hold itself is expected", path=f"{path}/{name}")
            yield from find_files(child, f"{path}/{name}")
        elif name.lower().endswith(SUFFIXES):
            yield child, f"{path}/{name}"


def read_file(file: Traversable, path: str) -> Iterator[Located]:
    """The records of one facts file, in its order.

    Raises:
        FactsError: If it cannot be read, is not UTF-8, or is not TOML or JSON Lines of facts.
    """
    text = _read_text(file, path)
    return _read_json_lines(text, path) if path.lower().endswith(".jsonl") else _read_toml(text, path)


def _read_text(file: Traversable, path: str) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FactsError(f"a file that can be read is expected: {error.strerror}", path=path) from error
    try:
        # Editors on Windows put a byte order mark first; TOML and JSON have no place for it.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FactsError(
            f"UTF-8 is expected, not the byte 0x{content[error.start]:02X}", path=path, line=line
        ) from error


def _read_toml(text: str, path: str) -> Iterator[Located]:
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError) as error:
        raise FactsError(f"TOML is expected: {error}", path=path, line=_line_of(error, text)) from error
    except RecursionError as error:
        raise FactsError("TOML is expected that is not nested so deeply", path=path) from error
    headers = _header_lines(text)
    about_store = {key: content.pop(key) for key in STORE_KEYS if key in content}
    if about_store:
        yield Located("store", about_store, path, _key_line(text, next(iter(about_store))))
    for key, tables in content.items():
        if key not in KINDS:
            line = next(iter(headers[key]), None) or _key_line(text, key)
            raise FactsError(_unknown_kind(key), path=path, line=line)
        if not isinstance(tables, list):
            line = _key_line(text, key)
            raise FactsError(f"tables headed [[{key}]] are expected, not [{key}]", path=path, line=line)
    for kind in KINDS:
        tables = content.get(kind, [])
        known = len(headers[kind]) == len(tables)
        for index, table in enumerate(tables):
            yield Located(kind, table, path, headers[kind][index] if known else _key_line(text, kind))


def _read_json_lines(text: str, path: str) -> Iterator[Located]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line, parse_float=Decimal, object_pairs_hook=_without_repetition)
        except (ValueError, ArithmeticError, RecursionError) as error:
            raise FactsError(f"a JSON object a line is expected: {error}", path=path, line=number) from error
        if not isinstance(record, dict):
            raise FactsError(f"a JSON object is expected, not {shown(record)}", path=path, line=number)
        kind = record.pop("kind", None)
        if not isinstance(kind, str) or kind not in ("store", *KINDS):
            expected = "the key 'kind' is missing" if kind is None else _unknown_kind(str(kind))
            raise FactsError(expected, path=path, line=number)
        yield Located(kind, record, path, number)


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {repeated!r} is given twice")
    return record


def _unknown_kind(name: str) -> str:
    return f"{unknown('kind', name, (*KINDS, *STORE_KEYS))} (kinds: {', '.join(KINDS)})"


# tomllib does not say where a table stands, so its header is looked for. Strings and comments are matched
# first, for a header inside one is none; possessive groups keep the search linear in the text.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*+"
    r"|^[ \t]*+\[{1,2}[ \t]*+(?P<header>[\w-]+)[ \t]*+\]{1,2}"
    r"|^[ \t]*+(?P<key>[\w-]+)[ \t]*+[.=]",
    re.MULTILINE | re.DOTALL,
)


def _header_lines(text: str) -> Mapping[str, list[int]]:
    """The lines of the headers `[[name]]` and `[name]`, by name."""
    return _token_lines(text, "header")


def _key_line(text: str, key: str) -> int | None:
    """The line of the first `key = …` or `[key]`."""
    lines = _token_lines(text, "key")[key] + _token_lines(text, "header")[key]
    return min(lines, default=None)


def _token_lines(text: str, group: str) -> Mapping[str, list[int]]:
    lines: dict[str, list[int]] = defaultdict(list)
    line, seen = 1, 0
    for token in _TOKEN.finditer(text):
        if name := token.group(group):
            line += text.count("\n", seen, token.start(group))
            seen = token.start(group)
            lines[name].append(line)
    return lines


def _line_of(error: Exception, text: str) -> int | None:
    if match := re.search(r"at line (\d+)", str(error)):
        return int(match.group(1))
    return text.count("\n") + 1 if "end of document" in str(error) else None
