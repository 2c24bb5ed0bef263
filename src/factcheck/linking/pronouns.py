"""Pronouns for one person, read as the only person that they can stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.document import words
from factcheck.facts import EntityRef
from factcheck.linking.cues import Cues
from factcheck.linking.kinds import Kinds
from factcheck.linking.script import Script
from factcheck.mentions.mention import Mention, MentionKind, Reading

SEVERAL = "several_antecedents"
STRANGER = "antecedent_not_in_store"
_FARTHEST = 30


class Pronouns:
    """Reads "ele", "ela", "he" and "she" in one document.

    A pronoun is read only where the sentence before it and what precedes it in its own name one person whom it fits,
    and describe no other.

    Args:
        script: How the document is written.
        names: Its names, in reading order.
        kinds: What the store says of its entities' classes.
        cues: The words of its language.
    """

    def __init__(self, script: Script, names: Sequence[Mention], kinds: Kinds, cues: Cues) -> None:
        self._script = script
        self._kinds = kinds
        self._cues = cues
        self._rule = f"{script.document.pack.language}.references.pronoun"
        self._names = names

    def mentions(self) -> Iterator[Mention]:
        """The pronouns that stand for somebody, and those that may stand for several."""
        pronouns = self._cues.he | self._cues.she
        seen = 0
        for place in [place for place, word in enumerate(self._script.words) if word in pronouns]:
            while seen < len(self._names) and self._names[seen].span.start < self._script.starts[place]:
                seen += 1
            if not self._is_read(place):
                continue
            sex = "he" if self._script.words[place] in self._cues.he else "she"
            persons = self._persons(place, seen, sex)
            if persons:
                yield self._mention(place, persons)

    def _is_read(self, place: int) -> bool:
        words = self._script.words
        if not self._cues.acts_only or (place + 1 < len(words) and words[place + 1] in self._cues.acts):
            return True
        return place > 0 and words[place - 1] in self._cues.acts

    def _persons(self, place: int, seen: int, sex: str) -> list[str | None]:
        """Whom a pronoun may stand for: entities, and None for somebody whom the store lacks."""
        sentence = self._script.sentence(place)
        found: dict[str | None, None] = {}
        beside: set[int] = set()
        for mention in reversed(self._names[max(0, seen - _FARTHEST) : seen]):
            first = self._script.place(mention.span.start)
            if self._script.sentence(first) < sentence - 1:
                break
            beside.update((first - 1, first - 2))
            if not self._may_be_person(mention) or self._sex(mention) not in (sex, None):
                continue
            found[mention.entity_ids[0] if mention.is_linked else None] = None
        if found and self._describes_another(place, sentence, beside, sex):
            found[None] = None
        return list(found)

    def _may_be_person(self, mention: Mention) -> bool:
        if mention.entity_ids:
            return any(self._kinds.is_person(entity) for entity in mention.entity_ids)
        return " " in mention.surface

    def _sex(self, mention: Mention) -> str | None:
        name = mention.surface
        if mention.is_linked:
            entity = self._kinds.snapshot.entities[mention.entity_ids[0]]
            name = entity.label(self._script.document.pack.language)
        return self._cues.sex(_given_name(name))

    def _describes_another(self, place: int, sentence: int, beside: set[int], sex: str) -> bool:
        """Whether the sentences speak of a person by a trade or office that stands beside none of the names."""
        before = place - 1
        while before >= 0 and place - before <= _WINDOW and self._script.sentence(before) >= sentence - 1:
            word = self._script.words[before]
            is_role = word in self._cues.beside and self._script.is_lower(before)
            if (
                is_role
                and self._cues.endings.get(word[-1], sex) == sex
                and before not in beside
                and self._is_definite(before)
            ):
                return True
            before -= 1
        return False

    def _is_definite(self, place: int) -> bool:
        return place > 0 and (self._script.words[place - 1] in self._cues.definite or not self._cues.acts_only)

    def _mention(self, place: int, persons: Sequence[str | None]) -> Mention:
        span = self._script.span(place, place + 1)
        known = [person for person in persons if person is not None]
        is_sole = len(persons) == 1 and bool(known)
        readings = [Reading(EntityRef(person), "pronoun", self._kinds.name(person)) for person in known]
        unresolved = None if is_sole else SEVERAL if len(persons) > 1 else STRANGER
        surface = span.of(self._script.document.text)
        return Mention(span, surface, MentionKind.ENTITY, self._rule, readings=readings, unresolved=unresolved)


_WINDOW = 60


def _given_name(name: str) -> str:
    return next(iter(words(name)), "")
