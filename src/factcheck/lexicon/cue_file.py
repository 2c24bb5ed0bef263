"""Learned lexicons as TOML files, a cue a line, for people to read and edit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.document import fold
from factcheck.errors import FactsError, InvalidValueError
from factcheck.languages import LANGUAGES, load_pack
from factcheck.lexicon.cues import GAP, Cue, Kind
from factcheck.lexicon.learned import Counts, Lexicon
from factcheck.lexicon.phrase import PhraseWriter
from factcheck.stores.toml import write_keys

_FORMAT = "factcheck lexicon 1"
_TABLES = ("format", "mentions", "explained", "cues")
_LINE = re.compile(r"\(at line (\d+)")

_HEADER = """\
# How properties are said: how often the words around a subject and a value stood with each property.
# "-" counts where they said none of the two, "?" where nothing was said of the value at all.
# Lines may be changed, added and removed; a line of your own weighs more with a higher count.
"""


def write_lexicon(lexicon: Lexicon) -> str:
    """The file of a lexicon."""
    parts = [_HEADER, write_keys({"format": _FORMAT})]
    for name, counts in (("mentions", lexicon.mentions), ("explained", lexicon.explained)):
        parts.append(f"\n[{name}]\n" + write_keys(dict(sorted(counts.items()))))
    for language, kind in sorted(lexicon.cues, key=lambda key: (key[0], key[1].value)):
        lines = [
            write_keys({str(cue): dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))})
            for cue, counts in sorted(lexicon.cues[language, kind].items())
        ]
        parts.append(f"\n[cues.{language}.{kind.value}]\n" + "".join(lines))
    return "".join(parts)


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon in a file; see `Lexicon.load`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FactsError(f"a lexicon in UTF-8 is expected: {error}", path=str(path)) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise FactsError(str(error), path=str(path), line=line) from error
    return _Reading(path, text).lexicon(data)


class _Reading:
    """One file, to say where in it something is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def _fail(self, expected: str, near: str | None = None) -> FactsError:
        lines = enumerate(self._lines, 1)
        line = None if near is None else next((number for number, text in lines if near in text), None)
        return FactsError(expected, path=str(self._path), line=line)

    def lexicon(self, data: Mapping[str, Any]) -> Lexicon:
        if data.get("format") != _FORMAT:
            raise self._fail(f"format = {_FORMAT!r} is expected", "format")
        for name in data:
            if name not in _TABLES:
                raise self._fail(f"unknown table {name!r}, expected one of {', '.join(_TABLES)}", name)
        cues: dict[tuple[str, Kind], dict[Cue, Counts]] = {}
        for language, kinds in self._table(data, "cues").items():
            if language not in LANGUAGES:
                raise self._fail(f"unknown language {language!r}, expected one of {', '.join(LANGUAGES)}", language)
            for name in self._table(kinds, None, f"cues.{language}"):
                if name not in [kind.value for kind in Kind]:
                    expected = ", ".join(kind.value for kind in Kind)
                    raise self._fail(
                        f"unknown kind of value {name!r}, expected one of {expected}", f"{language}.{name}"
                    )
                cues[language, Kind(name)] = self._cues(language, self._table(kinds, name))
        mentions, explained = (self._counts(name, self._table(data, name)) for name in ("mentions", "explained"))
        return Lexicon(cues, mentions, explained, origin=self._path.name)

    def _table(self, data: object, name: str | None, called: str = "") -> Mapping[str, Any]:
        found = data if name is None else data.get(name, {}) if isinstance(data, Mapping) else None
        if not isinstance(found, Mapping):
            raise self._fail(f"a table is expected for {name or called!r}", name or called)
        return found

    def _cues(self, language: str, written: Mapping[str, Any]) -> dict[Cue, Counts]:
        writer = PhraseWriter(load_pack(language))
        found: dict[Cue, Counts] = {}
        for text in written:
            try:
                cue = Cue.parse(" ".join(_normal(text, writer)))
            except InvalidValueError as error:
                raise self._fail(str(error), text) from error
            if cue in found:
                raise self._fail(
                    f"the cue {str(cue)!r} stands twice; articles, accents and contractions do not count", text
                )
            found[cue] = self._counts(text, self._table(written, text))
        return found

    def _counts(self, name: str, counts: Mapping[str, Any]) -> Counts:
        for count in counts.values():
            if type(count) is not int or count < 1:
                raise self._fail(f"whole numbers from one are expected as counts of {name!r}", name)
        return dict(counts)


def _normal(text: str, writer: PhraseWriter) -> list[str]:
    """The pieces of a cue in the normal form of phrases: slots and the gap as they are, words folded."""
    pieces: list[str] = []
    for piece in text.split():
        is_fixed = piece == GAP or (piece.startswith("{") and piece.endswith("}"))
        pieces += [piece] if is_fixed else writer.words(fold(piece).text, piece)
    return pieces
