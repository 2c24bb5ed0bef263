"""Every known name in running text, in one pass over its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain

from factcheck.gazetteer.index import NameIndex
from factcheck.gazetteer.trie import Step
from factcheck.gazetteer.words import read_words

_CHUNKS_KEPT = 1 << 16
_LONGEST_KEPT = 40


class _Chunks(dict[str, tuple[Step, ...]]):
    """What stands between two spaces, to its words; running text repeats itself, so they are kept.

    Where a token begins or ends never depends on what is behind a space, so that each chunk can be read alone.
    """

    def __init__(self, index: NameIndex) -> None:
        super().__init__()
        self._vocabulary = index.vocabulary
        self._trie = index.trie

    def __missing__(self, chunk: str) -> tuple[Step, ...]:
        found = tuple(self._steps(chunk))
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _CHUNKS_KEPT:
                self.clear()
            self[chunk] = found
        return found

    def _steps(self, chunk: str) -> Iterator[Step]:
        for word, start, end, begins, ends in read_words(chunk):
            number = self._vocabulary.number(word)
            node = self._trie.root(number) if begins else 0
            yield number, ends, node, self._trie.name(node) if ends else 0, self._trie.is_inner(node), start, end


class Scanner:
    """Finds the names of an index in folded text."""

    def __init__(self, index: NameIndex) -> None:
        self._longer = index.trie.longer
        self._chunks = _Chunks(index)

    def scan(self, folded: str) -> list[tuple[int, int, int]]:
        """The start, the end and the number of each name in folded text, in reading order and the longest first."""
        chunks = folded.split(" ")
        read = list(map(self._chunks.__getitem__, chunks))
        steps = [*chain.from_iterable(read), _NO_STEP]
        matches = []
        for place, step in enumerate(steps):
            if step[_NODE]:
                if step[_IS_INNER] and steps[place + 1][_NUMBER]:
                    longer = self._longer(steps, place)
                    matches += [(place, end - 1, name) for name, end in reversed(longer)]
                if step[_NAME]:
                    matches.append((place, place, step[_NAME]))
        if not matches:
            return []
        firsts = [0, *accumulate(map(len, read))]
        starts = [0, *accumulate(map(len, chunks))]

        def offset(place: int) -> int:
            """Where the chunk of a word begins; one space parts each chunk from the next."""
            chunk = bisect_right(firsts, place) - 1
            return starts[chunk] + chunk

        return [
            (offset(first) + steps[first][_START], offset(last) + steps[last][_END], name - 1)
            for first, last, name in matches
        ]


_NUMBER, _NODE, _NAME, _IS_INNER, _START, _END = 0, 2, 3, 4, 5, 6
_NO_STEP: Step = (0, False, 0, 0, False, 0, 0)
