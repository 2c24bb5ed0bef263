"""The words of a property's label and aliases as cues, for a property of which nothing was learned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt

from factcheck.document import fold, words
from factcheck.facts import Property
from factcheck.languages import LanguagePack

_STRONGEST = 3.5
_WHOLE = 1.5
"""How much more all the words of a label count than some of them."""

_SHORTEST = 4
_HIGHEST_ORDINAL = 20


def same_word(one: str, other: str) -> bool:
    """Whether two words are probably forms of one: they part only in the ending.

    Examples:
        >>> same_word("retired", "retirement"), same_word("launch", "launched"), same_word("state", "station")
        (True, True, False)
    """
    if one == other:
        return True
    shorter = min(len(one), len(other))
    shared = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    return shared >= max(_SHORTEST, shorter - (0 if shorter < 6 else 1 if shared < 6 else 2))


def label_words(properties: Iterable[Property], language: str) -> frozenset[str]:
    """The folded words of all labels and aliases."""
    return frozenset(word for prop in properties for name in prop.names(language) for word in words(name))


class LabelCues:
    """What words of labels say for the properties.

    Args:
        properties: The properties of the store.
        pack: The language.
    """

    def __init__(self, properties: Iterable[Property], pack: LanguagePack) -> None:
        empty = {fold(word).text for word in pack.table("syntax")["words"]["function_words"]}
        self._ordinals = _ordinals(pack)
        self._names: dict[str, tuple[frozenset[str], ...]] = {}
        for prop in properties:
            spelt = (_telling(name, empty) for name in prop.names(pack.language))
            named = (frozenset(self._ordinals.get(word, word) for word in name) for name in spelt)
            self._names[prop.id] = tuple(dict.fromkeys(n for n in named if n))
        together = {prop: frozenset().union(*names) for prop, names in self._names.items()}
        self._common = Counter(word for told in together.values() for word in told)
        self._with: dict[str, list[str]] = defaultdict(list)
        for name, told in together.items():
            for word in sorted(told):
                self._with[word].append(name)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._with):
            self._beginning[word[:_SHORTEST]].append(word)

    def weights(self, nearby: Iterable[str]) -> Mapping[str, float]:
        """What the words near two mentions say for each property that they touch, as logarithms.

        Args:
            nearby: The words, folded.
        """
        forms = {
            known
            for word in {self._ordinals.get(word, word) for word in nearby}
            for known in self._beginning.get(word[:_SHORTEST], ())
            if same_word(word, known)
        }
        touched = {prop for word in forms for prop in self._with[word]}
        return {prop: max(self._weight(name, forms) for name in self._names[prop]) for prop in touched}

    def _weight(self, name: frozenset[str], forms: set[str]) -> float:
        hit = name & forms
        if not hit:
            return 0.0
        rarity = sum(1 / sqrt(self._common[word]) for word in sorted(hit))
        return _STRONGEST * rarity / sqrt(len(name)) * (_WHOLE if len(hit) == len(name) else 1.0)


def _ordinals(pack: LanguagePack) -> Mapping[str, str]:
    """Ordinals in words or digits, each with its number, by which "first runway" and "1st runway" are one."""
    table = pack.table("numbers")
    forms = table["ordinal_words"]
    return {
        spelt: f"{number}."
        for stem, number in table["ordinals"].items()
        if number <= _HIGHEST_ORDINAL
        for spelt in (*(stem + ending for ending in forms["endings"]), *(f"{number}{mark}" for mark in forms["marks"]))
    }


def _telling(name: str, empty: set[str]) -> Iterable[str]:
    """The words of a label that tell it from others; all of them where none does."""
    spelt = [word for word in words(name) if word[0].isalnum()]
    return [word for word in spelt if word not in empty] or spelt
