"""The names that a name may have been written for, in ever wider circles.

Keys find what is only turned round, shortened or spaced otherwise; words, and words a letter or two off, find most
misspellings; trigrams find what is left. Each circle gives lists of names; those that are in the rarest lists and of
about the right length are compared letter by letter, all at once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import partial
from math import log2
from operator import itemgetter

import numpy as np
from rapidfuzz import fuzz, process

from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.form import Form, keys
from factcheck.gazetteer.index import NameIndex
from factcheck.gazetteer.texts import Groups
from factcheck.gazetteer.trigrams import count_differences

_COMPARED = 24
"""How many names are compared letter by letter, or four times as many as are asked for."""

_READ, _READ_FURTHER = 2_000, 20_000
"""How many names are read from lists before longer lists are left alone: at first, and if that finds nothing."""

_ALIKE = 80.0
"""Names that are less alike, of a hundred, are taken as not found, and trigrams are asked."""

_KEYED = 10.0
"""What a common key counts beside likeness: an initial is unlike the name that it stands for."""

_BESIDES = 1
"""How many more names than are asked for are told apart feature by feature."""

_OFF = 2
"""What a letter more or less counts, or a pair of letters that only one of the names has, when names are sifted; that
a name is in a list counts one for each time that the names must be halved until so few are left."""

_WORDS_KEPT = 1 << 14
"""For how many words the words near them are kept: most words of names are those of other names."""

_Unread = tuple[int, Groups, list[int]]
"""Lists that are read as one: how many names they have, where they are, and their numbers."""

_List = tuple[Array, int]
"""Names, and what it tells that a name is among them."""


def find_candidates(index: NameIndex, form: Form, borne: Array | None, *, limit: int, least: int) -> list[int]:
    """The numbers of the names most like a form, the most alike first.

    Args:
        index: The names.
        form: What was written.
        borne: For each name whether it is wanted, or None where all are.
        limit: How many are asked for; a few more are given.
        least: The lowest score that is asked for.
    """
    if not len(index):
        return []
    joined = "".join(form.core)
    sift = partial(_sift, index, joined, borne, max(_COMPARED, 4 * limit))
    keyed = index.keys.joined(_keys(form))
    lists = _word_lists(index, form)
    gathered = sift([(keyed, _weight(1, len(index))), *_rarest(lists, _READ, len(index))])
    alike = likeness(index, form, gathered, keyed)
    if least < _ALIKE * 10 and (not len(alike) or alike.max() < _ALIKE):
        trigrams = index.trigrams
        lists += [(trigrams.size([code]), trigrams, [code]) for code in trigrams.codes(joined)]
        further = sift(list(_rarest(lists, _READ_FURTHER, len(index))))
        gathered = np.union1d(gathered, further)
        alike = likeness(index, form, gathered, keyed)
    best = np.lexsort((gathered, -alike))[: limit + _BESIDES]
    found: list[int] = gathered[best].tolist()
    return found


def _keys(form: Form) -> set[str]:
    found = keys(form.core) | keys((*form.titles, *form.core))
    if len(form.core) > 1 and len(form.core[0]) > 1:
        found.discard(f"{form.core[0][0]} {form.core[-1]}")
    return found


def _word_lists(index: NameIndex, form: Form) -> list[_Unread]:
    """For each word the names that have it or a word near it."""
    kept = index.near_kept
    missing = {word: index.vocabulary.number(word) for word in form.core if word not in kept}
    if missing:
        if len(kept) >= _WORDS_KEPT:
            kept.clear()
        near = index.near.near([(word, 1 if number else 2) for word, number in missing.items()])
        for (word, number), numbers in zip(missing.items(), near, strict=True):
            if number and number not in numbers:
                numbers.append(number)
            kept[word] = index.postings.size(numbers), numbers
    found = [kept.get(word, (0, [])) for word in dict.fromkeys(form.core)]
    return [(size, index.postings, numbers) for size, numbers in found]


def _rarest(lists: Sequence[_Unread], most: int, names: int) -> Iterator[_List]:
    """The shortest lists, as long as they have few names together, with what each tells; one list at least."""
    read = 0
    for size, groups, numbers in sorted((one for one in lists if one[0]), key=itemgetter(0)):
        read += size
        if read > most and read > size:
            return
        yield groups.joined(numbers), _weight(size, names)


def _weight(members: int, names: int) -> int:
    """What it tells that a name is in a list: the more, the rarer. A name may be in a list of near words twice."""
    return 1 + max(0, round(log2(names / members)))


class _Scratch(threading.local):
    """A number for each name of an index, all zero between uses."""

    def __init__(self) -> None:
        self.points: Array = np.zeros(0, np.uint16)


_scratch = _Scratch()


def _sift(index: NameIndex, joined: str, borne: Array | None, most: int, lists: Sequence[_List]) -> Array:
    """The names that are in the most telling lists, about as long, and of about the same pairs of letters."""
    if len(_scratch.points) < len(index):
        _scratch.points = np.zeros(len(index), np.uint16)
    points = _scratch.points
    found = [np.zeros(0, np.uint32)]
    try:
        for members, weight in lists:
            told = points[members]
            found.append(members[told == 0])
            points[members] = told + np.uint16(weight)
        names = np.concatenate(found)
        told = points[names]
        points[names] = 0
    except BaseException:
        points[:] = 0  # what was interrupted must not tell in the next look-up
        raise
    if borne is not None:
        wanted = borne[names]
        names, told = names[wanted], told[wanted]
    if len(names) > most:
        off = count_differences(index.arrays["sketch"][names], joined)
        names = names[np.argpartition(_OFF * off - told, most)[:most]]
    return np.array(sorted(set(names.tolist())), np.uint32)


def likeness(index: NameIndex, form: Form, names: Array, keyed: Array) -> Array:
    """How much alike each name is to what was written, of a hundred."""
    if not len(names):
        return np.zeros(0, np.float32)
    texts = [index.cores[name] for name in names.tolist()]
    written = sorted({" ".join(form.core), " ".join((*form.titles, *form.core))})
    turned = process.cdist(written, texts, scorer=fuzz.token_sort_ratio)
    alike: Array = np.maximum(turned, process.cdist(written, texts, scorer=fuzz.ratio)).max(axis=0)
    if len(keyed):
        known = set(keyed.tolist())
        alike += np.array([_KEYED if name in known else 0 for name in names.tolist()], np.float32)
    return alike
