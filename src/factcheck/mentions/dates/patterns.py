"""Patterns over words, compiled to regular expressions over the letters of an alphabet.

A pattern is a sequence of:

- `<role>` or `<role:name>`: an item with that role, handed to the value function by its name; `<a/b:name>` has
  either role;
- `word`: that word, folded; `'('`: that character;
- `{name}`: one of the words of a list in the language's table;
- `( … | … )`: alternatives; `?` after any of these: it may be missing;
- `_`: no space here, where otherwise one is allowed;
- `!` before any of these: it must not stand here;
- `… <<` before and `>> …` after: must stand there but does not belong to the expression.

Nothing repeats without bound, so matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from factcheck.errors import LanguagePackError
from factcheck.mentions.dates.alphabet import SPACE, Alphabet, letter_class

_LEXEME = re.compile(r"<<|>>|<[^<>\s]+>|\{\w+\}|'.'|[()|?_!]|[^\s()|?_<>{}'!]+|\S")
_LONGEST_BEFORE = 12
_OPTIONAL_SPACE = f"{SPACE}?"


def literals(pattern: str) -> set[str]:
    """The words and characters that a pattern names outright."""
    return {_word(lexeme) for lexeme in _LEXEME.findall(pattern) if lexeme[0] not in "<{()|?_!>"}


def _word(lexeme: str) -> str:
    return lexeme[1] if len(lexeme) == 3 and lexeme[0] == lexeme[2] == "'" else lexeme


@attrs.frozen
class Pattern:
    """A compiled pattern.

    Args:
        regex: Its regular expression; the group `core` is the expression without what stands after it.
        before: Matches what must stand before it, up to its start; None if anything may.
        roles: The role of each named group.
        first: The letters that it may begin with.
    """

    regex: re.Pattern[str]
    before: re.Pattern[str] | None
    roles: Mapping[str, str]
    first: str

    def match(self, letters: str, place: int) -> re.Match[str] | None:
        """The match at a place, if what must stand before it does."""
        match = self.regex.match(letters, place)
        if match is not None and self.before is not None:
            if not self.before.search(letters, max(0, place - _LONGEST_BEFORE), place):
                return None
        return match


@attrs.define
class _Piece:
    regex: str
    first: str
    missing: bool


class PatternCompiler:
    """Compiles the patterns of one language once its alphabet is settled.

    Args:
        alphabet: The settled alphabet.
        lists: The language's lists of words for `{name}`.
    """

    def __init__(self, alphabet: Alphabet, lists: Mapping[str, Sequence[str]]) -> None:
        self._alphabet = alphabet
        self._lists = lists
        self._text = ""
        self._lexemes: list[str] = []
        self._roles: dict[str, str] = {}
        self._captures = True

    def compile(self, text: str, *, captures: bool = True) -> Pattern:
        """The compiled pattern.

        Args:
            text: The pattern.
            captures: Whether its named groups are wanted; what must not stand, or stands around, never has any.

        Raises:
            LanguagePackError: If the pattern is malformed.
        """
        self._text, self._roles = text, {}
        lexemes = _LEXEME.findall(text)
        before, core, after = self._sections(lexemes)
        pieces = []
        for section in (before, core, after):
            self._captures = captures and section is core
            pieces.append(self._sequence_of(section))
        # A section may begin with something that is missing; it must not begin with the space before the next.
        regex = f"(?!{SPACE})(?P<core>{pieces[1].regex})"
        if after:
            regex += f"{_OPTIONAL_SPACE}(?!{SPACE}){pieces[2].regex}"
        if pieces[1].missing:
            raise self._error("something that must be there")
        try:
            standing = re.compile(rf"{pieces[0].regex}{_OPTIONAL_SPACE}\Z", re.DOTALL) if before else None
            return Pattern(re.compile(regex, re.DOTALL), standing, self._roles, pieces[1].first)
        except re.error as error:
            raise self._error(str(error)) from error

    def _sections(self, lexemes: list[str]) -> tuple[list[str], list[str], list[str]]:
        left = lexemes.index("<<") if "<<" in lexemes else -1
        right = lexemes.index(">>") if ">>" in lexemes else len(lexemes)
        return lexemes[: max(left, 0)], lexemes[left + 1 : right], lexemes[right + 1 :]

    def _sequence_of(self, lexemes: list[str]) -> _Piece:
        self._lexemes = lexemes[::-1]
        piece = self._alternatives(glued=True)
        if self._lexemes:
            raise self._error(f"nothing like {self._lexemes[-1]!r} here")
        return piece

    def _alternatives(self, *, glued: bool) -> _Piece:
        choices = [self._sequence(glued=glued)]
        while self._lexemes and self._lexemes[-1] == "|":
            self._lexemes.pop()
            choices.append(self._sequence(glued=glued))
        if len(choices) == 1:
            return choices[0]
        return _Piece(
            f"(?:{'|'.join(choice.regex for choice in choices)})",
            "".join(choice.first for choice in choices),
            any(choice.missing for choice in choices),
        )

    def _sequence(self, *, glued: bool) -> _Piece:
        whole = _Piece("", "", True)
        while self._lexemes and self._lexemes[-1] not in ("|", ")"):
            if self._lexemes[-1] == "_":
                self._lexemes.pop()
                glued = True
                continue
            piece = self._element(glued=glued)
            glued = False
            whole.regex += piece.regex
            if whole.missing:
                whole.first += piece.first
                whole.missing = piece.missing
        return whole

    def _element(self, *, glued: bool) -> _Piece:
        lexeme = self._lexemes.pop()
        if lexeme == "!":
            captures, self._captures = self._captures, False
            refused = self._element(glued=glued)
            self._captures = captures
            return _Piece(f"(?!{refused.regex})", "", True)
        if lexeme == "(":
            piece = self._alternatives(glued=glued)
            if not self._lexemes or self._lexemes.pop() != ")":
                raise self._error("a closing parenthesis")
        else:
            letters = self._letters(lexeme)
            name = self._name(lexeme)
            # A role that no word of this language has matches nothing.
            one = letter_class(letters)
            group = f"(?P<{name}>{one})" if name else one
            piece = _Piece(group if glued else _OPTIONAL_SPACE + group, letters, False)
        if self._lexemes and self._lexemes[-1] == "?":
            self._lexemes.pop()
            piece = _Piece(f"(?:{piece.regex})?", piece.first, True)
        return piece

    def _name(self, lexeme: str) -> str:
        if lexeme[0] != "<" or not self._captures:
            return ""
        role, _, name = lexeme[1:-1].partition(":")
        name = name or role.replace(".", "_")
        if name != "_":
            self._roles[name] = role
        return name if name != "_" else ""

    def _letters(self, lexeme: str) -> str:
        if lexeme[0] == "<":
            roles = lexeme[1:-1].partition(":")[0].split("/")
            return "".join(self._alphabet.by_role.get(role, "") for role in roles)
        if lexeme[0] == "{":
            words = self._lists.get(lexeme[1:-1])
            if words is None:
                raise self._error(f"a list named {lexeme[1:-1]!r} in the language's table")
        else:
            words = [_word(lexeme)]
        return "".join(self._alphabet.by_role.get("=" + word, "") for word in words)

    def _error(self, expected: str) -> LanguagePackError:
        return LanguagePackError(f"expected {expected} in the pattern {self._text!r}")
