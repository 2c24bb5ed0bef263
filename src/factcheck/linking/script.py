"""How a document is written: which words have a capital letter, and where that says anything."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from factcheck.document import Document
from factcheck.gazetteer import Name
from factcheck.linking.cues import Cues
from factcheck.linking.kinds import Kinds
from factcheck.mentions.mention import Mention
from factcheck.values import Span

_FEWEST_FOR_TITLE_CASE = 4
_GAPS = frozenset([" ", "\u00a0", "\u202f"])
_QUOTES = frozenset("\"'")


class Script:
    """The tokens of a document with what their letters and places say.

    Args:
        document: The document.
        taken: Mentions of dates and amounts, where no name is looked for.
        cues: The words of its language.
        kinds: What the store says of its entities' classes, and so what its names stand beside.
    """

    def __init__(self, document: Document, taken: Sequence[Mention], cues: Cues, kinds: Kinds) -> None:
        text = document.text
        self.document = document
        self.cues = cues
        self.tokens = document.tokens
        self.words = [token.text for token in self.tokens]
        self.starts = [token.start for token in self.tokens]
        self._titles = kinds.titles
        self._things = kinds.things
        self._taken = self._taken_tokens(taken)
        self.capital = bytearray(text[token.start].isupper() for token in self.tokens)
        self.joined = bytearray(len(self.tokens))
        for place in range(1, len(self.tokens)):
            self.joined[place] = text[self.tokens[place - 1].end : self.starts[place]] in _GAPS
        self._sentence_starts = [span.start for span in document.sentences]
        firsts = [bisect_left(self.starts, start) for start in self._sentence_starts]
        self.opening = frozenset(firsts)
        self._sentences = array("l", [-1]) * len(self.tokens)
        for number, (first, end) in enumerate(pairwise([*firsts, len(self.tokens)])):
            self._sentences[first:end] = array("l", [number]) * (end - first)
        self._cases: dict[int, str] = {}
        self._lower = frozenset(word for word, has in zip(self.words, self.capital, strict=True) if not has)

    def _taken_tokens(self, taken: Sequence[Mention]) -> bytearray:
        marks = bytearray(len(self.tokens))
        for mention in taken:
            first, end = bisect_left(self.starts, mention.span.start), bisect_left(self.starts, mention.span.end)
            marks[first:end] = b"\x01" * (end - first)
        return marks

    def span(self, first: int, end: int) -> Span:
        """The caller's span of the tokens from one up to another."""
        return Span(self.starts[first], self.tokens[end - 1].end)

    def place(self, offset: int) -> int:
        """The first token at or after an offset of the caller's text."""
        return bisect_left(self.starts, offset)

    def sentence(self, place: int) -> int:
        """The number of the sentence that a token stands in."""
        return self._sentences[place]

    def sentence_words(self, place: int) -> Sequence[str]:
        """The folded words of the sentence that a token stands in, at most a hundred on either side of it."""
        number = self.sentence(place)
        first = self.place(self._sentence_starts[number]) if number >= 0 else 0
        last = number + 1 < len(self._sentence_starts)
        end = self.place(self._sentence_starts[number + 1]) if last else len(self.words)
        return self.words[max(first, place - _WINDOW) : min(end, place + _WINDOW)]

    def case(self, place: int) -> str:
        """How the sentence of a token is written: `"normal"`, `"title"` (Every Word So) or `"upper"`."""
        number = self.sentence(place)
        if number not in self._cases:
            self._cases[number] = self._case_of(number) if number >= 0 else "normal"
        return self._cases[number]

    def _case_of(self, number: int) -> str:
        span = self.document.sentences[number]
        surface = span.of(self.document.text)
        if surface.endswith((".", "!", "?")) and surface != surface.upper():
            return "normal"
        if surface == surface.upper() and len(surface.split()) > 2 and any(c.isalpha() for c in surface):
            return "upper"
        first, end = self.place(span.start), self.place(span.end)
        telling = [
            self.capital[place]
            for place in range(first + 1, end)
            if len(word := self.words[place]) > 3 and word[0].isalpha() and word not in self.cues.function_words
        ]
        return "title" if len(telling) >= _FEWEST_FOR_TITLE_CASE and sum(telling) >= 0.8 * len(telling) else "normal"

    def is_plain(self, place: int) -> bool:
        """Whether a capital letter at a token is no sign of a name, because any word would have it there."""
        return place in self.opening or self.case(place) != "normal" or self._after_opening_quote(place)

    def _after_opening_quote(self, place: int) -> bool:
        return place > 0 and self.words[place - 1] in _QUOTES and place - 1 in self.opening

    def is_joined_to_name(self, place: int) -> bool:
        """Whether a particle joins a token to a name word before it, as in "Operário do Vale"."""
        if place < 2 or self.words[place - 1] not in self.cues.particles or not self.joined[place]:
            return False
        return bool(self.joined[place - 1]) and place - 2 not in self.opening and self.is_name_word(place - 2)

    def is_name_word(self, place: int) -> bool:
        """Whether a token is written as a part of a name."""
        word = self.words[place]
        if word in self.cues.saints and self.capital[place] and place + 1 < len(self.words):
            return bool(self.joined[place + 1] and self.capital[place + 1])
        if not self.capital[place] or self._taken[place] or word in self.cues.function_words or self.is_title(place):
            return False
        if word in self.cues.openers and place in self.opening:
            return False
        case = self.case(place)
        return case == "normal" or (case == "title" and word not in self.cues.common and word not in self.cues.acts)

    def is_word(self, word: str) -> bool:
        """Whether a folded word is an ordinary one too, by the tables of the language or elsewhere in the text."""
        known = (self.cues.ordinary, self._lower, self._things, self._titles)
        return any(word in words or (word.endswith("s") and word[:-1] in words) for words in known)

    def is_title(self, place: int) -> bool:
        """Whether a token is an office or trade, or a noun with a capital only because any word would have it."""
        word = self.words[place]
        if word in self.cues.beside or word in self._titles:
            return True
        return word in self._things and self.is_plain(place)

    def is_lower(self, place: int) -> bool:
        """Whether a token is an ordinary word in small letters."""
        return self.words[place][0].isalpha() and not self.capital[place]

    def is_quoted(self, first: int, end: int) -> bool:
        """Whether quotation marks stand right around some tokens."""
        before, after = self.words[first - 1] if first else "", self.words[end] if end < len(self.words) else ""
        return before in _QUOTES and (after in _QUOTES or after in (",", "."))

    def writes(self, name: Name, first: int, end: int) -> bool:
        """Whether the tokens are written as that name: with its capitals, and not inside a date or an amount."""
        if all(self._taken[first:end]):
            return False
        surface = self.span(first, end).of(self.document.text)
        word = self.words[first]
        is_word = word in self.cues.common or word in self.cues.function_words
        if name.is_acronym:
            if surface == surface.upper():
                return not (is_word and self.case(first) == "upper")
            return len(name.text) > 2 and surface[0].isupper() and not is_word
        if end - first == 1 and word in self.cues.function_words and self.is_plain(first):
            return False
        if not name.text[0].isupper():
            return True
        if not self.capital[first] or self.case(first) == "upper":
            return bool(self.capital[first]) and (end - first > 1 or not is_word)
        if self.is_quoted(first, end):
            return True
        capitals = [piece[0].isupper() for piece in name.text.replace("-", " ").split() if piece[0].isalpha()]
        written = [bool(self.capital[place]) for place in range(first, end) if self.words[place][0].isalpha()]
        if len(capitals) != len(written):
            return True
        return all(has or not needs for needs, has in zip(capitals, written, strict=True))


_WINDOW = 100
