"""Quantities: measures in units, and counts of what stands behind the number."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.mentions.amounts.draft import Draft
from factcheck.mentions.amounts.measures import UnitTable
from factcheck.mentions.amounts.numeral import Numeral
from factcheck.mentions.amounts.numerals import NumeralReader
from factcheck.mentions.mention import MentionKind
from factcheck.values.amounts import EXACT

_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class QuantityReader:
    """Makes a quantity of an amount and the unit or noun behind it.

    Args:
        numerals: The reader of numerals.
        units: The units of the language.
    """

    def __init__(self, numerals: NumeralReader, units: UnitTable) -> None:
        cursor = numerals.cursor
        self.cursor = cursor
        self.text = cursor.text
        self.original = cursor.original
        self.lexicon = numerals.lexicon
        self.numerals = numerals
        self.units = units

    def measure(self, draft: Draft, position: int) -> bool:
        """Makes a draft a measure if a unit stands at a position; says whether it did."""
        text, end = self.text, draft.end
        glued = position == end or text[end : end + 1] == "-"
        word = self.cursor.word_at(position)
        if word in self.lexicon.count["of"] and draft.numeral.scale >= 1000:
            position = self.cursor.skip_space(position + len(word))
            glued = False
        elif word in ("a", "an") and draft.numeral.kind == "fraction":
            position = self.cursor.skip_space(position + len(word))
        if position - draft.end > 8 or (glued and not draft.numeral.digits and text[end : end + 1] != "-"):
            return False
        exact = glued or draft.step < 1  # "2,5 l" is a measure, "2 l" may be anything
        unit = self.units.unit_at(text, self.original, position, glued=exact)
        if unit is None:
            return False
        name, stop = unit
        if draft.numeral.kind == "article" and name in ("day", "week", "month", "year", "decade", "century", "knot"):
            return False
        draft.kind, draft.unit, draft.bare, draft.rule = MentionKind.QUANTITY, name, False, "quantity.measure"
        draft.pieces.append(("unit", position, stop, text[position:stop]))
        draft.end = stop
        self._half_more(draft)
        return True

    def _half_more(self, draft: Draft) -> None:
        """As in "Dois quilos e meio": a half that follows its unit."""
        word, position = self.cursor.next_word(draft.end)
        if word in self.lexicon.connectors and draft.numeral.scale == 1 and not draft.value % 1:
            half, behind = self.cursor.next_word(position + len(word))
            if half in self.lexicon.halves_behind:
                after = self.text[behind + len(half) : behind + len(half) + 1]
                if not after.isalnum() and after != "-":
                    draft.value, draft.step = EXACT.add(draft.value, Decimal("0.5")), Decimal("0.1")
                    draft.end = behind + len(half)

    def count(self, draft: Draft, position: int, word: str) -> None:
        """Makes a draft a count if what is counted stands at a position."""
        numeral, lexicon = draft.numeral, self.lexicon
        if position == draft.end or numeral.kind not in ("cardinal", "article"):
            return
        if word in lexicon.count["of"]:
            scale_word = self.text[numeral.scale_start : draft.end] if numeral.scale_start >= 0 else ""
            if numeral.scale < 1000000 and scale_word not in lexicon.collectives and numeral.scale != 12:
                return
            if scale_word == "k":
                return
            position = self.cursor.skip_space(position + len(word))
        noun = _NOUN.match(self.text, position)
        for _ in range(2):  # "200 novas vagas", "3,000 new federal jobs"
            if noun is None or noun.group() not in lexicon.count["modifiers"]:
                break
            position = self.cursor.skip_space(noun.end())
            noun = _NOUN.match(self.text, position) if position > noun.end() else None
        if noun is None or not self.countable(noun.group(), position, numeral):
            return
        draft.kind, draft.rule, draft.bare = MentionKind.QUANTITY, "quantity.count", False
        draft.end = noun.end()
        draft.unit = self.original[position : draft.end].lower()
        draft.pieces.append(("unit", position, draft.end, noun.group()))

    def countable(self, noun: str, position: int, numeral: Numeral) -> bool:
        """Whether a noun at a position can be what a numeral counts."""
        count = self.lexicon.count
        head = noun.split("-")[0]
        if noun in count["never"] or head in count["never"] or len(noun) < 3:
            return False
        if (
            head in self.lexicon.cardinals
            or head in self.lexicon.scales
            or (noun in self.lexicon.ordinals and noun not in self.lexicon.doubtful_parts)
        ):
            return False
        upper = self.original[position].isupper()
        if upper and count["capitals_are_names"] and not self.original[position : position + len(noun)].isupper():
            return False
        if noun in count["irregular"]:
            return True
        if noun in count["singular"]:
            return numeral.value < 2
        if numeral.kind == "article":
            return False
        plural = head if count["plural_first"] else noun
        return any(plural.endswith(ending) for ending in count["plural_endings"]) and not plural.endswith("ss")
