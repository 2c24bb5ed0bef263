"""Whose word a claim is: "segundo X", "X disse que", ", disse X". That X said it and that it is so are two claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factcheck.languages import LanguagePack
from factcheck.lexicon import Phrase
from factcheck.lexicon.phrase import ENTITY, sign_class
from factcheck.mentions import Mention

_WINDOW = 300
"""How far from a claim, in signs, its speaker may be named."""

_FEW_WORDS = r"(?: [^ ,;:()]+){0,6}?"


def _few_words_but(words: str) -> str:
    return rf"(?: (?!(?:{words}) )[^ ,;:()]+){{0,6}}?"


class Attribution:
    """Finds the name to which a text attributes a claim.

    Args:
        pack: The language.
    """

    def __init__(self, pack: LanguagePack) -> None:
        table = pack.table("attribution")
        name = rf" (?P<by>[{sign_class(ENTITY)}])"
        before, verbs, that = (_any(table[key]) for key in ("before", "verbs", "that"))
        self._according = re.compile(rf" (?:{before}){_FEW_WORDS}{name}")
        self._source = re.compile(rf" (?:{before}){_FEW_WORDS}$")
        self._next_name = re.compile(rf" , [{sign_class(ENTITY)}](?= )")
        said_that = rf"{_FEW_WORDS} (?:{verbs}){_FEW_WORDS} (?:{that})(?= )"
        self._said_that = (
            re.compile(rf" ,{name} ,{said_that}"),  # "o presidente do Banco Central, X, disse que"
            re.compile(rf"{name}(?: ,{_FEW_WORDS} ,)?{said_that}"),
        )
        self._said = re.compile(rf"(?: \"| ,|^)(?: ,)? (?:{verbs}){_few_words_but(that)}{name}")

    def is_source(self, phrase: Phrase, start: int, end: int) -> bool:
        """Whether words begin with a source and are said of the next name: "segundo X, o ministro de Y, Z".

        Args:
            phrase: The sentence or clause.
            start: Where the words begin in the phrase's text.
            end: Where they end there.
        """
        if phrase.text[start + 2 : start + 4] != " ," or self._next_name.match(phrase.text, end) is None:
            return False
        return self._source.search(phrase.text[max(0, start - _WINDOW) : start]) is not None

    def of(self, phrase: Phrase, start: int, end: int) -> Mention | None:
        """The mention of whose word a claim is, or None.

        Args:
            phrase: The sentence.
            start: Where the claim begins in the phrase's text.
            end: Where it ends there.
        """
        text = phrase.text
        first, last = max(0, start - _WINDOW), end + _WINDOW
        for hit in self._according.finditer(text, first, last):
            if hit.end() <= start or hit.start() >= end:
                return phrase.mention(hit["by"])
        behind = (pattern.search(text, first, start + 1) for pattern in self._said_that)
        said = next(filter(None, behind), None) or self._said.search(text, end, last)
        return None if said is None else phrase.mention(said["by"])


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache
def attribution_of(pack: LanguagePack) -> Attribution:
    """The attribution of a language, compiled once."""
    return Attribution(pack)
