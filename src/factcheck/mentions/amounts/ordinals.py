"""Ordinals: "terceiro", "21st", "4.ª", "forty-second", "XXVI Congresso"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.mentions.amounts.groups import GroupReader
from factcheck.mentions.amounts.identifiers import begins_sentence
from factcheck.mentions.amounts.numeral import Numeral

_DIGITS = re.compile(r"(\d{1,4}(?:[.,]\d{3})*)(\.?[ºª°]|\.?[a-z]{1,2})(?![\w])")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_ROMAN_LETTERS = re.compile(r"[IVXLCDM]+")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_JOIN = re.compile(r"[ \t]{1,3}|[ \t]?[-–—][ \t]?")
_CLOSING = re.compile(r"-([^\W\d_]+)")


class OrdinalReader:
    """Reads ordinals of one language out of one folded text.

    Args:
        groups: The reader of number words, for "one hundred and first".
    """

    def __init__(self, groups: GroupReader) -> None:
        self.groups = groups
        self.cursor = groups.cursor
        self.text = groups.text
        self.original = groups.original
        self.lexicon = groups.lexicon

    def read_digits(self, start: int) -> Numeral | None:
        """The ordinal in digits with its mark at a position, or None."""
        match = _DIGITS.match(self.text, start)
        if match is None or match.group(2) not in self.lexicon.ordinal_marks:
            return None
        digits = match.group(1).replace(".", "").replace(",", "")
        mark = match.group(2)
        if mark.strip(".").isascii():
            if mark.startswith(".") and len(digits) > 2:
                return None
            if not self._agrees(int(digits), mark.strip(".")):
                return None
        if mark.strip(".") in ("°", "º") and self.text[match.end() : match.end() + 2].strip(" ") in ("c", "f"):
            following = self.text[match.end() : match.end() + 3]
            if following.strip(" ")[:1] in ("c", "f") and not following.strip(" ")[1:2].isalpha():
                return None
        if int(digits) == 0:
            return None
        numeral = Numeral(start, match.end(), Decimal(digits), Decimal(0), kind="ordinal", digits=True)
        after, _ = self.cursor.next_word(match.end())
        return _none(numeral) if after in self.lexicon.never_ordinal_before else numeral

    def _agrees(self, value: int, mark: str) -> bool:
        """Whether a mark follows from the number where the language has it so: 1st, 12th; others are misprints."""
        marks = self.lexicon.marks_by_digit
        if not marks:
            return True
        return mark == marks["other" if value % 100 in (11, 12, 13) else str(value % 10)]

    def read_words(self, start: int, word: str) -> Numeral | None:
        """The ordinal in words at a position; of kind "none" where such words name something else."""
        lexicon = self.lexicon
        if word in lexicon.ordinals:
            return self._sequence(start, start, 0, None)
        if word not in lexicon.cardinals and word not in lexicon.hundreds:
            return None
        group = self.groups.word_group(start)
        total, limit = Decimal(0), None
        for _ in range(4):
            closing = self._after(group.end)
            if closing is not None:
                value = lexicon.ordinals[self.cursor.word_at(closing)]
                head = int(group.value)
                if group.value == 1 and value > 2 and limit is None:
                    return None  # "one eighth" is a fraction
                if not lexicon.hundreds and self.cursor.word_at(closing).endswith("s") and value >= 100 and head > 1:
                    return None  # "vinte e dois milésimos" are parts
                if value >= 1000 or (lexicon.hundreds and value == 100):
                    return self._sequence(start, closing, int(total), head)
                if head % (10 if value < 10 else 100) == 0 and head:
                    if not lexicon.hundreds:
                        return None
                    return self._sequence(start, closing, int(total) + head, None)
                return None
            factor, end, _mark = self.groups.scale(group, money=False)
            if factor == 1 or (limit is not None and factor >= limit):
                return None
            total, limit = total + group.value * factor, factor
            following = self.groups.join(end, joined=True)
            if following is None:
                return None
            next_word = self.cursor.word_at(following)
            if next_word in lexicon.ordinals:
                return self._sequence(start, following, int(total), None)
            if next_word not in lexicon.cardinals and next_word not in lexicon.hundreds:
                return None
            group = self.groups.word_group(following)
        return None

    def _after(self, end: int) -> int | None:
        gap = _JOIN.match(self.text, end)
        if gap is None:
            return None
        word, start = self.cursor.word_at(gap.end()), gap.end()
        if word in self.lexicon.connectors and self.lexicon.hundreds:  # "one hundred and first"
            word, start = self.cursor.next_word(start + len(word))
        return start if word in self.lexicon.ordinals else None

    def _sequence(self, start: int, position: int, total: int, head: int | None) -> Numeral | None:
        """Ordinal words in falling order: "milésimo quingentésimo vigésimo terceiro"."""
        lexicon, text = self.lexicon, self.text
        word = self.cursor.word_at(position)
        value = lexicon.ordinals[word]
        total += value * head if head is not None else value
        end, last, words = position + len(word), value, [word]
        for _ in range(6):
            gap = _JOIN.match(text, end)
            if gap is None:
                break
            following = self.cursor.word_at(gap.end())
            smaller = lexicon.ordinals.get(following)
            if smaller is None or last < 10 or smaller >= (last if last > 90 else 10):
                break
            if lexicon.hundreds and last < 100:
                break
            total += smaller
            end, last = gap.end() + len(following), smaller
            words.append(following)
        numeral = Numeral(start, end, Decimal(total), Decimal(0), kind="ordinal")
        if start == position and len(words) == 1 and not self._is_ordinal(start, end, words[0]):
            return None if words[0] in lexicon.halves or words[0] in lexicon.cardinals else _none(numeral)
        return numeral

    def _is_ordinal(self, start: int, end: int, word: str) -> bool:
        text, lexicon = self.text, self.lexicon
        if self.cursor.extent == end - start:
            return True
        after, position = self.cursor.next_word(end)
        if after in lexicon.never_ordinal_before:
            return False
        if hyphen := _CLOSING.match(text, end):
            tail = hyphen.group(1)
            return bool(lexicon.ordinal_tails.fullmatch(tail))
        capital = self.original[start].isupper()
        if capital and self.original[position : position + 1].isupper() and after:
            return False
        if capital and not begins_sentence(text, start):
            return False
        if word not in lexicon.doubtful_ordinals:
            return True
        before = re.search(r"([^\W\d_]+)[ \t]{1,2}\Z", text[max(0, start - 20) : start])
        determined = before is not None and before.group(1) in lexicon.determiners
        if not determined:
            return False
        if not after or after in lexicon.not_before_ordinal:
            return word in lexicon.elliptic and not after
        return True

    def read_roman(self, start: int, word: str) -> Numeral | None:
        """The Roman numeral that numbers the noun beside it, or None."""
        end = start + len(word)
        if self.text[end : end + 1] == "-" or self.text[start - 1 : start] in ("-", "'", "_"):
            return None
        after, _ = self.cursor.next_word(end)
        before = re.search(r"([^\W\d_]+)[ \t]{1,2}\Z", self.text[max(0, start - 20) : start])
        if after not in self.lexicon.roman_behind and (
            before is None or before.group(1) not in self.lexicon.roman_before
        ):
            return None
        total, previous = 0, 0
        for letter in reversed(word):
            value = _ROMAN_VALUES[letter]
            total += value if value >= previous else -value
            previous = max(previous, value)
        return Numeral(start, end, Decimal(total), Decimal(0), kind="ordinal")


def roman_words(original: str) -> Iterator[tuple[int, str]]:
    """The words of a text that are Roman numerals in capitals, each with where it begins, in reading order."""
    for hit in _ROMAN_LETTERS.finditer(original):
        start, end = hit.span()
        if not original[start - 1 : start].isalpha() and not original[end : end + 1].isalpha() and end - start <= 10:
            if _ROMAN.match(hit.group()) is not None:
                yield start, hit.group()


def _none(numeral: Numeral) -> Numeral:
    return Numeral(numeral.start, numeral.end, numeral.value, Decimal(0), kind="none")
