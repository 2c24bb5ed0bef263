"""What in a sentence keeps a claim from being held against the facts: questions, conditions, opinions, forecasts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factcheck.claims.claim import Unchecked
from factcheck.languages import LanguagePack
from factcheck.lexicon import Phrase
from factcheck.lexicon.phrase import ENTITY, sign_class

_WINDOW = 500
"""How far before a claim, in signs, its clause may begin."""


class Circumstances:
    """Looks around a claim for words that change what it asserts.

    Args:
        pack: The language.
    """

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.table("syntax")["words"]
        other_time = words["former"] + words["then"] + words["future"]
        self._other_time_before = _ends_with(other_time)
        self._other_office_before = _ends_with(words["other_office"])
        self._not_asserted = (
            (Unchecked.NEGATED, _has(words["negation"])),
            (Unchecked.CONDITIONAL, _has(words["conditional"])),
            (Unchecked.OPINION, _has(words["opinion"])),
            (Unchecked.FORECAST, _has(words["forecast"])),
        )
        self._negation = self._not_asserted[0][1]
        self._opinion_before = re.compile(
            rf" (?:(?:{_any(words['opinion_before'])})(?: [^ ,;:()]+){{0,4}}"
            rf"|(?:{_any(words['opinion_of'])}) [{sign_class(ENTITY)}]) ,"
        )
        self._past = _has(words["past"])
        participles = pack.table("clauses")["participles"]
        done = [*map(re.escape, participles["words"]), *(f"[^ ]*{ending}" for ending in participles["endings"])]
        self._held = re.compile(rf" (?:{_any(words['past'])})(?! (?:{'|'.join(done)})(?: |$))(?= |$)")

    def is_past(self, words: str) -> bool:
        """Whether words of a phrase put what they say into the past.

        Args:
            words: A piece of the phrase's text.
        """
        return self._past.search(words) is not None

    def held_then(self, words: str) -> bool:
        """Whether words of a phrase say that something was so, and not that it came to be so: "era", not "foi eleito".

        Args:
            words: A piece of the phrase's text.
        """
        return self._held.search(words) is not None

    def unchecked(self, phrase: Phrase, start: int, end: int) -> Unchecked | None:
        """Why a claim is not held against the facts, or None.

        Args:
            phrase: The sentence.
            start: Where the claim begins in the phrase's text.
            end: Where it ends there.
        """
        before, inside = phrase.text[max(0, start - _WINDOW) : start], phrase.text[start:end]
        if self._other_office_before.search(before):
            return Unchecked.OTHER_OFFICE
        if self._other_time_before.search(before):
            return Unchecked.OTHER_TIME
        if self._negation.search(inside):
            return Unchecked.NEGATED
        return self._by_clause(phrase, start, is_inserted=" , " in inside or " (" in inside)

    def around(self, phrase: Phrase, start: int, *, is_inserted: bool) -> Unchecked | None:
        """Why a clause is not held against the facts for what stands around it in its sentence, or None.

        What is inserted behind a name is asserted whatever the sentence makes of the rest: "não visitou a Vale, que
        tem sede no Rio".

        Args:
            phrase: The sentence.
            start: Where the clause begins in the phrase's text.
            is_inserted: Whether it is inserted behind a name.
        """
        if is_inserted:
            return Unchecked.QUESTION if _is_question(phrase) else None
        return self._by_clause(phrase, start, is_inserted=False)

    def _by_clause(self, phrase: Phrase, start: int, *, is_inserted: bool) -> Unchecked | None:
        """What the words before a claim in its clause make of it; of an apposition, beliefs make nothing."""
        clause = re.split(r" [,;:(]", phrase.text[max(0, start - _WINDOW) : start])[-1]
        for reason, words in self._not_asserted:
            if words.search(clause) and not (is_inserted and reason in (Unchecked.OPINION, Unchecked.FORECAST)):
                return reason
        opening = None if is_inserted else self._opinion_before.match(phrase.text)
        if opening is not None and opening.end() <= start:
            return Unchecked.OPINION
        return Unchecked.QUESTION if _is_question(phrase) else None


@lru_cache
def circumstances_of(pack: LanguagePack) -> Circumstances:
    """The circumstances of a language, compiled once."""
    return Circumstances(pack)


def _is_question(phrase: Phrase) -> bool:
    return phrase.text.endswith((" ?", ' ? "'))


def _ends_with(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf" (?:{_any(words)})(?: -)?$")


def _has(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf" (?:{_any(words)})(?= |$)")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
