"""Claims from the relations of a document's mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from factcheck.claims.attribution import attribution_of
from factcheck.claims.circumstances import circumstances_of
from factcheck.claims.claim import Claim, Unchecked
from factcheck.claims.operators import Mark, operator_of, operators_of
from factcheck.claims.whens import find_whens
from factcheck.document import Document
from factcheck.facts import EntityRef, ValueType
from factcheck.languages import LanguagePack
from factcheck.lexicon import Lexicon, Phrase
from factcheck.lexicon.contexts import Contexts
from factcheck.lexicon.naming import is_weak
from factcheck.lexicon.parts import Standing
from factcheck.lexicon.passages import Passages
from factcheck.lexicon.relation import Relation
from factcheck.lexicon.relations import Relations
from factcheck.mentions import Mention
from factcheck.stores import Snapshot
from factcheck.values import Span


class PairReader:
    """Reads claims of which no pattern says the whole, by learned cues and the words of labels.

    Args:
        lexicon: What was learned.
        snapshot: The store.
        pack: The language.
    """

    def __init__(self, lexicon: Lexicon, snapshot: Snapshot, pack: LanguagePack) -> None:
        self._snapshot = snapshot
        self._relations = Relations(lexicon, snapshot, pack)
        self._passages = Passages(pack)
        self._circumstances = circumstances_of(pack)
        self._operators = operators_of(pack)
        self._attribution = attribution_of(pack)
        self._lexicon = lexicon
        self._language = pack.language

    def read(
        self, document: Document, mentions: Sequence[Mention], written: Mapping[Span, Phrase]
    ) -> tuple[list[Claim], frozenset[Span]]:
        """The claims of a document, and the spans of the mentions that it takes up, if only to pass them over.

        A mention of which only a piece is a known name stands for the entity if some fact about it is borne out.

        Args:
            document: The document.
            mentions: Its mentions, in reading order and without overlaps.
            written: Sentences that are phrases already.
        """
        read = []
        for sentence in self._passages.phrases(document, mentions, written):
            phrase, marks = self._operators.lift(sentence)
            contexts = self._passages.contexts(phrase)
            read += [(contexts, marks, *pair) for pair in self._relations.read(contexts)]
        borne_out = {c.mentions[r.subject].readings[0].value for c, _, r, _ in read if r.known is not None}
        claims: list[Claim] = []
        taken: set[Span] = set()
        for contexts, marks, relation, standing in read:
            subject = contexts.mentions[relation.subject]
            if standing is not Standing.OPEN:
                taken |= {contexts.mentions[index].span for index in relation.mentions}
            if standing is Standing.ASSERTED and (not is_weak(subject) or subject.readings[0].value in borne_out):
                claims.append(self._claim(document, contexts, marks, relation))
        return claims, frozenset(taken)

    def _claim(self, document: Document, contexts: Contexts, marks: Sequence[Mark], relation: Relation) -> Claim:
        phrase = contexts.phrase
        subject, value = contexts.mentions[relation.subject], contexts.mentions[relation.value]
        prop = self._snapshot.properties[relation.property]
        start, end = (phrase.offsets(contexts.places[index])[side] for side, index in enumerate(relation.mentions))
        operator, is_denied = operator_of(phrase, start, start, end, marks)
        unchecked = self._circumstances.unchecked(phrase, start, end)
        if unchecked in (None, Unchecked.OTHER_OFFICE):
            unchecked = Unchecked.NEGATED if is_denied else None
        entity = relation.known.subject if relation.known is not None else _subject(subject, relation)
        span = subject.span.to(value.span) if subject.span < value.span else value.span.to(subject.span)
        return Claim(
            span,
            span.of(document.text),
            phrase.sentence.of(document.text),
            property=prop.id,
            subject=EntityRef(entity),
            subject_mention=subject,
            value=value,
            value_entities=_value_entities(value, relation) if prop.value_type is ValueType.ENTITY else (),
            whens=find_whens(phrase.mentions, (value,), prop, document.published),
            pattern=prop.label(document.pack.language) if relation.cue is None else str(relation.cue.cue),
            origin="label" if relation.cue is None else self._lexicon.origin,
            operator=operator,
            attributed_to=self._attribution.of(phrase, start, end),
            unchecked=unchecked,
            is_borne_out=relation.known is not None,
            confidence=self._confidence(relation) if operator is None else None,
        )

    def _confidence(self, relation: Relation) -> Decimal | None:
        """How likely the words relate the two so; not known of what was read by the words of a label, or by none."""
        curve = None if relation.cue is None else self._lexicon.curves.get((self._language, relation.backing))
        return None if curve is None else curve.confidence(relation.score)


def _subject(mention: Mention, relation: Relation) -> str:
    ids = [reading.value.id for reading in mention.readings if isinstance(reading.value, EntityRef)]
    about = {statement.subject for statement in relation.statements}
    return next((entity for entity in ids if entity in about), ids[0])


def _value_entities(mention: Mention, relation: Relation) -> tuple[EntityRef, ...]:
    if relation.known is not None and isinstance(relation.known.value, EntityRef):
        return (relation.known.value,)
    if is_weak(mention):
        return ()
    return tuple(reading.value for reading in mention.readings if isinstance(reading.value, EntityRef))
