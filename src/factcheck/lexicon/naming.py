"""Names as looser writing has them: without case and full stops, in the plural, cut short, inside a longer name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.document import Document, words
from factcheck.facts import Entity, EntityRef, Property, Statement, Value
from factcheck.lexicon.cues import CODE
from factcheck.lexicon.labels import label_words
from factcheck.mentions import Mention, MentionKind, Reading, resolve_overlaps
from factcheck.values import Amount, DateInterval, Span

INSIDE_NAME = "inside_name"
"""The reason of a reading that only a piece of the mention's name supports."""

_SIGNS = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
# The space between two initials, "M. O.", and the stop between two without one, "M.O."
_INITIALS = re.compile(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.)")
_INNER_STOP = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\.)")
_LONGEST = 10
_SIGNS_BETWEEN = 4
_SHORTEST = 2
# Abbreviated words, such as "Am. J. Math."
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\w{0,15}\.? ){0,6}[A-Z]\w{0,15}\. [A-Z]\w{0,15}\.(?: [A-Z]\w{0,15}\.){0,6}")
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}\Z")
_NUMERIC = re.compile(r"[\d.,:/-]+\Z")

_FULL, _BARE, _HEAD = 2, 1, 0


def singular(word: str) -> str:
    """A word without the ending of an English or Portuguese plural, so that both forms fall together."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("oes"):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def bare_words(tokens: Iterable[str]) -> tuple[str, ...]:
    """Folded words in the singular without signs, articles and empty pieces, as names are compared.

    Examples:
        >>> bare_words(("a.c", ".", "lumezzane")), bare_words(("sweet", "potatoes"))
        (('ac', 'lumezzane'), ('sweet', 'potato'))
    """
    return tuple(word for token in tokens if (word := _bare(token)))


def _bare(token: str) -> str:
    if not token.isalnum():
        token = _SIGNS.sub("", token)
    return "" if token == "the" else singular(token) if token[-1:] == "s" else token


class Names:
    """The names of a store's entities and the strings among its values, by their bare words.

    A name that begins or ends with the label of a property stands without it too: "Italian" for the Italian language
    where a property is called language.

    Where several entities bear a name, those win for which it is the whole name, then those for which it is the
    name without what stands in brackets, then those for which it is the name up to the first comma.

    Args:
        entities: The entities by identifier.
        properties: The properties by identifier; a lower-case word of a label is never a name by itself.
        statements: The statements, for their strings.
        language: The language of the text.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        properties: Mapping[str, Property],
        statements: Iterable[Statement],
        language: str,
    ) -> None:
        self._bearers: dict[tuple[str, ...], dict[str, int]] = {}
        self._reserved = label_words(properties.values(), language)
        labels = (bare_words(words(prop.label(language))) for prop in properties.values())
        kinds = frozenset(label[0] for label in labels if len(label) == 1)
        for entity in entities.values():
            self._add(entity.id, _all_names(entity))
            self._add_short(entity.id, _all_names(entity), kinds)
            for label in entity.labels.values():
                self._add_form(entity.id, _BRACKETS.sub("", label).split(",")[0], _HEAD)
        for statement in statements:
            if isinstance(statement.value, str):
                self._bearers.setdefault(bare_words(words(statement.value)), {})
        self._longest_from: dict[str, int] = {}
        for key in self._bearers:
            if key:
                length = max(min(len(key), _LONGEST), self._longest_from.get(key[0], 0))
                self._longest_from[key[0]] = length

    def _add_short(self, entity: str, names: Iterable[str], kinds: frozenset[str]) -> None:
        for name in names:
            full = bare_words(words(name))
            for kind, key in ((full[-1:], full[:-1]), (full[:1], full[1:])):
                if key and kind and kind[0] in kinds and not all(word.isdigit() for word in key):
                    self._bearers.setdefault(key, {}).setdefault(entity, _HEAD)

    def _add(self, entity: str, names: Iterable[str]) -> None:
        for name in names:
            self._add_form(entity, name, _FULL)
            closed, spread = _INITIALS.sub("", name), _INNER_STOP.sub(". ", name)
            for form in (_BRACKETS.sub("", name), name.replace("-", " "), closed, spread):
                self._add_form(entity, form, _BARE)

    def _add_form(self, entity: str, form: str, grade: int) -> None:
        key = bare_words(words(form))
        if key:
            bearers = self._bearers.setdefault(key, {})
            bearers[entity] = max(grade, bearers.get(entity, grade))

    def bearers(self, name: Sequence[str]) -> tuple[str, ...] | None:
        """The entities that bear a name, given as bare words; none for a mere string; None if nothing is so called."""
        bearers = self._bearers.get(tuple(name))
        if bearers is None:
            return None
        best = max(bearers.values(), default=_FULL)
        return tuple(entity for entity, grade in bearers.items() if grade == best)

    def find(self, document: Document) -> Iterator[Mention]:
        """The names and known strings in a document, the longest at each place."""
        tokens = document.tokens
        bare = [_bare(token.text) for token in tokens]
        place = 0
        while place < len(tokens):
            end, bearers = self._longest(bare, place)
            span = Span(tokens[place].start, tokens[end - 1].end) if end > place else None
            if span is not None and self._admits(span.of(document.text), bare[place:end]):
                readings = [Reading(EntityRef(entity), "name") for entity in bearers]
                yield _mention(document, span, "name" if bearers else "string", readings)
                place = end
            else:
                place += 1

    def _longest(self, bare: list[str], place: int) -> tuple[int, tuple[str, ...]]:
        longest = self._longest_from.get(bare[place])
        if longest is None:
            return place, ()
        found: tuple[int, tuple[str, ...]] = (place, ())
        name: list[str] = []
        for end in range(place, min(len(bare), place + longest + _SIGNS_BETWEEN)):
            if bare[end]:
                name.append(bare[end])
                key = tuple(name)
                if key in self._bearers:
                    found = end + 1, key
                if len(name) == longest:
                    break
        return (found[0], self.bearers(found[1]) or ()) if found[1] else found

    def _admits(self, surface: str, name: Sequence[str]) -> bool:
        if len(surface) < _SHORTEST or (_NUMERIC.match(surface) and len(surface) < 6):
            return False
        return not (surface.islower() and all(word in self._reserved for word in name if word))


