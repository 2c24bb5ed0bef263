"""Names in a text: those that the store knows, those that are probably misspelt, and those that it lacks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.document import Document, Token
from factcheck.facts import EntityRef
from factcheck.gazetteer import Candidate, Gazetteer, Name, WordMatch
from factcheck.gazetteer.near import allowed_changes
from factcheck.mentions.mention import Mention, MentionKind, Reading
from factcheck.values import Span

_LONGEST_NAME = 8
_SHORTEST_MISSPELT = 6
_LEAST_ALIKE = 800


def find_entities(document: Document, gazetteer: Gazetteer, taken: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """The names in a document, in reading order.

    A known name that is only a piece of a longer name ("Eric Trump", "Microsoft Brasil") is not linked: the longer
    name is another entity. Names that the store lacks are mentions without a reading, unresolved as
    `"not_in_store"`.

    Args:
        document: The document.
        gazetteer: The names to look for.
        taken: Mentions of dates and amounts, where no name is looked for.
    """
    return tuple(_Finder(document, gazetteer, taken).find())


class _Finder:
    def __init__(self, document: Document, gazetteer: Gazetteer, taken: Sequence[Mention]) -> None:
        syntax = document.pack.table("syntax")["words"]
        self.document = document
        self.gazetteer = gazetteer
        self.rule = f"{document.pack.language}.entities"
        self.tokens = document.tokens
        self.words = [token.text for token in self.tokens]
        self._particles = frozenset(syntax["name_particles"])
        self._common = frozenset(syntax["common_words"])
        self._beside = gazetteer.reserved | frozenset(syntax["titles"]) | frozenset(syntax["function_words"])
        self._starts = {span.start for span in document.sentences}
        self._free = self._free_tokens(taken)
        self._names = self._names_by_token()

    def _free_tokens(self, taken: Sequence[Mention]) -> bytearray:
        free = bytearray(b"\x01") * len(self.tokens)
        starts = [token.start for token in self.tokens]
        for mention in taken:
            for index in range(bisect_left(starts, mention.span.start), len(starts)):
                if starts[index] >= mention.span.end:
                    break
                free[index] = 0
        return free

    def _names_by_token(self) -> list[list[tuple[int, Name]]]:
        """For each token the names that begin there, the longest first, each with the token after its last."""
        names: list[list[tuple[int, Name]]] = [[] for _ in self.tokens]
        for occurrence in self.gazetteer.scan(self.document):
            place = bisect_left(self.tokens, occurrence.span.start, key=lambda token: token.start)
            end = bisect_left(self.tokens, occurrence.span.end, key=lambda token: token.start)
            names[place].append((end, occurrence.name))
        return names

    def find(self) -> Iterator[Mention]:
        exact = self._exact()
        covered = {index for first, (end, _) in exact.items() for index in range(first, end)}
        place = 0
        while place < len(self.tokens):
            if place in exact:
                end, names = exact[place]
                if not self._goes_on(place, end, covered):
                    yield self._linked(place, end, names)
                    place = end
                    continue
            end = self._run_end(place)
            if end > place:
                yield from self._unknown(place, end, covered)
                place = max(end, place + 1)
            else:
                place += 1

    def _exact(self) -> dict[int, tuple[int, Name]]:
        found: dict[int, tuple[int, Name]] = {}
        place = 0
        while place < len(self.tokens):
            best = next(((end, name) for end, name in self._names[place] if self._admits(name, place, end)), None)
            if best is None:
                place += 1
            else:
                found[place] = best
                place = best[0]
        return found

    def _admits(self, name: Name, place: int, end: int) -> bool:
        """Whether the text writes it as a name: capitals where the name has them, and not a word at its place."""
        if not all(self._free[place:end]):
            return False
        surface = self.document.text[self.tokens[place].start : self.tokens[end - 1].end]
        if name.is_acronym:
            return surface == surface.upper()
        if name.text[0].isupper() and not surface[0].isupper():
            return False
        opens_sentence = self.tokens[place].start in self._starts
        return not (opens_sentence and end - place == 1 and self.words[place] in self._common)

    def _is_capital(self, place: int) -> bool:
        token = self.tokens[place]
        return bool(self._free[place]) and self.document.text[token.start].isupper()

    def _adjacent(self, place: int) -> bool:
        """Whether only a space or a hyphen parts a token from the one before it."""
        if place == 0:
            return False
        gap = self.document.text[self.tokens[place - 1].end : self.tokens[place].start]
        return gap in (" ", "\u00a0")

    def _is_name_word(self, place: int) -> bool:
        return self._is_capital(place) and self.words[place] not in self._beside and self.words[place][0].isalpha()

    def _goes_on(self, place: int, end: int, covered: set[int]) -> bool:
        """Whether a name word stands directly before or after, so that the name is a piece of a longer one."""
        before = place > 0 and self._adjacent(place) and place - 1 not in covered and self._is_name_word(place - 1)
        after = end < len(self.tokens) and self._adjacent(end) and end not in covered and self._is_name_word(end)
        return before or after

    def _run_end(self, place: int) -> int:
        """The end of the run of capitalised words that begins here, particles inside it included."""
        if not self._is_name_word(place):
            return place
        end = place + 1
        while end < len(self.tokens) and end - place < _LONGEST_NAME and self._adjacent(end):
            if self._is_name_word(end):
                end += 1
            elif self._joins(end):
                end += 2
            else:
                break
        return end

    def _joins(self, place: int) -> bool:
        following = place + 1
        return (
            self.words[place] in self._particles
            and not self._is_capital(place)
            and following < len(self.tokens)
            and self._adjacent(following)
            and self._is_name_word(following)
        )

    def _unknown(self, place: int, end: int, covered: set[int]) -> Iterator[Mention]:
        """A misspelt name, or one that the store lacks; known names that particles join to the run stay names."""
        for cut in range(place + 1, end):
            if cut in covered and self.words[cut - 1] in self._particles and cut - 1 not in covered:
                yield from self._unknown(place, cut - 1, covered)
                yield from self._unknown(cut, end, covered)
                return
        if all(index in covered for index in range(place, end)):
            exact = next((name for last, name in self._names[place] if last == end), None)
            if exact is not None:
                yield self._linked(place, end, exact)
            return
        surface = self._span(place, end)
        spellings = self._spellings(surface)
        if spellings:
            best = [s for s in spellings if s.changes == spellings[0].changes]
            readings = [Reading(EntityRef(e), "misspelt", s.name.text) for s in best for e in s.name.entities]
            yield self._mention(surface, "misspelt", tuple(readings))
        elif end - place > 1 or not self._opens_sentence(place):
            yield self._mention(surface, "unknown", ())

    def _spellings(self, surface: Span) -> list[Candidate]:
        """The names that a whole surface is a slip or two away from, word for word, the nearest first."""
        found = (
            self.gazetteer.look_up(surface.of(self.document.text), least=_LEAST_ALIKE)
            if len(surface) >= _SHORTEST_MISSPELT
            else ()
        )
        return sorted((c for c in found if _is_misspelling(c)), key=lambda candidate: candidate.changes)

    def _opens_sentence(self, place: int) -> bool:
        return self.tokens[place].start in self._starts

    def _span(self, place: int, end: int) -> Span:
        return Span(self.tokens[place].start, self.tokens[end - 1].end)

    def _linked(self, place: int, end: int, name: Name) -> Mention:
        readings = tuple(Reading(EntityRef(entity), "name", name.text) for entity in name.entities)
        return self._mention(self._span(place, end), "name", readings)

    def _mention(self, span: Span, rule: str, readings: tuple[Reading, ...]) -> Mention:
        return Mention(
            span,
            span.of(self.document.text),
            MentionKind.ENTITY,
            f"{self.rule}.{rule}",
            readings=readings,
            unresolved=None if readings else "not_in_store",
        )


def _is_misspelling(candidate: Candidate) -> bool:
    """Whether letters are off and nothing else: one in names of up to nine letters, two in longer ones."""
    letters = sum(len(word.meant) for word in candidate.words)
    return (
        [feature.name for feature in candidate.features] == ["spelling"]
        and letters >= _SHORTEST_MISSPELT
        and candidate.changes <= (1 if letters < 10 else 2)
        and all(word.changes <= _allowed(word, candidate) for word in candidate.words)
    )


def _allowed(word: WordMatch, candidate: Candidate) -> int:
    if word.written.isdigit():
        return 0
    return max(allowed_changes(word.meant), 1 if len(candidate.words) > 1 and len(word.meant) > 2 else 0)


def tokens_in(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that begin inside a span.

    Args:
        tokens: A document's tokens, in reading order.
        span: A sentence or other piece of the text.
    """
    first = bisect_left(tokens, span.start, key=lambda token: token.start)
    last = bisect_left(tokens, span.end, key=lambda token: token.start)
    return tokens[first:last]
