"""Many strings in two arrays, and words found by their hash without loading any of the others."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from factcheck.gazetteer.arrays import Array


def pack_texts(name: str, texts: Iterable[str]) -> dict[str, Array]:
    """The arrays of a list of strings: their bytes one after another, and where each begins.

    Examples:
        >>> arrays = pack_texts("city", ["Recife", "Natal"])
        >>> Texts("city", arrays)[1]
        'Natal'
    """
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    starts = np.zeros(len(encoded) + 1, np.uint32)
    np.cumsum([len(text) for text in encoded], out=starts[1:])
    return {f"{name}_bytes": np.frombuffer(b"".join(encoded), np.uint8), f"{name}_starts": starts}


class Texts(Sequence[str]):
    """A list of strings that lies in two arrays.

    Args:
        name: What `pack_texts` called it.
        arrays: The arrays that it is among.
    """

    def __init__(self, name: str, arrays: Mapping[str, Array]) -> None:
        self._bytes = arrays[f"{name}_bytes"].data
        self._starts = arrays[f"{name}_starts"].data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, index: int) -> str:  # type: ignore[override]  # no slices are needed
        starts = self._starts
        return str(self._bytes[starts[index] : starts[index + 1]], "utf-8", "surrogatepass")


def hash_text(text: str) -> int:
    """A number from 0 to 2³² for a string, the same in every process (CRC-32 of its UTF-8)."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def pack_vocabulary(words: Iterable[str]) -> tuple[dict[str, Array], dict[str, int]]:
    """The arrays of a set of words, and their numbers, which begin with one."""
    ordered = sorted(set(words), key=lambda word: (hash_text(word), word))
    arrays = {"word_hash": np.array([hash_text(word) for word in ordered], np.uint32), **pack_texts("word", ordered)}
    return arrays, {word: number for number, word in enumerate(ordered, start=1)}


class Vocabulary:
    """The numbers of words, and the words of numbers; zero is no word."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._hashes = arrays["word_hash"].data
        self._words = Texts("word", arrays)

    def __len__(self) -> int:
        return len(self._words)

    def number(self, word: str) -> int:
        """The number of a word, or zero if no name has it."""
        hashed = hash_text(word)
        place = bisect_left(self._hashes, hashed)
        while place < len(self._hashes) and self._hashes[place] == hashed:
            if self._words[place] == word:
                return place + 1
            place += 1
        return 0

    def word(self, number: int) -> str:
        """The word of a number."""
        return self._words[number - 1]


class Groups:
    """Lists of numbers by number, in two arrays.

    Args:
        name: What `pack_groups` called them.
        arrays: The arrays that they are among.
    """

    def __init__(self, name: str, arrays: Mapping[str, Array]) -> None:
        self._members = arrays[name]
        self._starts = arrays[f"{name}_starts"].data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, key: int) -> Array:
        return self._members[self._starts[key] : self._starts[key + 1]]

    def size(self, keys: Iterable[int]) -> int:
        """How many members several lists have together."""
        starts = self._starts
        return sum([starts[key + 1] - starts[key] for key in keys])

    def joined(self, keys: Iterable[int]) -> Array:
        """The members of several lists, one list after the other."""
        starts, members = self._starts, self._members
        found = [members[a:b] for key in keys if (a := starts[key]) < (b := starts[key + 1])]
        if len(found) == 1:
            return found[0]
        return np.concatenate(found) if found else members[:0]


def pack_groups(name: str, keys: Array, members: Array, size: int) -> dict[str, Array]:
    """The arrays of lists of numbers, each list in ascending order and without repetition.

    Args:
        name: What to call them.
        keys: For each member the list that it belongs to.
        members: The members.
        size: How many lists there are.

    Examples:
        >>> arrays = pack_groups("posting", np.array([1, 0, 1, 1]), np.array([7, 5, 6, 7]), 2)
        >>> Groups("posting", arrays)[1].tolist()
        [6, 7]
    """
    pairs = keys.astype(np.uint64) << np.uint64(32) | members.astype(np.uint64)
    pairs.sort()  # faster by far than `np.unique`
    pairs = pairs[np.concatenate((np.ones(1, bool), pairs[1:] != pairs[:-1]))[: len(pairs)]]
    starts = np.zeros(size + 1, np.uint32)
    np.cumsum(np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=size), out=starts[1:])
    return {name: (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32), f"{name}_starts": starts}


class HashedGroups:
    """Lists of numbers by the hash of a string, in two arrays; strings whose hashes collide share a list.

    Args:
        name: What `pack_hashed_groups` called them.
        arrays: The arrays that they are among.
    """

    def __init__(self, name: str, arrays: Mapping[str, Array]) -> None:
        self._groups = Groups(name, arrays)
        self._shift = 33 - len(self._groups).bit_length()

    def joined(self, keys: Iterable[str]) -> Array:
        """The members of the lists of several strings, one list after the other."""
        shift = self._shift
        return self._groups.joined([hash_text(key) >> shift for key in keys])


def pack_hashed_groups(name: str, hashes: Array, members: Array) -> dict[str, Array]:
    """The arrays of lists of numbers by hash; there are two to four members to a list.

    Examples:
        >>> arrays = pack_hashed_groups("key", np.array([hash_text("a"), hash_text("b")]), np.array([5, 6]))
        >>> HashedGroups("key", arrays).joined(["b"]).tolist()
        [6]
    """
    bits = max(4, len(members).bit_length() - 2)
    return pack_groups(name, hashes >> (32 - bits), members, 1 << bits)
