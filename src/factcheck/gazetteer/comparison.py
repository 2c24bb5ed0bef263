"""One name held against another, word by word, with every difference named and counted."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from factcheck.gazetteer.form import Form
from factcheck.gazetteer.name import Feature, WordMatch

# What a difference costs, out of a thousand. Only their order matters much: a legal form or a title tells next to
# nothing, another order little, an initial more, a missing part more, and a part too many most, for it names another.
_ORDER = 10
_SPACES = 10
_PARTICLES = 2
_TITLE = 5
_TITLE_MISSING = 20
_SUFFIX = 5
_OTHER_SUFFIX = 40
_INITIAL = 50
_MISSING, _ALL_MISSING = 50, 400
_EXTRA, _ALL_EXTRA = 100, 600


def compare(written: Form, meant: Form) -> tuple[tuple[Feature, ...], tuple[WordMatch, ...]]:
    """What tells a name of the store from what was written, and which word stands for which.

    Args:
        written: The name that was looked up.
        meant: The name of the store.
    """
    if written == meant:
        return (), tuple(WordMatch(word, word, 0) for word in meant.core)
    places, missing = _places(written.core, meant.core)
    words = [WordMatch(word, *place[:2]) for word, place in zip(written.core, places, strict=True) if place]
    extra = [word for word, place in zip(written.core, places, strict=True) if not place]
    features = []
    if extra and missing:
        changes = OSA.distance("".join(extra), "".join(missing))
        if changes <= _most_changes("".join(missing)):
            words.append(WordMatch(" ".join(extra), " ".join(missing), changes))
            features.append(Feature("spaces", -_SPACES, (words[-1].written, words[-1].meant)))
            extra, missing = [], []
    features += _word_features(words, meant.core)
    order = [place[2] for place in places if place]
    if order != sorted(order):
        features.append(Feature("order", -_ORDER))
    features += _part_features(written, meant, tuple(extra), tuple(missing))
    return tuple(features), tuple(words)


_Place = tuple[str, int, int]
"""The word that a written one stands for, how many letters are off, and which word of the name it is."""


def _places(written: Sequence[str], meant: Sequence[str]) -> tuple[list[_Place | None], list[str]]:
    """For each written word its place in the name, and the words of the name that are left.

    Equal words are put together first, then near ones, then initials.
    """
    places: list[_Place | None] = [None] * len(written)
    left = list(range(len(meant)))
    for i, word in enumerate(written):
        if word in meant:
            for j in left:
                if meant[j] == word:
                    places[i] = word, 0, j
                    left.remove(j)
                    break
    others = [i for i, place in enumerate(places) if place is None]
    if left and others:
        costs = [(_changes(written[i], meant[j]), abs(i - j), i, j) for i in others for j in left]
        for changes, _, i, j in sorted(costs):
            if changes < _NOT_AT_ALL and places[i] is None and j in left:
                places[i] = meant[j], 0 if changes == _INITIAL_CHANGES else changes, j
                left.remove(j)
    return places, [meant[j] for j in left]


_NOT_AT_ALL = 1000
_INITIAL_CHANGES = 999
"""Stands for the changes between a word and its initial, behind all misspellings."""


def _changes(word: str, other: str) -> int:
    """How many letters are off, if a word may stand for another that is not equal."""
    if len(word) == 1 or len(other) == 1:
        return _INITIAL_CHANGES if word[0] == other[0] else _NOT_AT_ALL
    most = _most_changes(other)
    changes = OSA.distance(word, other, score_cutoff=most)
    return changes if changes <= most else _NOT_AT_ALL


def _most_changes(word: str) -> int:
    return 0 if word.isdigit() else len(word) // 3 or 1


def _word_features(words: Sequence[WordMatch], core: Sequence[str]) -> list[Feature]:
    """What the words that stand for one another but are not equal cost."""
    features = []
    changed = [word for word in words if word.changes]
    if changed:
        letters = sum(map(len, core))
        changes = sum([word.changes for word in changed])
        detail = tuple([text for word in changed for text in (word.written, word.meant)])
        features.append(Feature("spelling", -round(1000 * changes / letters), detail))
    initials = [word for word in words if word.is_initial]
    if initials:
        detail = tuple([text for word in initials for text in (word.written, word.meant)])
        features.append(Feature("initials", -_INITIAL * len(initials), detail))
    return features


def _part_features(written: Form, meant: Form, extra: tuple[str, ...], missing: tuple[str, ...]) -> list[Feature]:
    features = []
    if missing:
        share = sum(map(len, missing)) / sum(map(len, meant.core))
        features.append(Feature("missing", -round(_MISSING + _ALL_MISSING * share), missing))
    if extra:
        share = sum(map(len, extra)) / sum(map(len, written.core))
        features.append(Feature("extra", -round(_EXTRA + _ALL_EXTRA * share), extra))
    if written.titles != meant.titles:
        if more := tuple(title for title in written.titles if title not in meant.titles):
            features.append(Feature("title", -_TITLE, more))
        if fewer := tuple(title for title in meant.titles if title not in written.titles):
            features.append(Feature("title", -_TITLE_MISSING, fewer))
    if written.particles != meant.particles:
        features.append(Feature("particles", -_PARTICLES, (*written.particles, *meant.particles)))
    if written.suffix != meant.suffix:
        points = _OTHER_SUFFIX if written.suffix and meant.suffix else _SUFFIX
        features.append(Feature("suffix", -points, (*written.suffix, *meant.suffix)))
    return features
