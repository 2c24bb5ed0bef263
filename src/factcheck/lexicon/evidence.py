"""What the words around a subject and a value say for each property, as sums of logarithms.

Each cue gives the share of each property among its examples, smoothed towards the share that the next shorter cue at
the same place gives (after Witten and Bell): the more properties a cue has stood with, the more it leans on the
shorter one, and in the end on the share among all pairs. A place speaks by its longest known cue. The places
are added up as if they were independent, with less weight for the words farther from the value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import exp, log

import attrs

from factcheck.lexicon.contexts import Chains
from factcheck.lexicon.cues import PLACES, Cue, Kind, Order, Place
from factcheck.lexicon.learned import NONE, UNEXPLAINED, Counts, Lexicon

_WEIGHTS = {
    Place.BETWEEN: 1.0,
    Place.BEFORE_LATER: 1.0,
    Place.AFTER_EARLIER: 0.5,
    Place.AFTER_LATER: 0.8,
    Place.BEFORE_EARLIER: 0.8,
}
_UNSEEN = 0.2
"""How many examples every property is granted before any was counted."""

_LIKELY = 5
_SHORTEST = 4
"""Shorter words are seldom what tells a property."""

_NOVEL = ""
"""Stands for any property without an example among the priors."""


@attrs.frozen(eq=False)
class WeightedCue:
    """A cue with what it says for each property.

    Args:
        cue: The cue.
        told: How many examples it stood in where it said a property.
        silent: How many where nothing was said of the value.
        weights: The logarithm of how much likelier it makes each property that it stood with.
        otherwise: What it adds to its parent's for any other property.
        parent: The next shorter cue at the same place, or None.
        likely: The properties that it makes likelier, the most so first, a few at most.
        none: The logarithm of how much likelier it makes that the two have no relation, though the value has one.
        silence: The same of nothing being said of the value.
        room: What it leaves to a property without any example: little where it always says the same.
    """

    cue: Cue
    told: int
    silent: int
    weights: Mapping[str, float]
    otherwise: float
    parent: WeightedCue | None
    likely: tuple[str, ...]
    none: float
    silence: float
    room: float

    def weight(self, prop: str) -> float:
        """The logarithm of how much likelier the cue makes a property."""
        total = 0.0
        at: WeightedCue | None = self
        while at is not None:
            found = at.weights.get(prop)
            if found is not None:
                return total + found
            total += at.otherwise
            at = at.parent
        return total


_Known = dict[str, WeightedCue]


class Evidence:
    """The cues of one language, compiled.

    Args:
        lexicon: The lexicon.
        language: The language.
        properties: The properties that the store has.
    """

    def __init__(self, lexicon: Lexicon, language: str, properties: Iterable[str]) -> None:
        self.origin = lexicon.origin
        self._properties = {*properties, NONE, UNEXPLAINED}
        self._known: dict[tuple[Order, Kind], tuple[_Known, ...]] = {}
        self._prior: dict[tuple[Order, Kind], Counter[str]] = defaultdict(Counter)
        self._kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
        self._log_priors: dict[tuple[Order, Kind], dict[str, float]] = {}
        self._words: set[str] = set()
        for (spoken, kind), cues in lexicon.cues.items():
            if spoken == language:
                self._take(kind, cues)
                self._words.update(word for cue in cues for word in cue.words.split(" "))

    def _take(self, kind: Kind, cues: Mapping[Cue, Counts]) -> None:
        for order in Order:
            self._prior[order, kind].update(cues.get(Cue(order, Place.NOWHERE), {}))
            tables: dict[Place, _Known] = {place: {} for place in PLACES}
            held = [cue for cue in cues if cue.order is order and cue.place is not Place.NOWHERE]
            for cue in sorted(held, key=lambda cue: (cue.words.count(" "), cue.words)):
                tables[cue.place][cue.words] = self._weigh(cue, cues[cue], kind, tables[cue.place])
            self._known[order, kind] = tuple(tables[place] for place in PLACES)
            for cue in held:
                for prop, count in cues[cue].items():
                    self._kinds[prop][kind] = max(count, self._kinds[prop][kind])

    def _weigh(self, cue: Cue, counts: Counts, kind: Kind, shorter: _Known) -> WeightedCue:
        parent = next((shorter[w] for w in _shortened(cue) if w in shorter), None)
        seen, different = sum(counts.values()), len(counts)
        weight = _WEIGHTS[cue.place]
        leaning = different / (seen + different)
        weights: dict[str, float] = {}
        for prop, count in counts.items():
            prior = self.prior(cue.order, kind, prop)
            general = prior if parent is None else prior * exp(parent.weight(prop) / weight)
            weights[prop] = weight * log((count / (seen + different) + leaning * general) / prior)
        otherwise = weight * log(leaning)
        ranked = dict(weights)
        if parent is not None:
            for prop in parent.likely:
                ranked.setdefault(prop, otherwise + parent.weight(prop))
        likely = sorted(
            (prop for prop in ranked if prop not in (NONE, UNEXPLAINED) and ranked[prop] > 0),
            key=lambda p: (-ranked[p], p),
        )
        silent = counts.get(UNEXPLAINED, 0)
        told = seen - counts.get(NONE, 0) - silent
        room = weight * log(1 - max(counts.values()) / (seen + 1))
        none, silence = (
            weights.get(name, otherwise + (0.0 if parent is None else parent.weight(name)))
            for name in (NONE, UNEXPLAINED)
        )
        return WeightedCue(
            cue,
            told,
            silent,
            weights,
            otherwise,
            parent,
            tuple(likely[:_LIKELY]),
            none=none,
            silence=silence,
            room=room,
        )

    def prior(self, order: Order, kind: Kind, prop: str) -> float:
        """The share of a property among all pairs of such an order and kind of value."""
        counted = self._prior[order, kind]
        return (counted[prop] + _UNSEEN) / (sum(counted.values()) + _UNSEEN * len(self._properties))

    def kinds(self, prop: str) -> Mapping[Kind, int]:
        """How often the values of a property were of each kind."""
        return self._kinds.get(prop, Counter())

    def around(self, chains: Chains, order: Order, kind: Kind) -> list[WeightedCue]:
        """The longest known cue at each place."""
        tables = self._known.get((order, kind))
        if tables is None:
            return []
        found = []
        for table, chain in zip(tables, chains, strict=True):
            for words in chain:
                cue = table.get(words)
                if cue is not None:
                    found.append(cue)
                    break
        return found

    def said(self, cues: Iterable[WeightedCue], prop: str) -> float:
        """The logarithm of how much likelier cues make a property."""
        if prop in self._kinds:
            total = 0.0
            for cue in cues:
                total += cue.weight(prop)
            return total
        return min((cue.room for cue in cues), default=0.0)

    def is_strange(self, words: Iterable[str]) -> bool:
        """Whether there is a word among these, other than a short one, that stood in no example."""
        return bool(self._words) and any(
            len(word) >= _SHORTEST and word not in self._words and word.isalpha() for word in words
        )

    def is_learned(self, prop: str) -> bool:
        """Whether there was an example of a property."""
        return prop in self._kinds

    def log_prior(self, order: Order, kind: Kind, prop: str) -> float:
        """The logarithm of the prior share; a property without an example has the average share."""
        priors = self._log_priors.get((order, kind))
        if priors is None:
            priors = self._log_priors[order, kind] = self._logs(order, kind)
        return priors.get(prop) or priors[_NOVEL]

    def _logs(self, order: Order, kind: Kind) -> dict[str, float]:
        counted = self._prior[order, kind]
        total = sum(counted.values()) + _UNSEEN * len(self._properties)
        told = [count for name, count in counted.items() if name not in (NONE, UNEXPLAINED)]
        logs = {name: log(self.prior(order, kind, name)) for name in (*self._kinds, NONE, UNEXPLAINED)}
        logs[_NOVEL] = log((sum(told) / max(1, len(told)) + _UNSEEN) / total)
        return logs


def _shortened(cue: Cue) -> Iterator[str]:
    """The words of the shorter cues at its place, the longest first."""
    if cue.place is Place.BETWEEN:
        return
    words = cue.words.split(" ")
    for count in range(1, len(words)):
        is_ending = cue.place in (Place.BEFORE_LATER, Place.BEFORE_EARLIER)
        yield " ".join(words[count:] if is_ending else words[:-count])
