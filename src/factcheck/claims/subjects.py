"""Who or what a match of a pattern is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.claims.fitting import Fitting, linked_ids
from factcheck.document import Document
from factcheck.facts import Property, ValueType
from factcheck.lexicon import Match, Phrase
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.stores.snapshot import Snapshot
from factcheck.values import Span

_SENTENCES_BACK = 2


class Subjects:
    """Finds the subjects of matches in one document: in the match, as the only one there is, or named shortly before.

    Args:
        document: The document.
        mentions: Its mentions, in reading order and without overlaps.
        snapshot: The store.
        fitting: Holds mentions against the classes that properties take.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention], snapshot: Snapshot, fitting: Fitting) -> None:
        self._document = document
        self._mentions = mentions
        self._snapshot = snapshot
        self._fitting = fitting
        self._starts = [mention.span.start for mention in mentions]

    def within(self, span: Span) -> Sequence[Mention]:
        """The mentions that begin inside a span.

        Args:
            span: A sentence or other piece of the text.
        """
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def of(
        self, index: int, phrase: Phrase, match: Match, prop: Property
    ) -> Iterator[tuple[str | None, Mention | None]]:
        """The entities that a match is about, each with the mention that names it; None where it may name several.

        Args:
            index: The number of the sentence in the document.
            phrase: The sentence, or one of its clauses.
            match: The match.
            prop: The property that it says.
        """
        if "subject" in match.pattern.slots:
            for mention in match.subjects:
                fitting = self._fitting.subjects(mention, prop)
                if not fitting and match.pattern.is_bare:
                    fitting = self._fitting.of_types(mention.entity_ids, prop.subject_types)
                if fitting:
                    yield fitting[0], mention
                elif len(self._fitting.of_types(linked_ids(mention), prop.subject_types)) > 1:
                    yield None, mention
            return
        if match.pattern.is_held:
            yield from self._held(phrase, match, prop)
            return
        sole = self._snapshot.sole_subject(prop.id)
        if sole is not None:
            if self._names_another(phrase, match, prop, sole) or not self._may_be_meant(match, prop):
                return
            named = (m for m in phrase.mentions if m.kind is MentionKind.ENTITY and sole in linked_ids(m))
            yield sole, next(named, None)
            return
        for back in range(_SENTENCES_BACK + 1):
            if back > index or not prop.subject_types:
                return
            mentions = phrase.mentions if back == 0 else self.within(self._document.sentences[index - back])
            found = {
                fitting[0]: mention
                for mention in mentions
                if mention not in match.values and (fitting := self._fitting.subjects(mention, prop))
            }
            if found:
                if len(found) == 1:
                    yield next(iter(found.items()))
                return

    def _held(self, phrase: Phrase, match: Match, prop: Property) -> Iterator[tuple[str, Mention | None]]:
        """Where alone the facts know somebody in an office that is called so."""
        language = self._document.pack.language
        called = frozenset(prop.names(language))
        offices = [p.id for p in self._snapshot.properties.values() if not called.isdisjoint(p.names(language))]
        people = [entity for value in match.values for entity in linked_ids(value)]
        held = {s.subject for p in offices for entity in people for s in self._snapshot.with_value(p, entity)}
        if len(held) == 1:
            subject = held.pop()
            named = (m for m in phrase.mentions if m.kind is MentionKind.ENTITY and subject in linked_ids(m))
            yield subject, next(named, None)

    def _may_be_meant(self, match: Match, prop: Property) -> bool:
        """Whether a value may be one of the only subject that the facts have, though nothing in the text says so.

        There are other presidents than those of the one country in a store: a name that it does not know in that office
        is read as theirs only if the property is called by names alone, as "ministro da Fazenda" is.
        """
        people = [entity for value in match.values for entity in linked_ids(value)]
        if prop.value_type is not ValueType.ENTITY or not match.values:
            return True
        called = prop.names(self._document.pack.language)
        return all(map(_has_name, called)) or any(self._snapshot.with_value(prop.id, entity) for entity in people)

    def _names_another(self, phrase: Phrase, match: Match, prop: Property, sole: str) -> bool:
        """Whether the sentence names an entity of which the property is as likely said as of its only subject."""
        others = (m for m in phrase.mentions if m not in match.values and m.is_linked and sole not in m.entity_ids)
        return any(self._fitting.of_types(mention.entity_ids, prop.subject_types) for mention in others)


def _has_name(label: str) -> bool:
    """Whether a label has a word with a capital that is no acronym: "ministro da Fazenda"."""
    return any(word[0].isupper() and not word.isupper() for word in label.split())
