"""The project's configuration of the command line: which rules to use, in a file near the texts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from factcheck.errors import ConfigurationError

NAMES = ("factcheck.toml", "pyproject.toml")
"""The files that hold a configuration; of two in one folder the first counts."""


@attrs.frozen
class Configuration:
    """What a project wants of the rules.

    Args:
        select: Codes, or beginnings of codes, of the rules to use; nothing means every rule.
        ignore: Codes, or beginnings of codes, of the rules to leave out.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def find_configuration(folder: Path) -> Configuration:
    """The configuration in the nearest folder, from one upwards, that has one; without any, an empty one.

    A `pyproject.toml` without a table `[tool.factcheck]` is passed over.

    Args:
        folder: Where to begin.

    Raises:
        ConfigurationError: If the file is broken or says something unknown.
    """
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (table := _table(path)) is not None:
                return _configuration(path, table)
    return Configuration()


def _table(path: Path) -> Mapping[str, Any] | None:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
    if path.name == "factcheck.toml":
        return table
    tools = table.get("tool")
    inner = tools.get("factcheck") if isinstance(tools, dict) else None
    return inner if isinstance(inner, dict) else None


def _configuration(path: Path, table: Mapping[str, Any]) -> Configuration:
    known = [field.name for field in attrs.fields(Configuration)]
    for key, value in table.items():
        if key not in known:
            raise ConfigurationError(f"{path}: unknown key {key!r}; there are: {', '.join(known)}")
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise ConfigurationError(f'{path}: {key} is a list of codes such as ["C101", "S"]')
    return Configuration(**{key: tuple(value) for key, value in table.items()})
