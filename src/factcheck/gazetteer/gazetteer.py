"""The names of a store in one language: found in text, and looked up one by one."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.document import Document, Folded, fold
from factcheck.facts import Entity
from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.build import LONGEST_NAME, OTHER_LANGUAGES, WEAK
from factcheck.gazetteer.comparison import compare
from factcheck.gazetteer.form import read_form
from factcheck.gazetteer.index import NameIndex
from factcheck.gazetteer.look_up import find_candidates
from factcheck.gazetteer.name import Candidate, Name, Occurrence
from factcheck.gazetteer.scan import Scanner
from factcheck.languages import LANGUAGES, load_pack


class Gazetteer:
    """The names of a store, read for one language.

    Args:
        index: The names.
        language: The language of the texts, or None for the names in every language.

    Examples:
        >>> store = [Entity("galipolo", labels={"mul": "Gabriel Galípolo"}), Entity("sp", labels={"mul": "São Paulo"})]
        >>> gazetteer = Gazetteer.compile(store, "pt")
        >>> [(occurrence.span.start, occurrence.name.entities) for occurrence in gazetteer.scan("Em SAO PAULO.")]
        [(3, ('sp',))]
        >>> best = gazetteer.look_up("Gabriel Galipollo")[0]
        >>> best.name.text, best.score, best.changes
        ('Gabriel Galípolo', 933, 1)
    """

    def __init__(self, index: NameIndex, language: str | None = None) -> None:
        self.index = index
        self._languages = _bits(language)
        self._scanner = Scanner(index)
        self._names: dict[int, Name] = {}
        self._admitted_by_types: dict[tuple[str, ...], tuple[Array, Array | None]] = {}

    @classmethod
    def compile(cls, entities: Iterable[Entity], language: str) -> Gazetteer:
        """The gazetteer of entities in one language, in memory.

        Args:
            entities: The entities that text may name; classes of others are left out.
            language: The language of the text.
        """
        return cls(NameIndex.compile(entities), language)

    def scan(self, text: str | Document) -> tuple[Occurrence, ...]:
        """Every known name in a text, those inside others too, in reading order and the longest first.

        Case, accents, hyphens, apostrophes and the full stops of abbreviations do not matter; a name begins and ends
        where a word does. Linear in the text.

        Args:
            text: Any text, or a document, whose folded text is then used.
        """
        folded: Folded = text.folded if isinstance(text, Document) else fold(text)
        found = []
        for start, end, number in self._scanner.scan(folded.text):
            name = self.name(number)
            if name.entities:
                found.append(Occurrence(folded.span(start, end), name))
        return tuple(found)

    def look_up(self, name: str, *, types: Iterable[str] = (), limit: int = 5, least: int = 0) -> tuple[Candidate, ...]:
        """The names that a name may have been written for, the best first.

        Titles, legal forms and the order of the words may differ, words may be missing, abbreviated or misspelt; each
        difference is a feature of the candidate and costs points.

        Args:
            name: A name as written; what is no name finds nothing.
            types: Identifiers of classes; only names borne by an entity of one of them are given, with these
                entities only.
            limit: How many names to give at most.
            least: The lowest score to give; to ask for good ones only is faster.
        """
        form = read_form(name)
        if limit < 1 or not form.core or len(name) > LONGEST_NAME:
            return ()
        entities, borne = self._admitted(tuple(sorted(set(types))))
        compared = []
        for number in find_candidates(self.index, form, borne, limit=limit, least=least):
            features, words = compare(form, self.index.form(number))
            score = max(0, 1000 + sum([feature.points for feature in features]))
            if score >= least:
                compared.append((-score, self.index.texts[number], number, features, words))
        found: list[Candidate] = []
        given: set[str] = set()
        for _, _, number, features, words in sorted(compared, key=lambda one: one[:3]):
            bearers = self._name(number, entities)
            if not given.issuperset(bearers.entities):
                given.update(bearers.entities)
                found.append(Candidate(bearers, features, words))
            if len(found) == limit:
                break
        return tuple(found)

    def name(self, number: int) -> Name:
        """The name of a number, with those that bear it in this language; they may be none."""
        name = self._names.get(number)
        if name is None:
            if len(self._names) >= _NAMES_KEPT:
                self._names.clear()
            name = self._names[number] = self._name(number, None)
        return name

    def _name(self, number: int, admitted: Array | None) -> Name:
        index = self.index
        entities, weak = [], []
        for place in range(index.bearer_starts[number], index.bearer_starts[number + 1]):
            flags, entity = index.bearer_flags[place], index.bearers[place]
            if flags & self._languages and (admitted is None or admitted[entity]):
                entities.append((-index.prominence[entity], index.entities[entity]))
                if flags & WEAK:
                    weak.append(index.entities[entity])
        return Name(index.texts[number], tuple(id_ for _, id_ in sorted(entities)), tuple(weak))

    def _admitted(self, types: tuple[str, ...]) -> tuple[Array, Array | None]:
        """Which entities are of the types, and which names they bear in this language."""
        if types not in self._admitted_by_types:
            if len(self._admitted_by_types) >= _TYPES_KEPT:
                self._admitted_by_types.clear()
            self._admitted_by_types[types] = self.index.names_borne(self._languages, types)
        return self._admitted_by_types[types]


_NAMES_KEPT = 50_000
_TYPES_KEPT = 16


def _bits(language: str | None) -> int:
    """The bits of the names that hold in a language."""
    if language is None:
        return OTHER_LANGUAGES | OTHER_LANGUAGES - 1
    return 1 << LANGUAGES.index(load_pack(language).language)
