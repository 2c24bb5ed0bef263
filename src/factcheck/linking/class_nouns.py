"""Class nouns that say what something is: "um banco", "a Brazilian company"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.document import Document
from factcheck.facts import EntityRef
from factcheck.linking.cues import Cues
from factcheck.linking.kinds import Kinds
from factcheck.mentions import Mention, MentionKind, Reading


def find_class_nouns(document: Document, kinds: Kinds, cues: Cues, names: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of classes behind an indefinite article, the longest noun of each place.

    What follows with a preposition may make something else of a noun ("um banco de dados"), so that it is left alone,
    as is what a name holds.

    Args:
        document: The document.
        kinds: The nouns of the store's classes.
        cues: The words of the language.
        names: The names of the document, in reading order.
    """
    folded = [token.text for token in document.tokens]
    taken = {place for name in names for place in range(name.span.start, name.span.end)}
    for place in range(1, len(folded)):
        found = kinds.noun_at(folded, place) if folded[place - 1] in cues.indefinite else None
        if found is None:
            continue
        noun, classes = found
        behind = place + len(noun)
        first, last = document.tokens[place], document.tokens[behind - 1]
        span = first.span.to(last.span)
        if span.start in taken or (behind < len(folded) and folded[behind] in cues.complements - cues.relatives):
            continue
        readings = [Reading(EntityRef(kind), "name") for kind in sorted(classes)]
        problem = None if len(readings) == 1 else "ambiguous_entity"
        yield Mention(
            span, span.of(document.text), MentionKind.ENTITY, "class noun", readings=readings, unresolved=problem
        )
