"""What speaks for each entity that a name may stand for, and which one it is therefore read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.linking.cues import Cues
from factcheck.linking.kinds import Kinds
from factcheck.linking.memory import Memory
from factcheck.linking.script import Script

EVIDENCE = ("beside", "frame", "named", "related", "context", "kin", "prominence")
"""What tells candidates apart, the strongest first; the first of these in which they differ decides."""

Weights = tuple[int, ...]
"""How strongly each kind of evidence speaks for a candidate."""


@attrs.frozen
class Beside:
    """What stands beside a name and says what it names.

    Args:
        classes: The classes that a noun calls it by: "a cidade de Natal", "Ellison, um executivo".
        values: Properties whose value it is called: "o prefeito João Campos".
        subjects: Properties that it has a value of: "o prefeito do Recife".
        quoted: Whether it stands in quotation marks by itself, as titles of works do.
    """

    classes: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    quoted: bool = False


class Evidence:
    """Weighs the entities that a name may stand for.

    Args:
        script: How the document is written.
        kinds: What the store says of its entities' classes.
        cues: The words of the language.
        sure: The entities that the document names without doubt, by the sentence of each mention.
    """

    def __init__(
        self, script: Script, kinds: Kinds, cues: Cues, sure: Mapping[str, frozenset[int]], memory: Memory
    ) -> None:
        self._script = script
        self._kinds = kinds
        self._cues = cues
        self._sure = sure
        self._memory = memory
        self._named_in: dict[int, dict[str, None]] = {}
        for entity, sentences in sure.items():
            for sentence in sentences:
                self._named_in.setdefault(sentence, {})[entity] = None

    def weigh(self, first: int, end: int, entities: Sequence[str]) -> dict[str, Weights]:
        """For each entity what speaks for it at some tokens, in the order of `EVIDENCE`.

        Args:
            first: The first token of the name.
            end: The token after its last.
            entities: Those that bear the name.
        """
        beside = self.beside(first, end)
        excluded, _ = self._frame(first)
        context = self._context(first)
        return {
            entity: (
                self._fits(entity, beside),
                int(not self._kinds.is_of(entity, excluded)),
                int(self.is_named(entity)),
                int(self.is_related(entity)),
                int(self._kinds.is_of(entity, context)),
                int(self._has_kin(entity, first)),
                self._kinds.snapshot.entities[entity].prominence,
            )
            for entity in entities
        }

    def speaks_for(self, first: int, end: int, entity: str, *, frame: bool = False, context: bool = False) -> bool:
        """Whether more than a capital letter says that a common word is a name.

        Args:
            first: The first token of the name.
            end: The token after its last.
            entity: What it would name.
            frame: Whether the word before it may say so.
            context: Whether the other words of the sentence may.
        """
        if self.is_named(entity) or self.is_related(entity) or self._fits(entity, self.beside(first, end)):
            return True
        if self._is_listed(first, end) and self._has_kin(entity, first):
            return True
        if frame and self.is_invited(first, entity):
            return True
        excluded, _ = self._frame(first)
        return context and not self._kinds.is_of(entity, excluded) and self._kinds.is_of(entity, self._context(first))

    def is_invited(self, first: int, entity: str) -> bool:
        """Whether the word before a name speaks for an entity's class, as "em" does for places."""
        return self._kinds.is_of(entity, self._frame(first)[1])

    def named_beside(self, first: int) -> frozenset[str]:
        """The entities that the sentence of a token names without doubt."""
        return frozenset(self._named_in.get(self._script.sentence(first), ()))

    def is_named(self, entity: str) -> bool:
        """Whether the text has named the entity before."""
        return entity in self._memory.named

    def is_related(self, entity: str) -> bool:
        """Whether a statement joins the entity with another one that the text names without doubt."""
        return any(other in self._sure for other in self._kinds.neighbours(entity))

    def _is_listed(self, first: int, end: int) -> bool:
        """Whether a comma or a conjunction stands beside a name, as in "Gil, Caetano e Bethânia"."""
        words = self._script.words
        before = first - 2 if first > 1 and words[first - 1] in self._cues.definite else first - 1
        beside = (words[before] if before >= 0 else "", words[end] if end < len(words) else "")
        return any(word == "," or word in self._cues.conjunctions for word in beside)

    def _has_kin(self, entity: str, first: int) -> bool:
        """Whether the sentence names another entity of the same class: two clubs, two cities."""
        own = self._kinds.near_classes(entity)
        others = self._named_in.get(self._script.sentence(first), {})
        return any(own & self._kinds.near_classes(other) for other in others if other != entity)

    def _fits(self, entity: str, beside: Beside) -> int:
        """How well an entity fits what stands beside its name: 0 not at all, 1 if it may be that, 2 if it is."""
        levels = [self._kinds.is_value(entity, prop) for prop in beside.values]
        levels += [self._kinds.is_subject(entity, prop) for prop in beside.subjects]
        if self._kinds.is_of(entity, beside.classes) or (beside.quoted and self._kinds.is_work(entity)):
            levels.append(2)
        return max(levels, default=0)

    def beside(self, first: int, end: int) -> Beside:
        """What stands beside some tokens and says what they name."""
        script, words = self._script, self._script.words
        quoted = script.is_quoted(first, end)
        place = first - quoted
        before = self._before(place) if place > 0 and script.sentence(first) == script.sentence(place - 1) else Beside()
        after = self._after(end + quoted) if end + quoted + 1 < len(words) else Beside()
        return Beside(
            before.classes | after.classes, (*before.values, *after.values), before.subjects + after.subjects, quoted
        )

    def _before(self, place: int) -> Beside:
        words, kinds = self._script.words, self._kinds
        if words[place - 1] in self._cues.complements:
            label = kinds.label_before(words, place - 1)
            noun = kinds.noun_before(words, place - 1)
            places = frozenset(kind for kind in (noun[1] if noun else ()) if kinds.is_place_class(kind))
            return Beside(places, (), label[1] if label else ())
        for end in (place, place - 1):
            label = kinds.label_before(words, end)
            noun = kinds.noun_before(words, end)
            if label or noun:
                return Beside(frozenset(noun[1] if noun else ()), label[1] if label else ())
            if not self._script.is_lower(place - 1) or words[place - 1] in self._cues.function_words:
                break
        return Beside()

    def _after(self, place: int) -> Beside:
        """What a comma and a description behind a name say: ", the mayor of Buffalo,"."""
        words = self._script.words
        if words[place] not in (",", "(", "-", "–", "—"):
            return Beside()
        place += 1
        if place < len(words) and words[place] in self._cues.definite:
            place += 1
        for size in (3, 2, 1):
            if place + size <= len(words):
                noun = tuple(words[place : place + size])
                classes, properties = self._kinds.nouns.get(noun, ()), self._kinds.labels.get(noun, ())
                if classes or properties:
                    return Beside(frozenset(classes), properties)
        return Beside()

    def _frame(self, first: int) -> tuple[frozenset[str], frozenset[str]]:
        """The classes that the word before a name excludes, and those that it speaks for."""
        place = first - 1
        frame = self._cues.frames.get(self._script.words[place]) if first and self._script.joined[first] else None
        if frame is None:
            return frozenset(), frozenset()
        return self._kinds.classes_called(frame.excludes), self._kinds.classes_called(frame.invites)

    def _context(self, first: int) -> frozenset[str]:
        found = {noun for word in self._script.sentence_words(first) for noun in self._cues.contexts.get(word, ())}
        return self._kinds.classes_called(sorted(found))


def best(weights: Mapping[str, Weights]) -> tuple[tuple[str, ...], str]:
    """The entities for which most speaks, and what set them apart; nothing where there was only one.

    Examples:
        >>> best({"city": (0, 1, 0, 0, 0, 0, 4), "club": (2, 0, 0, 0, 0, 0, 3)})
        (('club',), 'beside')
        >>> best({"one": (0, 1, 0, 0, 0, 0, 4), "other": (0, 1, 0, 0, 0, 0, 4)})
        (('one', 'other'), '')
    """
    left = list(weights)
    decided = ""
    for number, name in enumerate(EVIDENCE):
        most = max(weights[entity][number] for entity in left)
        kept = [entity for entity in left if weights[entity][number] == most]
        if len(kept) < len(left):
            left, decided = kept, name
    return tuple(left), decided


def ranked(weights: Mapping[str, Weights], chosen: Iterable[str]) -> tuple[str, ...]:
    """All the entities, the chosen ones first, then those for which most speaks."""
    first = tuple(chosen)
    others = sorted((e for e in weights if e not in first), key=lambda e: tuple(-weight for weight in weights[e]))
    return (*first, *others)
