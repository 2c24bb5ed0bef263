"""The patterns of a store and of a language, matched against phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

import attrs

from factcheck.document import words
from factcheck.errors import FactsError, InvalidValueError, LanguagePackError
from factcheck.facts import Property, TimeKind
from factcheck.languages import LANGUAGES, LanguagePack, load_pack
from factcheck.lexicon.common import adopted, pack_patterns
from factcheck.lexicon.hedges import Hedges
from factcheck.lexicon.patterns import Pattern, PatternCompiler, key
from factcheck.lexicon.phrase import Phrase, PhraseWriter
from factcheck.lexicon.sides import side_of
from factcheck.mentions.mention import Mention
from factcheck.stores.integrity import Place

_BRACKETS = re.compile(r"\([^()]*\)")
_SHORTEST_LABEL = 3
"""A label of one or two letters is too weak for a general pattern."""


@attrs.frozen
class Match:
    """A pattern found in a phrase.

    Args:
        pattern: The pattern.
        start: Where it begins in the phrase's text.
        end: Where it ends there.
        subjects: The mentions in its `{subject}`; none where the pattern has no such slot.
        values: The mentions in its `{value}`.
        dates: The mention of `"when"`, `"start"` and `"end"`, where the pattern has them.
        head: Where the match begins that it repeats the tail of, or it itself.
        shared_head: Whether it is the repeated tail of a longer match: "[CEO] da Oracle, Larry Ellison".
    """

    pattern: Pattern
    start: int
    end: int
    subjects: tuple[Mention, ...]
    values: tuple[Mention, ...]
    dates: Mapping[str, Mention]
    head: int
    shared_head: bool = False


class _Vocabulary(Protocol):
    """What a matcher needs of a store."""

    @property
    def properties(self) -> Mapping[str, Property]: ...

    def sole_subject(self, property: str) -> str | None: ...


def check_patterns(properties: Iterable[Property], place: Callable[[str], Place]) -> None:
    """Nothing, if every pattern of a store can be read, in whatever language it is.

    Args:
        properties: The properties.
        place: The file and the line of a property by its identifier, for the message.

    Raises:
        FactsError: At the first pattern that breaks the syntax, or the first property that names a common property
            that it cannot be.
    """
    compilers = {language: PatternCompiler(load_pack(language)) for language in LANGUAGES}
    for prop in properties:
        path, line = place(prop.id)
        try:
            adopted(prop)
        except FactsError as error:
            raise FactsError(error.expected, path=path, line=line) from error
        for language, compiler in compilers.items():
            for source in prop.patterns.get(language, ()):
                try:
                    compiler.compile(source, prop, prop.names(language))
                except InvalidValueError as error:
                    expected = f"property {prop.id!r}: patterns: {language}: {error}"
                    raise FactsError(expected, path=path, line=line) from error


class PatternMatcher:
    """Every pattern of one language, indexed so that a phrase meets only those that may match it.

    Args:
        patterns: The patterns.
        pack: Their language.
        kinds: The common properties that each property of the store is.
    """

    def __init__(
        self, patterns: tuple[Pattern, ...], pack: LanguagePack, kinds: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        self.patterns = tuple(sorted(patterns, key=_order))
        self.kinds = kinds or {}
        self.writer = PhraseWriter(pack)
        self.hedges = Hedges(pack, self.writer)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for place, pattern in enumerate(self.patterns):
            for beginning in pattern.keys:
                self._by_key[beginning].append(place)

    @classmethod
    def compile(cls, vocabulary: _Vocabulary, pack: LanguagePack) -> PatternMatcher:
        """The matcher of a store's properties in one language.

        A property is said by its own patterns, by those of the common properties that it is, and by its label.

        Raises:
            FactsError: If a pattern of the store breaks the syntax, or a property names a common property that it
                cannot be; the message names the property.
            LanguagePackError: If a pattern of the language does; the message names the file and the line.
        """
        compiler = PatternCompiler(pack)
        common = pack_patterns(vocabulary.properties.values(), pack)
        patterns: list[Pattern] = []
        for prop in vocabulary.properties.values():
            labels = prop.names(pack.language)
            for source in prop.patterns.get(pack.language, ()):
                try:
                    patterns.append(compiler.compile(source, prop, labels))
                except InvalidValueError as error:
                    raise FactsError(f"property {prop.id!r}: {error}") from error
            held = _held(vocabulary, prop, pack)
            for source, table in {**held, **_general(vocabulary, prop, pack), **common.get(prop.id, {})}.items():
                try:
                    pattern = compiler.compile(source, prop, labels, "pack")
                    patterns.append(attrs.evolve(pattern, is_held=True) if source in held else pattern)
                except InvalidValueError as error:
                    raise LanguagePackError(f"{pack.place(table, source)}: {error}") from error
        kinds = {prop.id: frozenset(c.id for c in adopted(prop)) for prop in vocabulary.properties.values()}
        return cls(tuple(patterns), pack, kinds)

    def may_match(self, phrase: Phrase) -> bool:
        """Whether a phrase has a word of any pattern."""
        return any(key(word) in self._by_key for word in phrase.text.split(" "))

    def matches(self, phrase: Phrase) -> Iterator[Match]:
        """The patterns found in a phrase, store patterns before general ones."""
        keys = {key(word) for word in phrase.text.split(" ")}.intersection(self._by_key)
        counts = phrase.counts()
        for place in sorted({place for beginning in keys for place in self._by_key[beginning]}):
            pattern = self.patterns[place]
            if not pattern.may_match(counts):
                continue
            for hit in pattern.hits(phrase.text):
                yield from _matches(phrase, pattern, hit)


def _general(vocabulary: _Vocabulary, prop: Property, pack: LanguagePack) -> Mapping[str, str]:
    """The patterns in which a language says any property by its label, or what something is, each with its table."""
    if prop.is_a:
        return dict.fromkeys(pack.table("patterns")["is_a"], "patterns")
    if all(len(word) < _SHORTEST_LABEL for label in prop.names(pack.language) for word in words(label)):
        return {}
    general, kind = pack.table("patterns"), prop.value_type.value
    implied = general["implied"][kind] if vocabulary.sole_subject(prop.id) is not None else ()
    return dict.fromkeys((*general[kind], *implied), "patterns")


def _held(vocabulary: _Vocabulary, prop: Property, pack: LanguagePack) -> Mapping[str, str]:
    """The patterns that name an office and its holder alone, and not where, each with its table."""
    if prop.time is not TimeKind.STATE or not prop.value_types or vocabulary.sole_subject(prop.id) is not None:
        return {}
    return dict.fromkeys(pack.table("patterns")["held"].get(prop.value_type.value, ()), "patterns")


def _order(pattern: Pattern) -> tuple[bool, str, str]:
    return pattern.origin != "store", pattern.property, pattern.source


def _matches(phrase: Phrase, pattern: Pattern, hit: re.Match[str]) -> Iterator[Match]:
    """What was hit, and its tail as often as that is said again."""
    head = hit.start()
    match = _match(phrase, pattern, hit, head)
    if match is not None:
        yield match
    while pattern.tail_regex is not None and (again := pattern.tail_regex.match(phrase.text, hit.end())):
        hit = again
        match = _match(phrase, pattern, hit, head, shared_head=True)
        if match is not None:
            yield match


def _match(
    phrase: Phrase, pattern: Pattern, hit: re.Match[str], head: int, *, shared_head: bool = False
) -> Match | None:
    """The match, or None where its value is not what the pattern counts, or a side of a period that has none."""
    groups = {name: piece for name, piece in hit.groupdict().items() if piece is not None}
    values = phrase.signs(_BRACKETS.sub("", groups.get("value", "")))
    if not pattern.admits(values):
        return None
    if pattern.side is not None:
        sides = [side_of(period, pattern.side) for period in values]
        values = tuple(side for side in sides if side is not None)
        if not values:
            return None
    return Match(
        pattern,
        hit.start("tail") if shared_head else hit.start(),
        hit.end(),
        phrase.signs(_BRACKETS.sub("", groups.get("subject", ""))),
        values,
        {name: phrase.mention(groups[name][-1]) for name in ("when", "start", "end") if name in groups},
        head,
        shared_head,
    )
