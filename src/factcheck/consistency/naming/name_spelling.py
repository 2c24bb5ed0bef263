"""S501 name-spelling: the name of one person or company, spelt two ways."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import attrs
from rapidfuzz.distance import OSA

from factcheck.consistency.context import Context
from factcheck.document import Token, fold
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import MentionKind
from factcheck.messages import message
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

SHORTEST_IN_NAME = 4
"""Letters that a word needs to be misspelt, if the other words of the name vouch for it."""

SHORTEST_SURNAME = 5
"""Letters that a surname needs, if it stands alone and the full name vouches for it."""

SHORTEST_ALONE = 6
"""Letters that a name of one word needs, if only its own repetition vouches for it."""

_NEIGHBOURS = 40
_GENDERED = frozenset("aeo")


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

    def _finding(
        self, context: Context, names: _Names, odd: tuple[str, ...], usual: tuple[str, ...], span: Span
    ) -> Finding:
        other = names.places[usual][0]
        other_words = other.of(context.text).split()[-len(odd) :]
        surface = " ".join(span.of(context.text).split())
        spelling = " ".join(other_words)
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.SPELT_TWO_WAYS,
            working=[
                message(
                    "“{surface}” here, “{spelling}” {count} more times in this text.",
                    surface=surface,
                    spelling=spelling,
                    count=len(names.places[usual]),
                )
                if len(names.places[usual]) > 1
                else message("“{surface}” here, “{spelling}” elsewhere.", surface=surface, spelling=spelling)
            ],
            repairs=_repairs(context, names, odd, usual, span),
        )


def _repairs(
    context: Context, names: _Names, odd: tuple[str, ...], usual: tuple[str, ...], span: Span
) -> Iterator[Repair]:
    """The usual spelling here; where neither is more usual, this one there as well."""
    here, there = _last_words(context, span, len(odd)), _last_words(context, names.places[usual][0], len(odd))
    yield context.repair(here, there.of(context.text), span)
    if len(names.places[odd]) == len(names.places[usual]) == 1:
        yield context.repair(there, here.of(context.text), names.places[usual][0])


def _last_words(context: Context, span: Span, count: int) -> Span:
    """The part of a name that its last words cover."""
    words = span.of(context.text).split()
    if count >= len(words):
        return span
    start = span.end - len(words[-1])
    for word in reversed(words[-count:-1]):
        start = context.text.rindex(word, span.start, start)
    return Span(start, span.end)


class _Names:
    """The names in a text, as they are spelt, with the places where they stand."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._words = _words(context.document.pack)
        self.places: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        self._sentences: dict[tuple[str, ...], set[Span]] = defaultdict(set)
        self._in_full: set[str] = set()
        for mention in context.by_kind[MentionKind.ENTITY]:
            for span in self._pieces(mention.span):
                spelt = _spelling(span.of(context.text))
                if all(word[0].isalpha() for word in spelt) and not span.of(context.text).isupper():
                    self._add(spelt, span)
        self._add_openings()
        self._surnames: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted(self.places):
            if 1 < len(name) <= _LONGEST_PERSON and len(name[-1]) >= SHORTEST_SURNAME:
                self._surnames[name[-1]].append(name)

    def _pieces(self, span: Span) -> list[Span]:
        """The names of two words or more that particles join to one, as in "Defesa Civil de Porto Velho"."""
        tokens = self._context.tokens_in(span)
        pieces = [list(group) for joins, group in groupby(tokens, self._is_particle) if not joins]
        if len(tokens) > 1:
            self._in_full |= {_spelling(token.span.of(self._context.text))[0] for token in tokens}
        longer = [Span(piece[0].start, piece[-1].end) for piece in pieces if len(piece) > 1]
        return longer or [span]

    def _is_particle(self, token: Token) -> bool:
        return token.span.of(self._context.text).islower()

    def _add(self, name: tuple[str, ...], span: Span) -> None:
        self.places[name].append(span)
        self._sentences[name].add(self._context.document.sentence_of(span))

    def _add_openings(self) -> None:
        """Names of one word that open a sentence: what speaks, acts or is, before one of the verbs of the table."""
        tokens = self._context.document.tokens
        for sentence in self._context.sentences:
            if len(sentence.tokens) < 2 or sentence.tokens[1].text not in self._words.verbs:
                continue
            token = tokens[sentence.first]
            surface = token.span.of(self._context.text)
            known = self._context.mention_at(token.start) is not None or token.text in self._words.ordinary
            if surface[0].isupper() and surface.isalpha() and not known:
                self._add(_spelling(surface), token.span)

    def pairs(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The odd spellings, each once, with the usual one."""
        seen: set[tuple[str, ...]] = set()
        found = (*self._of_full_names(), *self._of_surnames(), *self._of_single_names())
        for one, other in found:
            odd, usual = sorted((one, other), key=lambda name: (len(self.places[name]), -self.places[name][0].start))
            if odd not in seen and usual not in seen and not self._together(odd, usual):
                seen.add(odd)
                yield odd, usual

    def _together(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether both stand in one sentence, as two people of one family do."""
        return not self._sentences[one].isdisjoint(self._sentences[other])

    def _of_full_names(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        alike: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted(self.places):
            if len(name) > 1:
                alike[tuple(word[0] for word in _folded(name))].append(name)
        for group in alike.values():
            for one, other in _neighbours(group):
                differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
                if len(differing) == 1 and self._is_misspelt(*differing[0], SHORTEST_IN_NAME):
                    yield one, other

    def _of_surnames(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Names of one word that are nearly the surname of a full name."""
        by_letter: dict[str, list[str]] = defaultdict(list)
        for surname in self._surnames:
            by_letter[surname[0]].append(surname)
        for single in self._single():
            near = [s for s in by_letter[single[0]][:_NEIGHBOURS] if self._is_misspelt(single, s, SHORTEST_SURNAME)]
            if len(near) == 1 and single not in self._in_full:
                (surname,) = near
                usual = (surname,) if (surname,) in self.places else self._surnames[surname][0]
                yield (single,), usual

    def _of_single_names(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Names of one word that stand once in one spelling, and again and again in another."""
        by_letter: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for single in self._single():
            if single not in self._in_full:
                by_letter[single[0]].append((single,))
        for group in by_letter.values():
            for one, other in _neighbours(group):
                fewer, more = sorted((len(self.places[one]), len(self.places[other])))
                if fewer == 1 < more and self._is_misspelt(one[0], other[0], SHORTEST_ALONE):
                    if one[0][:-1] != other[0][:-1] and not _is_tradition(one[0], other[0]):
                        yield one, other  # "Kansas" and "Kansan" are no slip, "Thiago" and "Tiago" may be two people

    def _single(self) -> list[str]:
        return sorted(name[0] for name in self.places if len(name) == 1)

    def _is_misspelt(self, one: str, other: str, shortest: int) -> bool:
        """Whether one word is the other with one slip in it, and not another form or another name."""
        if min(len(one), len(other)) < shortest or one[0] != other[0]:
            return False
        if one.startswith(other) or other.startswith(one):
            return False  # "Russia" and "Russian", "Daniel" and "Daniela"
        if one[:-1] == other[:-1] and {one[-1], other[-1]} <= _GENDERED:
            return False  # "Paulo" and "Paula"
        if {one, other} & self._words.ordinary or frozenset((one, other)) in self._words.different:
            return False
        plain, other_plain = fold(one).text, fold(other).text
        if plain == other_plain:
            return True
        return OSA.distance(plain, other_plain, score_cutoff=1) == 1


_LONGEST_PERSON = 4


def _neighbours(group: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of names that stand near each other in the alphabet."""
    for index, one in enumerate(group):
        for other in group[index + 1 : index + 1 + _NEIGHBOURS]:
            yield one, other


def _spelling(surface: str) -> tuple[str, ...]:
    """The words of a name as they are spelt, accents and all; capitals do not count."""
    return tuple(unicodedata.normalize("NFC", surface).casefold().split())


def _folded(name: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word).text or word for word in name)


_TRADITIONS = (("th", "t"), ("ph", "f"), ("y", "i"), ("k", "c"), ("z", "s"), ("w", "v"), ("ct", "t"), ("h", ""))


def _is_tradition(one: str, other: str) -> bool:
    """Whether two given names are one name in two traditions, which two people may bear: "Thiago" and "Tiago"."""
    return _plain_tradition(one) == _plain_tradition(other)


def _plain_tradition(word: str) -> str:
    word = fold(word).text
    for old, new in _TRADITIONS:
        word = word.replace(old, new)
    return "".join(letter for index, letter in enumerate(word) if not index or word[index - 1] != letter)


@attrs.frozen
class _Words:
    """What a language's table says about names."""

    verbs: frozenset[str]
    ordinary: frozenset[str]
    different: frozenset[frozenset[str]]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table: Mapping[str, Sequence[str]] = pack.table("rules/name_spelling")
    syntax = pack.table("syntax")["words"]
    return _Words(
        frozenset(table["verbs"]),
        frozenset((*table["ordinary"], *syntax["function_words"], *syntax["titles"])),
        frozenset(frozenset(pair.split()) for pair in table["different"]),
    )
