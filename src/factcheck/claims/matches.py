"""Claims read by patterns, each of which says the whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from factcheck.claims.attribution import attribution_of
from factcheck.claims.brackets import vouched
from factcheck.claims.circumstances import circumstances_of
from factcheck.claims.claim import Claim, Operator, Unchecked
from factcheck.claims.clauses import FullClause, clauses_of
from factcheck.claims.fitting import Fitting, linked_ids
from factcheck.claims.operators import Mark, operator_of, operators_of
from factcheck.claims.whens import DATES, bounds_after, find_whens
from factcheck.document import Document
from factcheck.facts import EntityRef, Property, TimeKind, ValueType
from factcheck.lexicon import Match, PatternMatcher, Phrase
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval, Span

_SENTENCES_BACK = 2
_HELD = (Operator.FORMER, Operator.THEN, Operator.TO_COME)
"""With these an office and a name are enough: "o então presidente Itamar Franco"."""


@attrs.frozen
class _Reading:
    """What patterns are looked for in: a sentence as it stands, or one of its clauses in full.

    Args:
        index: The number of the sentence in the document.
        written: The sentence as it stands.
        phrase: What is read, without its operators.
        marks: Where the operators stood.
        clause: The clause, if it is one.
    """

    index: int
    written: Phrase
    phrase: Phrase
    marks: Sequence[Mark]
    clause: FullClause | None = None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of what is read."""
        return self.phrase.signs(self.phrase.text) if self.clause else self.phrase.mentions