def find_names(document: Document, names: Names, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a document with looser names and identifiers among them, in reading order, without overlaps.

    A name that the store lacks may hold one that it knows ("Wega Nery Gomes Pinto"): then the longer name is a
    mention with that reading, marked as `inside_name`, which needs the facts to bear it out.

    Args:
        document: The document.
        names: The names to look for.
        mentions: What was found already.
    """
    values = [m for m in mentions if m.kind not in (MentionKind.ENTITY, MentionKind.ORDINAL)]
    linked = [m for m in mentions if m.kind is MentionKind.ENTITY and m.readings]
    unknown = [m for m in mentions if m.kind is MentionKind.ENTITY and not m.readings]
    loose = list(names.find(document))
    starts = [mention.span.start for mention in loose]
    wider = [_widened(m, loose[bisect_left(starts, m.span.start) : bisect_left(starts, m.span.end)]) for m in unknown]
    named = resolve_overlaps([*loose, *linked])
    ends = [mention.span.end for mention in named]
    codes = (code for code in _codes(document) if not _overlaps(code, named, ends))
    return resolve_overlaps([*values, *loose, *codes, *linked, *wider])


def _overlaps(code: Mention, named: Sequence[Mention], ends: Sequence[int]) -> bool:
    place = bisect_right(ends, code.span.start)
    return place < len(named) and named[place].span.overlaps(code.span)


def gives(mention: Mention, value: Value) -> bool:
    """Whether a mention names an entity, or gives a date, an amount or a string as precisely as it is written.

    Args:
        mention: The mention.
        value: What a statement says.
    """
    match value:
        case EntityRef():
            return any(reading.value == value for reading in mention.readings)
        case DateInterval():
            return any(isinstance(r.value, DateInterval) and r.value.contains(value) for r in mention.readings)
        case Amount():
            return any(isinstance(r.value, Amount) and r.value.meets(value) for r in mention.readings)
        case str():
            return bare_words(words(value)) == bare_words(words(mention.surface))


def is_inside(mention: Mention) -> bool:
    """Whether only a piece of a mention's name is known to the store."""
    return bool(mention.readings) and mention.readings[0].reason == INSIDE_NAME


def is_weak(mention: Mention) -> bool:
    """Whether a mention needs the facts to bear its reading out: a longer name, or one that several bear."""
    return is_inside(mention) or (len(mention.entity_ids) > 1 and not mention.is_linked)


def _widened(mention: Mention, loose: Sequence[Mention]) -> Mention:
    inside = [m for m in loose if mention.span.contains(m.span) and len(m.readings) == 1 and " " in m.surface]
    if not inside:
        return mention
    held = max(inside, key=lambda m: len(m.span))
    reading = Reading(held.readings[0].value, INSIDE_NAME, held.surface)
    return Mention(mention.span, mention.surface, mention.kind, mention.rule, readings=(reading,))


def _codes(document: Document) -> Iterator[Mention]:
    for rule, pattern in (("code", CODE), ("abbreviated", _ABBREVIATED)):
        for match in pattern.finditer(document.text):
            if not _DATE.match(match.group()):
                yield _mention(document, Span(*match.span()), rule, ())


def _mention(document: Document, span: Span, rule: str, readings: Iterable[Reading]) -> Mention:
    found = tuple(readings)
    name = f"{document.pack.language}.names.{rule}"
    unresolved = None if found else "not_in_store"
    surface = span.of(document.text)
    return Mention(span, surface, MentionKind.ENTITY, name, readings=found, unresolved=unresolved)


def _all_names(entity: Entity) -> list[str]:
    texts: Mapping[str, tuple[str, ...]] = entity.aliases
    return [*(entity.labels.values() or (entity.id,)), *(alias for aliases in texts.values() for alias in aliases)]
