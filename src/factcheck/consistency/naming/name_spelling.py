"""S501 name-spelling: the name of one person or company, spelt two ways."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

import attrs
from rapidfuzz.distance import OSA

from factcheck.consistency.context import Context
from factcheck.document import Token, fold
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import MentionKind
from factcheck.messages import message
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Severity, Verdict

SHORTEST_IN_NAME = 4
"""Letters that a word needs to be misspelt, if the other words of the name vouch for it."""

SHORTEST_SURNAME = 5
"""Letters of a surname of which one may be missing where it stands alone, if the full name vouches for it; of longer
ones a letter may be another. "Maria" and "Marta" are two names."""

SHORTEST_ALONE = 6
"""Letters that a name of one word needs, if only its own repetition vouches for it."""

SHORTEST_EXCHANGED = 5
"""Letters that a name of one word needs, if two of them are exchanged: no two names differ so by chance."""

SHORTEST_PLACE = 5
"""Letters that a name of one word needs, if it is said to be in the same way: "no Recife" and "no Recfe"."""

SHORTEST_JOINED = 6
"""Letters that a word needs to be misspelt, if its name goes on behind a particle: "Vale do Sapucaí"."""

_NEIGHBOURS = 40
_GENDERED = frozenset("aeo")
Name = tuple[str, ...]


@attrs.frozen
class NameSpelling:
    """A name has to be spelt the same way throughout a text."""

    code = "S501"
    name = "name-spelling"
    severity = Severity.WARNING
    summary = message("a name that is spelt two ways")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every place where a name is spelt otherwise than elsewhere.

        Args:
            context: The text with its mentions.
        """
        names = _Names(context)
        for odd, usual in names.pairs():
            for place in names.places[odd]:
                yield self._finding(context, names, odd, usual, place)

    def _finding(self, context: Context, names: _Names, odd: Name, usual: Name, span: Span) -> Finding:
        there = names.places[usual]
        written, usually = (" ".join(place.of(context.text).split()) for place in (span, there[0]))
        if len(there) > 1:
            template = message(
                "“{surface}” here, “{spelling}” {count} more times in this text.",
                surface=written,
                spelling=usually,
                count=len(there),
            )
        else:
            template = message("“{surface}” here, “{spelling}” elsewhere.", surface=written, spelling=usually)
        repairs = [context.repair(span, usually, span)]
        if len(names.places[odd]) == len(there) == 1:
            repairs.append(context.repair(there[0], written, there[0]))
        return context.finding(self, span, Verdict.REFUTED, Reason.SPELT_TWO_WAYS, working=[template], repairs=repairs)


