"""Patterns over words, compiled to regular expressions over the letters of an alphabet.

A pattern is a sequence of:

- `<role>` or `<role:name>`: an item with that role, handed to the value function by its name;
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
from factcheck.mentions.dates.alphabet import SPACE, Alphabet

_LEXEME = re.compile(r"<<|>>|<[^<>\s]+>|\{\w+\}|'.'|[()|?_!]|[^\s()|?_<>{}'!]+|\S")
_OPTIONAL_SPACE = f"{SPACE}?"


def literals(pattern: str) -> set[str]:
    """The words and characters that a pattern names outright."""
    return {lexeme.strip("'") for lexeme in _LEXEME.findall(pattern) if lexeme[0] not in "<{()|?_!>"}


@attrs.frozen
class Pattern:
    """A compiled pattern.

    Args:
        regex: Its regular expression; the group `core` is the expression without what surrounds it.
        roles: The role of each named group.
        first: The letters that it may begin with.
    """

    regex: re.Pattern[str]
    roles: Mapping[str, str]
    first: str


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

    def compile(self, text: str) -> Pattern:
        """The compiled pattern.

        Raises:
            LanguagePackError: If the pattern is malformed.
        """
        self._text, self._roles = text, {}
        lexemes = _LEXEME.findall(text)
        before, core, after = self._sections(lexemes)
        pieces = [self._sequence_of(section) for section in (before, core, after)]
        # A section may begin with something that is missing; it must not begin with the space before the next.
        starts = [f"{_OPTIONAL_SPACE if n else ''}(?!{SPACE})" for n in range(3)]
        regex = f"{starts[0]}{pieces[0].regex}{starts[1] if before else starts[0]}(?P<core>{pieces[1].regex})"
        if after:
            regex += f"{_OPTIONAL_SPACE}{pieces[2].regex}"
        first = pieces[0].first + (pieces[1].first if pieces[0].missing or not before else "")
        if pieces[1].missing:
            raise self._error("something that must be there")
        try:
            return Pattern(re.compile(regex, re.DOTALL), self._roles, first)
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
            refused = self._element(glued=glued)
            return _Piece(f"(?!{refused.regex})", "", True)
        if lexeme == "(":
            piece = self._alternatives(glued=glued)
            if not self._lexemes or self._lexemes.pop() != ")":
                raise self._error("a closing parenthesis")
        else:
            letters = self._letters(lexeme)
            name = self._name(lexeme)
            # A role that no word of this language has matches nothing.
            one = f"[{letters}]" if letters else r"[^\s\S]"
            group = f"(?P<{name}>{one})" if name else one
            piece = _Piece(group if glued else _OPTIONAL_SPACE + group, letters, False)
        if self._lexemes and self._lexemes[-1] == "?":
            self._lexemes.pop()
            piece = _Piece(f"(?:{piece.regex})?", piece.first, True)
        return piece

    def _name(self, lexeme: str) -> str:
        if lexeme[0] != "<":
            return ""
        role, _, name = lexeme[1:-1].partition(":")
        name = name or role
        if name != "_":
            self._roles[name] = role
        return name if name != "_" else ""

    def _letters(self, lexeme: str) -> str:
        if lexeme[0] == "<":
            return self._alphabet.letters_with(lexeme[1:-1].partition(":")[0])
        if lexeme[0] == "{":
            words = self._lists.get(lexeme[1:-1])
            if words is None:
                raise self._error(f"a list named {lexeme[1:-1]!r} in the language's table")
        else:
            words = [lexeme.strip("'")]
        return "".join(sorted({letter for word in words for letter in self._alphabet.letters_with("=" + word)}))

    def _error(self, expected: str) -> LanguagePackError:
        return LanguagePackError(f"expected {expected} in the pattern {self._text!r}")
