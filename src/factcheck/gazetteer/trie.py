"""Sequences of words as a tree in arrays, to find every name that begins at a word.

The nodes are numbered level by level, and the children of a node stand side by side in the order of their words, so a
step down is one binary search. Node zero is the root.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from factcheck.gazetteer.arrays import Array


def pack_trie(sequences: Array, starts: Array, names: Array) -> dict[str, Array]:
    """The arrays of a tree.

    Args:
        sequences: The numbers of the words of all the sequences, one after another.
        starts: Where each sequence begins, and at the end where the last one ends.
        names: The number of the name that each sequence spells, from one.
    """
    lengths = np.diff(starts).astype(np.int64)
    at = np.zeros(len(lengths), np.int64)
    words, ends, parents = [np.zeros(1, np.uint32)], [np.zeros(1, np.uint32)], [np.zeros(0, np.int64)]
    nodes, depth = 1, 0
    alive = np.flatnonzero(lengths > 0)
    while len(alive):
        word = sequences[starts[alive].astype(np.int64) + depth].astype(np.uint64)
        pairs, which = np.unique(at[alive].astype(np.uint64) << np.uint64(32) | word, return_inverse=True)
        at[alive] = nodes + which
        words.append((pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32))
        parents.append((pairs >> np.uint64(32)).astype(np.int64))
        spelt = np.zeros(len(pairs), np.uint32)
        depth += 1
        ended = alive[lengths[alive] == depth]
        spelt[at[ended] - nodes] = names[ended]
        ends.append(spelt)
        nodes += len(pairs)
        alive = alive[lengths[alive] > depth]
    children = np.zeros(nodes + 1, np.uint32)
    np.cumsum(np.bincount(np.concatenate(parents), minlength=nodes), out=children[1:])
    children += np.uint32(1)  # the root is nobody's child
    return {"trie_word": np.concatenate(words), "trie_name": np.concatenate(ends), "trie_children": children}


Step = tuple[int, int, bool]
"""A word of a text: its number, the node of the names that begin with it here, and whether a name may end with it."""


class Trie:
    """A tree of words that lies in arrays."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._words = arrays["trie_word"].data
        self._names = arrays["trie_name"].data
        self._children = arrays["trie_children"].data

    def root(self, word: int) -> int:
        """The node of the names that begin with a word, or zero where there are none."""
        return self._child(0, word) if word else 0

    def _child(self, node: int, word: int) -> int:
        low, high = self._children[node], self._children[node + 1]
        found = bisect_left(self._words, word, low, high)
        return found if found < high and self._words[found] == word else 0

    def names_from(self, words: Sequence[Step], place: int) -> Iterator[tuple[int, int]]:
        """The names that begin at a word, the shortest first, each with the place after its last word.

        Args:
            words: The words of the text.
            place: Where to begin.
        """
        names, children, edges = self._names, self._children, self._words
        node = words[place][1]
        while node:
            place += 1
            if names[node]:
                yield names[node], place
            low, high = children[node], children[node + 1]
            word = words[place][0] if low < high and place < len(words) else 0
            if not word:
                return
            node = bisect_left(edges, word, low, high)
            if node == high or edges[node] != word:
                return
