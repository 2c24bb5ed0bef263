"""Numerals: digits, words and scales read together into one number with its step."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from factcheck.mentions.amounts.digits import LONGEST, RUN, read_digits
from factcheck.mentions.amounts.lexicon import Lexicon
from factcheck.values.amounts import EXACT

WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \t]{1,3}")
_HYPHEN = re.compile(r"[ \t]?[-–—][ \t]?")
_SLASH = re.compile(r"[ ]?[/⁄]")
_EXPONENT = re.compile(r"e([+-]?[0-9]{1,2})(?![\w.,]*\d)|x10\^([+-]?[0-9]{1,2})(?!\d)")
_POWER = re.compile(r"\^([+-]{0,2})([0-9]{1,2})(?!\w)")
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_LONGEST_PHRASE = 24  # words in the longest number that is read; nobody writes a longer one
_ONE = Decimal(1)


@attrs.frozen
class Numeral:
    """A number as it stands in the folded text.

    Args:
        start: Its first character.
        end: The character after its last.
        value: What it says.
        step: The unit of its last place; 0 where it is exact.
        kind: `"cardinal"`, `"ordinal"`, `"fraction"`, or `"article"` for a bare "um" or "one".
        scale: The power of ten, or dozen, that it ends with; 1 without one.
        number_end: Where the part before the scale ends.
        scale_start: Where the scale word begins, if there is one.
        dependent: Whether it is a number only with a unit behind it, as "meio" is.
        digits: Whether it begins with digits.
        reason: Why the digits are read so.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal = _ONE
    kind: str = "cardinal"
    scale: Decimal = _ONE
    number_end: int = -1
    scale_start: int = -1
    dependent: bool = False
    digits: bool = False
    reason: str = "separators"


@attrs.frozen
class _Group:
    """What stands before one scale word: a value below a thousand in words, or any number in digits."""

    end: int
    value: Decimal
    step: Decimal
    words: bool
    last: str = ""
    rest: int = 0
    reason: str = "separators"
    fraction: Fraction | None = None


