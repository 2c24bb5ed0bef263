"""Names in a text, linked to the entities of a store, left open between several, or to none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.document import words
from factcheck.facts import EntityRef
from factcheck.gazetteer import Gazetteer, Name
from factcheck.linking.cues import Cues
from factcheck.linking.demonyms import Demonyms
from factcheck.linking.evidence import Evidence, best, ranked
from factcheck.linking.kinds import Kinds
from factcheck.linking.memory import Memory, acronym_at, long_form
from factcheck.linking.script import Script
from factcheck.linking.spots import Spot, Spotter
from factcheck.mentions.mention import Mention, MentionKind, Reading

AMBIGUOUS = "ambiguous_entity"
NOT_IN_STORE = "not_in_store"

_Found = tuple[str, str, str]
"""An entity, why it may be meant, and the name of the store."""


class NameReader:
    """Reads the names of one document.

    Args:
        script: How the document is written.
        gazetteer: The names to look for.
        kinds: What the store says of its entities' classes.
        cues: The words of the language.
        demonyms: Its demonyms, as the countries of the store.
    """

    def __init__(self, script: Script, gazetteer: Gazetteer, kinds: Kinds, cues: Cues, demonyms: Demonyms) -> None:
        self.document = script.document
        self._demonyms = demonyms
        self._script = script
        self._kinds = kinds
        self._cues = cues
        self._rule = f"{self.document.pack.language}.entities"
        self._memory = Memory(cues)
        self._spots = tuple(Spotter(script, gazetteer, kinds).spots())
        self._countries = frozenset(spot.first for spot in self._spots if self._is_foreign_country(spot))
        self._known_firsts = frozenset(spot.first for spot in self._spots if spot.names or spot.near)
        self._evidence = Evidence(script, kinds, cues, self._sure(), self._memory)

    def _is_foreign_country(self, spot: Spot) -> bool:
        bearers = {entity for name in spot.names for entity in name.entities}
        return bool(bearers) and bearers <= self._demonyms.foreign

    def _sure(self) -> dict[str, frozenset[int]]:
        """The entities that the document names without doubt, with the sentences that do."""
        found: dict[str, set[int]] = {}
        for spot in self._spots:
            bearers = {entity for name in spot.names for entity in name.entities}
            if len(bearers) == 1 and not self._is_doubtful(spot):
                found.setdefault(bearers.pop(), set()).add(self._script.sentence(spot.first))
        return {entity: frozenset(sentences) for entity, sentences in found.items()}

    def mentions(self) -> Iterator[Mention]:
        """The names, in reading order, without overlaps."""
        last: Mention | None = None
        for spot in self._spots:
            self._note_acronym(spot, last)
            mention = self._read(spot)
            if mention is not None:
                self._remember(spot, mention)
                yield mention
                last = mention

    def _read(self, spot: Spot) -> Mention | None:
        written = self._script.words[spot.first : spot.end]
        is_introduced, meant = self._memory.acronym(written[0]) if len(written) == 1 else (False, None)
        if is_introduced:
            return self._mention(spot, [] if meant is None else [(meant, "acronym", "")])
        if self._continues(spot) or self._is_foreign(spot):
            return self._mention(spot, [])
        is_demonym = len(written) == 1 and written[0] in self._cues.demonyms
        if is_demonym and (self._cues.demonym_before or not spot.names):
            return None
        found = self._bearers(spot, written)
        if found or spot.names:
            return self._mention(spot, found) if found else None
        is_opening_word = len(written) == 1 and spot.first in self._script.opening
        return None if is_opening_word else self._mention(spot, [])

    def _bearers(self, spot: Spot, written: Sequence[str]) -> list[_Found]:
        """The entities that a spot may name, each once."""
        found: dict[str, _Found] = {}
        is_strange = self._memory.is_strange(written)
        for name in spot.names:
            for entity in name.entities:
                if is_strange and self._is_strangers(spot, entity):
                    continue
                if self._admits(spot, name, entity):
                    found.setdefault(entity, (entity, "name", name.text))
        if len(written) < 3 or not found:
            for entity in self._memory.shortened(written):
                found.setdefault(entity, (entity, "short_name", ""))
        if not found:
            for name, reason in spot.near:
                for entity in name.entities:
                    if not self._is_any_countrys(written, entity):
                        found.setdefault(entity, (entity, reason, name.text))
        return list(found.values())

    def _is_strangers(self, spot: Spot, entity: str) -> bool:
        """Whether a surname that the text gave to somebody whom the store lacks is rather that person's."""
        if self._evidence.is_named(entity) or self._kinds.is_person(entity):
            return not self._evidence.is_named(entity)
        is_known = self._kinds.snapshot.entities[entity].prominence > 0
        return not is_known and not self._evidence.is_invited(spot.first, entity)

    def _admits(self, spot: Spot, name: Name, entity: str) -> bool:
        """Whether the text gives enough to read common words as the name of an entity."""
        first, end = spot.first, spot.end
        if self._is_anothers(spot, entity):
            return False
        if entity in name.weak or self._is_mostly_word(spot):
            frame = not self._script.is_plain(first)
            context = frame and not self._is_mostly_word(spot)
            is_read = self._evidence.speaks_for(first, end, entity, frame=frame, context=context)
            return is_read or self._is_doer(spot, entity)
        if not self._is_common(spot):
            return True
        if self._kinds.is_work(entity):
            return self._evidence.speaks_for(first, end, entity)
        is_plain = self._script.is_plain(first) or self._script.is_joined_to_name(first)
        if not is_plain or (end - first > 1 and self._script.case(first) == "normal"):
            return True
        if self._evidence.speaks_for(first, end, entity):
            return True
        return self._is_doer(spot, entity)

    def _is_anothers(self, spot: Spot, entity: str) -> bool:
        """Whether what is before a name makes it another's: "o zagueiro Anderson", "chamada Aurora", "rua Chile"."""
        script, first = self._script, spot.first
        before = script.words[first - 1] if first and script.joined[first] else ""
        is_person = self._kinds.is_person(entity)
        if before in self._cues.dedicated and (is_person or self._kinds.is_place(entity)):
            return True
        if self._evidence.is_named(entity):
            return False
        if before in self._cues.particles and first > 1:
            before = script.words[first - 2]
        if before in self._cues.naming and (is_person or self._kinds.is_place(entity)):
            return True
        if not first or not script.joined[first] or is_person or not self._kinds.is_told(entity):
            return False
        is_called = script.words[first - 1] in self._cues.callings
        return is_called and (not self._cues.compounds or bool(script.capital[first - 1]))

    def _is_any_countrys(self, written: Sequence[str], entity: str) -> bool:
        """Whether words that any country's institution is called by fall short of a name: "the Senate"."""
        return not self._evidence.is_named(entity) and all(word in self._cues.institutions for word in written)

    def _is_doer(self, spot: Spot, entity: str) -> bool:
        return self._does(spot) and not self._kinds.is_place(entity) and not self._kinds.is_work(entity)

    def _does(self, spot: Spot) -> bool:
        """Whether what follows has only a name before it: "Gap said", "Gap's boss", "Gap, which", "Gap CEO Lee"."""
        following = self._script.words[spot.end : spot.end + 3]
        if following[:1] == [","]:
            return any(word in self._cues.relatives for word in following[1:2])
        if self._cues.compounds and any(self._kinds.is_office(tuple(following[:size])) for size in (1, 2, 3)):
            return True
        return any(word in self._cues.deeds or word in self._cues.clitics for word in following[:1])

    def _is_common(self, spot: Spot) -> bool:
        parts = [word for word in self._script.words[spot.first : spot.end] if word not in self._cues.particles]
        return all(map(self._script.is_word, parts))

    def _is_mostly_word(self, spot: Spot) -> bool:
        return spot.end - spot.first == 1 and self._script.words[spot.first] in self._cues.capitalised

    def _is_doubtful(self, spot: Spot) -> bool:
        if any(name.weak for name in spot.names) or self._is_mostly_word(spot):
            return True
        return self._script.is_plain(spot.first) and self._is_common(spot) and not self._does(spot)

    def _continues(self, spot: Spot) -> bool:
        """Whether a name goes on behind it: with a variant of a product, or with words that a particle joins to it.

        "GPT-4o mini" is another model than GPT-4o, "Vitória da Conquista" another city than Vitória, and "Vale do
        Jequitinhonha" no company.
        """
        script, end = self._script, spot.end
        if self._has_variant(spot):
            return True
        if not spot.names or end + 1 >= len(script.words) or script.words[end] not in self._cues.particles:
            return False
        if script.capital[end] or not (script.joined[end] and script.joined[end + 1] and script.is_name_word(end + 1)):
            return False
        if script.words[end] in self._cues.conjunctions or end + 1 in self._known_firsts:
            return False
        bearers = [entity for name in spot.names for entity in name.entities]
        return self._is_common(spot) or all(self._kinds.is_place(e) or self._kinds.is_person(e) for e in bearers)

    def _has_variant(self, spot: Spot) -> bool:
        script, end = self._script, spot.end
        if end >= len(script.words) or not script.joined[end] or script.words[end] not in self._cues.variants:
            return False
        bearers = [entity for name in spot.names for entity in name.entities]
        return bool(bearers) and not any(self._kinds.is_person(e) or self._kinds.is_place(e) for e in bearers)

    def _is_foreign(self, spot: Spot) -> bool:
        """Whether an institution is another country's: "o Senado americano", "Na Argentina, o Senado …"."""
        script = self._script
        written = [word for word in script.words[spot.first : spot.end] if word not in self._cues.particles]
        if all(word in self._cues.institutions for word in written):
            named = self._evidence.named_beside(spot.first)
            if named & self._demonyms.foreign and not named & self._demonyms.home:
                return True
        if self._is_of_country(spot, written):
            return True
        if self._cues.demonym_before or spot.end >= len(script.words) or not script.joined[spot.end]:
            return False
        country = self._cues.demonyms.get(script.words[spot.end])
        is_institution = any(word in self._cues.institutions for word in written)
        return country is not None and country != self._cues.home and is_institution

    def _is_of_country(self, spot: Spot, written: Sequence[str]) -> bool:
        """Whether a particle joins an institution to another country: "o Banco Central da Argentina"."""
        if (
            spot.end + 1 not in self._countries
            or self._script.words[spot.end] not in self._cues.particles
            or not self._script.joined[spot.end]
        ):
            return False
        return any(word in self._cues.institutions or word in self._kinds.things for word in written)

    def _mention(self, spot: Spot, found: Sequence[_Found]) -> Mention:
        reasons = {entity: (reason, name) for entity, reason, name in found}
        chosen: tuple[str, ...] = tuple(reasons)
        decided = ""
        order = chosen
        if len(reasons) > 1:
            weights = self._evidence.weigh(spot.first, spot.end, tuple(reasons))
            chosen, decided = best(weights)
            order = ranked(weights, chosen) if len(chosen) == 1 else chosen
        readings = [
            Reading(EntityRef(entity), *reasons[entity], evidence=decided if entity == chosen[0] else "")
            for entity in order
        ]
        unresolved = None if len(chosen) == 1 else AMBIGUOUS if chosen else NOT_IN_STORE
        kind = "unknown" if not readings else readings[0].reason
        span = self._script.span(spot.first, spot.end)
        return Mention(
            span,
            span.of(self.document.text),
            MentionKind.ENTITY,
            f"{self._rule}.{kind}",
            readings=readings,
            unresolved=unresolved,
        )

    def _remember(self, spot: Spot, mention: Mention) -> None:
        if mention.unresolved == NOT_IN_STORE:
            self._memory.introduce_stranger(self._script.words[spot.first : spot.end])
        elif mention.is_linked:
            entity = mention.entity_ids[0]
            is_person = self._kinds.is_person(entity)
            full = mention.readings[0].detail or mention.surface
            self._memory.introduce(entity, words(full) if is_person else ())

    def _note_acronym(self, spot: Spot, last: Mention | None) -> None:
        """Notes an acronym in parentheses behind its long form: "Instituto Butantan (IB)"."""
        opening = spot.first - 1
        acronym = acronym_at(self._script, opening) if opening > 0 else ""
        first = long_form(self._script, opening, acronym) if acronym else None
        if first is None:
            return
        meant: str | None = None
        if last is not None and last.is_linked and last.span.end == self._script.tokens[opening - 1].end:
            meant = last.entity_ids[0]
        else:
            said = (
                set(self._script.words[first:opening]) - self._kinds.things - self._kinds.titles - self._cues.particles
            )
            bearers = {entity for name in spot.names for entity in name.entities}
            meant = next((entity for entity in sorted(bearers) if self._may_be_called(entity, said)), None)
        self._memory.introduce_acronym(acronym, meant)

    def _may_be_called(self, entity: str, said: set[str]) -> bool:
        """Whether the long form of an acronym may be the entity's: it shares a word with a name, or none is known."""
        entity_names = self._kinds.snapshot.entities[entity].names(self.document.pack.language)
        long_names = [folded for name in entity_names if len(folded := words(name)) > 1]
        return not long_names or any(said & set(folded) for folded in long_names)
