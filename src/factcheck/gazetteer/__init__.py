"""Names to entities: exact and misspelt, compiled from a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs
from rapidfuzz.distance import OSA

from factcheck.document import words
from factcheck.facts import Entity
from factcheck.gazetteer.near import NearWords, allowed_distance

__all__ = ["Gazetteer", "Name", "Spelling"]


@attrs.frozen
class Name:
    """A name and everything that bears it.

    Args:
        text: The name as the store spells it.
        words: Its folded words.
        entities: The identifiers of the entities that bear it, in the order of the store.
    """

    text: str
    words: tuple[str, ...]
    entities: tuple[str, ...]

    @property
    def is_acronym(self) -> bool:
        """Whether it is a few capitals, such as "EUA", so that lower case is another word."""
        return len(self.text) <= 5 and self.text.isupper() and any(c.isalpha() for c in self.text)


@attrs.frozen
class Spelling:
    """A name found under a spelling that is not quite its own.

    Args:
        name: The name that was probably meant.
        distance: How many letters are off.
    """

    name: Name
    distance: int


class Gazetteer:
    """The names of a store in one language.

    Args:
        names: The names.
        reserved: Folded words that stand beside names without being part of them, such as "ceo".
    """

    def __init__(self, names: Iterable[Name], reserved: frozenset[str] = frozenset()) -> None:
        self.reserved = reserved
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        self._by_word: dict[str, list[tuple[Name, int]]] = defaultdict(list)
        for name in names:
            self._by_first[name.words[0]].append(name)
            for place, word in enumerate(name.words):
                self._by_word[word].append((name, place))
        for group in self._by_first.values():
            group.sort(key=lambda name: (-len(name.words), name.text))
        self._near = NearWords(self._by_word)

    @classmethod
    def compile(cls, entities: Iterable[Entity], language: str, reserved: frozenset[str] = frozenset()) -> Gazetteer:
        """The gazetteer of the entities' labels and aliases in one language.

        Args:
            entities: The entities that text may name.
            language: The language of the text.
            reserved: Folded words that stand beside names without being part of them.
        """
        bearers: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        spellings: dict[tuple[str, ...], str] = {}
        for entity in entities:
            for text in entity.names(language) or (entity.label(language),):
                folded = words(text)
                if folded:
                    bearers[folded][entity.id] = None
                    spellings.setdefault(folded, text)
        return cls((Name(spellings[w], w, tuple(ids)) for w, ids in bearers.items()), reserved)

    def at(self, tokens: Sequence[str], place: int) -> Iterator[Name]:
        """The names that begin at a token, the longest first.

        Args:
            tokens: Folded words.
            place: The index of the first.
        """
        for name in self._by_first.get(tokens[place], ()):
            size = len(name.words)
            if size == 1 or tuple(tokens[place : place + size]) == name.words:
                yield name

    def look_up(self, tokens: Sequence[str]) -> tuple[Spelling, ...]:
        """The names that a whole sequence of words may be a misspelling of, the nearest first.

        Every word must be at most a letter or two off, and so must the name as a whole: one letter in names of
        up to nine letters, two in longer ones.

        Args:
            tokens: Folded words.
        """
        found: dict[tuple[str, ...], Spelling] = {}
        for place, token in enumerate(tokens):
            known = [token] if token in self._by_word else [word for word, _ in self._near.near(token)]
            for name, at in (pair for word in known for pair in self._by_word[word]):
                if at == place and len(name.words) == len(tokens) and name.words not in found:
                    distance = _distance(tokens, name.words)
                    if distance is not None:
                        found[name.words] = Spelling(name, distance)
        return tuple(sorted(found.values(), key=lambda spelling: (spelling.distance, spelling.name.words)))


def _distance(tokens: Sequence[str], name: Sequence[str]) -> int | None:
    """How many letters are off in all, or None if too many for these words."""
    total = 0
    for token, word in zip(tokens, name, strict=True):
        if token == word:
            continue
        off = OSA.distance(token, word, score_cutoff=2)
        limit = max(allowed_distance(word), 1 if len(tokens) > 1 and len(word) > 2 else 0)
        if off > limit or token.isdigit():
            return None
        total += off
    letters = sum(map(len, name))
    return total if 0 < total <= (1 if letters < 10 else 2) and letters >= 6 else None
