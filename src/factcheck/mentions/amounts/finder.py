"""Amounts in a document: what is counted, measured or paid, found in one pass and in reading order."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.document import Document
from factcheck.languages import LanguagePack
from factcheck.mentions.amounts.currencies import load_currencies
from factcheck.mentions.amounts.cursor import Cursor
from factcheck.mentions.amounts.draft import Draft
from factcheck.mentions.amounts.hedges import Hedge, bounds, load_hedges
from factcheck.mentions.amounts.identifiers import (
    identifier_end,
    internet_spans,
)
from factcheck.mentions.amounts.lexicon import load_lexicon
from factcheck.mentions.amounts.measures import load_units
from factcheck.mentions.amounts.names import NameFilter
from factcheck.mentions.amounts.numeral import Numeral
from factcheck.mentions.amounts.numerals import NumeralReader
from factcheck.mentions.amounts.ordinals import OrdinalReader, roman_words
from factcheck.mentions.amounts.ranges import RangeReader
from factcheck.mentions.amounts.reader import AmountReader
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import Money, Number, Quantity

# A year with nothing behind it, and a day or a year in parentheses: no amount, told without reading it.
_BARE = re.compile(r"(?:1[5-9]|20)\d\d(?=[,.;:!?](?:\s|\Z)|\))|(?<=\()\d{1,4}\)")
_LONGEST_BARE = 8
_LONGEST_SYMBOL = 3  # units and currencies have symbols and codes of up to three letters
_DIGITS = re.compile(r"[0-9]+|[½¼¾]|[.,](?<![\w.,][.,])(?=[0-9])")


@lru_cache
def load_companions(pack: LanguagePack) -> frozenset[str]:
    """Every word that can make a number of the article before it: all that the tables of amounts know."""
    names = (*load_units(pack).names, *load_currencies(pack).first_words)
    return frozenset(word for text in (*names, *_texts(pack.table("numbers"))) for word in text.split())


def _texts(table: object) -> Iterator[str]:
    """Every key and every string in a table."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield key
            yield from _texts(value)
    elif isinstance(table, Sequence):
        for value in table:
            yield from _texts(value)


