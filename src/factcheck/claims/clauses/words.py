"""The words of a language that show where clauses begin and what they leave out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.languages import LanguagePack
from factcheck.lexicon.phrase import DATE, ENTITY, MONEY, NUMBER, QUANTITY, UNTIL, is_sign

Word = tuple[str, int]
"""A word or sign of a phrase with its index there."""

_SHORTEST_VERB = 4
_LONGEST_LEAD = 5


def is_entity(word: str) -> bool:
    """Whether a word stands for a name."""
    return is_sign(word) and ord(word) < DATE


def kind_of(word: str) -> int:
    """What kind of mention a sign stands for; dates of all kinds are one, and so are counts with and without unit."""
    block = (ord(word) - ENTITY) // (DATE - ENTITY)
    if NUMBER <= ord(word) < NUMBER + DATE - ENTITY:
        return (QUANTITY - ENTITY) // (DATE - ENTITY)
    return min(block, 1) if block <= (UNTIL - ENTITY) // (DATE - ENTITY) + 1 else block


class ClauseWords:
    """The words of one language.

    Args:
        pack: The language.
    """

    def __init__(self, pack: LanguagePack) -> None:
        table = pack.table("clauses")
        words = pack.table("syntax")["words"]
        self.conjunctions = frozenset(words["and"])
        self.relative = frozenset(table["relative"])
        self.whose = frozenset(table["whose"])
        self.possessive: tuple[str, ...] = tuple(table["possessive"].split())
        self.is_possessive_first: bool = table["possessive_first"]
        self.that = frozenset(table["that"])
        self.pronouns = frozenset(table["pronouns"])
        self.of = frozenset(table["of"])
        self.same = frozenset(table["same"])
        self.other = frozenset(table["other"])
        self.prepositions = frozenset(table["prepositions"])
        self.dates = frozenset(table["dates"])
        self.negation = frozenset(table["negation"])
        self.negated: str = table["negated"]
        self.ellipsis = frozenset(table["ellipsis"])
        self.before = frozenset(table["verbs"]["before"])
        self.once = frozenset(table["verbs"]["once"])
        self.saying = frozenset(pack.table("attribution")["verbs"])
        self.openers = {name: _by_first(table[name]) for name in ("but", "against", "not")}
        self._full: dict[str, tuple[str, ...]] = {word: tuple(full.split()) for word, full in table["full"].items()}
        self._auxiliary: str = table["participles"]["auxiliary"]
        self._participles = frozenset(table["participles"]["words"])
        self._participle_endings = tuple(table["participles"]["endings"])
        self._no_participles = frozenset(table["participles"]["except"])
        self._verbs = frozenset(table["verbs"]["words"])
        self._verb_endings = tuple(table["verbs"]["endings"])
        self._weak_endings = tuple(table["verbs"]["weak"])
        self._no_verbs = frozenset(table["verbs"]["except"])

    def is_verb(self, word: str) -> bool:
        """Whether a word is taken for a finite verb."""
        if word in self._verbs:
            return True
        return len(word) >= _SHORTEST_VERB and word.endswith(self._verb_endings) and word not in self._no_verbs

    def may_be_verb(self, word: str) -> bool:
        """Whether a word is taken for a finite verb directly behind a name."""
        if len(word) < _SHORTEST_VERB or not word.endswith(self._weak_endings):
            return False
        return not (word in self.prepositions or word in self.before or word in self.conjunctions)

    def verb_at(self, words: Sequence[Word], start: int = 0) -> int | None:
        """Where the verb of a predicate stands that begins here, or None if none does."""
        place = start
        while place < len(words) and words[place][0] in self.before:
            place += 1
        return place if place < len(words) and self.is_verb(words[place][0]) else None

    def lead_of(self, words: Sequence[Word]) -> int:
        """How many words from the first on only give a date: "em 2018", "hoje"."""
        place = next((i for i, (word, _) in enumerate(words[:_LONGEST_LEAD]) if is_sign(word)), None)
        if place is None or not DATE <= ord(words[place][0]) < MONEY:
            return 0
        return place + 1 if " ".join(word for word, _ in words[:place]) in self.dates else 0

    def in_full(self, words: Sequence[Word]) -> list[Word] | None:
        """A participle or "com" clause with a verb of its own, or None if it is no such clause."""
        word, index = words[0]
        if word in self._full:
            return [(w, index) for w in self._full[word]] + list(words[1:])
        if word in self._participles:
            follows = words[1][0] if len(words) > 1 else ""
            if not (follows in self.prepositions or (is_sign(follows) and not is_entity(follows))):
                return None
        elif (
            not self._participle_endings or not word.endswith(self._participle_endings) or word in self._no_participles
        ):
            return None
        return [(self._auxiliary, index), *words]


def _by_first(openers: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for opener in sorted(openers, key=lambda words: (-len(words.split()), words)):
        words = tuple(opener.split())
        found.setdefault(words[0], []).append(words)
    return found
