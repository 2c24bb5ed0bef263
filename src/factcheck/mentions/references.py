"""Class descriptions such as "a startup" or "the company", read as the last entity of that class in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from factcheck.document import Document, words
from factcheck.facts import Entity, EntityRef
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Mention, MentionKind, Reading
from factcheck.values import Span


class ClassNouns:
    """The nouns by which a language calls the classes of a store's entities.

    Args:
        classes: The classes.
        pack: The language.
    """

    def __init__(self, classes: Iterable[Entity], pack: LanguagePack) -> None:
        syntax = pack.table("syntax")["words"]
        self.rule = f"{pack.language}.references.class"
        self.definite = frozenset(syntax["definite"])
        self.complements = frozenset(syntax["complements"])
        self._by_first: dict[str, dict[tuple[str, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
        for entity in classes:
            for noun in entity.names(pack.language):
                folded = words(noun)
                if folded:
                    self._by_first[folded[0]][folded].append(entity.id)

    def at(self, tokens: Sequence[str], place: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The longest class noun that begins at a token and the classes that it names, or None."""
        nouns = self._by_first.get(tokens[place])
        if nouns is None:
            return None
        fitting = [noun for noun in nouns if tuple(tokens[place : place + len(noun)]) == noun]
        longest = max(fitting, key=len, default=None)
        return None if longest is None else (longest, tuple(nouns[longest]))


def find_references(
    document: Document, nouns: ClassNouns, names: Sequence[Mention], is_a: Callable[[str, str], bool]
) -> tuple[Mention, ...]:
    """The definite class descriptions that stand for an entity named in the document, in reading order.

    All entities of the class are kept as readings: those named before, the nearest first, then those named only
    afterwards. A description that a complement follows ("a empresa de ônibus") stands for something else.

    Args:
        document: The document.
        nouns: The class nouns of its language.
        names: The linked names in the document, in reading order.
        is_a: Whether an entity belongs to a class.
    """
    tokens = document.tokens
    folded = [token.text for token in tokens]
    taken = {index for mention in names for index in range(mention.span.start, mention.span.end)}
    linked = [mention for mention in names if len(mention.readings) == 1]
    found = []
    for place in range(1, len(tokens)):
        if folded[place - 1] not in nouns.definite or tokens[place].start in taken:
            continue
        noun = nouns.at(folded, place)
        if noun is None:
            continue
        end = place + len(noun[0])
        if end < len(tokens) and folded[end] in nouns.complements:
            continue
        span = Span(tokens[place].start, tokens[end - 1].end)
        readings = _readings(span, noun[1], linked, is_a)
        if readings:
            found.append(
                Mention(span, span.of(document.text), MentionKind.ENTITY, nouns.rule, readings=readings)
            )
    return tuple(found)


def _readings(
    span: Span, classes: Iterable[str], linked: Sequence[Mention], is_a: Callable[[str, str], bool]
) -> tuple[Reading, ...]:
    before = [mention for mention in reversed(linked) if mention.span.end <= span.start]
    after = [mention for mention in linked if mention.span.start >= span.end]
    entities = dict.fromkeys(
        (mention.value.id, "last_of_class" if mention.span.end <= span.start else "next_of_class")
        for mention in (*before, *after)
        if isinstance(mention.value, EntityRef)
    )
    seen: dict[str, str] = {}
    for entity, reason in entities:
        seen.setdefault(entity, reason)
    classes = tuple(classes)
    return tuple(
        Reading(EntityRef(entity), reason)
        for entity, reason in seen.items()
        if any(is_a(entity, kind) for kind in classes)
    )
