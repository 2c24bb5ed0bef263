"""A document as stretches of items: runs of words that the grammar knows, where one of them may be a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.document import Document
from factcheck.mentions.dates.alphabet import END, NAME, SIGN, SPACE, START, TOKEN, UNKNOWN, Item
from factcheck.mentions.dates.grammar import Grammar

_BLOCK = 1 << 15
"""Characters that are read at a time, so that memory stays flat."""
_LONGEST_STRETCH = 240
"""Tokens that may stand together; longer runs of dates and numbers are cut."""
_SENTENCE_ENDS = frozenset(".!?:;•")
_OPENINGS = frozenset("\"'(*-–—[")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_LONGEST_ABBREVIATION = 12


class TextReader:
    """Reads a document in the letters of a grammar.

    Args:
        document: The document.
        grammar: The grammar of its language.
    """

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._grammar = grammar
        self._text = document.folded.text
        self._written = document.folded.beside(document.text)
        self._start = grammar.alphabet.letter([START])

    def stretches(self) -> Iterator[list[Item]]:
        """Runs of words that the grammar knows, with a neighbour on either side, where one of them may be a date."""
        certain = self._grammar.certain
        for start, end in _blocks(self._text):
            tokens = TOKEN.findall(self._text, start, end)
            letters = "".join([self._grammar.alphabet[token] for token in tokens])
            reached = at = 0
            offset = start
            for match in self._grammar.anchors.finditer(letters):
                if match.start() < reached:
                    continue
                back = max(reached, match.start() - _LONGEST_STRETCH)
                first = max(back, letters.rfind(UNKNOWN, back, match.start()), letters.rfind(SIGN, back, match.start()))
                limit = min(first + _LONGEST_STRETCH, len(letters))
                last = min(_next(letters, UNKNOWN, match.end(), limit), _next(letters, SIGN, match.end(), limit))
                last = min(last + 1, limit)
                offset += sum(map(len, tokens[at:first]))
                at, reached = first, last
                items = self._items(tokens[first:last], letters[first:last], offset)
                if certain.search(letters, first, last) or certain.search("".join([item.letter for item in items])):
                    yield items

    def _items(self, tokens: list[str], letters: str, offset: int) -> list[Item]:
        grammar = self._grammar
        items: list[Item] = []
        skip = 0
        for at, (token, letter) in enumerate(zip(tokens, letters, strict=True)):
            start = offset
            offset += len(token)
            if skip:
                skip -= 1
                continue
            begins = letter != SPACE and self._begins(start)
            if begins:
                items.append(Item(start, start, self._start, {}))
            if letter in (UNKNOWN, SIGN):
                if letter == UNKNOWN and not begins and self._written[start].isupper():
                    letter = grammar.alphabet.letter([NAME])
                items.append(Item(start, offset, letter, {}))
                continue
            meanings: Mapping[str, Any] = grammar.alphabet.read(token)
            length = 1
            word = token
            for phrase, phrase_meanings in grammar.phrases.get(token, ()):
                if found := _matches(phrase, tokens, at):
                    meanings, length, word = phrase_meanings, found, " ".join(phrase)
                    letter = grammar.alphabet.letter(meanings)
                    break
            if length > 1:
                skip = length - 1
            end = start + sum(map(len, tokens[at : at + length]))
            if word in grammar.odd and not self._is_usual(start, end, word, begins):
                meanings = grammar.odd[word]
                letter = grammar.alphabet.letter(meanings or [NAME])
            items.append(Item(start, end, letter, meanings))
        if offset >= len(self._text) or self._text[offset] in "\n\r":
            items.append(Item(offset, offset, grammar.alphabet.letter([END]), {}))
        return items

    def _begins(self, start: int) -> bool:
        """Whether a sentence begins here, so that a capital tells nothing."""
        text = self._text
        if start > 1 and (text[start - 1].isalnum() or (text[start - 1] == " " and text[start - 2].isalnum())):
            return False
        at = start - 1
        while at >= 0 and start - at < 6 and (text[at] in " \u00a0" or text[at] in _OPENINGS):
            at -= 1
        if at < 0 or text[at] in "\n\r":
            return True
        if at == start - 1 or text[at] not in _SENTENCE_ENDS:
            return False
        if text[at] != ".":
            return True
        word = _WORD_BEFORE.search(text, max(0, at - _LONGEST_ABBREVIATION), at)
        return word is None or word.group() not in self._grammar.abbreviations

    def _is_usual(self, start: int, end: int, word: str, begins: bool) -> bool:
        written = self._written[start:end]
        spelt = self._grammar.spelt.get(word)
        if spelt is not None and (written if spelt.isupper() else written.lower()) != spelt:
            return False
        if self._grammar.capitalised:
            return written[:1].isupper()
        return not written[:1].isupper() or begins


def _next(letters: str, letter: str, place: int, limit: int) -> int:
    found = letters.find(letter, place, limit)
    return limit if found < 0 else found


def _matches(phrase: tuple[str, ...], tokens: list[str], at: int) -> int:
    """How many tokens a phrase takes here, spaces and hyphens between its words included; 0 if it is not here."""
    place = at
    for word in phrase:
        while place > at and place < len(tokens) and (tokens[place] == "-" or tokens[place].isspace()):
            place += 1
        if place >= len(tokens) or tokens[place] != word:
            return 0
        place += 1
    return place - at


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of the text, cut at the end of a line or else at a space."""
    start = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        if end < len(text):
            cuts = (text.rfind(cut, start + _BLOCK // 2, end) for cut in ("\n", ". ", " "))
            end = next((cut + 1 for cut in cuts if cut >= 0), end)
        yield start, end
        start = end
