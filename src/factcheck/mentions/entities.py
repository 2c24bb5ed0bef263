"""Names in a text: those that the store knows, those that are probably misspelt, and those that it lacks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.document import Document, Token
from factcheck.facts import EntityRef
from factcheck.gazetteer import Gazetteer, Name
from factcheck.mentions.mention import Mention, MentionKind, Reading
from factcheck.values import Span

_LONGEST_NAME = 8
_SHORTEST_MISSPELT = 6


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

    def _free_tokens(self, taken: Sequence[Mention]) -> bytearray:
        free = bytearray(b"\x01") * len(self.tokens)
        starts = [token.start for token in self.tokens]
        for mention in taken:
            for index in range(bisect_left(starts, mention.span.start), len(starts)):
                if starts[index] >= mention.span.end:
                    break
                free[index] = 0
        return free

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
            name = next((n for n in self.gazetteer.at(self.words, place) if self._admits(n, place)), None)
            if name is None:
                place += 1
            else:
                found[place] = (place + len(name.words), name)
                place += len(name.words)
        return found

    def _admits(self, name: Name, place: int) -> bool:
        """Whether the text writes it as a name: capitals where the name has them, and not a word at its place."""
        end = place + len(name.words)
        if not all(self._free[place:end]):
            return False
        surface = self.document.text[self.tokens[place].start : self.tokens[end - 1].end]
        if name.is_acronym:
            return surface == surface.upper()
        if name.text[0].isupper() and not surface[0].isupper():
            return False
        opens_sentence = self.tokens[place].start in self._starts
        return not (opens_sentence and len(name.words) == 1 and name.words[0] in self._common)

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
            exact = next(iter(self.gazetteer.at(self.words, place)), None)
            if exact is not None and place + len(exact.words) == end:
                yield self._linked(place, end, exact)
            return
        spellings = self.gazetteer.look_up(self.words[place:end])
        surface = self._span(place, end)
        if spellings and len(surface) >= _SHORTEST_MISSPELT:
            best = [s for s in spellings if s.distance == spellings[0].distance]
            readings = [Reading(EntityRef(e), "misspelt", s.name.text) for s in best for e in s.name.entities]
            yield self._mention(surface, "misspelt", tuple(readings))
        elif end - place > 1 or not self._opens_sentence(place):
            yield self._mention(surface, "unknown", ())

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


def tokens_in(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that begin inside a span.

    Args:
        tokens: A document's tokens, in reading order.
        span: A sentence or other piece of the text.
    """
    first = bisect_left(tokens, span.start, key=lambda token: token.start)
    last = bisect_left(tokens, span.end, key=lambda token: token.start)
    return tokens[first:last]
