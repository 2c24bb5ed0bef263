"""What a gazetteer finds: names, where they occur, and what a misspelt one may have meant."""

from __future__ import annotations

import attrs

from factcheck.values import Span


@attrs.frozen
class Name:
    """A name and everything that bears it.

    Args:
        text: The name as the store spells it.
        entities: The identifiers of the entities that bear it, the most prominent first, then in their own order.
        weak: Those of the entities for which the store says that the name is a common word too.
    """

    text: str
    entities: tuple[str, ...]
    weak: tuple[str, ...] = ()

    @property
    def is_acronym(self) -> bool:
        """Whether it is a few capitals, such as "EUA", so that lower case is another word."""
        return len(self.text) <= 5 and self.text.isupper() and any(c.isalpha() for c in self.text)


@attrs.frozen
class Occurrence:
    """A known name in a text, letter for letter but for case, accents and punctuation.

    Args:
        span: Where it stands.
        name: The name.
    """

    span: Span
    name: Name


@attrs.frozen
class WordMatch:
    """A word of a name as written, beside the word that it stands for.

    Args:
        written: The folded word in the name that was looked up.
        meant: The folded word in the name of the store.
        changes: How many letters are wrong, missing, too many or turned round.
    """

    written: str
    meant: str
    changes: int

    @property
    def is_initial(self) -> bool:
        """Whether one is the initial of the other, as in "J. Silva"."""
        return self.written != self.meant and min(len(self.written), len(self.meant)) == 1


@attrs.frozen
class Feature:
    """One thing that tells for or against a candidate.

    Args:
        name: One of `"spelling"`, `"spaces"`, `"order"`, `"initials"`, `"missing"`, `"extra"`, `"particles"`,
            `"title"` and `"suffix"`.
        points: What it adds to the score, out of a thousand; never above zero.
        detail: The words that it is about.
    """

    name: str
    points: int
    detail: tuple[str, ...] = ()


@attrs.frozen
class Candidate:
    """A name that may have been meant, with the reasons.

    Args:
        name: The name in the store.
        features: What tells it from the name that was looked up; a name written exactly so has none.
        words: Which word stands for which.
    """

    name: Name
    features: tuple[Feature, ...]
    words: tuple[WordMatch, ...]

    @property
    def score(self) -> int:
        """How well the names agree, from 0 to 1000: a thousand and the points of the features."""
        return max(0, 1000 + sum(feature.points for feature in self.features))

    @property
    def changes(self) -> int:
        """How many letters are off in all the words that stand for one another."""
        return sum(word.changes for word in self.words)

    @property
    def is_exact(self) -> bool:
        """Whether the names differ in nothing but case, accents and punctuation."""
        return not self.features


@attrs.frozen
class OddName:
    """A name of the store that no text is searched for, and why.

    Args:
        entity: The identifier of the entity that bears it.
        text: The name; of a long one the beginning.
        problem: What is odd about it.
    """

    entity: str
    text: str
    problem: str