class NumeralReader:
    """Reads numerals of one language out of one folded text.

    Args:
        text: The folded text.
        original: The caller's own text, of the same length, for what case and accents tell.
        lexicon: The language's words.
    """

    def __init__(self, text: str, original: str, lexicon: Lexicon) -> None:
        self.text = text
        self.original = original
        self.lexicon = lexicon

    def word_at(self, position: int) -> str:
        """The word that begins at a position, or an empty string."""
        match = WORD.match(self.text, position)
        return match.group() if match else ""

    def next_word(self, position: int) -> tuple[str, int]:
        """The word behind the white space at a position and where it begins."""
        gap = _GAP.match(self.text, position)
        start = gap.end() if gap else position
        return (self.word_at(start), start) if gap else ("", position)

    def read(self, start: int, *, money: bool = False, joined: bool = True) -> Numeral | None:
        """The numeral that begins at a position, or None.

        Args:
            start: A position in the folded text.
            money: Whether a currency stands before it, so that "3m" is three millions.
            joined: Whether "e" and "and" may join a smaller group: "um milhão e duzentos mil".
        """
        first = self._group(start, opening=True)
        if first is None:
            return None
        first = self._mixed(first)
        total, end, limit = Decimal(0), start, None
        scale, number_end, scale_start = _ONE, first.end, -1
        step, position, group = _ONE, start, first
        for _ in range(_LONGEST_PHRASE):
            magnitude, scale_end, mark = self._scale(group, money=money or limit is not None)
            size = EXACT.multiply(group.value, magnitude)
            if limit is not None and (size >= limit or magnitude >= limit):
                break
            total = EXACT.add(total, size)
            step = EXACT.multiply(group.step, magnitude)
            if limit is not None and magnitude == 1 and group.words:
                step = Decimal(100) if group.value % 100 == 0 else Decimal(10) if group.value % 10 == 0 else _ONE
            end = scale_end
            if magnitude == 1:
                if limit is None:
                    number_end = end
                break
            number_end, scale_start = (group.end, mark) if limit is None else (end, -1)
            scale = limit = magnitude
            following = self._join(end, joined=joined)
            if following is None:
                break
            position = following
            part = self._part_at(position) if self.text[end:position].strip(" \t") else None
            if part is not None and part[0] < 1:
                break  # "two million and three fifths" adds a fraction, not a three
            next_group = self._group(position)
            if (
                next_group is None
                or not self._may_follow(first, next_group, end, position)
                or next_group.fraction is not None
                or (not next_group.words and next_group.value % 1 != 0 and self._scale(next_group, money=False)[0] == 1)
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
            dependent=first.fraction is not None and scale == 1 and not self._stands_alone(first, start),
            reason=first.reason,
        )
        numeral = self._with_fraction(numeral, first)
        if numeral.kind == "cardinal" and first.words and numeral.end == first.end and scale == 1:
            if self.text[start : numeral.end] in self.lexicon.articles:
                return attrs.evolve(numeral, kind="article")
        return numeral

    def _mixed(self, group: _Group) -> _Group:
        """As in "Two and a half" before a scale; without one the fraction is added afterwards."""
        word, position = self.next_word(group.end)
        if word not in self.lexicon.added or group.fraction is not None or group.value % 1:
            return group
        part = self._part_at(self.next_word(position + len(word))[1])
        if part is None or part[0] >= 1 or self.next_word(part[1])[0] not in self.lexicon.scales:
            return group
        value = EXACT.add(group.value, _decimal(part[0]))
        return attrs.evolve(group, end=part[1], value=value, step=part[2], last="")

    def _may_follow(self, first: _Group, group: _Group, end: int, start: int) -> bool:
        """Whether a group may follow a scale with nothing between: written alike, and not a lone "um" or "one"."""
        if self.text[end:start].strip(" \t"):
            return True
        if group.words != first.words:
            return False
        return group.value > 1 or self._scale(group, money=False)[0] != 1

    # Groups: what stands before a scale.

    def _group(self, start: int, *, opening: bool = False) -> _Group | None:
        character = self.text[start : start + 1]
        if character.isdigit() or (character in ".," and character):
            return self._digit_group(start)
        if character in _VULGAR:
            part = _VULGAR[character]
            return _Group(start + 1, _decimal(part), Decimal(0), words=True, fraction=part)
        word = self.word_at(start)
        if not word:
            return None
        end = start + len(word)
        lexicon = self.lexicon
        if word in lexicon.halves:
            return _Group(
                end,
                _decimal(lexicon.halves[word]),
                _part_step(lexicon.halves[word]),
                True,
                word,
                fraction=lexicon.halves[word],
            )
        if word in lexicon.cardinals:
            return self._word_group(start)
        if word in lexicon.hundreds:
            return self._word_group(start)
        if word in lexicon.alone:
            return _Group(start, _ONE, _ONE, words=True)
        if opening and word in lexicon.articles:
            after, position = self.next_word(end)
            if after in lexicon.halves:
                half = lexicon.halves[after]
                return _Group(position + len(after), _decimal(half), _part_step(half), True, after, fraction=half)
            if after in lexicon.hundreds:
                group = self._word_group(position)
                return group
            if after in lexicon.scales:
                return _Group(end, _ONE, _ONE, words=True, last=word)
            if self._is_part(after, position, plural=False):
                behind = self.next_word(position + len(after))[0]
                if behind in lexicon.count["of"] or not behind:
                    return _Group(end, _ONE, _ONE, words=True, last=word)
        return None

    def _digit_group(self, start: int) -> _Group | None:
        match = RUN.match(self.text, start)
        if match is None:
            return None
        run = match.group()
        if (
            " " in run
            and run.count(" ") == 1
            and not ("," in run or "." in run)
            and " " in self.original[start : match.end()]
        ):
            run = run.partition(" ")[0]  # "em 21 300 pessoas": one plain space groups nothing
        end = start + len(run)
        digits = read_digits(run, self.lexicon.decimal, self.lexicon.group)
        if digits is None:
            return None
        value, step = digits.value, digits.step
        if self.text[end : end + 1] in _VULGAR and step == 1:
            part = _VULGAR[self.text[end]]
            return _Group(end + 1, EXACT.add(value, _decimal(part)), _part_step(part), words=False)
        if exponent := _EXPONENT.match(self.text, end):
            shift = int(exponent.group(1) or exponent.group(2))
            if abs(shift) <= LONGEST:
                return _Group(exponent.end(), value.scaleb(shift, EXACT), step.scaleb(shift, EXACT), words=False)
            return None
        if power := _POWER.match(self.text, end):
            sign = -1 if power.group(1).endswith("-") and power.group(1) != "--" else 1
            index = int(power.group(2))
            if value and abs(index * (value.adjusted() + 1)) <= LONGEST:
                raised = EXACT.power(value, sign * index)
                return _Group(power.end(), raised, Decimal(0), words=False)
            return None
        group = _Group(end, value, step, words=False, reason=digits.reason)
        return self._with_point(group) if step == 1 else group

    def _word_group(self, start: int) -> _Group:
        """Words below a thousand, or below ten thousand in "ninety-five hundred"."""
        lexicon = self.lexicon
        total, end, last, rest = 0, start, "", 0
        position, free = start, 1000
        for _ in range(8):
            word = self.word_at(position)
            if word in lexicon.cardinals:
                value = lexicon.cardinals[word]
                if last and not (0 < value < free):
                    break
                rest, total = total, total + value
                free = 1 if value < 20 and value != 0 else 10 if value < 100 else 100
                if value == 0:
                    return self._spoken_digits(position + len(word))
                end, last = position + len(word), word
                if value >= 100:
                    free = 100
            elif word in lexicon.hundreds and total < 100 and free != 100:
                total = (total or 1) * lexicon.hundreds[word]
                rest, free = total, 100
                end, last = position + len(word), word
            else:
                break
            following = self._inside(end, free)
            if following is None:
                break
            position = following
        group = _Group(end, Decimal(total), _ONE, words=True, last=last, rest=rest)
        return self._with_point(group)

    def _inside(self, end: int, free: int) -> int | None:
        """Where the next word of a group below a thousand begins, behind a space, a hyphen or "and"."""
        lexicon = self.lexicon
        if hyphen := _HYPHEN.match(self.text, end):
            word = self.word_at(hyphen.end())
            return hyphen.end() if free == 10 and lexicon.cardinals.get(word, 99) < 10 else None
        word, position = self.next_word(end)
        if not word:
            return None
        if word in lexicon.connectors and self.original[position : position + len(word)].casefold() == word:
            after, behind = self.next_word(position + len(word))
            if after in lexicon.cardinals and 0 < lexicon.cardinals[after] < free and free > 1:
                return behind
            return None
        if lexicon.hundreds or free != 10:  # Portuguese joins tens and units with "e", English with nothing
            return position
        return None

    def _spoken_digits(self, end: int) -> _Group:
        """What follows a zero: nothing, a decimal word, or a digit as in "zero oito"."""
        group = self._with_point(_Group(end, Decimal(0), _ONE, words=True, last="zero"))
        if group.end != end:
            return group
        word, position = self.next_word(end)
        if 0 < self.lexicon.cardinals.get(word, 0) < 10:
            return _Group(position + len(word), Decimal(self.lexicon.cardinals[word]), _ONE, words=True, last=word)
        return group

    def _with_point(self, group: _Group) -> _Group:
        word, position = self.next_word(group.end)
        if word not in self.lexicon.point:
            return group
        end, digits = position + len(word), ""
        for _ in range(12):
            word, position = self.next_word(end)
            value = self.lexicon.cardinals.get(word)
            if value is None:
                break
            if value == 0 or (digits.strip("0") and value < 10):
                digits, end = digits + str(value), position + len(word)
                continue
            if digits.strip("0"):
                break
            inner = self._word_group(position)
            digits, end = digits + str(int(inner.value)), inner.end
            if inner.value >= 10:
                break
        if not digits:
            run = re.compile(r"[ \t]?([0-9]{1,12})(?![\w])").match(self.text, position)
            if run is None:
                return group
            digits, end = run.group(1), run.end()
        exact = Decimal(f"{int(group.value)}.{digits}")
        return attrs.evolve(group, end=end, value=exact, step=_ONE.scaleb(-len(digits)), last="", rest=0)

    # Scales.

    def _scale(self, group: _Group, *, money: bool) -> tuple[Decimal, int, int]:
        """The factor behind a group, where it ends and where it begins; a factor of 1 if there is none."""
        lexicon, end = self.lexicon, group.end
        if group.words and not group.last and group.fraction is None and self.word_at(end) in lexicon.alone:
            word = self.word_at(end)
            return self._piled(lexicon.scales.get(word, _ONE), end + len(word), end)
        glued = self.word_at(end)
        if glued and not group.words:
            factor = self._letters(glued, end, money=money)
            if factor is None and self.original[end : end + 2].rstrip(" ") == "G" and group.step < 1:
                factor = Decimal("1e9")  # 0.5G are billions, 5G is a telephone net
            return (factor, end + len(glued), end) if factor is not None else (_ONE, end, -1)
        gap = _GAP.match(self.text, end) or _HYPHEN.match(self.text, end)
        if gap is None:
            return _ONE, end, -1
        start = gap.end()
        word = self.word_at(start)
        if group.fraction is not None and word in lexicon.articles:  # "half a million"
            after, behind = self.next_word(start + len(word))
            if after in lexicon.scales:
                return lexicon.scales[after], behind + len(after), behind
            return _ONE, end, -1
        if word in lexicon.scales:
            return self._piled(lexicon.scales[word], start + len(word), start)
        if word in lexicon.hundreds and not group.words:
            return Decimal(lexicon.hundreds[word]), start + len(word), start
        if not group.words and word and gap.group().isspace():
            factor = self._letters(word, start, money=money, apart=True)
            if factor is not None:
                return factor, start + len(word), start
        return _ONE, end, -1

    def _piled(self, factor: Decimal, end: int, start: int) -> tuple[Decimal, int, int]:
        """A scale with a greater one behind it, as in "dois mil milhões" and "three hundred thousand million"."""
        word, position = self.next_word(end)
        if factor == 1000 and word in self.lexicon.scales and self.lexicon.scales[word] >= 1000000:
            return EXACT.multiply(factor, self.lexicon.scales[word]), position + len(word), start
        return factor, end, start

    def _letters(self, word: str, start: int, *, money: bool, apart: bool = False) -> Decimal | None:
        lexicon = self.lexicon
        end = start + len(word)
        if self.text[end : end + 1].isdigit():
            return None
        written = self.original[start:end]
        if len(word) == 1 and self.text[end : end + 1] in ("/", "²", "³", "'", "-"):
            return None
        if word in lexicon.letters or (word in lexicon.scales and word not in lexicon.collectives):
            return lexicon.letters.get(word) or lexicon.scales[word]
        if money and word in lexicon.money_letters:
            return lexicon.money_letters[word]
        if not apart and written in lexicon.capitals:
            return lexicon.capitals[written]
        return None

    def _join(self, end: int, *, joined: bool) -> int | None:
        """Where a smaller group may go on after a scale: behind white space, with or without "e" or "and"."""
        word, position = self.next_word(end)
        if word in self.lexicon.connectors:
            if not joined or self.original[position : position + len(word)].casefold() != word:
                return None
            _, position = self.next_word(position + len(word))
            return position
        gap = _GAP.match(self.text, end)
        if gap is None:
            return None
        return gap.end() if word or (joined and self.text[gap.end() : gap.end() + 1].isdigit()) else None

    # Fractions.

    def _stands_alone(self, group: _Group, start: int) -> bool:
        if group.last in self.lexicon.half_alone or self.text[start : start + 1] in _VULGAR:
            return True
        return self.word_at(start) != group.last and self.next_word(group.end)[0] in self.lexicon.count["of"]

    def _is_part(self, word: str, position: int, *, plural: bool) -> bool:
        lexicon = self.lexicon
        if word not in lexicon.denominators or plural != word.endswith("s"):
            return False
        if word not in lexicon.doubtful_parts:
            return True
        after, _ = self.next_word(position + len(word))
        rest = self.text[position + len(word) : position + len(word) + 12].strip(" .") or (
            self.word_at(0) not in lexicon.cardinals
        )
        return (
            not rest
            or after in lexicon.part_followers
            or bool(lexicon_percent(lexicon, self.text, position + len(word)))
        )

    def _part_at(self, start: int) -> tuple[Fraction, int, Decimal] | None:
        """A fraction in words at a position: "meio", "a half", "dois terços", "three quarters"."""
        word = self.word_at(start)
        lexicon = self.lexicon
        position = start
        if word in lexicon.articles:
            after, behind = self.next_word(start + len(word))
            if after in lexicon.halves or (after in lexicon.denominators and not after.endswith("s")):
                word, position = after, behind
        if word in lexicon.halves and word not in ("metade",):
            return lexicon.halves[word], position + len(word), _part_step(lexicon.halves[word])
        if position != start:
            part = Fraction(1, lexicon.denominators[word])
            return part, position + len(word), _part_step(part)
        group = self._word_group(start) if word in lexicon.cardinals else None
        if group is None or group.value < 1:
            return None
        return self._denominator(group)

    def _denominator(self, group: _Group) -> tuple[Fraction, int, Decimal] | None:
        """The fraction that a group of words and the parts behind it make: "três quintos", "one over twenty"."""
        lexicon = self.lexicon
        gap = _GAP.match(self.text, group.end) or _HYPHEN.match(self.text, group.end)
        if gap is None:
            return None
        start = gap.end()
        word = self.word_at(start)
        numerator = int(group.value)
        if numerator != group.value or numerator < 1:
            return None
        if word in lexicon.denominators:
            below = lexicon.denominators[word]
            tens = lexicon.cardinals.get(group.last, 0)
            if 20 <= tens < 100 and tens % 10 == 0 and below < 10 and group.rest and lexicon.hundreds:
                return Fraction(group.rest, tens + below), start + len(word), _part_step(Fraction(1, tens + below))
            if self._is_part(word, start, plural=numerator > 1):
                return Fraction(numerator, below), start + len(word), _part_step(Fraction(1, below))
            return None
        if word in lexicon.cardinals or word in lexicon.hundreds:
            lower = self._word_group(start)
            after, behind = self.next_word(lower.end)
            if after in lexicon.denominator_words and lower.value >= 2:
                return (
                    Fraction(numerator, int(lower.value)),
                    behind + len(after),
                    _part_step(Fraction(1, int(lower.value))),
                )
            if numerator == 1 and lexicon.hundreds:
                ordinal = self._closing_ordinal(start, lower)
                if ordinal is not None and ordinal[0] >= 2:
                    return Fraction(1, ordinal[0]), ordinal[1], _part_step(Fraction(1, ordinal[0]))
        return None

    def _closing_ordinal(self, start: int, group: _Group) -> tuple[int, int] | None:
        word, position = self.next_word(group.end)
        if not word and (hyphen := _HYPHEN.match(self.text, group.end)):
            position = hyphen.end()
            word = self.word_at(position)
        value = self.lexicon.ordinals.get(word)
        if value is None:
            return None
        total = int(group.value)
        if value >= 100:
            return total * value, position + len(word)
        return (total + value, position + len(word)) if total % (10 if value < 10 else 100) == 0 else None

    def _with_fraction(self, numeral: Numeral, first: _Group) -> Numeral:
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
        word, position = self.next_word(end)
        if word in lexicon.added and self.original[position : position + len(word)].casefold() == word:
            behind = self.next_word(position + len(word))[1]
            part = self._part_at(behind) if behind > position + len(word) else None
            if part is not None and part[0] < 1 and numeral.kind == "cardinal":
                scale_word, _ = self.next_word(part[1])
                if scale_word in lexicon.scales:
                    factor = lexicon.scales[scale_word]
                    part_end = self.next_word(part[1])[1] + len(scale_word)
                    if factor >= numeral.scale:
                        return numeral
                else:
                    factor, part_end = (
                        (numeral.scale if numeral.scale >= 1000 or numeral.scale == 12 else _ONE),
                        part[1],
                    )
                if text[part_end : part_end + 1].isalnum():
                    return numeral
                return attrs.evolve(
                    numeral,
                    end=part_end,
                    value=EXACT.add(numeral.value, EXACT.multiply(_decimal(part[0]), factor)),
                    step=EXACT.multiply(part[2], factor),
                )
        return numeral

    def _scaled(self, numeral: Numeral, part: tuple[Fraction, int, Decimal]) -> Numeral:
        value, end, step = part
        word, position = self.next_word(end)
        factor = _ONE
        if word in self.lexicon.scales and value < 1:
            factor, end = self.lexicon.scales[word], position + len(word)
        return attrs.evolve(
            numeral,
            end=end,
            value=EXACT.multiply(_decimal(value), factor),
            step=EXACT.multiply(step, factor),
            kind="fraction" if factor == 1 else "cardinal",
            scale=factor,
        )

    def _slashed(self, numeral: Numeral) -> Numeral | None:
        """As in "3/4", and "2 1/4" with a whole number before it."""
        if not numeral.digits:
            return None
        top, end, whole = numeral.value, numeral.end, Decimal(0)
        if (gap := _GAP.match(self.text, end)) and (
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
        value = EXACT.add(whole, _decimal(part))
        return attrs.evolve(
            numeral, end=end, value=value, step=_part_step(part), kind="fraction" if not whole else "cardinal"
        )

    def _over(self, numeral: Numeral) -> Numeral | None:
        """As in "one over twenty": a fraction only where nothing is counted behind it."""
        word, position = self.next_word(numeral.end)
        if word not in self.lexicon.over:
            return None
        group = self._group(self.next_word(position + len(word))[1])
        if group is None or group.value <= numeral.value or group.value % 1 or group.fraction is not None:
            return None
        after, _ = self.next_word(group.end)
        if after and not lexicon_percent(self.lexicon, self.text, group.end):
            return None
        part = Fraction(int(numeral.value), int(group.value))
        return attrs.evolve(numeral, end=group.end, value=_decimal(part), step=_part_step(part), kind="fraction")


def lexicon_percent(lexicon: Lexicon, text: str, position: int) -> bool:
    """Whether a percent sign or its words stand at a position."""
    return lexicon.percent.match(text, position) is not None


def _decimal(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _part_step(value: Fraction) -> Decimal:
    """The step of a fraction: a fifth of its part, so that it covers a tenth of a part on either side."""
    return EXACT.divide(_ONE, Decimal(5 * value.denominator))
