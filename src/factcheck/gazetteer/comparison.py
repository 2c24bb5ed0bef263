"""One name held against another, word by word, with every difference named and counted."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from factcheck.gazetteer.form import Form
from factcheck.gazetteer.name import Candidate, Feature, Name, WordMatch

# What a difference costs, out of a thousand. Only their order matters much: a legal form or a title tells next to
# nothing, another order little, an initial more, a missing part more, and a part too many most, for it names another.
_ORDER = 10
_SPACES = 10
_TITLE = 5
_TITLE_MISSING = 20
_SUFFIX = 5
_OTHER_SUFFIX = 40
_INITIAL = 50
_MISSING, _ALL_MISSING = 50, 400
_EXTRA, _ALL_EXTRA = 100, 600


def compare(written: Form, meant: Form, name: Name) -> Candidate:
    """The name of the store as a candidate for what was written.

    Args:
        written: The name that was looked up.
        meant: The name of the store.
        name: The same with those that bear it.
    """
    pairs = _pairs(written.core, meant.core)
    extra = _left(written.core, [i for i, _ in pairs])
    missing = _left(meant.core, [j for _, j in pairs])
    words = [WordMatch(written.core[i], meant.core[j], _changes(written.core[i], meant.core[j])) for i, j in pairs]
    features = []
    if extra and missing:
        joined = WordMatch(" ".join(extra), " ".join(missing), _changes("".join(extra), "".join(missing)))
        if joined.changes <= _most_changes("".join(missing)):
            words.append(joined)
            features.append(Feature("spaces", -_SPACES, (joined.written, joined.meant)))
            extra, missing = (), ()
    features += _word_features(words, meant.core)
    if [j for _, j in pairs] != sorted(j for _, j in pairs):
        features.append(Feature("order", -_ORDER))
    features += _part_features(written, meant, extra, missing)
    return Candidate(name, tuple(features), tuple(words))


def _pairs(written: Sequence[str], meant: Sequence[str]) -> list[tuple[int, int]]:
    """Which word stands for which, in the order of the written ones: equal ones, then near ones, then initials."""
    pairs: dict[int, int] = {}
    left = list(range(len(meant)))
    for i, word in enumerate(written):
        equal = next((j for j in left if meant[j] == word), None)
        if equal is not None:
            pairs[i] = equal
            left.remove(equal)
    if left and len(pairs) < len(written):
        others = [i for i in range(len(written)) if i not in pairs]
        costs = [(_cost(written[i], meant[j]), abs(i - j), i, j) for i in others for j in left]
        for cost, _, i, j in sorted(costs):
            if cost < _NOT_AT_ALL and i not in pairs and j in left:
                pairs[i] = j
                left.remove(j)
    return sorted(pairs.items())


_NOT_AT_ALL = 1000


def _cost(word: str, other: str) -> int:
    """How far a word is from standing for another that is not equal."""
    if min(len(word), len(other)) == 1:
        return 3 if word[0] == other[0] else _NOT_AT_ALL
    most = _most_changes(other)
    changes = OSA.distance(word, other, score_cutoff=most)
    return changes if changes <= most else _NOT_AT_ALL


def _most_changes(word: str) -> int:
    return 0 if word.isdigit() else max(1, len(word) // 3)


def _changes(written: str, meant: str) -> int:
    return 0 if min(len(written), len(meant)) == 1 else OSA.distance(written, meant)


def _left(words: Sequence[str], taken: Sequence[int]) -> tuple[str, ...]:
    return tuple(word for place, word in enumerate(words) if place not in taken)


def _word_features(words: Sequence[WordMatch], core: Sequence[str]) -> list[Feature]:
    features = []
    changed = [word for word in words if word.changes]
    if changed:
        letters = sum(map(len, core))
        changes = sum(word.changes for word in changed)
        detail = tuple(text for word in changed for text in (word.written, word.meant))
        features.append(Feature("spelling", -round(1000 * changes / letters), detail))
    initials = [word for word in words if word.is_initial]
    if initials:
        detail = tuple(text for word in initials for text in (word.written, word.meant))
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
    titles = tuple(title for title in written.titles if title not in meant.titles)
    if titles:
        features.append(Feature("title", -_TITLE, titles))
    titles = tuple(title for title in meant.titles if title not in written.titles)
    if titles:
        features.append(Feature("title", -_TITLE_MISSING, titles))
    if written.suffix != meant.suffix:
        points = _OTHER_SUFFIX if written.suffix and meant.suffix else _SUFFIX
        features.append(Feature("suffix", -points, (*written.suffix, *meant.suffix)))
    return features
