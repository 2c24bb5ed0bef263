"""Ranges: "entre R$ 3 e R$ 5", "de 3 a 5 milhões", "10% to 12%"; and pairs of figures that are none."""

from __future__ import annotations

import re

import attrs

from factcheck.mentions.amounts.draft import Draft
from factcheck.mentions.amounts.identifiers import identifier_end
from factcheck.mentions.amounts.reader import AmountReader
from factcheck.mentions.mention import MentionKind
from factcheck.values.amounts import EXACT

_RANGE_GAP = re.compile(r"[ \t]?([-–—])[ \t]?|[ \t]([^\W\d_]+)[ \t]")
_AFTER_DASH = frozenset("0123456789$€£¥ru")  # what a range may go on with behind a dash; words do not
_YEARS = range(1500, 2101)


class RangeReader:
    """Joins an amount with the one that it makes a range with.

    Args:
        amounts: The reader of single amounts.
    """

    def __init__(self, amounts: AmountReader) -> None:
        cursor, numerals = amounts.cursor, amounts.numerals
        self.cursor = cursor
        self.text = cursor.text
        self.original = cursor.original
        self.lexicon = numerals.lexicon
        self.numerals = numerals
        self.amounts = amounts
        self.currencies = amounts.currencies

    def range(self, first: Draft) -> Draft:
        """The range that begins with a draft, or the draft itself: "de 3 a 5 milhões", "entre R$ 3 e R$ 5"."""
        text, lexicon = self.text, self.lexicon
        if (
            first.upper is not None
            or first.kind is MentionKind.ORDINAL
            or first.numeral.kind == "fraction"
            and not first.unit
        ):
            return first
        before = self.cursor.previous(first.start)
        joins = lexicon.ranges.get(before, frozenset()) | lexicon.ranges[""]
        draft = first
        if before in lexicon.bounding and first.numeral.scale != 1:
            # "Entre um milhão e duzentos mil e dois milhões" needs a second "e"; without it the first one parts.
            if not self._joins(first.end, joins):
                apart = self.amounts.amount(
                    first.numeral.start,
                    None if first.currency is None or first.currency.start > first.numeral.start else first.currency,
                    joined=False,
                )
                if apart is not None and self._joins(apart.end, joins):
                    draft = apart
        gap = self._joins(draft.end, joins)
        if gap is None or (before in ("de", "from") and self._is_change(draft.start)):
            return first
        start = gap.end()
        mark = None
        if not text[start : start + 1].isdigit():
            ahead = self._skip_mark(start)
            if ahead != start:
                mark = self.currencies.mark_before(text, self.original, ahead, start)
                start = ahead if mark is not None else start
        if not text[start : start + 1].isdigit() and self.cursor.word_at(start) not in lexicon.starters:
            return first
        if mark is None and text[start : start + 1].isdigit() and identifier_end(text, start) is not None:
            return first
        carried = draft.currency if draft.currency is not None and draft.currency.end <= draft.numeral.start else None
        second = self.amounts.amount(start, mark, joined=True)
        if second is None or second.kind is MentionKind.ORDINAL:
            return first
        if carried is not None and second.currency is None and not second.unit:
            second.currency, second.kind = carried, MentionKind.MONEY
        return self._joined(first, draft, second, before, gap)

    def _joined(self, first: Draft, draft: Draft, second: Draft, before: str, gap: re.Match[str]) -> Draft:
        low, step = draft.value, draft.step
        plain = draft.kind is MentionKind.NUMBER
        if not plain and (draft.unit != second.unit or draft.kind is not second.kind):
            if not (draft.kind is MentionKind.QUANTITY and second.kind is MentionKind.NUMBER and second.bare):
                return first
            second.unit, second.kind = draft.unit, draft.kind
        if draft.currency is not None and second.currency is not None:
            if not set(draft.currency.codes) & set(second.currency.codes):
                return first
        if plain and second.kind is MentionKind.NUMBER and second.numeral.scale == 1:
            # Two bare figures are a result, a vote or a change unless words say that they bound something.
            if before not in self.lexicon.bounding or (second.bare and second.value in _YEARS):
                if (not before or before not in self.lexicon.ranges) and (
                    gap.group(1) or gap.group(2) in self.lexicon.results
                ):
                    first.bare = True
                    first.rule = "number.result"
                    first.end = second.end
                return first
        if draft.numeral.scale == 1 and second.numeral.scale != 1 and (plain or draft.currency is not None):
            scaled = EXACT.multiply(low, second.numeral.scale)
            if scaled <= second.value:
                low, step = scaled, EXACT.multiply(step, second.numeral.scale)
        if low > second.value or (low == second.value):
            return first
        result = attrs.evolve(
            draft,
            end=second.end,
            kind=second.kind,
            unit=second.unit,
            currency=draft.currency or second.currency,
            rule=second.rule if plain else draft.rule,
            value=low,
            step=step,
            upper=second.value,
            bare=False,
        )
        result.pieces = [
            *draft.pieces,
            ("upper", second.numeral.start, second.numeral.end, str(second.value)),
            *second.pieces,
        ]
        return result

    def _joins(self, end: int, joins: frozenset[str]) -> re.Match[str] | None:
        gap = _RANGE_GAP.match(self.text, end)
        if gap is None:
            return None
        word = gap.group(2) or ("-" if self.text[gap.end() : gap.end() + 1] in _AFTER_DASH else "")
        return gap if word in joins else None

    def _is_change(self, start: int) -> bool:
        """Whether a verb before "de X a Y" says that one figure became the other."""
        window = self.text[max(0, start - 48) : start]
        clause = re.split(r"[.;:!?\n]", window)[-1]
        return self.lexicon.changes.search(clause) is not None

    def _skip_mark(self, start: int) -> int:
        match = re.compile(r"[^\s\d]{1,4}\$?[ \t]?(?=\d|[^\W\d_])").match(self.text, start)
        return match.end() if match else start
