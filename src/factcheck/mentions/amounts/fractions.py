"""Fractions in words and digits: "dois terços", "one over twenty", "2 1/4", "seis milhões com dois terços"."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from factcheck.mentions.amounts.cursor import GAP, HYPHEN
from factcheck.mentions.amounts.groups import VULGAR, GroupReader, percent_at
from factcheck.mentions.amounts.numeral import ONE, Group, Numeral, decimal_of, part_step
from factcheck.values.amounts import EXACT

_SLASH = re.compile(r"[ ]?[/⁄]")


class FractionReader:
    """Reads fractions, alone and behind a number.

    Args:
        groups: The reader of what fractions are made of.
    """

    def __init__(self, groups: GroupReader) -> None:
        self.groups = groups
        self.cursor = groups.cursor
        self.text = groups.text
        self.original = groups.original
        self.lexicon = groups.lexicon

    def stands_alone(self, group: Group, start: int) -> bool:
        """Whether a half or a vulgar fraction is a number with nothing behind it."""
        if group.last in self.lexicon.half_alone or self.text[start : start + 1] in VULGAR:
            return True
        return (
            self.cursor.word_at(start) != group.last and self.cursor.next_word(group.end)[0] in self.lexicon.count["of"]
        )

    def part_at(self, start: int) -> tuple[Fraction, int, Decimal] | None:
        """A fraction in words at a position: "meio", "a half", "dois terços", "three quarters"."""
        word = self.cursor.word_at(start)
        lexicon = self.lexicon
        position = start
        if word in lexicon.articles:
            after, behind = self.cursor.next_word(start + len(word))
            if after in lexicon.halves or (after in lexicon.denominators and not after.endswith("s")):
                word, position = after, behind
        if word in lexicon.halves and word not in lexicon.half_nouns:
            return lexicon.halves[word], position + len(word), part_step(lexicon.halves[word])
        if position != start:
            part = Fraction(1, lexicon.denominators[word])
            return part, position + len(word), part_step(part)
        group = self.groups.word_group(start) if word in lexicon.cardinals else None
        if group is None or group.value < 1:
            return None
        return self._denominator(group)

    def _denominator(self, group: Group) -> tuple[Fraction, int, Decimal] | None:
        """The fraction that a group of words and the parts behind it make: "três quintos", "one over twenty"."""
        lexicon = self.lexicon
        gap = GAP.match(self.text, group.end) or HYPHEN.match(self.text, group.end)
        if gap is None:
            return None
        start = gap.end()
        word = self.cursor.word_at(start)
        numerator = int(group.value)
        if numerator != group.value or numerator < 1:
            return None
        if word in lexicon.denominators:
            below = lexicon.denominators[word]
            tens = lexicon.cardinals.get(group.last, 0)
            if 20 <= tens < 100 and tens % 10 == 0 and below < 10 and group.rest and lexicon.hundreds:
                return Fraction(group.rest, tens + below), start + len(word), part_step(Fraction(1, tens + below))
            if self.groups.is_part(word, start, plural=numerator > 1):
                return Fraction(numerator, below), start + len(word), part_step(Fraction(1, below))
            return None
        if word in lexicon.cardinals or word in lexicon.hundreds:
            lower = self.groups.word_group(start)
            after, behind = self.cursor.next_word(lower.end)
            if after in lexicon.denominator_words and lower.value >= 2:
                return (
                    Fraction(numerator, int(lower.value)),
                    behind + len(after),
                    part_step(Fraction(1, int(lower.value))),
                )
            if numerator == 1 and lexicon.hundreds:
                ordinal = self._closing_ordinal(start, lower)
                if ordinal is not None and ordinal[0] >= 2:
                    return Fraction(1, ordinal[0]), ordinal[1], part_step(Fraction(1, ordinal[0]))
        return None

    def _closing_ordinal(self, start: int, group: Group) -> tuple[int, int] | None:
        word, position = self.cursor.next_word(group.end)
        if not word and (hyphen := HYPHEN.match(self.text, group.end)):
            position = hyphen.end()
            word = self.cursor.word_at(position)
        value = self.lexicon.ordinals.get(word)
        if value is None:
            return None
        total = int(group.value)
        if value >= 100:
            return total * value, position + len(word)
        return (total + value, position + len(word)) if total % (10 if value < 10 else 100) == 0 else None

    def with_fraction(self, numeral: Numeral, first: Group) -> Numeral:
        """The numeral with the fraction behind it, if there is one."""
        text, lexicon, end = self.text, self.lexicon, numeral.end
        if numeral.scale == 1 and numeral.kind == "cardinal" and numeral.step == 1:
            slash = self._slashed(numeral)
            if slash is not None:
                return slash
            if first.words and (part := self._denominator(first)) is not None:
                return self._scaled(numeral, part)
            over = self._over(numeral)
            if over is not None:
                return over
        word, position = self.cursor.next_word(end)
        if word in lexicon.added and self.original[position : position + len(word)].casefold() == word:
            behind = self.cursor.next_word(position + len(word))[1]
            part = self.part_at(behind) if behind > position + len(word) else None
            if part is not None and part[0] < 1 and numeral.kind == "cardinal":
                scale_word, _ = self.cursor.next_word(part[1])
                if scale_word in lexicon.scales:
                    factor = lexicon.scales[scale_word]
                    part_end = self.cursor.next_word(part[1])[1] + len(scale_word)
                    if factor >= numeral.scale:
                        return numeral
                else:
                    factor, part_end = (
                        (numeral.scale if numeral.scale >= 1000 or numeral.scale == 12 else ONE),
                        part[1],
                    )
                if text[part_end : part_end + 1].isalnum():
                    return numeral
                return attrs.evolve(
                    numeral,
                    end=part_end,
                    value=EXACT.add(numeral.value, EXACT.multiply(decimal_of(part[0]), factor)),
                    step=EXACT.multiply(part[2], factor),
                )
        return numeral

    def _scaled(self, numeral: Numeral, part: tuple[Fraction, int, Decimal]) -> Numeral:
        value, end, step = part
        word, position = self.cursor.next_word(end)
        if word in self.lexicon.count["of"]:  # "three quarters of a million", "um quarto de milhão"
            word, position = self.cursor.next_word(position + len(word))
            if word in self.lexicon.articles:
                word, position = self.cursor.next_word(position + len(word))
        factor = ONE
        if word in self.lexicon.scales and value < 1:
            factor, end = self.lexicon.scales[word], position + len(word)
        return attrs.evolve(
            numeral,
            end=end,
            value=EXACT.multiply(decimal_of(value), factor),
            step=EXACT.multiply(step, factor),
            kind="fraction" if factor == 1 else "cardinal",
            scale=factor,
        )

    def _slashed(self, numeral: Numeral) -> Numeral | None:
        """As in "3/4", and "2 1/4" with a whole number before it."""
        if not numeral.digits:
            return None
        top, end, whole = numeral.value, numeral.end, Decimal(0)
        if (gap := GAP.match(self.text, end)) and (
            mixed := re.compile(r"([1-9]\d?)[/⁄]([1-9]\d?)(?![\w/]|[.,-]\d)").match(self.text, gap.end())
        ):
            if int(mixed.group(1)) >= int(mixed.group(2)):
                return None
            whole = numeral.value
            part = Fraction(int(mixed.group(1)), int(mixed.group(2)))
            end = mixed.end()
        else:
            slash = _SLASH.match(self.text, end)
            below = re.compile(r"[1-9]\d{0,2}(?![\w/]|[.,-]\d)").match(self.text, slash.end()) if slash else None
            if below is None or top > 999 or top != top.to_integral_value() or top == 0 or below.group() == "1":
                return None
            part = Fraction(int(top), int(below.group()))
            if part >= 1:
                return None
            end = below.end()
        value = EXACT.add(whole, decimal_of(part))
        return attrs.evolve(
            numeral, end=end, value=value, step=part_step(part), kind="fraction" if not whole else "cardinal"
        )

    def _over(self, numeral: Numeral) -> Numeral | None:
        """As in "one over twenty": a fraction only where nothing is counted behind it."""
        word, position = self.cursor.next_word(numeral.end)
        if word not in self.lexicon.over:
            return None
        group = self.groups.group(self.cursor.next_word(position + len(word))[1])
        if group is None or group.value <= numeral.value or group.value % 1 or group.fraction is not None:
            return None
        after, _ = self.cursor.next_word(group.end)
        if after and not percent_at(self.lexicon, self.text, group.end):
            return None
        part = Fraction(int(numeral.value), int(group.value))
        return attrs.evolve(numeral, end=group.end, value=decimal_of(part), step=part_step(part), kind="fraction")
