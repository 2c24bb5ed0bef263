"""Language packs: what is particular to Portuguese or English, as tables that the stages compile.

A pack is a folder of TOML tables with a `corpus/` of cases beside them. A new language is a new folder; code
stays language-neutral.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import attrs

from factcheck.errors import LanguagePackError, UnknownLanguageError

LANGUAGES = ("en", "pt")
"""The languages that have a pack."""

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}|\d{3}))?\Z", re.IGNORECASE | re.ASCII)


@attrs.frozen(eq=False)
class LanguagePack:
    """The tables of one language.

    Args:
        language: The base code, `"pt"` or `"en"`.
        region: The region that the caller asked for, such as `"BR"`, or the language's first one.
    """

    language: str
    region: str

    @property
    def locale(self) -> str:
        """The locale in which to write for this pack's readers, such as `pt_BR`."""
        return f"{self.language}_{self.region}"

    def table(self, name: str) -> Mapping[str, Any]:
        """One table of the pack by its file name without `.toml`; to be read, never written to.

        Raises:
            LanguagePackError: If the pack has no such table or it is no TOML.
        """
        return _table(self.language, name)

    def tables(self, folder: str) -> tuple[str, ...]:
        """The names of the tables in a folder of the pack, in alphabetical order, as `table` takes them."""
        files = (resources.files(__package__) / self.language / folder).iterdir()
        return tuple(sorted(f"{folder}/{file.name.removesuffix('.toml')}" for file in files))

    def place(self, name: str, text: str) -> str:
        """Where in a table's file a string stands, as `pt/patterns.toml:12`, for messages.

        Args:
            name: The table.
            text: The string, as it is once read.
        """
        file = resources.files(__package__) / self.language / f"{name}.toml"
        written = (text, text.replace("\\", "\\\\"))
        lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        line = next((number for number, line in lines if any(form in line for form in written)), 1)
        return f"{self.language}/{name}.toml:{line}"


_REGIONS = {"en": "US", "pt": "BR"}


@lru_cache
def load_pack(language: str) -> LanguagePack:
    """The language pack for a BCP 47 tag such as `"pt"`, `"pt-BR"`, `"en"` or `"en_GB"`.

    Raises:
        UnknownLanguageError: If there is no pack for the language.

    Examples:
        >>> load_pack("pt-BR").language, load_pack("en").locale
        ('pt', 'en_US')
    """
    match = _TAG.match(language) if isinstance(language, str) else None
    base = match.group(1).lower() if match else None
    if match is None or base not in LANGUAGES:
        raise UnknownLanguageError(f"no language pack for {language!r}; there are: {', '.join(LANGUAGES)}")
    return LanguagePack(base, (match.group(2) or _REGIONS[base]).upper())


@lru_cache
def _table(language: str, name: str) -> Mapping[str, Any]:
    file = resources.files(__package__) / language / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LanguagePackError(f"the language pack {language!r} has no table {name!r}") from error
    except tomllib.TOMLDecodeError as error:
        raise LanguagePackError(f"{language}/{name}.toml: {error}") from error
