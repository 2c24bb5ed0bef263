"""What patterns say, as texts of phrases, to see whether other patterns say it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from factcheck.facts import Property, ValueType
from factcheck.lexicon import Pattern
from factcheck.lexicon import phrase as signs
from factcheck.lexicon.patterns import PatternCompiler

_MOST = 40
_PIECE = re.compile(r"\{[^{}]*\}|\.\.\.|[()\[\]|<>]|'s(?!\w)|\\[^\s\w]|[^\s\w*]|[^\W_]+(?:[-'.&][^\W_]+)*\*?")
_SIGNS = {
    ValueType.ENTITY: signs.ENTITY,
    ValueType.DATE: signs.DATE,
    ValueType.MONEY: signs.MONEY,
    ValueType.QUANTITY: signs.QUANTITY,
    ValueType.NUMBER: signs.NUMBER,
    ValueType.STRING: signs.ENTITY,
}


def instances(source: str, prop: Property, compiler: PatternCompiler) -> Iterator[str]:
    """Texts that a pattern matches: each way to choose among its alternatives, without what may be missing."""
    written = ["".join(choice) for choice in _choices(_PIECE.findall(source))]
    for number, text in enumerate(dict.fromkeys(written)):
        if number < _MOST:
            yield _text(text, prop, compiler)


def _choices(pieces: list[str]) -> Iterator[tuple[str, ...]]:
    groups: list[list[str]] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if piece in "([":
            end = _closing(pieces, place)
            options = [
                " ".join(choice).strip() for option in _split(pieces[place + 1 : end]) for choice in _choices(option)
            ]
            groups.append([f" {option}" for option in options] if piece == "(" else [""])
            place = end
        elif piece not in "<>":
            groups.append([f" {piece}"])
        place += 1
    yield from product(*groups)


def _closing(pieces: list[str], place: int) -> int:
    depth = 0
    for index in range(place, len(pieces)):
        depth += (pieces[index] in ("(", "[")) - (pieces[index] in (")", "]"))
        if depth == 0:
            return index
    raise AssertionError(pieces)


def _split(pieces: list[str]) -> Iterator[list[str]]:
    option: list[str] = []
    depth = 0
    for piece in pieces:
        depth += (piece in ("(", "[")) - (piece in (")", "]"))
        if piece == "|" and depth == 0:
            yield option
            option = []
        else:
            option.append(piece)
    yield option


def _text(written: str, prop: Property, compiler: PatternCompiler) -> str:
    words: list[str] = []
    for piece in _PIECE.findall(written):
        if piece in ("...", "{break}"):
            continue
        if piece.startswith("{"):
            words.append(chr(_block(piece, prop) + len(words)))
        elif piece[0].isalnum():
            words += compiler.words(piece.removesuffix("*"))
        else:
            words.append(piece.removeprefix("\\"))
    return "".join(f" {word}" for word in words)


def _block(slot: str, prop: Property) -> int:
    if slot == "{subject}":
        return signs.ENTITY
    if slot.startswith("{value"):
        return _SIGNS[prop.value_type]
    return signs.UNTIL if slot == "{end}" else signs.DATE


def reads(pattern: Pattern, text: str) -> dict[str, str]:
    """What a pattern takes from a text: the sign in each slot."""
    for hit in pattern.hits(text):
        if hit.end() - hit.start() >= len(text.rstrip(" ,.")) - 1:
            return {name: piece.strip() for name, piece in hit.groupdict().items() if piece is not None}
    return {}
