"""Sums of money: the mark or name, the hundredths behind it, a scale behind the mark."""

from __future__ import annotations

from decimal import Decimal

import attrs

from factcheck.mentions.amounts.currencies import Currency, CurrencyTable
from factcheck.mentions.amounts.draft import Draft
from factcheck.mentions.amounts.numerals import NumeralReader
from factcheck.mentions.mention import MentionKind
from factcheck.values.amounts import EXACT

_HUNDRED = Decimal(100)


class MoneyReader:
    """Makes money of an amount and the currency beside it.

    Args:
        numerals: The reader of numerals.
        currencies: The currencies of the language.
    """

    def __init__(self, numerals: NumeralReader, currencies: CurrencyTable) -> None:
        cursor = numerals.cursor
        self.cursor = cursor
        self.text = cursor.text
        self.original = cursor.original
        self.lexicon = numerals.lexicon
        self.numerals = numerals
        self.currencies = currencies

    def pay(self, draft: Draft, currency: Currency, form: str) -> None:
        """Makes a draft money, with the hundredths that follow it and a scale behind the mark ("75 USD milhões")."""
        first = currency.end <= draft.start
        if currency.mass is not None and not first and self.currencies.mass_words.search(self.cursor.near(draft.start)):
            draft.kind, draft.unit, draft.rule = MentionKind.QUANTITY, currency.mass, "quantity.measure"
            draft.end, draft.bare = currency.end, False
            return
        draft.kind, draft.currency, draft.bare = MentionKind.MONEY, currency, False
        draft.rule = f"money.{form}"
        draft.pieces.append(("currency", currency.start, currency.end, currency.mark))
        if first:
            draft.start = currency.start
            position = self.cursor.skip_space(draft.end)
            again = self.currencies.name_after(self.text, self.original, position)
            if again is not None and set(again.codes) & set(currency.codes) and not again.minor:
                draft.end = again.end
        else:
            draft.end = currency.end
            draft.value = EXACT.multiply(draft.value, Decimal(currency.scale))
            draft.step = EXACT.multiply(draft.step, Decimal(currency.scale))
            self._late_scale(draft)
        if currency.minor:
            self._of_currency(draft)
            draft.value = EXACT.divide(draft.value, _HUNDRED)
            draft.step = EXACT.divide(draft.step, _HUNDRED)
            draft.rule = "money.minor"
        else:
            self._hundredths(draft)

    def _late_scale(self, draft: Draft) -> None:
        word, position = self.cursor.next_word(draft.end)
        if draft.numeral.scale == 1 and word in self.lexicon.scales and word not in self.lexicon.collectives:
            factor = self.lexicon.scales[word]
            draft.value, draft.step = EXACT.multiply(draft.value, factor), EXACT.multiply(draft.step, factor)
            draft.end = position + len(word)
            draft.pieces.append(("scale", position, draft.end, word))

    def _of_currency(self, draft: Draft) -> None:
        """As in "12 centavos de dólar": which currency's hundredths."""
        assert draft.currency is not None
        word, position = self.cursor.next_word(draft.end)
        if word in self.currencies.of:
            behind = self.cursor.skip_space(position + len(word))
            major = self.currencies.name_after(self.text, self.original, behind)
            if major is not None and not major.minor:
                draft.currency = attrs.evolve(draft.currency, codes=major.codes)
                draft.end = major.end

    def _hundredths(self, draft: Draft) -> None:
        """As in "3 reais e 50 centavos", "20 dollars 43 cents", and "15 dollars 50" where nothing is counted behind."""
        if draft.numeral.scale != 1 or draft.value % 1:
            return
        word, position = self.cursor.next_word(draft.end)
        joined = word in self.currencies.connectors
        start = self.cursor.skip_space(position + len(word)) if joined else self.cursor.skip_space(draft.end)
        if start == draft.end:
            return
        part = self.numerals.read(start)
        if part is None or part.value % 1 or not 0 < part.value < 100 or part.scale != 1 or part.kind == "ordinal":
            half = self.cursor.word_at(start) if joined else ""
            if half in self.lexicon.halves_behind:
                draft.value, draft.step = EXACT.add(draft.value, Decimal("0.5")), Decimal("0.1")
                draft.end = start + len(half)
            return
        behind = self.cursor.skip_space(part.end)
        minor = self.currencies.name_after(self.text, self.original, behind)
        after = self.text[part.end : part.end + 2]
        closed = not after.strip(" ") or after[0] in ".,;!?)\n" and not after[1:].isdigit()
        if minor is not None and minor.minor:
            draft.end = minor.end
        elif (
            minor is None
            and closed
            and (joined or draft.currency is not None and draft.currency.end > draft.numeral.end)
        ):
            draft.end = part.end
        else:
            return
        draft.value = EXACT.add(draft.value, EXACT.divide(part.value, _HUNDRED))
        draft.step = Decimal("0.01")
