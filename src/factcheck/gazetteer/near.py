"""Words that are a letter or two off, by what is left of them when letters are deleted.

Two words within a distance of d have a string in common that up to d deletions make of either, so an index from such
strings to words finds every candidate without trying each word (the symmetric-delete method of SymSpell).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping

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
        self._letters = arrays["word_letters"].data
        self._which = arrays["word_which"].data

    def near(self, word: str, most: int = 2) -> list[int]:
        """The numbers of the known words near a word, which may be among them, in ascending order.

        They are within the distance by their length and letters; that their letters are in the right order is not
        asked, for nearly always they are.

        Args:
            word: A folded word.
            most: How many letters may be off at most.
        """
        length = len(word)
        if not word.isalpha() or not 3 <= length <= LONGEST:
            return []
        letters, which, written = self._letters, self._which, _which_letters(word)
        candidates = set(self._by_deletion.joined(deletions(word, min(most, max(1, _ALLOWED[length])))).tolist())
        near = []
        for number in candidates:
            theirs, has = letters[number], which[number]
            allowed = min(most, _ALLOWED[theirs])
            if (
                -allowed <= theirs - length <= allowed
                and (has & ~written).bit_count() <= allowed
                and (written & ~has).bit_count() <= allowed
            ):
                near.append(number)
        return sorted(near)
