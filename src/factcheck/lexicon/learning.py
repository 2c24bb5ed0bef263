"""From examples to counted cues: which mentions a statement joins, and which words stand around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from factcheck.document import Document, words
from factcheck.facts import EntityRef, Statement, Value
from factcheck.gazetteer import Gazetteer
from factcheck.languages import load_pack
from factcheck.lexicon.contexts import Contexts
from factcheck.lexicon.cues import Cue, Kind, Order
from factcheck.lexicon.examples import Example
from factcheck.lexicon.learned import NONE, UNEXPLAINED, Lexicon
from factcheck.lexicon.naming import Names, bare_words, find_names
from factcheck.lexicon.passages import Passages
from factcheck.linking import Linker
from factcheck.mentions import Mention, MentionKind, find_values
from factcheck.stores import MemoryStore, Snapshot, Store
from factcheck.values import Amount, DateInterval

_ALIKE = 85
"""How alike two names must be, of 100, to be taken for one where no name fits."""

_LONGEST = 12
"""Mentions of one passage beyond this many teach nothing."""


def count_cues(examples: Iterable[Example], store: Store) -> Lexicon:
    """The lexicon of examples; see `Lexicon.learn`."""
    facts = list(examples)
    snapshot = store if isinstance(store, Snapshot) else Snapshot.compile(store)
    by_language: dict[str, list[Example]] = defaultdict(list)
    for example in facts:
        by_language[load_pack(example.language).language].append(example)
    cues: dict[tuple[str, Kind], dict[Cue, Counter[str]]] = {}
    mentions: dict[str, int] = {}
    explained: dict[str, int] = {}
    for language, group in sorted(by_language.items()):
        count = _Count(language, snapshot, group)
        for example in group:
            count.add(example)
        for kind, counted in count.cues.items():
            cues[language, kind] = counted
        mentions[language], explained[language] = count.mentions, count.explained
    return Lexicon(cues, mentions, explained)


class _Count:
    """The cues of the examples of one language."""

    def __init__(self, language: str, snapshot: Snapshot, examples: Sequence[Example]) -> None:
        pack = load_pack(language)
        self._pack = pack
        self._snapshot = snapshot
        statements = [*snapshot.statements, *(s for example in examples for s in example.statements)]
        self._names = Names(snapshot.entities, snapshot.properties, statements, language)
        nobody = Snapshot.compile(MemoryStore())
        self._linker = Linker(nobody, Gazetteer.compile((), language), pack)
        self._passages = Passages(pack)
        self.cues: dict[Kind, dict[Cue, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.mentions = 0
        self.explained = 0

    def add(self, example: Example) -> None:
        document = Document(example.text, self._pack)
        values = find_values(document)
        found = find_names(document, self._names, [*values, *self._linker.link(document, values)])
        for contexts in self._passages.of(document, found):
            self._learn(contexts, example.statements)

    def _learn(self, contexts: Contexts, statements: Iterable[Statement]) -> None:
        said: dict[tuple[int, int], str] = {}
        for statement in statements:
            subject = self._find(contexts, EntityRef(statement.subject))
            value = self._find(contexts, statement.value)
            if subject is not None and value is not None and subject != value:
                said[subject, value] = statement.property
        count = min(len(contexts.mentions), _LONGEST)
        self.mentions += len(contexts.mentions)
        explained = {index for pair in said for index in pair}
        self.explained += len(explained)
        for subject, value in _pairs(contexts.mentions[:count]):
            order = Order.SUBJECT_FIRST if subject < value else Order.VALUE_FIRST
            counted = self.cues[contexts.kinds[value]]
            prop = said.get((subject, value), NONE if value in explained else UNEXPLAINED)
            for cue in contexts.cues(min(subject, value), max(subject, value), order):
                counted[cue][prop] += 1

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


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Subject and value: every entity with every other mention."""
    for subject, mention in enumerate(mentions):
        if mention.kind is MentionKind.ENTITY:
            for value in range(len(mentions)):
                if value != subject:
                    yield subject, value
