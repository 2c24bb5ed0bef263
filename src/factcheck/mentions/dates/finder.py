"""The dates of a document: its text as letters, the stretches that may hold a date, the grammar over each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from factcheck.document import Document
from factcheck.errors import InvalidDateError
from factcheck.mentions.dates.alphabet import END, NAME, SIGN, SPACE, START, TOKEN, UNKNOWN, Item
from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.grammar import Grammar, Rule, load_grammar
from factcheck.mentions.dates.holidays import feast
from factcheck.mentions.dates.meaning import Moment
from factcheck.mentions.dates.partial import OUT_OF_CALENDAR, Length, Partial, Settled, Unsettled, When
from factcheck.mentions.dates.tense import TenseReader
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import DateInterval, Precision

_BLOCK = 1 << 15
"""Characters that are read at a time, so that memory stays flat."""

_TOLD_ALONG = 400
"""Characters within which a year that was written counts for days and months that follow it."""

_LONGEST_STRETCH = 240
"""Tokens that may stand together; longer runs of dates and numbers are cut."""

_SENTENCE_ENDS = frozenset(".!?:;•")
_OPENINGS = frozenset("\"'(*-–—[")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_LONGEST_ABBREVIATION = 12
_EMITTED = ("when", "duration")


def find_dates(document: Document) -> tuple[Mention, ...]:
    """The dates, periods and durations of a document, in reading order, without overlaps.

    Args:
        document: The document; relative dates stay unresolved where it has no day of publication.
    """
    return tuple(_Finder(document).mentions())


class _Finder:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._grammar: Grammar = load_grammar(document.pack.language)
        self._text = document.folded.text
        self._written = document.folded.beside(document.text)
        self._tense = TenseReader(document)
        self._place = Item(0, 0, "", None)
        self._year = 0, 0
        self._start = self._grammar.alphabet.letter([START])
        self._abbreviations = self._grammar.abbreviations
        self._moment = Moment(
            document.published,
            lambda: self._tense.around(self._place.start, self._place.end),
            document.pack.region not in self._grammar.table["writing"]["month_first"],
            self._grammar.table["seasons"],
            feast,
        )

    def mentions(self) -> Iterator[Mention]:
        for items in self._stretches():
            letters = "".join([item.letter for item in items])
            for layer in self._grammar.layers:
                rewritten = layer.rewrite(items, letters, self._build)
                if rewritten is not items:
                    items, letters = rewritten, "".join([item.letter for item in rewritten])
            for item in items:
                if item.rule and (roles := self._grammar.alphabet.roles(item.letter)) and roles.intersection(_EMITTED):
                    yield self._mention(item)

    # --- text to items ---------------------------------------------------------------------------------------------

    def _stretches(self) -> Iterator[list[Item]]:
        """Runs of words that the grammar knows, with a neighbour on either side, where one of them may be a date."""
        for start, end in _blocks(self._text):
            tokens = TOKEN.findall(self._text, start, end)
            letters = "".join([self._grammar.alphabet[token] for token in tokens])
            reached = at = 0
            offset = start
            for match in self._grammar.anchors.finditer(letters):
                if match.start() < reached:
                    continue
                first = max(reached, letters.rfind(UNKNOWN, reached, match.start()), _last(letters, reached, match))
                last = min(_next(letters, UNKNOWN, match.end()), _next(letters, SIGN, match.end()))
                last = min(last + 1, first + _LONGEST_STRETCH, len(letters))
                offset += sum(map(len, tokens[at:first]))
                at, reached = first, last
                yield self._items(tokens[first:last], letters[first:last], offset)

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
        return word is None or word.group() not in self._abbreviations

    def _is_usual(self, start: int, end: int, word: str, begins: bool) -> bool:
        written = self._written[start:end]
        spelt = self._grammar.spelt.get(word)
        if spelt is not None and written.lower() != spelt:
            return False
        if self._grammar.capitalised:
            return written[:1].isupper()
        return not written[:1].isupper() or begins

    # --- matches to values -----------------------------------------------------------------------------------------

    def _build(self, rule: Rule, captures: Captures, node: Item) -> bool:
        self._place = node
        only = rule.arguments.get("only")
        if only is not None and self._moment.tense().value != only:
            return False
        try:
            value = rule.value(captures, self._moment)
        except (OverflowError, InvalidDateError):
            value = OUT_OF_CALENDAR
        if value is None:
            return False
        node.value = value
        makes = rule.makes
        if "{unit}" in makes:
            makes = makes.replace("{unit}", str(captures.get("unit")))
        alphabet = self._grammar.alphabet
        if isinstance(value, int):
            node.letter = alphabet.ordinal(value) if makes == "ordinal" else alphabet.numeral(value)
        else:
            node.letter = alphabet.letter(makes.split())
        return True

    # --- values to mentions ----------------------------------------------------------------------------------------

    def _mention(self, item: Item) -> Mention:
        document = self._document
        span = document.folded.span(item.start, item.end)
        parts = [Part(name, document.folded.span(start, end), value) for name, start, end, value in item.parts]
        self._place = item
        value = item.value
        if isinstance(value, Length):
            quantity = value.quantity()
            reading = Reading(quantity, "written")
            return Mention(
                span, span.of(document.text), MentionKind.DURATION, item.rule, readings=[reading], parts=parts
            )
        settled = self._moment.settle(self._with_year_before(value, item))
        kind = self._kind(item, settled)
        if isinstance(settled, Unsettled):
            return Mention(span, span.of(document.text), kind, item.rule, unresolved=settled.code, parts=parts)
        readings = [Reading(interval, reason) for interval, reason in dict.fromkeys(settled.readings)]
        return Mention(span, span.of(document.text), kind, item.rule, readings=readings, parts=parts)

    def _with_year_before(self, value: When, item: Item) -> When:
        """A day or month without its year may be of the year that was written last before it, in a text that tells
        what happened one day after another.
        """
        for name, start, _, year in item.parts:
            if name == "year" and isinstance(year, int) and year > 99:
                self._year = year, start
        year, place = self._year
        if not year or item.start - place > _TOLD_ALONG:
            return value
        if not isinstance(value, Partial) or value.year is not None or value.month is None:
            return value
        other = attrs.evolve(value, year=year, reason="year_before", others=())
        return attrs.evolve(value, others=(*value.others, other))

    def _kind(self, item: Item, settled: Settled | Unsettled) -> MentionKind:
        if isinstance(settled, Settled):
            interval = settled.first
            return MentionKind.PERIOD if settled.period or not _is_date(interval) else MentionKind.DATE
        roles = self._grammar.alphabet.roles(item.letter)
        return MentionKind.DATE if roles & {"of_day", "of_month", "of_year"} else MentionKind.PERIOD


def _is_date(interval: DateInterval) -> bool:
    """Whether this is one day, one month or one year."""
    if interval.precision is Precision.DAY:
        return interval.start is not None and interval.start == interval.last
    return interval.precision in (Precision.MONTH, Precision.YEAR) and interval.is_unit


def _last(letters: str, reached: int, match: re.Match[str]) -> int:
    return letters.rfind(SIGN, reached, match.start())


def _next(letters: str, letter: str, place: int) -> int:
    found = letters.find(letter, place)
    return len(letters) if found < 0 else found


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
