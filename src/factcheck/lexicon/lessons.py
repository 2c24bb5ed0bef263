"""Lessons: examples with their mentions found, and which of these a statement joins; and the cues counted in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from rapidfuzz import fuzz

from factcheck.document import Document, words
from factcheck.facts import EntityRef, Statement, Value
from factcheck.gazetteer import Gazetteer
from factcheck.languages import LanguagePack
from factcheck.lexicon.contexts import Contexts
from factcheck.lexicon.cues import Cue, Kind, Order
from factcheck.lexicon.examples import Example
from factcheck.lexicon.learned import NONE, UNEXPLAINED
from factcheck.lexicon.naming import Names, bare_words, find_names
from factcheck.lexicon.passages import Passages
from factcheck.linking import Linker
from factcheck.mentions import Mention, MentionKind, find_values
from factcheck.stores import MemoryStore, Snapshot
from factcheck.values import Amount, DateInterval

_ALIKE = 85
"""How alike two names must be, of 100, to be taken for one where no name fits."""

_LONGEST = 12
"""Mentions of one passage beyond this many teach nothing."""

CountedCues = dict[Kind, dict[Cue, Counter[str]]]
"""For each kind of value, how often each cue stood with each property."""


@attrs.frozen(eq=False)
class Lesson:
    """One sentence of an example.

    Args:
        contexts: The sentence.
        statements: What the example says.
        said: The property that joins two mentions, subject and value, by their indices.
    """

    contexts: Contexts
    statements: tuple[Statement, ...]
    said: Mapping[tuple[int, int], str]

    @property
    def explained(self) -> frozenset[int]:
        """The mentions that take part in a statement."""
        return frozenset(index for pair in self.said for index in pair)

    def says(self, subject: int, value: int, prop: str) -> bool:
        """Whether a statement joins two mentions, or two others that stand for the same.

        Args:
            subject: The index of the one.
            value: The index of the other.
            prop: The property.
        """
        mentions = self.contexts.mentions
        return any(
            prop == said and _same(mentions[subject], mentions[one]) and _same(mentions[value], mentions[other])
            for (one, other), said in self.said.items()
        )

    def cues(self) -> Iterator[tuple[Kind, Cue, str]]:
        """Every cue of every two mentions with what it stood with."""
        explained = self.explained
        count = min(len(self.contexts.mentions), _LONGEST)
        for subject, value in _pairs(self.contexts.mentions[:count]):
            order = Order.SUBJECT_FIRST if subject < value else Order.VALUE_FIRST
            prop = self.said.get((subject, value), NONE if value in explained else UNEXPLAINED)
            for cue in self.contexts.cues(min(subject, value), max(subject, value), order):
                yield self.contexts.kinds[value], cue, prop


def count_cues(lessons: Iterable[Lesson]) -> CountedCues:
    """How often each cue stood with each property.

    Args:
        lessons: The lessons of one language.
    """
    counted: CountedCues = defaultdict(lambda: defaultdict(Counter))
    for lesson in lessons:
        for kind, cue, prop in lesson.cues():
            counted[kind][cue][prop] += 1
    return counted


class LessonReader:
    """Makes lessons of examples in one language.

    Args:
        snapshot: Names the entities.
        pack: The language.
        examples: All of the examples, for the strings among their values.
    """

    def __init__(self, snapshot: Snapshot, pack: LanguagePack, examples: Sequence[Example]) -> None:
        self._pack = pack
        self._snapshot = snapshot
        statements = [*snapshot.statements, *(s for example in examples for s in example.statements)]
        self._names = Names(snapshot.entities, snapshot.properties, statements, pack.language)
        nobody = Snapshot.compile(MemoryStore())
        self._linker = Linker(nobody, Gazetteer.compile((), pack.language), pack)
        self._passages = Passages(pack)

    def lessons(self, example: Example) -> Iterator[Lesson]:
        """The lessons of an example, one for each of its sentences.

        Args:
            example: The example.
        """
        document = Document(example.text, self._pack)
        values = find_values(document)
        found = find_names(document, self._names, [*values, *self._linker.link(document, values)])
        for contexts in self._passages.of(document, found):
            yield Lesson(contexts, example.statements, dict(self._said(contexts, example.statements)))

    def _said(self, contexts: Contexts, statements: Iterable[Statement]) -> Iterator[tuple[tuple[int, int], str]]:
        for statement in statements:
            subject = self._find(contexts, EntityRef(statement.subject))
            value = self._find(contexts, statement.value)
            if subject is not None and value is not None and subject != value:
                yield (subject, value), statement.property

    def _find(self, contexts: Contexts, value: Value) -> int | None:
        """The mention that names a subject or a value, or None."""
        best: tuple[float, int] | None = None
        for index, mention in enumerate(contexts.mentions):
            match value:
                case EntityRef() | str():
                    likeness = self._likeness(mention, value)
                case DateInterval():
                    likeness = 100.0 * (isinstance(mention.value, DateInterval) and mention.value.contains(value))
                case Amount():
                    likeness = 100.0 * (isinstance(mention.value, Amount) and mention.value.holds(value.amount))
            if likeness >= _ALIKE and (best is None or likeness > best[0]):
                best = likeness, index
        return None if best is None else best[1]

    def _likeness(self, mention: Mention, value: EntityRef | str) -> float:
        names = self._names_of(value)
        if mention.kind is not MentionKind.ENTITY:
            number = bare_words(words(mention.surface))[:1]
            return 90.0 * any(number == bare_words(words(name))[:1] for name in names)
        if any(reading.value == value for reading in mention.readings):
            return 100.0
        surface = mention.surface.lower()
        return min(99.0, max((fuzz.token_set_ratio(surface, name.lower()) for name in names), default=0.0))

    def _names_of(self, value: EntityRef | str) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        entity = self._snapshot.entities.get(value.id)
        return () if entity is None else tuple(entity.labels.values())


def _same(one: Mention, other: Mention) -> bool:
    """Whether two mentions stand for the same."""
    return one is other or any(reading.value == held.value for reading in one.readings for held in other.readings)


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Subject and value: every entity with every other mention."""
    for subject, mention in enumerate(mentions):
        if mention.kind is MentionKind.ENTITY:
            for value in range(len(mentions)):
                if value != subject:
                    yield subject, value
