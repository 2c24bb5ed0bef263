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
    linked = [mention for mention in names if len(mention.readings) == 1]
    first_named = {_entity(mention): mention.span.start for mention in reversed(linked)}
    recent: dict[str, None] = {}
    found: list[Mention] = []
    coming = 0
    reached = 0
    for place in range(1, len(tokens)):
        start = tokens[place].start
        while coming < len(names) and names[coming].span.start <= start:
            mention = names[coming]
            reached = mention.span.end
            coming += 1
            if len(mention.readings) == 1:
                recent.pop(_entity(mention), None)
                recent[_entity(mention)] = None
        if folded[place - 1] not in nouns.definite or start < reached:
            continue
        noun = nouns.at(folded, place)
        if noun is None:
            continue
        end = place + len(noun[0])
        if end < len(tokens) and folded[end] in nouns.complements:
            continue
        later = sorted((named, entity) for entity, named in first_named.items() if named > start)
        candidates = [(entity, "last_of_class") for entity in reversed(recent)]
        candidates += [(entity, "next_of_class") for _, entity in later]
        readings = [
            Reading(EntityRef(entity), reason)
            for entity, reason in candidates
            if any(is_a(entity, kind) for kind in noun[1])
        ]
        if readings:
            span = Span(start, tokens[end - 1].end)
            surface = span.of(document.text)
            found.append(Mention(span, surface, MentionKind.ENTITY, nouns.rule, readings=readings))
    return tuple(found)


def _entity(mention: Mention) -> str:
    value = mention.value
    assert isinstance(value, EntityRef)
    return value.id
