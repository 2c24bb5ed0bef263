"""Every known name in running text, in one pass over its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from factcheck.gazetteer.index import NameIndex
from factcheck.gazetteer.trie import NO_WORD, Step
from factcheck.gazetteer.words import read_words

_CHUNKS_KEPT = 1 << 16
_LONGEST_KEPT = 40

# What each word is, a byte a word, so that the few places where a name may begin are found at once: whether it is a
# name alone (1), whether longer names begin with it (2), and whether it stands behind another word in a name (4).
_BEGINS = re.compile(rb"[1357]|[26](?=[4567])")

_Read = tuple[bytes, tuple[Step, ...]]
"""The words of a chunk: what each is, and where it stands."""


class _Chunks(dict[str, _Read]):
    """What stands between two spaces, to its words; running text repeats itself, so they are kept.

    Where a token begins or ends never depends on what is behind a space, so that each chunk can be read alone.
    """

    def __init__(self, index: NameIndex) -> None:
        super().__init__()
        self._vocabulary = index.vocabulary
        self._trie = index.trie

    def __missing__(self, chunk: str) -> _Read:
        steps = tuple(self._steps(chunk))
        found = bytes(map(self._kind, steps)), steps
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _CHUNKS_KEPT:
                self.clear()
            self[chunk] = found
        return found

    def _steps(self, chunk: str) -> Iterator[Step]:
        for word, start, end, begins, ends in read_words(chunk):
            number = self._vocabulary.number(word)
            node = self._trie.root(number) if begins else 0
            yield number, ends, node, self._trie.name(node) if ends else 0, start, end

    def _kind(self, step: Step) -> int:
        number, _, node, name, _, _ = step
        return ord("0") + bool(name) + 2 * self._trie.is_inner(node) + 4 * self._trie.follows(number)


class Scanner:
    """Finds the names of an index in folded text."""

    def __init__(self, index: NameIndex) -> None:
        self._longer = index.trie.longer
        self._chunks = _Chunks(index)

    def scan(self, folded: str) -> list[tuple[int, int, int]]:
        """The start, the end and the number of each name in folded text, in reading order and the longest first."""
        chunks = folded.split(" ")
        kinds, words = zip(*map(self._chunks.__getitem__, chunks), strict=True)
        steps = [*chain.from_iterable(words), NO_WORD]
        matches: list[tuple[int, int, int]] = []
        for begin in _BEGINS.finditer(b"".join(kinds)):
            place = begin.start()
            if longer := self._longer(steps, place):
                matches += [(place, end, name) for end, name in reversed(longer)]
            if name := steps[place][_NAME]:
                matches.append((place, place, name))
        return _placed(matches, chunks, kinds, steps) if matches else []


def _placed(
    matches: Sequence[tuple[int, int, int]], chunks: Sequence[str], kinds: Sequence[bytes], steps: Sequence[Step]
) -> list[tuple[int, int, int]]:
    """Where names begin and end in the text, from the words that they begin and end with."""
    behind = list(accumulate(map(len, kinds)))
    offsets: dict[int, int] = {}
    last, offset = 0, 0
    for place in sorted({place for first, last, _ in matches for place in (first, last)}):
        chunk = bisect_right(behind, place)
        offset += sum(map(len, chunks[last:chunk])) + chunk - last  # one space parts each chunk from the next
        last = chunk
        offsets[place] = offset
    return [
        (offsets[first] + steps[first][_START], offsets[last] + steps[last][_END], name - 1)
        for first, last, name in matches
    ]


_NAME, _START, _END = 3, 4, 5