class _Names:
    """The names in a text and their words, as they are spelt, with the places where they stand.

    A word of a name is kept as a name of one word, so that a name that stands alone can be held against the words of
    longer ones; `alone` are those that do stand alone.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._words = _words(context.document.pack)
        self.places: dict[Name, list[Span]] = defaultdict(list)
        self._alone: set[str] = set()
        self._within: set[str] = set()
        self._surnames: set[str] = set()
        self._joined: set[Name] = set()
        self._located: dict[str, set[str]] = defaultdict(set)
        for mention in context.by_kind[MentionKind.ENTITY]:
            self._read(mention.span)
        self._read_openings()
        self._sentences = {
            name: {context.document.sentence_of(place) for place in places} for name, places in self.places.items()
        }

    def _read(self, span: Span) -> None:
        """Keeps a name, or the names of two words or more that particles join, as in "Defesa Civil de Porto Velho"."""
        if span.of(self._context.text).isupper():
            return  # an acronym
        tokens = [token for token in self._context.tokens_in(span) if token.text[0].isalpha()]
        pieces = [list(group) for joins, group in groupby(tokens, self._is_particle) if not joins]
        longer = [piece for piece in pieces if len(piece) > 1]
        for piece in longer or [tokens]:
            if len(piece) > 1:
                name = _spelling(Span(piece[0].start, piece[-1].end).of(self._context.text))
                self.places[name].append(Span(piece[0].start, piece[-1].end))
                if len(name) <= _LONGEST_PERSON:
                    self._surnames.add(name[-1])
        is_list = all(len(piece) == 1 for piece in pieces) and self._is_joined(tokens)
        for piece in pieces:
            for token in piece:
                self._keep(token, is_alone=len(tokens) == 1 or is_list)
        if not is_list:
            self._read_joined(tokens)
        if len(tokens) == 1:
            before = self._context.before(span.start, 1)
            if before and before[0] in self._words.places:
                self._located[tokens[0].span.of(self._context.text).casefold()].add(before[0])

    def _is_joined(self, tokens: Sequence[Token]) -> bool:
        """Whether names stand side by side, as in "Toledo e Lopes"."""
        particles = [token.text for token in tokens if self._is_particle(token)]
        return bool(particles) and all(particle in self._words.joining for particle in particles)

    def _read_joined(self, tokens: Sequence[Token]) -> None:
        """Keeps two words of a name with the particle between them, as in "Vale do Sapucaí"."""
        for one, particle, other in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if self._is_particle(particle) and not self._is_particle(one) and not self._is_particle(other):
                name = _spelling(Span(one.start, other.end).of(self._context.text))
                self._joined.add(name)
                self.places[name].append(Span(one.start, other.end))

    def _keep(self, token: Token, *, is_alone: bool) -> None:
        surface = token.span.of(self._context.text)
        if surface[0].isupper():
            (self._alone if is_alone else self._within).update(_spelling(surface))
            self.places[_spelling(surface)].append(token.span)

    def _is_particle(self, token: Token) -> bool:
        return token.span.of(self._context.text).islower()

    def _read_openings(self) -> None:
        """Names of one word that open a sentence: what speaks, acts or is, before one of the verbs of the table."""
        for sentence in self._context.sentences:
            if not self._opens_with_name(sentence.tokens[:3]):
                continue
            token = sentence.tokens[0]
            known = self._context.mention_at(token.start) is not None or token.text in self._words.ordinary
            if token.span.of(self._context.text).isalpha() and not known:
                self._keep(token, is_alone=True)

    def _opens_with_name(self, tokens: Sequence[Token]) -> bool:
        """Whether a verb follows the first word, or "and" with another capital."""
        if len(tokens) < 2 or tokens[1].text in self._words.verbs:
            return len(tokens) > 1
        joins = len(tokens) > 2 and tokens[1].text in self._words.joining
        return joins and self._context.text[tokens[2].start].isupper()

    def pairs(self) -> Iterator[tuple[Name, Name]]:
        """The odd spellings, each once, with the usual one."""
        told: set[Name] = set()
        for one, other in (*self._of_full_names(), *self._of_words()):
            odd, usual = sorted((one, other), key=lambda name: (len(self.places[name]), -self.places[name][0].start))
            if not told.intersection((odd, usual)) and self._sentences[odd].isdisjoint(self._sentences[usual]):
                told |= {odd, usual, *((word,) for word in (*odd, *usual))}
                yield odd, usual

    def _of_full_names(self) -> Iterator[tuple[Name, Name]]:
        alike: dict[Name, list[Name]] = defaultdict(list)
        for name in sorted(self.places):
            if len(name) > 1:
                alike[tuple(word[0] for word in _folded(name))].append(name)
        for group in alike.values():
            for one, other in _neighbours(group):
                differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
                shortest = SHORTEST_JOINED if one in self._joined else SHORTEST_IN_NAME
                if one in self._joined and not (differing and _is_dropped(*differing[0])):
                    continue
                if len(differing) == 1 and self._is_misspelt(*differing[0], shortest):
                    yield one, other

    def _of_words(self) -> Iterator[tuple[Name, Name]]:
        """Names that stand alone in one spelling and, alone or within a longer name, in another."""
        by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted({*self._alone, *self._within}):
            by_letter[word[0]].append(word)
        for group in by_letter.values():
            for one, other in _neighbours(group):
                if self._is_word_misspelt(one, other):
                    yield (one,), (other,)

    def _is_word_misspelt(self, one: str, other: str) -> bool:
        if not self._alone & {one, other} or {one, other} <= self._within:
            return False  # two full names have these words, so they may well be two names
        if any(
            country in self._words.countries and name not in self._alone
            for country, name in ((one, other), (other, one))
        ):
            return False  # "França" is not Itamar Franco
        for alone, full in ((one, other), (other, one)):
            if alone in self._alone and alone not in self._within and full in self._surnames:
                longest = max(len(alone), len(full))
                is_long = longest > SHORTEST_SURNAME or (longest == SHORTEST_SURNAME and _is_dropped(alone, full))
                if is_long and self._is_misspelt(alone, full, SHORTEST_IN_NAME):
                    return True
        if self._located.get(one, _NOWHERE) & self._located.get(other, _NOWHERE) and _is_dropped(one, other):
            return self._is_misspelt(one, other, SHORTEST_PLACE)
        if _is_exchanged(one, other):
            return self._is_misspelt(one, other, SHORTEST_EXCHANGED)
        is_another_form = one[:-1] == other[:-1]  # "Kansas" and "Kansan"
        return not is_another_form and not _is_tradition(one, other) and self._is_misspelt(one, other, SHORTEST_ALONE)

    def _is_misspelt(self, one: str, other: str, shortest: int) -> bool:
        """Whether one word is the other with one slip in it, and not another form or another name."""
        if min(len(one), len(other)) < shortest or one[0] != other[0]:
            return False
        if one.startswith(other) or other.startswith(one):
            return False  # "Russia" and "Russian", "Daniel" and "Daniela"
        if one[:-1] == other[:-1] and {one[-1], other[-1]} <= _GENDERED:
            return False  # "Paulo" and "Paula"
        plain, other_plain = fold(one).text, fold(other).text
        if plain != other_plain and OSA.distance(plain, other_plain, score_cutoff=1) != 1:
            return False
        if frozenset((one, other)) in self._words.different:
            return False
        return not self._is_word(plain) and not self._is_word(other_plain)

    def _is_word(self, folded: str) -> bool:
        """Whether the text writes it without a capital too."""
        tokens = self._context.document.tokens
        places = self._context.words.get(folded, ())
        return any(tokens[place].span.of(self._context.text).islower() for place in places)


_LONGEST_PERSON = 4
_NOWHERE: frozenset[str] = frozenset()


T = TypeVar("T")


def _neighbours(group: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Pairs that stand near each other in the alphabet."""
    for index, one in enumerate(group):
        for other in group[index + 1 : index + 1 + _NEIGHBOURS]:
            yield one, other


