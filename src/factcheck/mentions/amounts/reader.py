"""One amount: a numeral with its sign and what it is of."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from factcheck.mentions.amounts.currencies import Currency, CurrencyTable
from factcheck.mentions.amounts.draft import Draft
from factcheck.mentions.amounts.identifiers import begins_sentence
from factcheck.mentions.amounts.measures import UnitTable
from factcheck.mentions.amounts.money import MoneyReader
from factcheck.mentions.amounts.numeral import Numeral
from factcheck.mentions.amounts.numerals import NumeralReader
from factcheck.mentions.amounts.quantities import QuantityReader
from factcheck.mentions.mention import MentionKind
from factcheck.values.amounts import EXACT

_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SIGN = re.compile(r"(?<![\w%)\]])([-+])([ \t]{0,2})\Z")
_ROUND_WHOLES = frozenset({3, 4, 5, 10, 100})
_HUNDRED = Decimal(100)


class AmountReader:
    """Reads the amount that begins at a position.

    Args:
        numerals: The reader of numerals.
        currencies: The currencies of the language.
        units: The units of the language.
    """

    def __init__(self, numerals: NumeralReader, currencies: CurrencyTable, units: UnitTable) -> None:
        cursor = numerals.cursor
        self.cursor = cursor
        self.text = cursor.text
        self.original = cursor.original
        self.lexicon = numerals.lexicon
        self.numerals = numerals
        self.currencies = currencies
        self.units = units
        self.money = MoneyReader(numerals, currencies)
        self.quantities = QuantityReader(numerals, units)

    def amount(self, start: int, mark: Currency | None, *, joined: bool = True) -> Draft | None:
        """The amount that begins with a numeral at `start`, with its sign and what it is of."""
        numeral = self.numerals.read(start, money=mark is not None, joined=joined)
        if numeral is None:
            return None
        if mark is not None and (
            self.lexicon.percent.match(self.text, numeral.end)
            or self.lexicon.points_pattern.match(self.text, numeral.end)
        ):
            mark = None  # "o dólar 2% mais caro"
        if mark is None and self._is_letter_scale(numeral):
            probe = self.numerals.read(start, money=True, joined=joined)
            if probe is not None and probe.end > numeral.end and self._money_follows(probe):
                numeral = probe
        text = self.text
        if text[numeral.end : numeral.end + 1].isalnum() and mark is None:
            return self._glued(numeral)
        draft = Draft(
            numeral.start,
            numeral.end,
            MentionKind.NUMBER,
            f"number.{'digits' if numeral.digits else 'words'}",
            numeral.value,
            numeral.step,
            numeral,
            bare=numeral.digits,
        )
        self._vague(draft)
        if mark is not None:
            self.money.pay(draft, mark, "symbol_first" if not mark.mark[-1].isalpha() else "code_first")
        else:
            self._attach(draft)
        if numeral.dependent and draft.kind is MentionKind.NUMBER:
            return None
        self._negate(draft)
        return draft

    def _is_letter_scale(self, numeral: Numeral) -> bool:
        follower = self.text[numeral.end : numeral.end + 1]
        if follower == " ":
            follower = self.text[numeral.end + 1 : numeral.end + 2]
        return numeral.digits and follower != "" and follower in "mbt"

    def _money_follows(self, numeral: Numeral) -> bool:
        position = self.cursor.skip_space(numeral.end)
        if self.cursor.word_at(position) in self.currencies.of:
            position = self.cursor.skip_space(position + len(self.cursor.word_at(position)))
        return self.currencies.name_after(self.text, self.original, position) is not None or (
            self._is_count(position, numeral)
        )

    def _is_count(self, position: int, numeral: Numeral) -> bool:
        """Whether "3m users" counts in millions: nobody measures users in metres."""
        noun = _NOUN.match(self.text, position)
        return (
            position > numeral.end
            and noun is not None
            and not numeral.value % 1
            and self.lexicon.letters_count
            and self.quantities.countable(noun.group(), position, numeral)
        )

    def _glued(self, numeral: Numeral) -> Draft | None:
        """An amount whose unit or currency stands directly behind its last digit."""
        draft = Draft(
            numeral.start,
            numeral.end,
            MentionKind.NUMBER,
            "number.digits",
            numeral.value,
            numeral.step,
            numeral,
            bare=True,
        )
        written = self.cursor.word_at(numeral.end)
        if written in self.currencies.glued and 0 < numeral.value < 200:
            code = self.currencies.glued[written]
            self.money.pay(
                draft, Currency((code,), numeral.end, numeral.end + len(written), written, minor=True), "name_after"
            )
        else:
            self._attach(draft)
        self._negate(draft)
        return draft if draft.kind is not MentionKind.NUMBER else None

    def _attach(self, draft: Draft) -> None:
        """Gives a draft its percent sign, points, currency, unit or counted noun."""
        text, lexicon, end = self.text, self.lexicon, draft.end
        if draft.numeral.kind == "fraction":
            article, behind = self.cursor.next_word(end)
            if article in lexicon.count["of"]:
                article, behind = self.cursor.next_word(behind + len(article))
            whole = behind + len(article)
            if article in lexicon.articles and (
                lexicon.points_pattern.match(text, whole) or lexicon.percent.match(text, whole)
            ):
                end = whole  # "half a percentage point", "two thirds of a percent"
            elif article in lexicon.articles and self.currencies.name_after(
                text, self.original, self.cursor.skip_space(whole)
            ):
                end = whole  # "half a dollar"
        if points := lexicon.points_pattern.match(text, end):
            factor = lexicon.points[" ".join(points.group(1).split())]
            draft.kind, draft.unit, draft.rule = MentionKind.PERCENT, "pp", "percent.points"
            draft.value, draft.step = EXACT.multiply(draft.value, factor), EXACT.multiply(draft.step, factor)
            draft.end, draft.bare = points.end(), False
            draft.pieces.append(("unit", points.start(1), points.end(1), points.group(1)))
            return
        if self._bare_points(draft):
            return
        if percent := lexicon.percent.match(text, end):
            draft.kind, draft.unit, draft.rule = MentionKind.PERCENT, "%", "percent.sign"
            draft.end, draft.bare = percent.end(), False
            return
        if self._share(draft):
            return
        hyphen = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
        position = end + 1 if hyphen else self.cursor.skip_space(end)  # "a 500-dollar fine"
        word = self.cursor.word_at(position)
        currency = self.currencies.name_after(text, self.original, position)
        if (
            currency is None
            and word in self.currencies.of
            and (draft.numeral.scale != 1 or draft.numeral.value == 1000)
        ):
            behind = self.cursor.skip_space(position + len(word))
            currency = self.currencies.name_after(text, self.original, behind)
        if currency is not None:
            self.money.pay(draft, currency, "name_after")
            return
        if self.quantities.measure(draft, position) or draft.numeral.kind == "fraction":
            return
        if word in lexicon.times and position > end:
            draft.end, draft.bare, draft.rule = position + len(word), False, "number.times"
            draft.pieces.append(("unit", position, draft.end, word))
            more, behind = self.cursor.next_word(draft.end)
            if more in lexicon.times_more:
                draft.end = behind + len(more)
            return
        if not self._percent_before(draft):
            self.quantities.count(draft, position, word)

    def _percent_before(self, draft: Draft) -> bool:
        """As in "Per cent of 210" at the head of a phrase, as tables write it."""
        head = self.text[max(0, draft.start - 16) : draft.start].rstrip()
        for phrase in self.lexicon.percent_prefix:
            start = draft.start - (len(self.text[max(0, draft.start - 16) : draft.start]) - len(head)) - len(phrase)
            if head.endswith(phrase) and start >= self.cursor.floor and begins_sentence(self.text, start):
                draft.kind, draft.unit, draft.rule = MentionKind.PERCENT, "%", "percent.prefix"
                draft.start, draft.bare = start, False
                return True
        return False

    def _bare_points(self, draft: Draft) -> bool:
        """As in "0,25 ponto" beside a percentage: points of it."""
        word, position = self.cursor.next_word(draft.end)
        if word not in self.lexicon.bare_points or draft.step >= 1 or draft.value >= _HUNDRED:
            return False
        if not self.lexicon.percent.search(self.cursor.sentence(draft.start)):
            return False
        draft.kind, draft.unit, draft.rule = MentionKind.PERCENT, "pp", "percent.points"
        draft.end, draft.bare = position + len(word), False
        draft.pieces.append(("unit", position, draft.end, word))
        return True

    def _vague(self, draft: Draft) -> None:
        """As in "20 e poucos": at least twenty, and less than the next ten, hundred or scale."""
        word, position = self.cursor.next_word(draft.end)
        numeral = draft.numeral
        if word not in self.lexicon.connectors or numeral.value % 10 or not numeral.value:
            return
        few, behind = self.cursor.next_word(position + len(word))
        if few not in self.lexicon.vague:
            return
        room = numeral.scale if numeral.scale > 1 else Decimal(10 if numeral.value < 100 else 100)
        draft.end, draft.bare = behind + len(few), False
        draft.upper = EXACT.add(draft.value, room)

    def _share(self, draft: Draft) -> bool:
        """As in "Um em cada cinco", "nine out of ten"."""
        match = self.lexicon.shares.match(self.text, draft.end)
        numeral = draft.numeral
        if match is None or numeral.scale != 1 or numeral.value % 1 or numeral.value < 1:
            return False
        whole = self.numerals.read(match.end())
        if whole is None or whole.value % 1 or whole.value <= numeral.value or whole.kind == "fraction":
            return False
        words = " ".join(match.group(1).split())
        if words in self.lexicon.bare_shares and (whole.value > 1000 or not self._plain_share(whole)):
            return False
        if words in self.lexicon.round_shares and whole.value not in _ROUND_WHOLES:
            return False
        draft.value = EXACT.divide(numeral.value, whole.value)
        draft.step = EXACT.divide(Decimal("0.2"), whole.value)
        draft.end, draft.bare, draft.rule = whole.end, False, "number.share"
        draft.numeral = attrs.evolve(numeral, kind="fraction")
        return True

    def _plain_share(self, whole: Numeral) -> bool:
        """Whether "3 in 10" is a share and not "two in 2020" or "one in 5 minutes"."""
        if self.units.unit_at(self.text, self.original, self.cursor.skip_space(whole.end), glued=False) is not None:
            return False
        return (
            whole.value < 1000
            and self.text[whole.end : whole.end + 1] not in "%-/:"[: 4 if whole.end < len(self.text) else 0]
        )

    def _negate(self, draft: Draft) -> None:
        """Takes in a sign before the amount, or words such as "graus negativos" behind it."""
        text, lexicon, start = self.text, self.lexicon, draft.start
        sign = _SIGN.search(text, max(self.cursor.floor, start - 4), start)
        if sign is None and draft.currency is not None and draft.currency.end <= draft.numeral.start:
            sign = _SIGN.search(text, draft.currency.end, draft.numeral.start)
            if sign is not None and sign.group(1) == "-":
                draft.value = -draft.value
            return
        negative = False
        if sign is not None:
            line = text[draft.end : draft.end + 40].split("\n")[0].strip(" ")
            head = text[max(0, sign.start() - 40) : sign.start()].rpartition("\n")[2].strip(" ")
            if not sign.group(2) or (not line and not head):
                negative = sign.group(1) == "-"
                draft.start = sign.start(1)
        else:
            word, position = self.cursor.word_before(start)
            if word in lexicon.minus and position >= self.cursor.floor:
                if self.cursor.word_before(position)[0] in ("or", "ou") or (
                    word in lexicon.minus_alone and draft.rule == "quantity.count"
                ):
                    pass  # "plus or minus 4 points"
                elif (
                    word not in lexicon.minus_alone
                    or draft.unit in self.units.negative
                    or begins_sentence(text, position)
                ):
                    negative, draft.start = True, position
        if not negative and draft.unit in self.units.negative:
            word, position = self.cursor.next_word(draft.end)
            three = text[position : position + 16]
            for phrase in lexicon.negative_after:
                if three.startswith(phrase):
                    negative, draft.end = True, position + len(phrase)
                    break
        if negative:
            draft.value = -draft.value
