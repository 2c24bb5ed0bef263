"""Whether the words around an expression place it in the past or in the future."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.document import Document
from factcheck.mentions.dates.partial import Tense

_OPENING = 4
"""Characters at the start of a sentence within which a capital tells nothing."""

_LONGEST_SENTENCE = 2000
"""Characters on either side in which a marker is looked for, where a sentence has no end."""


_COMMA = 40
"""Characters that a comma, or a word that begins a clause, counts for."""


class TenseReader:
    """Reads tense from the verbs of one document.

    Args:
        document: The document.
        words: The language's verbs that tell tense: whole words, endings, and words with such endings that are none;
            and the words that begin another clause.
    """

    def __init__(self, document: Document, words: Mapping[str, Sequence[str]]) -> None:
        self._document = document
        self._markers = _markers(*(tuple(words[key]) for key in _KEYS))
        self._breaks = _breaks(tuple(words["breaks"]))
        self._text = document.folded.beside(document.text)
        self._sentence = (0, 0)
        self._found: list[tuple[int, int, Tense]] = []

    def around(self, start: int, end: int) -> Tense:
        """The tense told by the marker nearest to `[start, end)` in its sentence; on a tie the one before it.

        A comma between counts like many characters: "em três meses, afirmou o ministro" is not past.
        """
        if not self._sentence[0] <= start < self._sentence[1]:
            self._read_sentence(start)
        following = bisect_right(self._found, start, key=lambda marker: marker[0])
        before = next((marker for marker in self._found[max(0, following - 1) : following] if marker[1] <= start), None)
        after = next((marker for marker in self._found[following : following + 8] if marker[0] >= end), None)
        if before is None or after is None:
            near = before or after
        else:
            near = before if self._distance(before[1], start) <= self._distance(end, after[0]) else after
        return near[2] if near else Tense.NONE

    def _distance(self, start: int, end: int) -> int:
        return end - start + _COMMA * len(self._breaks.findall(self._text, start, end))

    def _read_sentence(self, place: int) -> None:
        document = self._document
        sentence = document.sentence_of(document.folded.span(place, place))
        start, end = document.folded.place(sentence.start), document.folded.place(sentence.end)
        self._sentence = max(start, place - _LONGEST_SENTENCE), max(place + 1, min(end, place + _LONGEST_SENTENCE))
        shift = self._sentence[0]
        piece = self._text[shift : self._sentence[1]]
        # A capital within the sentence is that of a name: "the Rose Bowl" did not rise.
        self._found = [
            (shift + match.start(), shift + match.end(), Tense(match.lastgroup))
            for match in self._markers.finditer(piece)
            if match.lastgroup is not None and (match.start() < _OPENING or not piece[match.start()].isupper())
        ]


@lru_cache
def _breaks(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[,;:()–—]|\b(?:{'|'.join(words)})\b")


_KEYS = ("future_words", "future_endings", "past_words", "past_endings", "others")


@lru_cache
def _markers(
    future: tuple[str, ...],
    future_endings: tuple[str, ...],
    past: tuple[str, ...],
    past_endings: tuple[str, ...],
    others: tuple[str, ...],
) -> re.Pattern[str]:
    """Matches a word that tells tense; the group `future` or `past` says which."""
    sides = []
    for side, words, endings in (("future", future, future_endings), ("past", past, past_endings)):
        whole = [*sorted(words, key=len, reverse=True), *(rf"\w{{1,30}}{ending}" for ending in endings)]
        sides.append(rf"(?P<{side}>(?:{'|'.join(whole)})(?!\w))")
    return re.compile(rf"(?<!\w)(?:(?:{'|'.join(others)})(?!\w)|{'|'.join(sides)})", re.IGNORECASE)
