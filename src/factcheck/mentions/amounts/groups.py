"""Groups: what stands before one scale word, and the scale behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from factcheck.mentions.amounts.cursor import GAP, HYPHEN, Cursor
from factcheck.mentions.amounts.digits import LONGEST, RUN, read_digits
from factcheck.mentions.amounts.lexicon import Lexicon
from factcheck.mentions.amounts.numeral import ONE, Group, decimal_of, part_step
from factcheck.values.amounts import EXACT

_EXPONENT = re.compile(r"e([+-]?[0-9]{1,2})(?![\w.,]*\d)|x10\^([+-]?[0-9]{1,2})(?!\d)")
_POWER = re.compile(r"\^([+-]{0,2})([0-9]{1,2})(?!\w)")
_COMMA = re.compile(r",[ \t]{1,3}")
VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


class GroupReader:
    """Reads digits, words below a thousand, and scales.

    Args:
        cursor: The text.
        lexicon: The language's words.
    """

    def __init__(self, cursor: Cursor, lexicon: Lexicon) -> None:
        self.cursor = cursor
        self.text = cursor.text
        self.original = cursor.original
        self.lexicon = lexicon

    def group(self, start: int, *, opening: bool = False) -> Group | None:
        """What stands before a scale at a position, or None; `opening` where an article may begin it."""
        character = self.text[start : start + 1]
        if character.isdigit() or (character in ".," and character):
            return self._digit_group(start)
        if character in VULGAR:
            part = VULGAR[character]
            return Group(start + 1, decimal_of(part), Decimal(0), words=True, fraction=part)
        word = self.cursor.word_at(start)
        if not word:
            return None
        end = start + len(word)
        lexicon = self.lexicon
        if word in lexicon.halves:
            return Group(
                end,
                decimal_of(lexicon.halves[word]),
                part_step(lexicon.halves[word]),
                True,
                word,
                fraction=lexicon.halves[word],
            )
        if word in lexicon.cardinals:
            return self.word_group(start)
        if word in lexicon.hundreds:
            return self.word_group(start)
        if word in lexicon.alone:
            return Group(start, ONE, ONE, words=True)
        if opening and word in lexicon.articles:
            after, position = self.cursor.next_word(end)
            if after in lexicon.halves:
                half = lexicon.halves[after]
                return Group(position + len(after), decimal_of(half), part_step(half), True, after, fraction=half)
            if after in lexicon.hundreds:
                group = self.word_group(position)
                return group
            if after in lexicon.scales:
                return Group(end, ONE, ONE, words=True, last=word)
            if self.is_part(after, position, plural=False):
                behind = self.cursor.next_word(position + len(after))[0]
                if behind in lexicon.count["of"] or not behind:
                    return Group(end, ONE, ONE, words=True, last=word)
        return None

    def _digit_group(self, start: int) -> Group | None:
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
        if self.text[end : end + 1] in VULGAR and step == 1:
            part = VULGAR[self.text[end]]
            return Group(end + 1, EXACT.add(value, decimal_of(part)), part_step(part), words=False)
        if exponent := _EXPONENT.match(self.text, end):
            shift = int(exponent.group(1) or exponent.group(2))
            if abs(shift) <= LONGEST:
                return Group(exponent.end(), value.scaleb(shift, EXACT), step.scaleb(shift, EXACT), words=False)
            return None
        if power := _POWER.match(self.text, end):
            sign = -1 if power.group(1).endswith("-") and power.group(1) != "--" else 1
            index = int(power.group(2))
            if value and abs(index * (value.adjusted() + 1)) <= LONGEST:
                raised = EXACT.power(value, sign * index)
                return Group(power.end(), raised, Decimal(0), words=False)
            return None
        group = Group(end, value, step, words=False, reason=digits.reason)
        return self._with_point(group) if step == 1 else group

    def word_group(self, start: int) -> Group:
        """Words below a thousand, or below ten thousand in "ninety-five hundred"."""
        lexicon = self.lexicon
        total, end, last, rest = 0, start, "", 0
        position, free = start, 1000
        for _ in range(8):
            word = self.cursor.word_at(position)
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
        group = Group(end, Decimal(total), ONE, words=True, last=last, rest=rest)
        return self._with_point(group)

    def _inside(self, end: int, free: int) -> int | None:
        """Where the next word of a group below a thousand begins, behind a space, a hyphen or "and"."""
        lexicon = self.lexicon
        if hyphen := HYPHEN.match(self.text, end):
            word = self.cursor.word_at(hyphen.end())
            if word in lexicon.hundreds and hyphen.group() == "-" and free != 100:
                return hyphen.end()
            return hyphen.end() if free == 10 and lexicon.cardinals.get(word, 99) < 10 else None
        word, position = self.cursor.next_word(end)
        if not word:
            return None
        if word in lexicon.connectors and self.original[position : position + len(word)].casefold() == word:
            after, behind = self.cursor.next_word(position + len(word))
            if after in lexicon.cardinals and 0 < lexicon.cardinals[after] < free and free > 1:
                return behind
            return None
        if lexicon.hundreds or free != 10:  # Portuguese joins tens and units with "e", English with nothing
            return position
        return None

    def _spoken_digits(self, end: int) -> Group:
        """What follows a zero: nothing, a decimal word, or a digit as in "zero oito"."""
        group = self._with_point(Group(end, Decimal(0), ONE, words=True, last="zero"))
        if group.end != end:
            return group
        word, position = self.cursor.next_word(end)
        if 0 < self.lexicon.cardinals.get(word, 0) < 10:
            return Group(position + len(word), Decimal(self.lexicon.cardinals[word]), ONE, words=True, last=word)
        return group

    def _with_point(self, group: Group) -> Group:
        word, position = self.cursor.next_word(group.end)
        if word not in self.lexicon.point:
            return group
        end, digits = position + len(word), ""
        for _ in range(12):
            word, position = self.cursor.next_word(end)
            value = self.lexicon.cardinals.get(word)
            if value is None:
                break
            if value == 0 or (digits.strip("0") and value < 10):
                digits, end = digits + str(value), position + len(word)
                continue
            if digits.strip("0"):
                break
            inner = self.word_group(position)
            digits, end = digits + str(int(inner.value)), inner.end
            if inner.value >= 10:
                break
        if not digits:
            run = re.compile(r"[ \t]?([0-9]{1,12})(?![\w])").match(self.text, position)
            if run is None:
                return group
            digits, end = run.group(1), run.end()
        exact = Decimal(f"{int(group.value)}.{digits}")
        return attrs.evolve(group, end=end, value=exact, step=ONE.scaleb(-len(digits)), last="", rest=0)

    def scale(self, group: Group, *, money: bool) -> tuple[Decimal, int, int]:
        """The factor behind a group, where it ends and where it begins; a factor of 1 if there is none."""
        lexicon, end = self.lexicon, group.end
        if group.words and not group.last and group.fraction is None and self.cursor.word_at(end) in lexicon.alone:
            word = self.cursor.word_at(end)
            return self._piled(lexicon.scales.get(word, ONE), end + len(word), end)
        glued = self.cursor.word_at(end)
        if glued and not group.words:
            factor = self._letters(glued, end, money=money)
            if factor is None and self.original[end : end + 2].rstrip(" ") == "G" and group.step < 1:
                factor = Decimal("1e9")  # 0.5G are billions, 5G is a telephone net
            return (factor, end + len(glued), end) if factor is not None else (ONE, end, -1)
        gap = GAP.match(self.text, end) or HYPHEN.match(self.text, end)
        if gap is None:
            return ONE, end, -1
        start = gap.end()
        word = self.cursor.word_at(start)
        if group.fraction is not None and word in lexicon.count["of"]:  # "a quarter of a million"
            after, behind = self.cursor.next_word(start + len(word))
            if after in lexicon.articles and self.cursor.next_word(behind + len(after))[0] in lexicon.scales:
                word, start = after, behind
        if group.fraction is not None and word in lexicon.articles:  # "half a million"
            after, behind = self.cursor.next_word(start + len(word))
            if after in lexicon.scales:
                return lexicon.scales[after], behind + len(after), behind
            return ONE, end, -1
        if word in lexicon.scales:
            return self._piled(lexicon.scales[word], start + len(word), start)
        if word in lexicon.hundreds and not group.words:
            hundred, end = Decimal(lexicon.hundreds[word]), start + len(word)
            above, behind = self.cursor.next_word(end)
            if above in lexicon.scales and above not in lexicon.collectives:  # "5 hundred thousand"
                return EXACT.multiply(hundred, lexicon.scales[above]), behind + len(above), start
            return hundred, end, start
        if not group.words and word and gap.group().isspace():
            factor = self._letters(word, start, money=money, apart=True)
            if factor is not None:
                return factor, start + len(word), start
        return ONE, end, -1

    def _piled(self, factor: Decimal, end: int, start: int) -> tuple[Decimal, int, int]:
        """A scale with a greater one behind it, as in "dois mil milhões", "thousand million" and "lakh crore"."""
        word, position = self.cursor.next_word(end)
        if factor >= 1000 and self.lexicon.scales.get(word, ONE) > factor:
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

    def join(self, end: int, *, joined: bool) -> int | None:
        """Where a smaller group may go on after a scale: behind white space, with or without "e" or "and"."""
        if joined and (comma := _COMMA.match(self.text, end)):
            return comma.end() if self._goes_on(comma.end()) else None
        word, position = self.cursor.next_word(end)
        if word in self.lexicon.connectors:
            if not joined or self.original[position : position + len(word)].casefold() != word:
                return None
            _, position = self.cursor.next_word(position + len(word))
            return position
        gap = GAP.match(self.text, end)
        if gap is None:
            return None
        return gap.end() if word or (joined and self.text[gap.end() : gap.end() + 1].isdigit()) else None

    def _goes_on(self, start: int) -> bool:
        """Whether words behind a comma go on with the number: "dois milhões, trezentos e doze mil" has "e" or more."""
        word = self.cursor.word_at(start)
        if word not in self.lexicon.cardinals or self.lexicon.cardinals[word] < 20:
            return False
        group = self.word_group(start)
        return group.rest > 0 and self.cursor.next_word(group.end)[0] in self.lexicon.scales

    def is_part(self, word: str, position: int, *, plural: bool) -> bool:
        """Whether a word behind a number says how many parts a whole has."""
        lexicon = self.lexicon
        if word not in lexicon.denominators or plural != word.endswith("s"):
            return False
        if word not in lexicon.doubtful_parts:
            return True
        after, _ = self.cursor.next_word(position + len(word))
        rest = self.text[position + len(word) : position + len(word) + 12].strip(" .") or (
            self.cursor.word_at(0) not in lexicon.cardinals
        )
        return not rest or after in lexicon.part_followers or bool(percent_at(lexicon, self.text, position + len(word)))


def percent_at(lexicon: Lexicon, text: str, position: int) -> bool:
    """Whether a percent sign or its words stand at a position."""
    return lexicon.percent.match(text, position) is not None
