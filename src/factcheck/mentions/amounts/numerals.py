"""Numerals: digits, words and scales read together into one number with its step."""

from __future__ import annotations

from decimal import Decimal

import attrs

from factcheck.mentions.amounts.cursor import Cursor
from factcheck.mentions.amounts.fractions import FractionReader
from factcheck.mentions.amounts.groups import GroupReader
from factcheck.mentions.amounts.lexicon import Lexicon
from factcheck.mentions.amounts.numeral import ONE, Group, Numeral, decimal_of
from factcheck.values.amounts import EXACT

_LONGEST_PHRASE = 24  # words in the longest number that is read; nobody writes a longer one


class NumeralReader:
    """Reads numerals of one language out of one folded text.

    Args:
        cursor: The text.
        lexicon: The language's words.
    """

    def __init__(self, cursor: Cursor, lexicon: Lexicon) -> None:
        self.cursor = cursor
        self.text = cursor.text
        self.original = cursor.original
        self.lexicon = lexicon
        self.groups = GroupReader(cursor, lexicon)
        self.fractions = FractionReader(self.groups)

    def read(self, start: int, *, money: bool = False, joined: bool = True) -> Numeral | None:
        """The numeral that begins at a position, or None.

        Args:
            start: A position in the folded text.
            money: Whether a currency stands before it, so that "3m" is three millions.
            joined: Whether "e" and "and" may join a smaller group: "um milhão e duzentos mil".
        """
        first = self.groups.group(start, opening=True)
        if first is None:
            return None
        first = self._mixed(first)
        total, end, limit = Decimal(0), start, None
        scale, number_end, scale_start = ONE, first.end, -1
        step, position, group = ONE, start, first
        for _ in range(_LONGEST_PHRASE):
            magnitude, scale_end, mark = self.groups.scale(group, money=money or limit is not None)
            size = EXACT.multiply(group.value, magnitude)
            if limit is not None and (size >= limit or magnitude >= limit):
                break
            total = EXACT.add(total, size)
            step = EXACT.multiply(group.step, magnitude)
            if limit is not None and magnitude == 1 and group.words:
                step = Decimal(100) if group.value % 100 == 0 else Decimal(10) if group.value % 10 == 0 else ONE
            end = scale_end
            if magnitude == 1:
                if limit is None:
                    number_end = end
                break
            number_end, scale_start = (group.end, mark) if limit is None else (end, -1)
            scale = limit = magnitude
            following = self.groups.join(end, joined=joined)
            if following is None:
                break
            position = following
            part = self.fractions.part_at(position) if self.text[end:position].strip(" \t") else None
            if part is not None and part[0] < 1:
                break  # "two million and three fifths" adds a fraction, not a three
            next_group = self.groups.group(position)
            if (
                next_group is None
                or not self._may_follow(first, next_group, end, position)
                or next_group.fraction is not None
                or (
                    not next_group.words
                    and next_group.value % 1 != 0
                    and self.groups.scale(next_group, money=False)[0] == 1
                )
            ):
                break
            group = next_group
        numeral = Numeral(
            start,
            end,
            total,
            step,
            scale=scale,
            number_end=number_end,
            scale_start=scale_start,
            digits=not first.words,
            kind="fraction" if first.fraction is not None and scale == 1 else "cardinal",
            dependent=first.fraction is not None and scale == 1 and not self.fractions.stands_alone(first, start),
            reason=first.reason,
        )
        numeral = self.fractions.with_fraction(numeral, first)
        if numeral.kind == "cardinal" and first.words and numeral.end == first.end and scale == 1:
            if self.text[start : numeral.end] in self.lexicon.articles:
                return attrs.evolve(numeral, kind="article")
        return numeral

    def _mixed(self, group: Group) -> Group:
        """As in "Two and a half" before a scale; without one the fraction is added afterwards."""
        word, position = self.cursor.next_word(group.end)
        if word not in self.lexicon.added or group.fraction is not None or group.value % 1:
            return group
        part = self.fractions.part_at(self.cursor.next_word(position + len(word))[1])
        if part is None or part[0] >= 1 or self.cursor.next_word(part[1])[0] not in self.lexicon.scales:
            return group
        value = EXACT.add(group.value, decimal_of(part[0]))
        return attrs.evolve(group, end=part[1], value=value, step=part[2], last="")

    def _may_follow(self, first: Group, group: Group, end: int, start: int) -> bool:
        """Whether a group may follow a scale with nothing between: written alike, and not a lone "um" or "one"."""
        if self.text[end:start].strip(" \t"):
            return True
        if group.words != first.words:
            return False
        has_scale = self.groups.scale(group, money=False)[0] != 1
        if not group.words:
            return (
                has_scale or len(self.cursor.digits_at(start)) == 3
            )  # "1 mil 200", but not "$9 billion 18 months ago"
        return has_scale or group.value > 1
