"""Sequences of words as a tree in arrays, to find every name that begins at a word.

The nodes are numbered level by level, and the children of a node stand side by side in the order of their words, so a
step down is one binary search. Node zero is the root.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

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
    follows = np.zeros(int(sequences.max(initial=0)) + 1, np.uint8)
    follows[np.concatenate([sequences[:0], *words[2:]])] = 1
    return {
        "trie_word": np.concatenate(words),
        "trie_name": np.concatenate(ends),
        "trie_children": children,
        "trie_follows": follows,
    }


Step = tuple[int, bool, int, int, int, int]
"""A word of a text: its number; whether a name may end with it; the node of the names that begin with it, and the name
that it is alone; and where it begins and ends in its chunk."""


NO_WORD: Step = (0, False, 0, 0, 0, 0)
"""Stands for the end of a text; zero is the number of no word."""


class Trie:
    """A tree of words that lies in arrays."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._words = arrays["trie_word"].data
        self._names = arrays["trie_name"].data
        self._children = arrays["trie_children"].data
        self._follows = arrays["trie_follows"].data

    def root(self, word: int) -> int:
        """The node of the names that begin with a word, or zero where there are none."""
        return self._child(0, word) if word else 0

    def _child(self, node: int, word: int) -> int:
        low, high = self._children[node], self._children[node + 1]
        found = bisect_left(self._words, word, low, high)
        return found if found < high and self._words[found] == word else 0

    def name(self, node: int) -> int:
        """The number of the name that ends at a node, or zero."""
        return self._names[node] if node else 0

    def follows(self, word: int) -> bool:
        """Whether a word stands behind another in some name."""
        return bool(self._follows[word])

    def is_inner(self, node: int) -> bool:
        """Whether longer names go through a node."""
        return bool(node) and self._children[node] < self._children[node + 1]

    def longer(self, steps: Sequence[Step], place: int) -> Sequence[tuple[int, int]]:
        """The names of two words and more that begin at a word, the shortest first, each behind its last word's place.

        Args:
            steps: The words of the text, with `NO_WORD` behind them.
            place: Where to begin.
        """
        children, edges = self._children, self._words
        found: list[tuple[int, int]] | None = None
        node = steps[place][2]
        while True:
            place += 1
            word = steps[place][0]
            high = children[node + 1]
            node = bisect_left(edges, word, children[node], high) if word else high
            if node == high or edges[node] != word:
                return found or ()
            if steps[place][1] and self._names[node]:
                found = found or []
                found.append((place, self._names[node]))