def _is_exchanged(one: str, other: str) -> bool:
    """Whether two letters of one word are exchanged in the other."""
    return len(one) == len(other) and one != other and sorted(one) == sorted(other)


def _is_dropped(one: str, other: str) -> bool:
    """Whether one word is the other without a letter, or with two letters exchanged: hardly two names by chance."""
    return len(one) != len(other) or _is_exchanged(one, other)


def _spelling(surface: str) -> Name:
    """The words of a name as they are spelt, accents and all; capitals do not count."""
    return tuple(unicodedata.normalize("NFC", surface).casefold().split())


def _folded(name: Iterable[str]) -> Name:
    return tuple(fold(word).text or word for word in name)


_TRADITIONS = (("th", "t"), ("ph", "f"), ("y", "i"), ("k", "c"), ("z", "s"), ("w", "v"), ("ct", "t"), ("h", ""))
_LONG = "eio"


def _is_tradition(one: str, other: str) -> bool:
    """Whether two given names are one name in two traditions, which two people may bear: "Thiago" and "Tiago"."""
    return _plain_tradition(one) == _plain_tradition(other)


def _plain_tradition(word: str) -> str:
    word = fold(word).text
    for old, new in _TRADITIONS:
        word = word.replace(old, new)
    return "".join(
        letter for index, letter in enumerate(word) if not index or word[index - 1] != letter or letter in _LONG
    )


@attrs.frozen
class _Words:
    """What a language's table says about names."""

    verbs: frozenset[str]
    joining: frozenset[str]
    places: frozenset[str]
    ordinary: frozenset[str]
    countries: frozenset[str]
    different: frozenset[frozenset[str]]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table: Mapping[str, Sequence[str]] = pack.table("rules/name_spelling")
    syntax = pack.table("syntax")["words"]
    return _Words(
        frozenset(table["verbs"]),
        frozenset(syntax["and"]),
        frozenset(table["places"]),
        frozenset((*table["ordinary"], *syntax["function_words"], *syntax["titles"])),
        frozenset(word for country in pack.table("linking")["demonyms"] for word in _spelling(country)),
        frozenset(frozenset(pair.split()) for pair in table["different"]),
    )
