"""Numbers that are none: names, results, hours, years, addresses, days in parentheses."""

from __future__ import annotations

import re

from factcheck.mentions.amounts.draft import Draft
from factcheck.mentions.amounts.identifiers import begins_sentence, is_labelled, score_end
from factcheck.mentions.amounts.numerals import NumeralReader

_YEARS = range(1500, 2101)


class NameFilter:
    """Tells bare numbers from names that only look like them.

    Args:
        numerals: The reader of numerals.
    """

    def __init__(self, numerals: NumeralReader) -> None:
        cursor = numerals.cursor
        self.cursor = cursor
        self.text = cursor.text
        self.original = cursor.original
        self.lexicon = numerals.lexicon
        self.numerals = numerals

    def is_number(self, draft: Draft) -> bool:
        """Whether bare digits are a number at all, and not a name, a result, a year or a day in parentheses."""
        text, numeral = self.text, draft.numeral
        if draft.rule == "number.result":
            return False
        alone = self.cursor.extent <= draft.end - draft.start + 2
        if alone:
            return True
        if score_end(text, numeral.start) is not None:
            self.cursor.floor = max(self.cursor.floor, score_end(text, numeral.start) or 0)
            return False
        if self._is_known_name(draft) or self.is_hour(draft.start, draft):
            return False
        if numeral.scale == 1 and numeral.kind == "cardinal":
            following = text[draft.end : draft.end + 14].lstrip(" ").rstrip(".,;")
            word = self.cursor.word_at(self.cursor.skip_space(draft.end))
            if word in self.lexicon.hours or following.split(" ")[0].rstrip(".") in self.lexicon.hours:
                return False
            surface = text[numeral.start : numeral.end]
            if surface.isdigit():
                if len(surface) == 4 and int(surface) in _YEARS and text[draft.start : draft.start + 1].isdigit():
                    return False
                if (
                    len(surface) <= 4
                    and text[draft.start - 1 : draft.start] == "("
                    and text[draft.end : draft.end + 1] == ")"
                ):
                    return False
                if self._is_address(draft):
                    return False
            if is_labelled(text, self.original, draft.start, self.lexicon, grouped=not surface.isdigit()):
                return False
        return True

    def _is_known_name(self, draft: Draft) -> bool:
        """Whether digits and letters are a name: "4K", "9/11", "the 3M"."""
        surface = self.text[draft.start : draft.end]
        if surface in self.lexicon.names:
            return True
        return (
            surface in self.lexicon.names_after_articles
            and self.cursor.previous(draft.start) in self.lexicon.determiners
        )

    def _is_address(self, draft: Draft) -> bool:
        """As in "Rua das Palmeiras, 457" and "10 Downing Street"."""
        start, end, original = draft.start, draft.end, self.original
        if re.compile(r" [A-ZÀ-Þ]\w+ [A-ZÀ-Þ]\w+").match(original, end):
            return True
        before = original[max(0, start - 24) : start]
        return (
            re.search(r"[A-ZÀ-Þ]\w*, \Z", before) is not None
            and self.text[end : end + 1] in ",."
            and (not self.text[end + 1 : end + 2].isdigit())
        )

    def is_name(self, start: int, end: int) -> bool:
        """Whether number words are part of a proper name: "Três Lagoas", "Six Nations"."""
        after = self.cursor.skip_space(end)
        return (
            after > end
            and self.original[after : after + 1].isupper()
            and not self.original[after : after + 2].isupper()
            and self.original[start].isupper()
            and (not begins_sentence(self.text, start) or self.lexicon.names_open_sentences)
        )

    def is_hour(self, start: int, draft: Draft) -> bool:
        """Whether "às dez" and "às duas e meia" tell the time."""
        before, position = self.cursor.word_before(start)
        return (
            before in self.lexicon.half_hours
            and self.original[position : position + len(before)].lower() != before
            and 1 <= draft.value <= 24
            and draft.numeral.kind != "fraction"
        )

    def is_cut(self, end: int) -> bool:
        """Whether digits go on behind a slash or colon, so that the first ones are no number by themselves."""
        return self.text[end : end + 1] in ("/", ":") and self.text[end + 1 : end + 2].isdigit()
