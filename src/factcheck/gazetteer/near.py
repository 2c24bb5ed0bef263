"""Words that are one or two letters off a known word, by deletion neighbourhoods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA


def allowed_distance(word: str) -> int:
    """How many letters may be wrong: none in short words, one from five letters, two from nine."""
    return 0 if len(word) < 5 else 1 if len(word) < 9 else 2


class NearWords:
    """Known words, found by spellings that are a few letters off.

    Two words within a distance of d share a string that d deletions make of either, so an index from such strings
    to the words finds every candidate without trying each word (the symmetric-delete method of SymSpell).

    Args:
        words: The known words.

    Examples:
        >>> NearWords(["altman", "ellison"]).near("altmann")
        (('altman', 1),)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_deletion: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            for left in _deletions(word, allowed_distance(word)):
                self._by_deletion[left].append(word)

    def near(self, word: str) -> tuple[tuple[str, int], ...]:
        """The known words within the allowed distance of `word`, with the distance, nearest first."""
        limit = allowed_distance(word)
        if not limit or len(word) > _LONGEST:
            return ()
        candidates = {known for left in _deletions(word, limit) for known in self._by_deletion.get(left, ())}
        near = ((known, OSA.distance(word, known, score_cutoff=2)) for known in candidates)
        kept = ((known, d) for known, d in near if 0 < d <= min(limit, allowed_distance(known)))
        return tuple(sorted(kept, key=lambda pair: (pair[1], pair[0])))


_LONGEST = 40


def _deletions(word: str, depth: int) -> set[str]:
    found = {word}
    edge = {word}
    for _ in range(depth):
        edge = {left[:i] + left[i + 1 :] for left in edge for i in range(len(left))}
        found |= edge
    return found