class PatternReader:
    """Reads one document.

    Args:
        document: The document.
        mentions: Its mentions, in reading order and without overlaps.
        matcher: The patterns of the store's properties in its language.
        snapshot: The store.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], matcher: PatternMatcher, snapshot: Snapshot
    ) -> None:
        self.document = document
        self.mentions = mentions
        self.matcher = matcher
        self.snapshot = snapshot
        self.fitting = Fitting(snapshot)
        self.circumstances = circumstances_of(document.pack)
        self.clauses = clauses_of(document.pack)
        self.operators = operators_of(document.pack)
        self.attribution = attribution_of(document.pack)
        self.phrases: dict[Span, Phrase] = {}
        self._starts = [mention.span.start for mention in mentions]

    def _within(self, span: Span) -> Sequence[Mention]:
        return self.mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def claims(self) -> Iterator[Claim]:
        """The claims, one for each match, subject and value; the phrases are kept in `phrases`."""
        for index, sentence in enumerate(self.document.sentences):
            mentions = self._within(sentence)
            if not mentions:
                continue
            tokens = self.document.tokens_in(sentence)
            written = self.matcher.writer.phrase(self.document.text, sentence, tokens, mentions)
            self.phrases[sentence] = written
            unvouched: list[Claim] = []
            for reading in self._readings(index, written):
                for match in self.matcher.matches(reading.phrase):
                    if not match.pattern.is_bare:
                        yield from self._read(reading, match)
                    elif reading.clause is None:
                        unvouched += self._read(reading, match)
            yield from vouched(unvouched, self.snapshot)

    def _readings(self, index: int, written: Phrase) -> Iterator[_Reading]:
        """A sentence, also without hedges before amounts, and its clauses in full if any pattern may be in them."""
        yield _Reading(index, written, *self.operators.lift(written))
        plain = self.matcher.hedges.without(written) or written
        if plain is not written:
            yield _Reading(index, plain, *self.operators.lift(plain))
        if self.matcher.may_match(plain):
            for clause in self.clauses.of(plain):
                lifted = self.operators.lift(clause.phrase)
                yield _Reading(index, plain, *lifted, clause)

    def _read(self, reading: _Reading, match: Match) -> Iterator[Claim]:
        if self.clauses.is_of_another(reading.phrase, match.start):
            return
        prop = self.snapshot.properties[match.pattern.property]
        operator, is_denied = operator_of(reading.phrase, match.head, match.start, match.end, reading.marks)
        unchecked = self._unchecked(reading, match)
        if unchecked is Unchecked.OTHER_OFFICE or (match.pattern.is_held and operator not in _HELD):
            return
        if is_denied and unchecked is None:
            unchecked = Unchecked.NEGATED
        for subject, subject_mention in self._subjects(reading, match, prop):
            values: Sequence[Mention | None] = match.values or (None,)
            for value in values:
                if value is subject_mention and value is not None:
                    continue
                entities = self.fitting.values(value, prop)
                if (subject and EntityRef(subject) in entities) or (
                    value is not None and not self.fitting.admits(value, prop)
                ):
                    continue
                yield self._claim(reading, match, prop, subject, subject_mention, value, entities, unchecked, operator)

    def _unchecked(self, reading: _Reading, match: Match) -> Unchecked | None:
        """Why what is read is not held against the facts, by the words around it here and in the sentence."""
        unchecked = self.circumstances.unchecked(reading.phrase, match.start, match.end)
        if unchecked is None and reading.clause is not None:
            start = reading.written.place(reading.phrase.span(match.start, match.end).start)
            return self.circumstances.around(reading.written, start, is_inserted=reading.clause.is_inserted)
        return unchecked

    def _claim(
        self,
        reading: _Reading,
        match: Match,
        prop: Property,
        subject: str | None,
        subject_mention: Mention | None,
        value: Mention | None,
        entities: tuple[EntityRef, ...],
        unchecked: Unchecked | None,
        operator: Operator | None,
    ) -> Claim:
        phrase, written = reading.phrase, reading.written
        since, until = bounds_after(phrase, match.end, prop)
        start, end = _interval(match.dates.get("start")) or since, _interval(match.dates.get("end")) or until
        then = self._held_then(reading, match)
        if then is not None:
            start = None
        span = phrase.span(match.start, match.end)
        if subject_mention is not None and not match.subjects and phrase.sentence.contains(subject_mention.span):
            span = span.to(subject_mention.span)
        whens = self._whens(reading, match, prop, operator) if then is None else (then,)
        if operator is None and self._is_past_without_date(reading, match, prop, start, end):
            operator, whens = Operator.THEN, ()
        return Claim(
            span,
            span.of(self.document.text),
            phrase.sentence.of(self.document.text),
            property=prop.id,
            subject=None if subject is None else EntityRef(subject),
            subject_mention=subject_mention,
            value=value,
            value_entities=entities,
            whens=whens,
            start=start,
            end=end,
            pattern=match.pattern.source,
            origin=match.pattern.origin,
            operator=operator,
            attributed_to=self.attribution.of(written, written.place(span.start), written.place(span.end)),
            unchecked=unchecked,
        )

    def _subjects(self, reading: _Reading, match: Match, prop: Property) -> Iterator[tuple[str | None, Mention | None]]:
        """The entities that a match is about, each with the mention that names it; None where it may name several."""
        phrase, index = reading.phrase, reading.index
        if "subject" in match.pattern.slots:
            for mention in match.subjects:
                fitting = self.fitting.subjects(mention, prop)
                if not fitting and match.pattern.is_bare:
                    fitting = self.fitting.of_types(mention.entity_ids, prop.subject_types)
                if fitting:
                    yield fitting[0], mention
                elif len(self.fitting.of_types(linked_ids(mention), prop.subject_types)) > 1:
                    yield None, mention
            return
        if match.pattern.is_held:
            yield from self._held(phrase, match, prop)
            return
        sole = self.snapshot.sole_subject(prop.id)
        if sole is not None:
            if self._names_another(phrase, match, prop, sole) or not self._may_be_meant(match, prop):
                return
            named = (m for m in phrase.mentions if m.kind is MentionKind.ENTITY and sole in linked_ids(m))
            yield sole, next(named, None)
            return
        for back in range(_SENTENCES_BACK + 1):
            if back > index or not prop.subject_types:
                return
            mentions = phrase.mentions if back == 0 else self._within(self.document.sentences[index - back])
            found = {
                fitting[0]: mention
                for mention in mentions
                if mention not in match.values and (fitting := self.fitting.subjects(mention, prop))
            }
            if found:
                if len(found) == 1:
                    yield next(iter(found.items()))
                return

    def _held(self, phrase: Phrase, match: Match, prop: Property) -> Iterator[tuple[str, Mention | None]]:
        """Where alone the facts know somebody in an office that is called so."""
        language = self.document.pack.language
        called = frozenset(prop.names(language))
        offices = [p.id for p in self.snapshot.properties.values() if not called.isdisjoint(p.names(language))]
        people = [entity for value in match.values for entity in linked_ids(value)]
        held = {s.subject for p in offices for entity in people for s in self.snapshot.with_value(p, entity)}
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
        called = prop.names(self.document.pack.language)
        return all(map(_has_name, called)) or any(self.snapshot.with_value(prop.id, entity) for entity in people)

    def _names_another(self, phrase: Phrase, match: Match, prop: Property, sole: str) -> bool:
        """Whether the sentence names an entity of which the property is as likely said as of its only subject."""
        others = (m for m in phrase.mentions if m not in match.values and m.is_linked and sole not in m.entity_ids)
        return any(self.fitting.of_types(mention.entity_ids, prop.subject_types) for mention in others)

    def _is_past_without_date(
        self, reading: _Reading, match: Match, prop: Property, start: DateInterval | None, end: DateInterval | None
    ) -> bool:
        """Whether it is told that something was so once, with no word on when: "foi prefeito de X"."""
        if prop.time is not TimeKind.STATE or prop.value_type is not ValueType.ENTITY or start or end:
            return False
        if "when" in match.dates or not self.circumstances.is_past(_text(reading, match)):
            return False
        return not any(mention.kind in DATES for mention in reading.phrase.mentions)

    def _held_then(self, reading: _Reading, match: Match) -> DateInterval | None:
        """The time at which something was so, where a pattern takes it for its beginning: "era prefeito em 2005"."""
        stated = _interval(match.dates.get("start"))
        if stated is None or stated.end is None or not self.circumstances.held_then(_text(reading, match)):
            return None
        return stated

    def _whens(
        self, reading: _Reading, match: Match, prop: Property, operator: Operator | None
    ) -> tuple[DateInterval, ...]:
        """When a claim may be about: the date in the pattern, else those of its clause or sentence, and today."""
        stated = _interval(match.dates.get("when"))
        if stated is not None:
            return (stated,)
        is_past = self.circumstances.is_past(_text(reading, match))
        mentions, clause = reading.mentions, reading.clause
        if clause and (is_past or clause.is_inserted) and not any(m.kind in DATES for m in mentions):
            mentions = clause.outside
        then = find_whens(mentions, match.values, prop, None)
        if operator is Operator.THEN or (then and is_past):
            return then
        return find_whens(mentions, match.values, prop, self.document.published)


def _text(reading: _Reading, match: Match) -> str:
    return reading.phrase.text[match.start : match.end]


def _interval(mention: Mention | None) -> DateInterval | None:
    value = mention.value if mention is not None else None
    return value if isinstance(value, DateInterval) else None


def _has_name(label: str) -> bool:
    """Whether a label has a word with a capital that is no acronym: "ministro da Fazenda"."""
    return any(word[0].isupper() and not word.isupper() for word in label.split())
