"""The names that a name may have been written for, in ever wider circles.

Keys find what is only turned round, shortened or spaced otherwise; words, and words a letter or two off, find most
misspellings; trigrams find what is left. Each circle gives lists of names; those that are in the rarest lists and of
about the right length are compared letter by letter, all at once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from math import log2

import numpy as np
from rapidfuzz import fuzz, process

from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.form import Form, keys
from factcheck.gazetteer.index import NameIndex

_COMPARED = 128
"""How many names are compared letter by letter."""

_READ = 16_000
"""How many names are read from lists before longer lists are left alone."""

_ALIKE = 80.0
"""Names that are less alike, of a hundred, are taken as not found, and trigrams are asked."""

_KEYED = 10.0
"""What a common key counts beside likeness: an initial is unlike the name that it stands for."""

_BESIDES = 3
"""How many more names than are asked for are told apart feature by feature."""

_List = tuple[Array, float]
"""Names, and what it tells that a name is among them."""


def find_candidates(index: NameIndex, form: Form, borne: Array, *, limit: int, least: int) -> list[int]:
    """The numbers of the names most like a form, the most alike first.

    Args:
        index: The names.
        form: What was written.
        borne: For each name whether it is wanted.
        limit: How many are asked for; a few more are given.
        least: The lowest score that is asked for.
    """
    if not len(index):
        return []
    written = {" ".join(form.core), " ".join((*form.titles, *form.core))}
    keyed = np.unique(index.keys.members(_keys(form)))
    letters = sum(map(len, form.core))
    gathered = _gather(index, [(keyed, log2(len(index)) + 1), *_word_lists(index, form)], letters, borne)
    names, alike = _compared(index, sorted(written), gathered, keyed)
    if least < _ALIKE * 10 and (not len(alike) or alike.max() < _ALIKE):
        further = _gather(index, list(_trigram_lists(index, form)), letters, borne)
        names, alike = _compared(index, sorted(written), np.union1d(gathered, further), keyed)
    best = np.lexsort((names, -alike))[: limit + _BESIDES]
    return [int(name) for name in names[best]]


def _keys(form: Form) -> set[str]:
    found = keys(form.core) | keys((*form.titles, *form.core))
    if len(form.core) > 1 and len(form.core[0]) > 1:
        found.discard(f"{form.core[0][0]} {form.core[-1]}")
    return found


def _word_lists(index: NameIndex, form: Form) -> Iterator[_List]:
    """For each word the names that have it or a word near it, the rarest words first."""
    lists = []
    for word in dict.fromkeys(form.core):
        number = index.vocabulary.number(word)
        members = [index.postings[number]] if number else []
        members += [index.postings[near] for near, _ in index.near.near(word)]
        if members:
            lists.append(np.concatenate(members) if len(members) > 1 else members[0])
    yield from _rarest(lists, len(index))


def _trigram_lists(index: NameIndex, form: Form) -> Iterator[_List]:
    yield from _rarest(index.trigrams.lists("".join(form.core)), len(index))


def _rarest(lists: Sequence[Array], names: int) -> Iterator[_List]:
    read = 0
    for members in sorted((members for members in lists if len(members)), key=len):
        read += len(members)
        if read > _READ and read > len(members):
            return
        yield members, log2(names / len(members)) + 1


class _Scratch(threading.local):
    """A number for each name of an index, all zero between uses."""

    def __init__(self) -> None:
        self.points: Array = np.zeros(0, np.float32)


_scratch = _Scratch()


def _gather(index: NameIndex, lists: Sequence[_List], letters: int, borne: Array) -> Array:
    """The names that are in the most telling lists and about as long."""
    if len(_scratch.points) < len(index):
        _scratch.points = np.zeros(len(index), np.float32)
    points = _scratch.points
    found = [np.zeros(0, np.uint32)]
    for members, weight in lists:
        told = points[members]
        found.append(members[told == 0])
        points[members] = told + np.float32(weight)
    names = np.concatenate(found)
    told = points[names]
    points[names] = 0
    wanted = borne[names]
    names, told = names[wanted], told[wanted]
    if len(names) > _COMPARED:
        off = np.abs(index.arrays["letters"][names].astype(np.int16) - letters)
        names = names[np.argpartition(off - told, _COMPARED)[:_COMPARED]]
    return np.unique(names)


def _compared(index: NameIndex, written: Sequence[str], names: Array, keyed: Array) -> tuple[Array, Array]:
    """The names, and how much alike each is to what was written, of a hundred."""
    texts = [index.cores[name] for name in names.tolist()]
    if not texts:
        return names, np.zeros(0, np.float32)
    alike = np.maximum(
        process.cdist(written, texts, scorer=fuzz.token_sort_ratio), process.cdist(written, texts, scorer=fuzz.ratio)
    ).max(axis=0)
    return names, alike + np.isin(names, keyed) * np.float32(_KEYED)
