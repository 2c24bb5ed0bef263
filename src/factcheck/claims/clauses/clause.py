"""A clause while it is read, and the sentences that it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from factcheck.claims.clauses.words import ClauseWords, Word, kind_of
from factcheck.lexicon.phrase import is_sign

LONGEST = 60
"""How many words of a clause are kept; longer ones are read as they stand in the sentence."""

_MOST_ADJUNCTS = 4


@attrs.define
class Clause:
    """A subject with what is said of it.

    Args:
        subject: The words of the subject.
        predicate: The words from the verb on.
        is_whole: Whether they stand in the sentence just so, so that it says the same.
        is_inserted: Whether it is inserted behind a name, as a relative clause is.
        lead: A date that stands before the subject: "em 2022, a Vale lucrou".
        adjuncts: What follows the predicate behind a comma: ", em São Paulo".
    """

    subject: Sequence[Word]
    predicate: list[Word]
    is_whole: bool = False
    is_inserted: bool = False
    lead: Sequence[Word] = ()
    adjuncts: list[Sequence[Word]] = attrs.Factory(list)

    @property
    def words(self) -> list[Word]:
        """The clause in its plain order, with the date that stands before it at its end."""
        return [*self.subject, *self.predicate, *self.lead][:LONGEST]

    def add_adjunct(self, words: Sequence[Word]) -> None:
        """Take up words that follow behind a comma."""
        if len(self.adjuncts) < _MOST_ADJUNCTS:
            self.adjuncts.append(words)

    def add(self, words: Sequence[Word]) -> None:
        """Take up further words of the predicate."""
        if len(self.predicate) < LONGEST:
            self.predicate += words

    def sentences(self, language: ClauseWords) -> Iterator[list[Word]]:
        """What the clause says, each piece of it in full.

        What happens once has one place and one day, so that each of them may stand alone: "nasceu em Caetés em 1945".

        Args:
            language: The words of its language.
        """
        if self.lead or not self.is_whole:
            yield self.words
        for extra in self.adjuncts:
            yield [*self.subject, *self.predicate, *extra, *self.lead][:LONGEST]
        verb = next((i for i, (word, _) in enumerate(self.predicate) if word in language.prepositions), None)
        once = self.predicate if verb is None else self.predicate[:verb]
        if any(word in language.once for word, _ in once):
            groups = self._groups(self.predicate[len(once) :], language)
            first = {_role(group) for group in groups[:1]}
            for group in (*groups[1:], *([self.lead] if self.lead else ()), *self.adjuncts):
                if _role(group) not in first:
                    yield [*self.subject, *once, *group][:LONGEST]

    def _groups(self, words: Sequence[Word], language: ClauseWords) -> list[list[Word]]:
        """The words, cut before each preposition but "of"."""
        groups: list[list[Word]] = []
        for word in words[:LONGEST]:
            if not groups or (word[0] in language.prepositions and word[0] not in language.of):
                groups.append([])
            groups[-1].append(word)
        return groups


def _role(words: Sequence[Word]) -> tuple[str, int]:
    """What words say of an event, so that "em Caetés, em Pernambuco" is one place said twice."""
    kind = kind_of(words[-1][0]) if is_sign(words[-1][0]) else -1
    return words[0][0], kind
