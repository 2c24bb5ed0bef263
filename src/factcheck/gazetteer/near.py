"""Words that are a letter or two off, by what is left of them when letters are deleted.

Two words within a distance of d have a string in common that up to d deletions make of either, so an index from such
strings to words finds every candidate without trying each word (the symmetric-delete method of SymSpell).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import numpy as np

from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.texts import HashedGroups, hash_text, pack_hashed_groups

LONGEST = 24
"""The longest word whose deletions are kept: they grow with the square of its letters."""

_ALLOWED = [0] * 4 + [1] * 3 + [2] * (LONGEST - 6)
"""How many letters may be off in a word of so many letters."""


def allowed_changes(word: str) -> int:
    """How many letters of a word may be off: none in short words and numbers, one from four letters, two from seven."""
    return _ALLOWED[len(word)] if word.isalpha() and len(word) <= LONGEST else 0


def deletions(word: str, depth: int) -> set[str]:
    """The word and all that is left of it when up to `depth` letters are deleted.

    Examples:
        >>> sorted(deletions("rio", 1))
        ['io', 'ri', 'rio', 'ro']
    """
    found = {word}
    edge = found
    for _ in range(depth):
        edge = {left[:i] + left[i + 1 :] for left in edge for i in range(len(left))}
        found = found | edge
    return found


def pack_near_words(numbers: Mapping[str, int]) -> dict[str, Array]:
    """The arrays of the words' deletions."""
    hashes, members = array("I"), array("I")
    for word, number in numbers.items():
        allowed = allowed_changes(word)
        if allowed:
            left = [hash_text(text) for text in deletions(word, allowed)]
            hashes.extend(left)
            members.extend([number] * len(left))
    letters = np.array([0, *(min(255, len(word)) for word in numbers)], np.uint8)
    near = pack_hashed_groups("near", np.array(hashes, np.uint32), np.array(members, np.uint32))
    which = np.array([0, *map(_which_letters, numbers)], np.uint32)
    return {"word_letters": letters, "word_which": which, **near}


def _which_letters(word: str) -> int:
    """A bit for each letter in a word; letters beyond z share the bits of others."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 97) % 32
    return bits


class NearWords:
    """Known words, found by spellings that are a letter or two off."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._by_deletion = HashedGroups("near", arrays)
        self._letters = arrays["word_letters"]
        self._which = arrays["word_which"]

    def near(self, words: Sequence[tuple[str, int]]) -> list[list[int]]:
        """For each word the numbers of the known words near it, in ascending order; it may be among them.

        They are within the distance by their length and letters; that their letters are in the right order is not
        asked, for nearly always they are.

        Args:
            words: Folded words, each with how many letters may be off at most.
        """
        found = [self._by_deletion.joined(_keys(word, most)) for word, most in words]
        candidates = np.concatenate(found)
        sizes = [len(of_word) for of_word in found]
        asked = [(len(word), most, _which_letters(word)) for word, most in words]
        length, most, written = np.array(asked, np.uint32).repeat(sizes, axis=0).T
        letters, which = self._letters[candidates], self._which[candidates]
        allowed = np.minimum(_ALLOWED_BY_LETTERS[letters], most)
        fits = np.bitwise_count(which & ~written) <= allowed
        fits &= np.bitwise_count(written & ~which) <= allowed
        fits &= np.abs(letters - length.astype(np.int16)) <= allowed
        near = []
        end = 0
        for size in sizes:
            of_word = slice(end, end + size)
            near.append(sorted(set(candidates[of_word][fits[of_word]].tolist())))
            end += size
        return near


def _keys(word: str, most: int) -> set[str]:
    """What is left of a word that may be misspelt when letters are deleted; nothing of one that may not."""
    if not word.isalpha() or not 3 <= len(word) <= LONGEST:
        return set()
    return deletions(word, min(most, max(1, _ALLOWED[len(word)])))


_ALLOWED_BY_LETTERS = np.array(_ALLOWED, np.uint8)
