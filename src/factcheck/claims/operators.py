"""Words that turn what a sentence says: "não é", "não é mais", "ex-", "então", "futuro"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from factcheck.claims.claim import Operator
from factcheck.languages import LanguagePack
from factcheck.lexicon import Phrase

_BEFORE_NOUNS = (Operator.FORMER, Operator.THEN, Operator.TO_COME)
"""They stand right before what they turn: "ex-presidente"."""


@attrs.frozen
class Mark:
    """Where an operator stood that was taken out of a phrase.

    Args:
        operator: The operator.
        place: The offset in the phrase's text before which it stood.
    """

    operator: Operator
    place: int


@attrs.frozen
class _Rule:
    operator: Operator | None
    words: tuple[str, ...]
    left: tuple[str, ...]


class Operators:
    """The operators of one language.

    Args:
        pack: The language.
    """

    def __init__(self, pack: LanguagePack) -> None:
        table = pack.table("operators")
        rules = [_Rule(None, tuple(words.split()), ()) for words in table["kept"]["words"]]
        for operator in Operator:
            for words, left in table[operator.value].items():
                rules.append(_Rule(operator, tuple(words.split()), tuple(left.split())))
        self._by_first: dict[str, list[_Rule]] = {}
        for rule in sorted(rules, key=lambda rule: -len(rule.words)):
            self._by_first.setdefault(rule.words[0], []).append(rule)

    def lift(self, phrase: Phrase) -> tuple[Phrase, tuple[Mark, ...]]:
        """A phrase without its operators, and where they stood.

        Args:
            phrase: The phrase.
        """
        words = phrase.text.split(" ")[1:]
        if self._by_first.keys().isdisjoint(words):
            return phrase, ()
        kept: list[tuple[str, int]] = []
        marks: list[tuple[Operator, int]] = []
        place = 0
        while place < len(words):
            rule = next((r for r in self._by_first.get(words[place], ()) if _fits(r, words, place)), None)
            if rule is None:
                kept.append((words[place], place))
                place += 1
                continue
            if rule.operator is None:
                kept += [(word, place + index) for index, word in enumerate(rule.words)]
            else:
                marks.append((rule.operator, len(kept)))
                kept += _left(rule, words, place)
            place += len(rule.words)
        lifted = phrase.rewritten(kept)
        return lifted, tuple(Mark(operator, lifted.offsets(index)[0]) for operator, index in marks)


def _fits(rule: _Rule, words: Sequence[str], place: int) -> bool:
    there = words[place : place + len(rule.words)]
    return len(there) == len(rule.words) and all(w in ("*", word) for w, word in zip(rule.words, there, strict=True))


def _left(rule: _Rule, words: Sequence[str], place: int) -> Iterator[tuple[str, int]]:
    free = [place + index for index, word in enumerate(rule.words) if word == "*"]
    for word in rule.left:
        index = free.pop(0) if word == "*" else place
        yield (words[index] if word == "*" else word), index


def operator_of(phrase: Phrase, head: int, start: int, end: int, marks: Sequence[Mark]) -> tuple[Operator | None, bool]:
    """What the text makes of what a piece of it says, and whether a denial around it may reach it.

    Args:
        phrase: The phrase without its operators.
        head: Where the piece begins, or what it repeats the tail of.
        start: Where it begins itself.
        end: Where it ends.
        marks: Where they stood.
    """
    inside = [m for m in marks if head <= m.place < end]
    at_once = [m for m in inside if m.place > head or m.operator in _BEFORE_NOUNS]
    found = {mark.operator for mark in at_once}
    clause = max((phrase.text.rfind(f" {sign}", 0, start) for sign in ",;:("), default=-1)
    denials = (Operator.NEGATED, Operator.NO_LONGER)
    is_denied = any(m.operator in denials and clause < m.place <= head for m in marks)
    return (found.pop() if len(found) == 1 else None), is_denied or len(found) > 1


@lru_cache
def operators_of(pack: LanguagePack) -> Operators:
    """The operators of a language, compiled once."""
    return Operators(pack)
