"""The clauses of a sentence, each as a phrase of its own that says in full what it leaves to its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import attrs

from factcheck.claims.clauses.parse import Parse
from factcheck.claims.clauses.pieces import split
from factcheck.claims.clauses.words import ClauseWords, is_entity
from factcheck.languages import LanguagePack
from factcheck.lexicon import Phrase
from factcheck.lexicon.phrase import is_sign
from factcheck.mentions.mention import Mention

_WINDOW = 80
"""How far around a name, in signs, the words stand that tie it to a noun."""

__all__ = ["Clauses", "FullClause", "clauses_of"]


@attrs.frozen
class FullClause:
    """A clause that says in full what it leaves to its neighbours.

    Args:
        phrase: Its words.
        is_inserted: Whether it is inserted behind a name.
        outside: The mentions of the sentence that stand in no inserted clause; where a clause names no time of its
            own, theirs may be.
    """

    phrase: Phrase
    is_inserted: bool
    outside: tuple[Mention, ...]


class Clauses:
    """Finds the clauses of sentences in one language.

    Patterns are looked for in the sentence as it stands and in each of these, so that a pattern needs to know nothing
    of what may stand between its words: "Embraer, que emprega 20 mil, foi fundada em 1969 e tem sede em São José" is
    also "Embraer foi fundada em 1969", "Embraer emprega 20 mil" and "Embraer tem sede em São José".

    Args:
        pack: The language.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self._words = ClauseWords(pack)

    def of(self, phrase: Phrase) -> Iterator[FullClause]:
        """The clauses of a sentence that leave words out or have others between theirs.

        Args:
            phrase: The sentence.
        """
        found = Parse(self._words).clauses(split(phrase, self._words))
        inside = {word for words, is_inserted in found if is_inserted for word, _ in words}
        outside = phrase.signs("".join(word for word in phrase.text.split(" ") if word not in inside and is_sign(word)))
        for words, is_inserted in found:
            yield FullClause(phrase.rewritten(words), is_inserted, outside)

    def is_of_another(self, phrase: Phrase, start: int) -> bool:
        """Whether words that begin with a name are said of a noun before it: "a mãe de Lula nasceu em".

        Args:
            phrase: A sentence or clause.
            start: Where the words begin in its text.
        """
        language = self._words
        before = phrase.text[max(0, start - _WINDOW) : start].split(" ")
        name, *following = phrase.text[start + 1 : start + _WINDOW].split(" ", 2)[:2]
        if len(before) < 2 or before[-1] not in language.of or not is_entity(name):
            return False
        if language.verb_at([(word, 0) for word in following]) is not None:
            return before[-2] not in language.same
        return following == [","] and before[-2] in language.other


@lru_cache
def clauses_of(pack: LanguagePack) -> Clauses:
    """The clauses of a language, compiled once."""
    return Clauses(pack)
