"""Learned lexicons as TOML files, a cue a line, for people to read and edit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from factcheck.document import fold
from factcheck.errors import FactsError, InvalidValueError
from factcheck.languages import LANGUAGES, load_pack
from factcheck.lexicon.confidence import Backing, Curve, Step
from factcheck.lexicon.cues import GAP, Cue, Kind
from factcheck.lexicon.learned import Counts, Lexicon
from factcheck.lexicon.phrase import PhraseWriter
from factcheck.stores.toml import write_keys

_E = TypeVar("_E", bound=Enum)
_FORMAT = "factcheck lexicon 1"
_TABLES = ("format", "mentions", "explained", "confidence", "cues")
_LINE = re.compile(r"\(at line (\d+)")

_HEADER = """\
# How properties are said: how often the words around a subject and a value stood with each property.
# "-" counts where they said none of the two, "?" where nothing was said of the value at all.
# Under "confidence": of what was read with such a score or a higher one, how much was right, of how much.
# Lines may be changed, added and removed; a line of your own weighs more with a higher count.
"""


def write_lexicon(lexicon: Lexicon) -> str:
    """The file of a lexicon."""
    parts = [_HEADER, write_keys({"format": _FORMAT})]
    for name, counts in (("mentions", lexicon.mentions), ("explained", lexicon.explained)):
        parts.append(f"\n[{name}]\n" + write_keys(dict(sorted(counts.items()))))
    for (language, backing), curve in sorted(lexicon.curves.items(), key=lambda item: (item[0][0], item[0][1].value)):
        steps = {str(step.start): [step.right, step.of] for step in curve.steps}
        parts.append(f"\n[confidence.{language}.{backing.value}]\n" + write_keys(steps))
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
        cues = {
            (language, kind): self._cues(language, table)
            for language, kind, table in self._tables(data, "cues", Kind, "kind of value")
        }
        curves = {
            (language, backing): self._curve(f"{language}.{backing.value}", table)
            for language, backing, table in self._tables(data, "confidence", Backing, "backing")
        }
        mentions, explained = (self._counts(name, self._table(data, name)) for name in ("mentions", "explained"))
        return Lexicon(cues, mentions, explained, curves, origin=self._path.name)

    def _tables(
        self, data: Mapping[str, Any], name: str, members: type[_E], called: str
    ) -> Iterator[tuple[str, _E, Mapping[str, Any]]]:
        """The tables of one name, by language and by what else they are parted."""
        known = [member.value for member in members]
        for language, parts in self._table(data, name).items():
            if language not in LANGUAGES:
                raise self._fail(f"unknown language {language!r}, expected one of {', '.join(LANGUAGES)}", language)
            for part in self._table(parts, None, f"{name}.{language}"):
                if part not in known:
                    raise self._fail(
                        f"unknown {called} {part!r}, expected one of {', '.join(known)}", f"{language}.{part}"
                    )
                yield language, members(part), self._table(parts, part)

    def _curve(self, name: str, written: Mapping[str, Any]) -> Curve:
        try:
            return Curve(Step(Decimal(start), *self._pair(start, counts)) for start, counts in written.items())
        except (InvalidOperation, InvalidValueError) as error:
            raise self._fail("rising scores, each with a rising share of right readings, are expected", name) from error

    def _pair(self, name: str, counts: object) -> tuple[int, int]:
        match counts:
            case [int(right), int(of)] if 0 <= right <= of:
                return right, of
        raise self._fail(f"[right, of how many] is expected for the score {name!r}", name)

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
