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
        steps = []
        for word, _, _, begins, ends in read_words(chunk):
            number = self._vocabulary.number(word)
            steps.append((number, self._trie.root(number) if begins else 0, ends))
        found = tuple(steps)
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _CHUNKS_KEPT:
                self.clear()
            self[chunk] = found
        return found


class Scanner:
    """Finds the names of an index in folded text."""

    def __init__(self, index: NameIndex) -> None:
        self._names_from = index.trie.names_from
        self._chunks = _Chunks(index)

    def scan(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """The start, the end and the number of each name in folded text, overlapping ones too."""
        chunks = folded.split(" ")
        read = [self._chunks[chunk] for chunk in chunks]
        steps = list(chain.from_iterable(read))
        matches = [
            (place, end, name)
            for place, (_, node, _) in enumerate(steps)
            if node
            for name, end in self._names_from(steps, place)
            if steps[end - 1][2]
        ]
        if not matches:
            return
        first_words = [0, *accumulate(map(len, read))]
        starts = [0, *accumulate(len(chunk) + 1 for chunk in chunks)]
        spans: dict[int, list[tuple[int, int]]] = {}

        def span(place: int) -> tuple[int, int]:
            """Where a word stands: the words of its chunk are read again, which few are."""
            chunk = bisect_right(first_words, place) - 1
            if chunk not in spans:
                spans[chunk] = [(starts[chunk] + a, starts[chunk] + b) for _, a, b, _, _ in read_words(chunks[chunk])]
            return spans[chunk][place - first_words[chunk]]

        for place, end, name in matches:
            yield span(place)[0], span(end - 1)[1], name - 1
