"""Whether the words around an expression place it in the past or in the future."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

import attrs

from factcheck.document import Document
from factcheck.languages import LanguagePack
from factcheck.mentions.dates.partial import Tense

_OPENING = 4
"""Characters at the start of a sentence within which a capital tells nothing."""

_LONGEST_SENTENCE = 2000
"""Characters on either side in which a marker is looked for, where a sentence has no end."""

_COMMA = 40
"""Characters that a comma, or a word that begins a clause, counts for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_WORD = 31


@attrs.frozen(eq=False)
class _Markers:
    """The words of one language that tell tense, compiled.

    Args:
        words: Whole words; None for those that only end like a verb.
        endings: Endings of verbs, and their tense.
        phrases: Matches what is longer than a word; its group `future` or `past` says which.
        breaks: Matches what begins another clause.
    """

    words: Mapping[str, Tense | None]
    endings: Sequence[tuple[tuple[str, ...], Tense]]
    phrases: re.Pattern[str]
    breaks: re.Pattern[str]

    def find(self, text: str) -> list[tuple[int, int, Tense]]:
        """The markers of a sentence in reading order: (start, end, tense)."""
        found = [(match.start(), match.end(), Tense(match.lastgroup)) for match in self.phrases.finditer(text)]
        inside = [(start, end) for start, end, _ in found]
        for match in _WORD.finditer(text):
            tense = self._tense(match.group().lower().replace("’", "'"))
            if tense is not None and not any(start <= match.start() < end for start, end in inside):
                found.append((*match.span(), tense))
        # A capital within the sentence is that of a name: "the Rose Bowl" did not rise.
        told = [marker for marker in found if marker[0] < _OPENING or not text[marker[0]].isupper()]
        return sorted(told, key=lambda marker: marker[0])

    def _tense(self, word: str) -> Tense | None:
        if word in self.words:
            return self.words[word]
        if len(word) > _LONGEST_WORD:
            return None
        return next((tense for endings, tense in self.endings if word.endswith(endings) and word not in endings), None)


class TenseReader:
    """Reads tense from the verbs of one document.

    Args:
        document: The document; its language's table `dates` has the words.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._markers = _markers(document.pack)
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
        return end - start + _COMMA * len(self._markers.breaks.findall(self._text, start, end))

    def _read_sentence(self, place: int) -> None:
        document = self._document
        sentence = document.sentence_of(document.folded.span(place, place))
        start, end = document.folded.place(sentence.start), document.folded.place(sentence.end)
        self._sentence = max(start, place - _LONGEST_SENTENCE), max(place + 1, min(end, place + _LONGEST_SENTENCE))
        shift = self._sentence[0]
        found = self._markers.find(self._text[shift : self._sentence[1]])
        self._found = [(shift + start, shift + end, tense) for start, end, tense in found]


@lru_cache
def _markers(pack: LanguagePack) -> _Markers:
    table = pack.table("dates")["tense"]
    words: dict[str, Tense | None] = {}
    phrases = []
    for tense in (Tense.PAST, Tense.FUTURE):
        longer = [entry for entry in table[f"{tense.value}_words"] if not _WORD.fullmatch(entry)]
        words |= dict.fromkeys((entry for entry in table[f"{tense.value}_words"] if _WORD.fullmatch(entry)), tense)
        phrases.append(rf"(?P<{tense.value}>(?:{'|'.join(sorted(longer, key=len, reverse=True)) or '(?!)'})(?!\w))")
    words |= dict.fromkeys(table["others"])
    return _Markers(
        words,
        [(tuple(table[f"{tense.value}_endings"]), tense) for tense in (Tense.FUTURE, Tense.PAST)],
        re.compile(rf"(?<!\w)(?:{phrases[1]}|{phrases[0]})", re.IGNORECASE),
        re.compile(rf"[,;:()–—]|\b(?:{'|'.join(table['breaks'])})\b"),
    )