def _hits(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    return ((hit.start(), hit.group()) for hit in pattern.finditer(text))


def find_amounts(document: Document) -> tuple[Mention, ...]:
    """The numbers, ordinals, percentages, quantities and sums of money of a document, in reading order.

    Args:
        document: The text; its language says what separators and words mean.

    Examples:
        >>> from factcheck.languages import load_pack
        >>> text = "Lucrou mais de R$ 188,3 bilhões, 12,25% a mais, com 208 mil pessoas."
        >>> for mention in find_amounts(Document(text, load_pack("pt"))):
        ...     print(mention.surface, "|", mention.rule)
        R$ 188,3 bilhões | pt.money.symbol_first
        12,25% | pt.percent.sign
        208 mil pessoas | pt.quantity.count
    """
    return tuple(AmountFinder(document).find())


class AmountFinder:
    """Finds the amounts of one document.

    Args:
        document: The text.
    """

    def __init__(self, document: Document) -> None:
        pack = document.pack
        self.document = document
        self.cursor = Cursor(document.folded.text, document.folded.beside(document.text))
        self.text = self.cursor.text
        self.original = self.cursor.original
        self.language = pack.language
        self.lexicon = load_lexicon(pack)
        self.currencies = load_currencies(pack)
        self.hedges = load_hedges(pack)
        self.after_articles = load_companions(pack)
        self.numerals = NumeralReader(self.cursor, self.lexicon)
        self.ordinals = OrdinalReader(self.numerals.groups)
        self.amounts = AmountReader(self.numerals, self.currencies, load_units(pack))
        self.ranges = RangeReader(self.amounts)
        self.names = NameFilter(self.numerals)

    def find(self) -> list[Mention]:
        """The mentions, in reading order."""
        found: list[Mention] = []
        multiples, text = self.lexicon.multiples, self.text
        skipped = iter(internet_spans(text))
        skip = next(skipped, None)
        places = heapq.merge(roman_words(self.original), _hits(self.lexicon.starts, text), _hits(_DIGITS, text))
        for start, word in places:
            if start < self.cursor.floor:
                continue
            while skip is not None and skip[1] <= start:
                skip = next(skipped, None)
            if skip is not None and skip[0] <= start:
                continue
            if word.isalpha():
                if word.isupper():
                    self._roman(found, start, word)
                    continue
                if word in multiples:
                    draft: Draft | None = self._multiple(start, word)
                else:
                    draft = self._in_words(start, word)
            else:
                draft = self._in_digits(start)
            if draft is not None:
                found.append(self._mention(draft))
                self.cursor.floor = max(self.cursor.floor, draft.end)
        return found

    def _in_digits(self, start: int) -> Draft | None:
        text = self.text
        before = text[start - 1 : start] if start else ""
        signed = start - 1 if before == "-" and text[start - 2 : start - 1] in " $€£" else start  # "R$ -3 milhões"
        mark = self.currencies.mark_before(text, self.original, signed, self.cursor.floor)
        glued = mark is not None and mark.end == start
        if before and not glued:
            if before.isalnum() or before == "_":
                self._skip_run(start)
                return None
            if before in "-–/.,:'+" and text[start - 2 : start - 1].isalnum() and start >= 2:
                self._skip_run(start)
                return None
        if (end := identifier_end(text, start)) is not None and mark is None:
            self.cursor.floor = end
            return None
        if mark is None and self.cursor.extent > _LONGEST_BARE and _BARE.match(text, start):
            self.cursor.floor = start + 1
            return None
        ordinal = self.ordinals.read_digits(start) if mark is None else None
        if ordinal is not None:
            self.cursor.floor = ordinal.end
            return self._ordinal(ordinal) if ordinal.kind == "ordinal" else None
        draft = self.amounts.amount(start, mark)
        if draft is None or (draft.bare and self.names.is_cut(draft.numeral.end)):
            self._skip_run(start)
            return None
        draft = self.ranges.range(draft)
        if draft.bare and not self.names.is_number(draft):
            self.cursor.floor = max(self.cursor.floor, draft.end)
            return None
        return draft

    def _in_words(self, start: int, word: str) -> Draft | None:
        text, lexicon = self.text, self.lexicon
        before = text[start - 1 : start] if start else ""
        if before and (
            before.isalnum()
            or before in "_@#"
            or (before in "-'" and text[start - 2 : start - 1].isalnum() and not self._after_numeral(start))
        ):
            return None
        if word in lexicon.articles and self._is_plain_article(start, word):
            return None
        ordinal = self.ordinals.read_words(start, word)
        if ordinal is not None:
            self.cursor.floor = ordinal.end
            return self._ordinal(ordinal) if ordinal.kind == "ordinal" else None
        before = self.cursor.previous(start)
        if word in lexicon.alone and before in lexicon.vague_before:
            return None
        if word in lexicon.halves and before in lexicon.ordinals:
            return None  # "the first half", "na primeira metade"
        mark = self.currencies.mark_before(text, self.original, start, self.cursor.floor)
        draft = self.amounts.amount(start, mark)
        if draft is None:
            return None
        if draft.rule in ("number.words", "quantity.count") and self.names.is_name(start, draft.numeral.end):
            self.cursor.floor = draft.end
            return None
        if draft.kind is MentionKind.NUMBER and self.names.is_hour(start, draft):
            self.cursor.floor = draft.end
            return None
        if draft.rule in ("number.words", "quantity.count") and draft.numeral.kind == "article":
            hedge = self.hedges.before_at(text, start, self.cursor.floor)
            alone = self.cursor.extent == draft.end - draft.start
            counted = self.cursor.previous(start) in lexicon.counted_after
            ranged = self.ranges.range(draft)
            if ranged.end != draft.end and ranged.unit:
                return ranged  # "um a dois metros"
            counted |= self.cursor.next_word(draft.end)[0] in lexicon.counted_before
            if not (alone or counted or draft.start < start or (hedge is not None and hedge.effect != "about")):
                return None
            return draft
        return self.ranges.range(draft)

    def _is_plain_article(self, start: int, word: str) -> bool:
        """Whether nothing beside an article can make a number of it, as in "um projeto": quicker than reading it."""
        after, _ = self.cursor.next_word(start + len(word))
        if len(after) <= _LONGEST_SYMBOL or after in self.after_articles:
            return False
        if self.cursor.previous(start) in self.lexicon.counted_after:
            return False
        return self.hedges.before_at(self.text, start, self.cursor.floor) is None

    def _after_numeral(self, start: int) -> bool:
        """Whether the word before a hyphen is a number too, as in "three-nought-four"."""
        before = re.search(r"[^\W\d_]+\Z", self.text[max(0, start - 20) : start - 1])
        return before is not None and before.group() in self.lexicon.cardinals

    def _multiple(self, start: int, word: str) -> Draft | None:
        if self.text[start - 1 : start] == "-" or self.text[start + len(word) : start + len(word) + 1] == "-":
            return None
        value = Decimal(self.lexicon.multiples[word])
        step = Decimal("0.5")  # "dobrou" is said of anything from 1.75 to 2.25 times as much
        numeral = Numeral(start, start + len(word), value, Decimal(0), kind="fraction")
        return Draft(start, numeral.end, MentionKind.NUMBER, "number.multiple", value, step, numeral)

    def _ordinal(self, numeral: Numeral) -> Draft:
        return Draft(
            numeral.start,
            numeral.end,
            MentionKind.ORDINAL,
            "ordinal.digits" if numeral.digits else "ordinal.words",
            numeral.value,
            Decimal(0),
            numeral,
        )

    def _roman(self, found: list[Mention], start: int, word: str) -> None:
        numeral = self.ordinals.read_roman(start, word)
        if numeral is not None:
            draft = self._ordinal(numeral)
            draft.rule = "ordinal.roman"
            found.append(self._mention(draft))
            self.cursor.floor = draft.end

    def _mention(self, draft: Draft) -> Mention:
        hedge = self.hedges.before_at(self.text, draft.start, self.cursor.floor)
        if hedge is not None and self.hedges.passes(hedge, self.text, draft.end):
            hedge = None
        if hedge is None and (draft.upper is None):
            hedge = self.hedges.after_at(self.text, draft.end)
        if draft.kind is MentionKind.ORDINAL or (hedge is not None and hedge.effect == "at_most" and draft.upper):
            hedge = None
        lower, upper = self._bounds(draft, hedge)
        folded = self.document.folded
        span = folded.span(draft.start, draft.end)
        readings = self._readings(draft, lower, upper)
        return Mention(
            span,
            span.of(self.document.text),
            draft.kind,
            f"{self.language}.{draft.rule}",
            readings=readings,
            parts=self._parts(draft, hedge),
        )

    def _bounds(self, draft: Draft, hedge: Hedge | None) -> tuple[Decimal | None, Decimal | None]:
        if draft.upper is not None:
            return draft.value, draft.upper
        return bounds(draft.value, draft.step, hedge.effect if hedge else None)

    def _readings(self, draft: Draft, lower: Decimal | None, upper: Decimal | None) -> list[Reading]:
        amount, step = draft.value, draft.step
        if draft.kind is MentionKind.MONEY and draft.currency is not None:
            codes, reason = self.currencies.order(draft.currency, self.cursor.sentence(draft.start))
            readings = [
                Reading(
                    Money(amount, code, step=step, lower=lower, upper=upper),
                    reason if place == 0 else "shared_name",
                    draft.currency.mark,
                )
                for place, code in enumerate(codes)
            ]
            if draft.currency.mass is not None:
                mass = Quantity(amount, draft.currency.mass, step=step, lower=lower, upper=upper)
                readings.append(Reading(mass, "also_a_mass", draft.currency.mark))
            return readings
        if draft.kind in (MentionKind.PERCENT, MentionKind.QUANTITY):
            value: Quantity | Number = Quantity(amount, draft.unit, step=step, lower=lower, upper=upper)
        else:
            value = Number(amount, step=step, lower=lower, upper=upper)
        return [Reading(value, draft.numeral.reason if draft.numeral.digits else "words")]

    def _parts(self, draft: Draft, hedge: Hedge | None) -> list[Part]:
        folded, numeral = self.document.folded, draft.numeral
        parts: list[tuple[str, int, int, str]] = []
        if hedge is not None:
            parts.append(("hedge", hedge.start, hedge.end, hedge.words))
        if draft.kind is not MentionKind.ORDINAL:
            number_end = numeral.number_end if numeral.number_end > numeral.start else numeral.end
            parts.append(("number", numeral.start, number_end, self.text[numeral.start : number_end]))
            if numeral.scale_start >= 0:
                stop = numeral.scale_start + len(self.cursor.word_at(numeral.scale_start))
                parts.append(("scale", numeral.scale_start, stop, self.text[numeral.scale_start : stop]))
        parts.extend(draft.pieces)
        parts.sort(key=lambda part: part[1])
        return [Part(name, folded.span(start, end), value) for name, start, end, value in parts if start < end]

    def _skip_run(self, start: int) -> None:
        match = re.compile(r"[.,]?\d[\w.,/:-]{0,200}").match(self.text, start)
        self.cursor.floor = max(self.cursor.floor, match.end() if match else start + 1)
