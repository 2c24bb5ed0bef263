"""Demonyms that mean the state: "o governo brasileiro", "the French parliament"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts import EntityRef
from factcheck.gazetteer import Gazetteer
from factcheck.linking.cues import Cues
from factcheck.linking.kinds import Kinds
from factcheck.linking.script import Script
from factcheck.mentions.mention import Mention, MentionKind, Reading


class Demonyms:
    """Reads the demonyms of a language as the countries of a store.

    Args:
        gazetteer: The names of the countries.
        kinds: What the store says of its entities' classes.
        cues: The words of the language.

    Attributes:
        home: The country whose institutions need no demonym in texts of the language.
        foreign: The other countries that have one.
    """

    def __init__(self, gazetteer: Gazetteer, kinds: Kinds, cues: Cues) -> None:
        self._cues = cues
        named = {country: _bearers(gazetteer, kinds, country) for country in dict.fromkeys(cues.demonyms.values())}
        self.home = frozenset(named.get(cues.home, ()))
        self.foreign = frozenset(entity for found in named.values() for entity in found) - self.home
        self._entities = {demonym: named[country] for demonym, country in cues.demonyms.items() if named[country]}

    def mentions(self, script: Script) -> Iterator[Mention]:
        """The demonyms beside an institution, in reading order.

        Args:
            script: How the document is written.
        """
        rule = f"{script.document.pack.language}.references.demonym"
        for place in [place for place, word in enumerate(script.words) if word in self._entities]:
            if not self._is_state(script, place):
                continue
            entities = self._entities[script.words[place]]
            span = script.span(place, place + 1)
            yield Mention(
                span,
                span.of(script.document.text),
                MentionKind.ENTITY,
                rule,
                readings=[Reading(EntityRef(entity), "demonym") for entity in entities],
                unresolved=None if len(entities) == 1 else "ambiguous_entity",
            )

    def _is_state(self, script: Script, place: int) -> bool:
        if self._cues.demonym_before:
            after = place + 1
            return after < len(script.words) and bool(script.joined[after]) and self._is_institution(script, after)
        return place > 0 and bool(script.joined[place]) and self._is_institution(script, place - 1)

    def _is_institution(self, script: Script, place: int) -> bool:
        return script.words[place] in self._cues.institutions


def _bearers(gazetteer: Gazetteer, kinds: Kinds, country: str) -> tuple[str, ...]:
    exact = [candidate for candidate in gazetteer.look_up(country, least=1000) if candidate.is_exact]
    return tuple(entity for candidate in exact for entity in candidate.name.entities if kinds.is_place(entity))
