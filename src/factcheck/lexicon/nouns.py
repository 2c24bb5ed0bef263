"""The nouns by which a store calls its classes and properties, in the singular and the plural of a language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, product
from typing import Protocol

import attrs

from factcheck.document import words
from factcheck.facts import Entity, Property
from factcheck.languages import LanguagePack
from factcheck.lexicon.phrase import PhraseWriter

Noun = tuple[str, ...]
"""The folded words of a noun, without articles and contractions."""

_LONGEST = 5
_MOST_PLURALS = 12


@attrs.frozen
class Meaning:
    """What a noun stands for in a store.

    Args:
        classes: The classes that it names, as identifiers of entities.
        properties: The properties that it is a name of, as identifiers.
    """

    classes: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()


class _Vocabulary(Protocol):
    """What is needed of a store."""

    @property
    def entities(self) -> Mapping[str, Entity]: ...

    @property
    def properties(self) -> Mapping[str, Property]: ...


class Plurals:
    """The plurals of nouns in one language.

    Args:
        pack: The language.

    Examples:
        >>> from factcheck.languages import load_pack
        >>> Plurals(load_pack("pt")).of(("unidade", "da", "federacao"))
        (('unidades', 'da', 'federacao'),)
        >>> Plurals(load_pack("en")).of(("member", "country"))
        (('member', 'countries'),)
    """

    def __init__(self, pack: LanguagePack) -> None:
        table = pack.table("nouns")
        self._prepositions = frozenset(table["prepositions"])
        self._inflects_all = table["inflected"] == "all"
        self._rules = sorted(table["plural"].items(), key=lambda rule: -len(rule[0]))
        self._irregular: Mapping[str, Sequence[str]] = table["irregular"]
        self._feminine: Mapping[str, Sequence[str]] = table["feminine"]
        self._partial = frozenset(table["partial"])

    def of(self, noun: Noun) -> tuple[Noun, ...]:
        """The plurals of a noun; in Portuguese with and without agreement of what stands behind its first word."""
        end = next((index for index, word in enumerate(noun) if index and word in self._prepositions), len(noun))
        head, rest = noun[:end], noun[end:]
        if not head:
            return ()
        if not self._inflects_all:
            return tuple((*head[:-1], last, *rest) for last in self._word(head[-1]))
        agreeing = islice(product(*map(self._word, head)), _MOST_PLURALS)
        alone = [(first, *head[1:]) for first in self._word(head[0])]
        return tuple(dict.fromkeys((*words, *rest) for words in (*agreeing, *alone)))

    def is_partial(self, noun: Noun, others: Sequence[Noun]) -> bool:
        """Whether a noun, of all that call one thing, names only a part of it, as "governadora" only the women."""
        if noun[0] in self._partial:
            return True
        twins = {
            noun[0].removesuffix(ending) + other
            for ending, endings in self._feminine.items()
            if noun[0].endswith(ending)
            for other in endings
        }
        return any(other[0] in twins and other[1:] == noun[1:] for other in others)

    def _word(self, word: str) -> tuple[str, ...]:
        first, hyphen, second = word.partition("-")
        if hyphen and first and second:
            return tuple(dict.fromkeys([f"{a}-{b}" for a in self._word(first) for b in (*self._word(second), second)]))
        if word in self._irregular:
            return tuple(self._irregular[word])
        ending, plurals = next(rule for rule in self._rules if word.endswith(rule[0]))
        stem = word.removesuffix(ending)
        return tuple(stem + plural for plural in plurals)


class Nouns:
    """The nouns of one store in one language.

    Args:
        vocabulary: The store.
        pack: The language.
    """

    def __init__(self, vocabulary: _Vocabulary, pack: LanguagePack) -> None:
        plurals = Plurals(pack)
        self._writer = PhraseWriter(pack)
        classes = sorted({kind for entity in vocabulary.entities.values() for kind in entity.types})
        singular: dict[Noun, tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
        plural: dict[Noun, tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
        owners: list[tuple[int, str, tuple[str, ...]]] = [
            (0, kind, vocabulary.entities[kind].names(pack.language)) for kind in classes
        ]
        owners += [(1, prop.id, prop.names(pack.language)) for prop in vocabulary.properties.values()]
        for place, owner, names in owners:
            nouns = [noun for noun in map(words, names) if 0 < len(noun) <= _LONGEST]
            for noun in nouns:
                singular[self._normal(noun)][place][owner] = None
                if not plurals.is_partial(noun, nouns):
                    for many in plurals.of(noun):
                        plural[self._normal(many)][place][owner] = None
        self._singular = _meanings(singular)
        self._plural = _meanings(plural)
        self._first_of_plural = frozenset(noun[0] for noun in self._plural)

    def _normal(self, noun: Noun) -> Noun:
        return tuple(written for word in noun for written in self._writer.words(word))

    def one(self, noun: Sequence[str]) -> Meaning | None:
        """What a noun in the singular stands for, or None."""
        return self._singular.get(tuple(noun))

    def many_at(self, said: Sequence[str]) -> tuple[int, Meaning] | None:
        """What the longest noun in the plural with which words begin stands for, with how many words it has."""
        if not said or said[0] not in self._first_of_plural:
            return None
        for end in range(min(_LONGEST, len(said)), 0, -1):
            meaning = self._plural.get(tuple(said[:end]))
            if meaning is not None:
                return end, meaning
        return None


def _meanings(found: Mapping[Noun, tuple[dict[str, None], dict[str, None]]]) -> dict[Noun, Meaning]:
    return {noun: Meaning(tuple(kinds), tuple(properties)) for noun, (kinds, properties) in found.items() if noun}
