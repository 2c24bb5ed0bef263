"""Amounts in a document: what is counted, measured or paid, found in one pass and in reading order."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from factcheck.document import Document
from factcheck.mentions.amounts.currencies import Currency, CurrencyTable, load_currencies
from factcheck.mentions.amounts.hedges import Hedge, HedgeTable, bounds, load_hedges
from factcheck.mentions.amounts.identifiers import (
    begins_sentence,
    identifier_end,
    internet_spans,
    is_labelled,
    score_end,
)
from factcheck.mentions.amounts.lexicon import Lexicon, load_lexicon
from factcheck.mentions.amounts.measures import UnitTable, load_units
from factcheck.mentions.amounts.numerals import Numeral, NumeralReader
from factcheck.mentions.amounts.ordinals import OrdinalReader
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import Money, Number, Quantity
from factcheck.values.amounts import EXACT

_HIT = re.compile(r"[^\W\d_]+|[0-9]|[½¼¾]|(?<![\w.,])[.,](?=[0-9])")
_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RANGE_GAP = re.compile(r"[ \t]?([-–—])[ \t]?|[ \t]([^\W\d_]+)[ \t]")
_SIGN = re.compile(r"(?<![\w%)\]])([-+])([ \t]{0,2})\Z")
_AFTER_DASH = frozenset("0123456789$€£¥ru")  # what a range may go on with behind a dash; words do not
_HUNDRED = Decimal(100)
_YEARS = range(1500, 2101)


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


@attrs.define
class Draft:
    """An amount on its way to being a mention; positions are those of the folded text."""

    start: int
    end: int
    kind: MentionKind
    rule: str
    value: Decimal
    step: Decimal
    numeral: Numeral
    unit: str = ""
    currency: Currency | None = None
    pieces: list[tuple[str, int, int, str]] = attrs.field(factory=list)
    bare: bool = False
    upper: Decimal | None = None
    upper_step: Decimal | None = None


class AmountFinder:
    """Finds the amounts of one document.

    Args:
        document: The text.
    """

    def __init__(self, document: Document) -> None:
        pack = document.pack
        self.document = document
        self.text = document.folded.text
        self.original = document.folded.beside(document.text)
        self.lexicon: Lexicon = load_lexicon(pack)
        self.currencies: CurrencyTable = load_currencies(pack)
        self.units: UnitTable = load_units(pack)
        self.hedges: HedgeTable = load_hedges(pack)
        self.numerals = NumeralReader(self.text, self.original, self.lexicon)
        self.ordinals = OrdinalReader(self.numerals)
        self.language = pack.language
        self.floor = 0  # the end of the last amount; nothing before it belongs to the next one

    def find(self) -> list[Mention]:
        """The mentions, in reading order."""
        found: list[Mention] = []
        starters, multiples, text = self.lexicon.starters, self.lexicon.multiples, self.text
        skipped = iter(internet_spans(text))
        skip = next(skipped, None)
        for hit in _HIT.finditer(text):
            start = hit.start()
            if start < self.floor:
                continue
            while skip is not None and skip[1] <= start:
                skip = next(skipped, None)
            if skip is not None and skip[0] <= start:
                continue
            word = hit.group()
            if word.isalpha():
                if word not in starters:
                    if word.isascii() and self.original[start].isupper():
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
                self.floor = max(self.floor, draft.end)
        return found

    # Where amounts begin.

    def _in_digits(self, start: int) -> Draft | None:
        text = self.text
        before = text[start - 1 : start] if start else ""
        mark = self.currencies.mark_before(text, self.original, start, self.floor)
        glued = mark is not None and mark.end == start
        if before and not glued:
            if before.isalnum() or before == "_":
                self._skip_run(start)
                return None
            if before in "-–/.,:'+" and text[start - 2 : start - 1].isalnum() and start >= 2:
                self._skip_run(start)
                return None
        if (end := identifier_end(text, start)) is not None and mark is None:
            self.floor = end
            return None
        ordinal = self.ordinals.read_digits(start) if mark is None else None
        if ordinal is not None:
            self.floor = ordinal.end
            return self._ordinal(ordinal) if ordinal.kind == "ordinal" else None
        draft = self._amount(start, mark)
        if draft is None or (draft.bare and self._is_cut(draft.numeral.end)):
            self._skip_run(start)
            return None
        draft = self._range(draft)
        if draft.bare and not self._is_number(draft):
            self.floor = max(self.floor, draft.end)
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
        ordinal = self.ordinals.read_words(start, word)
        if ordinal is not None:
            self.floor = ordinal.end
            return self._ordinal(ordinal) if ordinal.kind == "ordinal" else None
        if word in lexicon.alone and self._previous(start) in lexicon.vague_before:
            return None
        mark = self.currencies.mark_before(text, self.original, start, self.floor)
        draft = self._amount(start, mark)
        if draft is None:
            return None
        if draft.rule in ("number.words", "quantity.count") and self._is_name(start, draft.numeral.end):
            self.floor = draft.end
            return None
        if draft.kind is MentionKind.NUMBER and self._is_hour(start, draft):
            self.floor = draft.end
            return None
        if draft.rule in ("number.words", "quantity.count") and draft.numeral.kind == "article":
            hedge = self.hedges.before_at(text, start, self.floor)
            alone = len(text.strip()) == draft.end - draft.start
            counted = self._previous(start) in lexicon.counted_after
            ranged = self._range(draft)
            if ranged.end != draft.end and ranged.unit:
                return ranged  # "um a dois metros"
            counted |= self.numerals.next_word(draft.end)[0] in lexicon.counted_before
            if not (alone or counted or draft.start < start or (hedge is not None and hedge.effect != "about")):
                return None
            return draft
        return self._range(draft)

    def _is_hour(self, start: int, draft: Draft) -> bool:
        """Whether "às dez" and "às duas e meia" tell the time."""
        before, position = self._word_before(start)
        return (
            before in self.lexicon.half_hours
            and self.original[position : position + len(before)].lower() != before
            and 1 <= draft.value <= 24
            and draft.numeral.kind != "fraction"
        )

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
            self.floor = draft.end

    # What an amount is of.

    def _amount(self, start: int, mark: Currency | None, *, joined: bool = True) -> Draft | None:
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
            self._pay(draft, mark, "symbol_first" if not mark.mark[-1].isalpha() else "code_first")
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
        position = self._skip_space(numeral.end)
        if self.numerals.word_at(position) in self.currencies.of:
            position = self._skip_space(position + len(self.numerals.word_at(position)))
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
            and self.language == "en"
            and self._countable(noun.group(), position, numeral)
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
        written = self.numerals.word_at(numeral.end)
        if written in self.currencies.glued and 0 < numeral.value < 200:
            code = self.currencies.glued[written]
            self._pay(
                draft, Currency((code,), numeral.end, numeral.end + len(written), written, minor=True), "name_after"
            )
        else:
            self._attach(draft)
        self._negate(draft)
        return draft if draft.kind is not MentionKind.NUMBER else None

    def _is_cut(self, end: int) -> bool:
        """Whether digits go on behind a slash or colon, so that the first ones are no number by themselves."""
        return self.text[end : end + 1] in ("/", ":") and self.text[end + 1 : end + 2].isdigit()

    def _attach(self, draft: Draft) -> None:
        """Gives a draft its percent sign, points, currency, unit or counted noun."""
        text, lexicon, end = self.text, self.lexicon, draft.end
        if draft.numeral.kind == "fraction":
            article, behind = self.numerals.next_word(end)
            if article in lexicon.articles and lexicon.points_pattern.match(text, behind + len(article)):
                end = behind + len(article)  # "half a percentage point"
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
        position = end + 1 if hyphen else self._skip_space(end)  # "a 500-dollar fine"
        word = self.numerals.word_at(position)
        currency = self.currencies.name_after(text, self.original, position)
        if (
            currency is None
            and word in self.currencies.of
            and (draft.numeral.scale != 1 or draft.numeral.value == 1000)
        ):
            behind = self._skip_space(position + len(word))
            currency = self.currencies.name_after(text, self.original, behind)
        if currency is not None:
            self._pay(draft, currency, "name_after")
            return
        if self._measure(draft, position) or draft.numeral.kind == "fraction":
            return
        if word in lexicon.times and position > end:
            draft.end, draft.bare, draft.rule = position + len(word), False, "number.times"
            draft.pieces.append(("unit", position, draft.end, word))
            more, behind = self.numerals.next_word(draft.end)
            if more in lexicon.times_more:
                draft.end = behind + len(more)
            return
        if not self._percent_before(draft):
            self._count(draft, position, word)

    def _percent_before(self, draft: Draft) -> bool:
        """As in "Per cent of 210" at the head of a phrase, as tables write it."""
        head = self.text[max(0, draft.start - 16) : draft.start].rstrip()
        for phrase in self.lexicon.percent_prefix:
            start = draft.start - (len(self.text[max(0, draft.start - 16) : draft.start]) - len(head)) - len(phrase)
            if head.endswith(phrase) and start >= self.floor and begins_sentence(self.text, start):
                draft.kind, draft.unit, draft.rule = MentionKind.PERCENT, "%", "percent.prefix"
                draft.start, draft.bare = start, False
                return True
        return False

    def _bare_points(self, draft: Draft) -> bool:
        """As in "0,25 ponto" beside a percentage: points of it."""
        word, position = self.numerals.next_word(draft.end)
        if word not in self.lexicon.bare_points or draft.step >= 1 or draft.value >= _HUNDRED:
            return False
        if not self.lexicon.percent.search(self._sentence(draft.start)):
            return False
        draft.kind, draft.unit, draft.rule = MentionKind.PERCENT, "pp", "percent.points"
        draft.end, draft.bare = position + len(word), False
        draft.pieces.append(("unit", position, draft.end, word))
        return True

    def _vague(self, draft: Draft) -> None:
        """As in "20 e poucos": at least twenty, and less than the next ten, hundred or scale."""
        word, position = self.numerals.next_word(draft.end)
        numeral = draft.numeral
        if word not in self.lexicon.connectors or numeral.value % 10 or not numeral.value:
            return
        few, behind = self.numerals.next_word(position + len(word))
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
        if words == "entre" and whole.value not in (10, 100, 5, 3, 4):
            return False
        draft.value = EXACT.divide(numeral.value, whole.value)
        draft.step = EXACT.divide(Decimal("0.2"), whole.value)
        draft.end, draft.bare, draft.rule = whole.end, False, "number.share"
        draft.numeral = attrs.evolve(numeral, kind="fraction")
        return True

    def _plain_share(self, whole: Numeral) -> bool:
        """Whether "3 in 10" is a share and not "two in 2020" or "one in 5 minutes"."""
        if self.units.unit_at(self.text, self.original, self._skip_space(whole.end), glued=False) is not None:
            return False
        return (
            whole.value < 1000
            and self.text[whole.end : whole.end + 1] not in "%-/:"[: 4 if whole.end < len(self.text) else 0]
        )

    def _pay(self, draft: Draft, currency: Currency, form: str) -> None:
        """Makes a draft money, with the hundredths that follow it and a scale behind the mark ("75 USD milhões")."""
        first = currency.end <= draft.start
        if currency.mass is not None and not first and self.currencies.mass_words.search(self._near(draft.start)):
            draft.kind, draft.unit, draft.rule = MentionKind.QUANTITY, currency.mass, "quantity.measure"
            draft.end, draft.bare = currency.end, False
            return
        draft.kind, draft.currency, draft.bare = MentionKind.MONEY, currency, False
        draft.rule = f"money.{form}"
        draft.pieces.append(("currency", currency.start, currency.end, currency.mark))
        if first:
            draft.start = currency.start
            position = self._skip_space(draft.end)
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
        word, position = self.numerals.next_word(draft.end)
        if draft.numeral.scale == 1 and word in self.lexicon.scales and word not in self.lexicon.collectives:
            factor = self.lexicon.scales[word]
            draft.value, draft.step = EXACT.multiply(draft.value, factor), EXACT.multiply(draft.step, factor)
            draft.end = position + len(word)
            draft.pieces.append(("scale", position, draft.end, word))

    def _of_currency(self, draft: Draft) -> None:
        """As in "12 centavos de dólar": which currency's hundredths."""
        assert draft.currency is not None
        word, position = self.numerals.next_word(draft.end)
        if word in self.currencies.of:
            behind = self._skip_space(position + len(word))
            major = self.currencies.name_after(self.text, self.original, behind)
            if major is not None and not major.minor:
                draft.currency = attrs.evolve(draft.currency, codes=major.codes)
                draft.end = major.end

    def _hundredths(self, draft: Draft) -> None:
        """As in "3 reais e 50 centavos", "20 dollars 43 cents", and "15 dollars 50" where nothing is counted behind."""
        if draft.numeral.scale != 1 or draft.value % 1:
            return
        word, position = self.numerals.next_word(draft.end)
        joined = word in self.currencies.connectors
        start = self._skip_space(position + len(word)) if joined else self._skip_space(draft.end)
        if start == draft.end:
            return
        part = self.numerals.read(start)
        if part is None or part.value % 1 or not 0 < part.value < 100 or part.scale != 1 or part.kind == "ordinal":
            half = self.numerals.word_at(start) if joined else ""
            if half in self.lexicon.halves and self.lexicon.halves[half].denominator == 2 and self.language == "pt":
                draft.value, draft.step = EXACT.add(draft.value, Decimal("0.5")), Decimal("0.1")
                draft.end = start + len(half)
            return
        behind = self._skip_space(part.end)
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

    def _measure(self, draft: Draft, position: int) -> bool:
        text, end = self.text, draft.end
        glued = position == end or text[end : end + 1] == "-"
        word = self.numerals.word_at(position)
        if word in self.lexicon.count["of"] and draft.numeral.scale >= 1000:
            position = self._skip_space(position + len(word))
            glued = False
        elif word in ("a", "an") and draft.numeral.kind == "fraction":
            position = self._skip_space(position + len(word))
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
        word, position = self.numerals.next_word(draft.end)
        if word in self.lexicon.connectors and draft.numeral.scale == 1 and not draft.value % 1:
            half, behind = self.numerals.next_word(position + len(word))
            if half in self.lexicon.halves and self.lexicon.halves[half].denominator == 2 and self.language == "pt":
                after = self.text[behind + len(half) : behind + len(half) + 1]
                if not after.isalnum() and after != "-":
                    draft.value, draft.step = EXACT.add(draft.value, Decimal("0.5")), Decimal("0.1")
                    draft.end = behind + len(half)

    def _count(self, draft: Draft, position: int, word: str) -> None:
        numeral, lexicon = draft.numeral, self.lexicon
        if position == draft.end or numeral.kind not in ("cardinal", "article"):
            return
        if word in lexicon.count["of"]:
            scale_word = self.text[numeral.scale_start : draft.end] if numeral.scale_start >= 0 else ""
            if numeral.scale < 1000000 and scale_word not in lexicon.collectives and numeral.scale != 12:
                return
            if scale_word == "k":
                return
            position = self._skip_space(position + len(word))
        noun = _NOUN.match(self.text, position)
        for _ in range(2):  # "200 novas vagas", "3,000 new federal jobs"
            if noun is None or noun.group() not in lexicon.count["modifiers"]:
                break
            position = self._skip_space(noun.end())
            noun = _NOUN.match(self.text, position) if position > noun.end() else None
        if noun is None or not self._countable(noun.group(), position, numeral):
            return
        draft.kind, draft.rule, draft.bare = MentionKind.QUANTITY, "quantity.count", False
        draft.end = noun.end()
        draft.unit = self.original[position : draft.end].lower()
        draft.pieces.append(("unit", position, draft.end, noun.group()))

    def _countable(self, noun: str, position: int, numeral: Numeral) -> bool:
        count = self.lexicon.count
        head = noun.split("-")[0]
        if noun in count["never"] or head in count["never"] or len(noun) < 3:
            return False
        if head in self.lexicon.cardinals or head in self.lexicon.scales or (
            noun in self.lexicon.ordinals and noun not in self.lexicon.doubtful_parts
        ):
            return False
        upper = self.original[position].isupper()
        if upper and self.language == "pt" and not self.original[position : position + len(noun)].isupper():
            return False
        if noun in count["irregular"]:
            return True
        if noun in count["singular"]:
            return numeral.value < 2
        if numeral.kind == "article":
            return False
        plural = noun if self.language == "en" else head
        return any(plural.endswith(ending) for ending in count["plural_endings"]) and not plural.endswith("ss")

    # Signs, ranges, hedges.

    def _negate(self, draft: Draft) -> None:
        """Takes in a sign before the amount, or words such as "graus negativos" behind it."""
        text, lexicon, start = self.text, self.lexicon, draft.start
        sign = _SIGN.search(text, max(self.floor, start - 4), start)
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
            word, position = self._word_before(start)
            if word in lexicon.minus and position >= self.floor:
                if self._word_before(position)[0] in ("or", "ou") or (
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
            word, position = self.numerals.next_word(draft.end)
            three = text[position : position + 16]
            for phrase in lexicon.negative_after:
                if three.startswith(phrase):
                    negative, draft.end = True, position + len(phrase)
                    break
        if negative:
            draft.value = -draft.value

    def _range(self, first: Draft) -> Draft:
        """The range that begins with a draft, or the draft itself: "de 3 a 5 milhões", "entre R$ 3 e R$ 5"."""
        text, lexicon = self.text, self.lexicon
        if (
            first.upper is not None
            or first.kind is MentionKind.ORDINAL
            or first.numeral.kind == "fraction"
            and not first.unit
        ):
            return first
        before = self._previous(first.start)
        joins = lexicon.ranges.get(before, frozenset()) | lexicon.ranges[""]
        draft = first
        if before in lexicon.ranges and before in ("entre", "between") and first.numeral.scale != 1:
            # "Entre um milhão e duzentos mil e dois milhões" needs a second "e"; without it the first one parts.
            if not self._joins(first.end, joins):
                apart = self._amount(
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
        if not text[start : start + 1].isdigit() and self.numerals.word_at(start) not in lexicon.starters:
            return first
        if mark is None and text[start : start + 1].isdigit() and identifier_end(text, start) is not None:
            return first
        carried = draft.currency if draft.currency is not None and draft.currency.end <= draft.numeral.start else None
        second = self._amount(start, mark, joined=True)
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
            if before not in ("entre", "between") or (second.bare and second.value in _YEARS):
                if (not before or before not in self.lexicon.ranges) and (gap.group(1) or gap.group(2) in ("a", "to")):
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
            upper_step=second.step,
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

    def _is_number(self, draft: Draft) -> bool:
        """Whether bare digits are a number at all, and not a name, a result, a year or a day in parentheses."""
        text, numeral = self.text, draft.numeral
        if draft.rule == "number.result":
            return False
        alone = len(text.strip()) <= draft.end - draft.start + 2
        if alone:
            return True
        if score_end(text, numeral.start) is not None:
            self.floor = max(self.floor, score_end(text, numeral.start) or 0)
            return False
        if self._is_known_name(draft) or self._is_hour(draft.start, draft):
            return False
        if numeral.scale == 1 and numeral.kind == "cardinal":
            following = text[draft.end : draft.end + 14].lstrip(" ").rstrip(".,;")
            word = self.numerals.word_at(self._skip_space(draft.end))
            if word in self.lexicon.hours or following.split(" ")[0].rstrip(".") in self.lexicon.hours:
                return False
            surface = text[numeral.start : numeral.end]
            if surface.isdigit():
                if len(surface) == 4 and numeral.value in _YEARS and text[draft.start : draft.start + 1].isdigit():
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
        return surface in self.lexicon.names_after_articles and self._previous(draft.start) in self.lexicon.determiners

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

    def _is_name(self, start: int, end: int) -> bool:
        """Whether number words are part of a proper name: "Três Lagoas", "Six Nations"."""
        after = self._skip_space(end)
        return (
            after > end
            and self.original[after : after + 1].isupper()
            and not self.original[after : after + 2].isupper()
            and self.original[start].isupper()
            and (not begins_sentence(self.text, start) or self.language == "pt")
        )

    # From drafts to mentions.

    def _mention(self, draft: Draft) -> Mention:
        hedge = self.hedges.before_at(self.text, draft.start, self.floor)
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
            codes, reason = self.currencies.order(draft.currency, self._sentence(draft.start))
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
                stop = numeral.scale_start + len(self.numerals.word_at(numeral.scale_start))
                parts.append(("scale", numeral.scale_start, stop, self.text[numeral.scale_start : stop]))
        parts.extend(draft.pieces)
        parts.sort(key=lambda part: part[1])
        return [Part(name, folded.span(start, end), value) for name, start, end, value in parts if start < end]

    # Looking around.

    def _sentence(self, position: int) -> str:
        """The folded text around a position, as far as the sentence reaches and no further than is cheap."""
        window = self.text[max(0, position - 300) : position + 300]
        middle = min(position, 300)
        start = max(window.rfind(mark, 0, middle) for mark in (". ", "\n", "! ", "? "))
        ends = [end for end in (window.find(mark, middle) for mark in (". ", "\n", "! ", "? ")) if end >= 0]
        return window[start + 1 : min(ends, default=len(window))]

    def _near(self, position: int) -> str:
        return self.text[max(0, position - 40) : position + 40]

    def _skip_space(self, position: int) -> int:
        text = self.text
        stop = min(position + 3, len(text))
        while position < stop and text[position] in " \t":
            position += 1
        return position

    def _skip_run(self, start: int) -> None:
        match = re.compile(r"[.,]?\d[\w.,/:-]{0,200}").match(self.text, start)
        self.floor = max(self.floor, match.end() if match else start + 1)

    def _word_before(self, start: int) -> tuple[str, int]:
        window = self.text[max(0, start - 24) : start]
        stripped = window.rstrip(" \t")
        if not 0 < len(window) - len(stripped) <= 3:
            return "", start
        match = re.search(r"[^\W\d_]+\Z", stripped)
        return (match.group(), start - len(window) + match.start()) if match else ("", start)

    def _previous(self, start: int) -> str:
        return self._word_before(start)[0]
