"""Text rewritten with one letter a token, so that a grammar can be regular expressions over words.

A token is a word, a run of digits, a run of spaces or a single other character. Its *roles* are what it may mean
("segunda" is a weekday and an ordinal); tokens with the same roles share a letter, and tokens without any share
`UNKNOWN`. A role in a pattern is then the set of letters that carry it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

import attrs

TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[^\S\n\r\u2028\u2029]+|.", re.DOTALL)
UNKNOWN = "."
SIGN = ","
SPACE = " "
_FIRST_LETTER = 0xE000
START, END, NAME, WORD = "start", "end", "name", "word"
"""Roles that no table gives: the start and the end of a line, words that no table has, capitalised or not."""

_LONGEST_NUMBER = 8
_LINE_ENDS = "\n\r\u2028\u2029"


@attrs.define(eq=False)
class Item:
    """A token or, after a rule has matched, several of them read as one.

    Args:
        start: Where it starts in the folded text.
        end: Where it ends in the folded text.
        letter: Its letter in the alphabet.
        value: What it means: a mapping of roles to values for a token, the value that a rule made for a node.
        rule: The rule that made it; empty for a token.
        parts: Weekday, day, month and year as written: (name, start, end, value).
    """

    start: int
    end: int
    letter: str
    value: Any
    rule: str = ""
    parts: tuple[tuple[str, int, int, int | str], ...] = ()

    def meaning(self, role: str) -> Any:
        """What it means in that role."""
        if self.rule:
            return self.value
        for one in role.split("/"):
            if one in self.value:
                return self.value[one]
        return self.value.get("num")


@attrs.define(eq=False, slots=False)
class Alphabet(dict[str, str]):
    """Tokens to letters; grows while a grammar is compiled and is only read afterwards."""

    meanings: dict[str, dict[str, Any]] = attrs.field(factory=dict, init=False)
    _letters: dict[frozenset[str], str] = attrs.field(factory=dict, init=False)
    _roles: dict[str, frozenset[str]] = attrs.field(factory=dict, init=False)

    def __missing__(self, token: str) -> str:
        # Not remembered: the words of other people's texts would pile up.
        if token.isalpha():
            return UNKNOWN
        if token.isdigit() and token.isascii():
            return self.letter(number_roles(token))
        if token.isspace():
            return SIGN if token in _LINE_ENDS else SPACE
        return SIGN

    def letter(self, roles: Iterable[str]) -> str:
        """The letter of tokens that have exactly these roles."""
        key = frozenset(roles)
        if key not in self._letters:
            self._letters[key] = chr(_FIRST_LETTER + len(self._letters))
            self._roles[self._letters[key]] = key
        return self._letters[key]

    def numeral(self, value: int) -> str:
        """The letter of a number in words."""
        return self.letter(numeral_roles(value))

    def ordinal(self, value: int) -> str:
        """The letter of an ordinal."""
        return self.letter(ordinal_roles(value))

    def roles(self, letter: str) -> frozenset[str]:
        """What a letter can be."""
        return self._roles.get(letter, frozenset())

    def learn(self, word: str, meanings: Mapping[str, Any]) -> None:
        """Give a token more roles."""
        known = self.meanings.setdefault(word, {})
        known.update(meanings)

    def settle(self) -> None:
        """Hand out the letters, once every word has been learnt."""
        for word, meanings in self.meanings.items():
            self[word] = self.letter(meanings)
        self[SPACE] = SPACE
        for role in (START, END, NAME):
            self.letter([role])
        self._letters[frozenset([WORD])] = UNKNOWN
        for number in ("0", "1", "00", "01", "10", "13", "32", "100", "1000", "3000", "12345", "12345678", "123456789"):
            self.letter(number_roles(number))
        for value in (1, 13, 32, 100, 2000):
            self.letter(numeral_roles(value))
            self.letter(ordinal_roles(value))

    @cached_property
    def by_role(self) -> Mapping[str, str]:
        """The letters of every token or node that can play a role; asked for once all letters are handed out."""
        found: dict[str, list[str]] = {}
        for roles, letter in self._letters.items():
            for role in roles:
                found.setdefault(role, []).append(letter)
        return {role: "".join(letters) for role, letters in found.items()}

    def of_roles(self, roles: Iterable[str]) -> str:
        """The letters of every token or node that can play one of the roles."""
        return "".join(sorted({letter for role in roles for letter in self.by_role.get(role, "")}))

    def read(self, token: str) -> dict[str, Any]:
        """What a token means, by role."""
        if token.isdigit() and token.isascii():
            return {"num": int(token)} if len(token) <= _LONGEST_NUMBER else {}
        return self.meanings.get(token, {})


def letter_class(letters: Iterable[str]) -> str:
    """A regular expression for one of the letters, in ranges; for none of them, one that matches nothing."""
    ranges: list[list[str]] = []
    for letter in sorted(set(letters)):
        if ranges and ord(letter) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = letter
        else:
            ranges.append([letter, letter])
    return f"[{''.join(a if a == b else f'{a}-{b}' for a, b in ranges)}]" if ranges else r"[^\s\S]"


@lru_cache(maxsize=4096)
def number_roles(digits: str) -> frozenset[str]:
    """What a run of digits can be, by its length and value."""
    if len(digits) > 4:
        return frozenset({"ymd"} if len(digits) == _LONGEST_NUMBER else {"long"})
    value = int(digits)
    roles = {"num", "digits"}
    if len(digits) <= 2:
        roles.add("short")
        if 1 <= value <= 31:
            roles.add("day")
        if 1 <= value <= 12:
            roles.add("mon")
        if 13 <= value <= 31:
            roles.add("late")
        if len(digits) == 2:
            roles.add("yy")
    elif len(digits) == 4 and 1000 <= value < 3000:
        roles.add("year")
    return frozenset(roles)


def numeral_roles(value: int) -> frozenset[str]:
    """What a number in words can be."""
    roles = {"num", "numeral"}
    if 1 <= value <= 31:
        roles.add("day")
    if 1000 <= value < 3000:
        roles.add("year")
    return frozenset(roles)


def ordinal_roles(value: int) -> frozenset[str]:
    """What an ordinal ("22nd", "1º", "terceiro") can be."""
    return frozenset({"ord", "ordday"} if 1 <= value <= 31 else {"ord"})
