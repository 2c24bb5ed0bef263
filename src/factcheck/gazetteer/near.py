"""Words that are a letter or two off, by what is left of them when letters are deleted.

Two words within a distance of d have a string in common that up to d deletions make of either, so an index from such
strings to words finds every candidate without trying each word (the symmetric-delete method of SymSpell).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

import numpy as np
from rapidfuzz.distance import OSA

from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.texts import HashedGroups, Vocabulary, hash_text, pack_hashed_groups

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
    return {"word_letters": letters, **near}


class NearWords:
    """Known words, found by spellings that are a letter or two off."""

    def __init__(self, arrays: Mapping[str, Array], vocabulary: Vocabulary) -> None:
        self._by_deletion = HashedGroups("near", arrays)
        self._letters = arrays["word_letters"]
        self._vocabulary = vocabulary

    def near(self, word: str) -> Iterable[tuple[int, int]]:
        """The numbers of the known words near a word, each with its distance; the word itself is not among them."""
        if not word.isalpha() or not 3 <= len(word) <= LONGEST:
            return []
        candidates = self._by_deletion.members(deletions(word, max(1, _ALLOWED[len(word)])))
        letters = self._letters[candidates]
        allowed = _ALLOWED_BY_LETTERS[letters]
        fits = np.abs(letters.astype(np.int16) - len(word)) <= allowed
        near = []
        for number, most in sorted(set(zip(candidates[fits].tolist(), allowed[fits].tolist(), strict=True))):
            distance = OSA.distance(word, self._vocabulary.word(number), score_cutoff=most)
            if 0 < distance <= most:
                near.append((number, distance))
        return near


_ALLOWED_BY_LETTERS = np.array(_ALLOWED, np.uint8)
