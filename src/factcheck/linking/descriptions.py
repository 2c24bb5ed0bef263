"""Descriptions such as "a startup", "o ministro" or "the company", read as somebody or something already named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.facts import EntityRef
from factcheck.linking.cues import Cues
from factcheck.linking.kinds import Kinds, Noun
from factcheck.linking.script import Script
from factcheck.mentions.mention import Mention, MentionKind, Reading

_MOST_READINGS = 8
_QUOTES = ("'", '"')


class Descriptions:
    """Reads the definite descriptions of one document.

    A description is read as the last entity that it fits: the one that the text called so ("a senadora Simone
    Tebet … a senadora"), or the one of that class. The other entities of the class stay as further readings, the
    nearest first. What is named only afterwards is meant only where the text gives it its name ("a joint venture …
    batizada de Stargate"), and is no person. A description that a complement follows ("a empresa de ônibus") or a name
    ("a mineradora Vale") stands for something else; and where a stranger to the store is named nearer than whom it
    would stand for, it stands for nobody known.

    Args:
        script: How the document is written.
        names: Its names, in reading order.
        kinds: What the store says of its entities' classes.
        cues: The words of its language.
    """

    def __init__(self, script: Script, names: Sequence[Mention], kinds: Kinds, cues: Cues) -> None:
        self._script = script
        self._names = names
        self._kinds = kinds
        self._cues = cues
        self._rule = f"{script.document.pack.language}.references"
        self._firsts = {script.place(mention.span.start) for mention in names}
        self._coming = _Coming(self._given(names))

    def mentions(self) -> Iterator[Mention]:
        """The descriptions that stand for something named, in reading order."""
        words = self._script.words
        recent: dict[str, None] = {}
        called: dict[Noun, Mention] = {}
        stranger: Mention | None = None
        seen = 0
        reached = 0
        for place in range(1, len(words)):
            start = self._script.starts[place]
            while seen < len(self._names) and self._names[seen].span.start <= start:
                mention = self._names[seen]
                reached = mention.span.end
                seen += 1
                if mention.is_linked:
                    recent.pop(mention.entity_ids[0], None)
                    recent[mention.entity_ids[0]] = None
                    stranger = None
                elif self._may_be_thing(mention):
                    stranger = mention
                self._note_role(mention, self._names[seen - 2] if seen > 1 else None, called)
            if words[place - 1] not in self._cues.definite or start < reached:
                continue
            mention_here = self._at(place, recent, called, stranger)
            if mention_here is not None:
                yield mention_here

    def _note_role(self, mention: Mention, before: Mention | None, called: dict[Noun, Mention]) -> None:
        """Notes what a name is called by: "o ministro Fernando Haddad", "o presidente da França, Macron"."""
        words = self._script.words
        end = self._script.place(mention.span.start)
        if end > 1 and words[end - 1] == ",":
            if mention.is_linked and not self._kinds.is_person(mention.entity_ids[0]):
                return
            end -= 1
            if before is not None and before.span.end == self._script.tokens[end - 1].end:
                end = self._script.place(before.span.start)
                if end < 1 or words[end - 1] not in self._cues.particles:
                    return
                end -= 1
        if end < 1 or not self._script.is_lower(end - 1):
            return
        for found in (self._kinds.label_before(words, end), self._kinds.noun_before(words, end)):
            if found is not None:
                called[found[0]] = mention
        if words[end - 1] in self._cues.beside:
            called[(words[end - 1],)] = mention

    def _may_be_thing(self, mention: Mention) -> bool:
        """Whether a name that the store lacks may be that of an organisation, place or thing, not of a person."""
        first = self._script.place(mention.span.start)
        is_titled = first > 0 and self._script.words[first - 1] in self._cues.beside
        return not is_titled and " " not in mention.surface and not mention.surface.isupper()

    def _stands_near(self, stranger: Mention | None, place: int) -> bool:
        """Whether a name that the store lacks, nearer than a known one, stands in this sentence or the one before; a
        line of its own, such as a credit of a picture, names nobody that the next line goes on about.
        """
        if stranger is None:
            return False
        start, end = stranger.span.start, self._script.starts[place]
        near = self._script.sentence(place) - self._script.sentence(self._script.place(start)) <= 1
        return near and "\n" not in self._script.document.text[start:end]

    def _given(self, names: Sequence[Mention]) -> list[tuple[int, str]]:
        """The entities that the text names for the first time by giving them their name, with where it does."""
        seen: set[str] = set()
        given = []
        for mention in names:
            if mention.is_linked and mention.entity_ids[0] not in seen:
                seen.add(mention.entity_ids[0])
                first = self._script.place(mention.span.start)
                if self._cues.naming.intersection(self._script.words[max(0, first - 2) : first]):
                    given.append((mention.span.start, mention.entity_ids[0]))
        return given

    def _at(
        self, place: int, recent: dict[str, None], called: dict[Noun, Mention], stranger: Mention | None
    ) -> Mention | None:
        words = self._script.words
        for size in (3, 2, 1):
            introduced = called.get(tuple(words[place : place + size]))
            if introduced is not None and self._ends(place + size):
                return self._as_called(place, place + size, introduced)
        noun = self._kinds.noun_at(words, place)
        if noun is None or not self._ends(end := place + len(noun[0])):
            return None
        candidates = [(entity, "last_of_class") for entity in reversed(recent)]
        candidates += [(entity, "next_of_class") for entity in self._coming.after(self._script.starts[place])]
        if self._stands_near(stranger, place) and not all(map(self._kinds.is_person_class, noun[1])):
            return self._mention(place, end, "class", (), "antecedent_not_in_store") if candidates else None
        readings: list[Reading] = []
        for entity, reason in candidates:
            is_coming = reason == "next_of_class"
            if self._kinds.is_of(entity, noun[1]) and not (is_coming and self._kinds.is_person(entity)):
                readings.append(Reading(EntityRef(entity), reason, self._kinds.name(entity)))
                if len(readings) == _MOST_READINGS:
                    break
        return self._mention(place, end, "class", readings) if readings else None

    def _as_called(self, place: int, end: int, introduced: Mention) -> Mention | None:
        if introduced.is_linked:
            return self._mention(place, end, "role", [self._meant(introduced.entity_ids[0])])
        return self._mention(place, end, "role", (), "antecedent_not_in_store")

    def _meant(self, entity: str) -> Reading:
        return Reading(EntityRef(entity), "last_of_class", self._kinds.name(entity))

    def _ends(self, end: int) -> bool:
        """Whether a description may end before a token."""
        words, script = self._script.words, self._script
        if end >= len(words):
            return True
        word = words[end]
        if end + (word in _QUOTES) in self._firsts and script.joined[end]:
            return False
        if not script.joined[end] or not word[0].isalpha():
            return True
        if word in self._cues.complements:
            return end + 1 < len(words) and words[end + 1].isdigit()
        if word in self._cues.demonyms or script.is_name_word(end):
            return False
        return not self._cues.compounds or self._is_verb(word) or word in self._cues.function_words

    def _is_verb(self, word: str) -> bool:
        return word in self._cues.acts or word.endswith(("ed", "ly"))

    def _mention(
        self, place: int, end: int, kind: str, readings: Sequence[Reading], unresolved: str | None = None
    ) -> Mention:
        span = self._script.span(place, end)
        surface = span.of(self._script.document.text)
        rule = f"{self._rule}.{kind}"
        return Mention(span, surface, MentionKind.ENTITY, rule, readings=readings, unresolved=unresolved)


class _Coming:
    """The entities that a document names by giving them their name, by where it does."""

    def __init__(self, order: Sequence[tuple[int, str]]) -> None:
        self._order = order
        self._next = 0

    def after(self, start: int) -> Iterator[str]:
        """Those named first after an offset; offsets are asked for in ascending order."""
        while self._next < len(self._order) and self._order[self._next][0] <= start:
            self._next += 1
        return (entity for _, entity in self._order[self._next : self._next + _FARTHEST])


_FARTHEST = 50
