"""The words of one language with their roles, as they are learnt from its table and from the patterns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from factcheck.mentions.dates.alphabet import TOKEN, Alphabet, numeral_roles, ordinal_roles


@attrs.define
class Vocabulary:
    """The words of a language while they are learnt.

    Args:
        writing: How the language writes them, from its table.
    """

    writing: Mapping[str, Any]
    meanings: dict[tuple[str, ...], dict[str, Any]] = attrs.field(factory=dict, init=False)

    def learn_table(self, words: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Learn the words of a table, by role and meaning."""
        for role, meanings in words.items():
            for meaning, names in meanings.items():
                for name in names:
                    self._learn(name, _roles(role, int(meaning) if _is_number(meaning) else meaning))

    def learn_literally(self, words: Iterable[str]) -> None:
        """Learn words that patterns name outright."""
        for word in words:
            self._learn(word, {"=" + word: word})

    def _learn(self, word: str, meanings: Mapping[str, Any]) -> None:
        tokens = tuple(token for token in TOKEN.findall(word) if not token.isspace() and (token != "-" or word == "-"))
        self.meanings.setdefault(tokens, {}).update(meanings)

    def settle(self) -> Alphabet:
        """The alphabet of all words learnt."""
        alphabet = Alphabet()
        for word in sorted(self.abbreviations()):
            self.meanings.setdefault((word, "."), {}).update(self.meanings[(word,)])
        for tokens, meanings in self.meanings.items():
            for role in self.writing["usual"]:
                if role in meanings:
                    meanings[role + ".usual"] = meanings[role]
            if len(tokens) == 1:
                alphabet.learn(tokens[0], meanings)
            else:
                for token in tokens:
                    if not token.isdigit():
                        alphabet.learn(token, {"=" + token: token})
        alphabet.settle()
        for meanings in self.meanings.values():
            alphabet.letter(meanings)
            alphabet.letter(self._left(meanings))
        return alphabet

    def abbreviations(self) -> frozenset[str]:
        """The words that may have a full stop after them."""
        roles = self.writing["abbreviated"]
        return frozenset(
            tokens[0]
            for tokens, meanings in self.meanings.items()
            if len(tokens) == 1 and not meanings.keys().isdisjoint(roles)
        )

    def _left(self, meanings: Mapping[str, Any]) -> dict[str, Any]:
        """What a word means that is not written as usual."""
        if self.writing["never"] in meanings:
            return {role: value for role, value in meanings.items() if role[0] == "="}
        return {role: value for role, value in meanings.items() if not role.endswith(".usual")}

    def odd(self) -> dict[str, dict[str, Any]]:
        """What is left of each word or phrase, its tokens joined by spaces."""
        found = {" ".join(tokens): self._left(meanings) for tokens, meanings in self.meanings.items()}
        return {word: left for word, left in found.items() if left != self.meanings[tuple(word.split(" "))]}

    def first_letters(self, alphabet: Alphabet, roles: Iterable[str]) -> str:
        """The letters with which a word or phrase with one of the roles may begin, and those of numbers."""
        wanted = frozenset(roles)
        firsts = {tokens[0] for tokens, meanings in self.meanings.items() if wanted & meanings.keys()}
        begun = {alphabet[first] for first in firsts if not first.isdigit()}
        return "".join(sorted(begun.union(alphabet.of_roles(wanted))))

    def longest_first(self) -> dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]]:
        """Names of several words by their first word, the longest first."""
        phrases: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
        for tokens in sorted(self.meanings, key=lambda tokens: (-len(tokens), tokens)):
            if len(tokens) > 1:
                phrases.setdefault(tokens[0], []).append((tokens, self.meanings[tokens]))
        return phrases


def _is_number(meaning: str) -> bool:
    return meaning.lstrip("-").isdigit()


def _roles(role: str, meaning: int | str) -> dict[str, Any]:
    """The meanings of a word of the table: a role `a.b` is also an `a`; numbers can be days and years."""
    roles = {role, role.partition(".")[0]}
    if "num" in roles and isinstance(meaning, int):
        roles |= numeral_roles(meaning)
    if role == "ord.word" and isinstance(meaning, int):
        roles |= ordinal_roles(meaning)
    roles |= {f"{role}={meaning}", f"{role.partition('.')[0]}={meaning}"}
    return dict.fromkeys(roles, meaning)
