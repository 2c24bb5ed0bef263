"""Claims read by patterns, each of which says the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from factcheck.claims.attribution import attribution_of
from factcheck.claims.brackets import vouched
from factcheck.claims.circumstances import circumstances_of
from factcheck.claims.claim import Claim, Operator, Unchecked
from factcheck.claims.clauses import FullClause, clauses_of
from factcheck.claims.fitting import Fitting
from factcheck.claims.operators import Mark, operator_of, operators_of
from factcheck.claims.subjects import Subjects
from factcheck.claims.whens import DATES, bounds_after, find_whens
from factcheck.document import Document
from factcheck.facts import EntityRef, Property, TimeKind, ValueType
from factcheck.lexicon import Match, PatternMatcher, Phrase
from factcheck.mentions.mention import Mention
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval, Span

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
        self.subjects = Subjects(document, mentions, snapshot, self.fitting)
        self.circumstances = circumstances_of(document.pack)
        self.clauses = clauses_of(document.pack)
        self.operators = operators_of(document.pack)
        self.attribution = attribution_of(document.pack)
        self.phrases: dict[Span, Phrase] = {}

    def claims(self) -> Iterator[Claim]:
        """The claims, one for each match, subject and value; the phrases are kept in `phrases`."""
        for index, sentence in enumerate(self.document.sentences):
            mentions = self.subjects.within(sentence)
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
        if self.attribution.is_source(reading.phrase, match.start, match.end):
            return
        prop = self.snapshot.properties[match.pattern.property]
        operator, is_denied = operator_of(reading.phrase, match.head, match.start, match.end, reading.marks)
        unchecked = self._unchecked(reading, match)
        if unchecked is Unchecked.OTHER_OFFICE or (match.pattern.is_held and operator not in _HELD):
            return
        if is_denied and unchecked is None:
            unchecked = Unchecked.NEGATED
        for subject, subject_mention in self.subjects.of(reading.index, reading.phrase, match, prop):
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
        since, until = bounds_after(phrase, match.end, prop, match.dates.get("when"))
        start, end = _interval(match.dates.get("start")) or since, _interval(match.dates.get("end")) or until
        then = self._held_then(reading, match)
        if then is not None:
            start = None
        span = phrase.span(match.start, match.end)
        if subject_mention is not None and not match.subjects and phrase.sentence.contains(subject_mention.span):
            span = span.to(subject_mention.span)
        is_past = self.circumstances.is_past(phrase.text[match.start : match.end])
        told = self._told_then(reading, match, prop, is_past=is_past)
        whens: tuple[DateInterval, ...]
        if operator is None and is_past and not (told or start or end) and _is_held(prop) and "when" not in match.dates:
            operator, whens = Operator.THEN, ()  # "foi prefeito de X", with no word on when
        elif then is not None:
            whens = (then,)
        else:
            whens = self._whens(reading, match, prop, operator, told, is_past=is_past)
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

    def _held_then(self, reading: _Reading, match: Match) -> DateInterval | None:
        """The time at which something was so, where a pattern takes it for its beginning: "era prefeito em 2005"."""
        stated = _interval(match.dates.get("start"))
        if (
            stated is None
            or stated.end is None
            or not self.circumstances.held_then(reading.phrase.text[match.start : match.end])
        ):
            return None
        return stated

    def _whens(
        self,
        reading: _Reading,
        match: Match,
        prop: Property,
        operator: Operator | None,
        told: tuple[DateInterval, ...],
        *,
        is_past: bool,
    ) -> tuple[DateInterval, ...]:
        """When a claim may be about: the date in the pattern, else those of its clause or sentence, and today."""
        stated = _interval(match.dates.get("when"))
        if stated is not None and (prop.time is not TimeKind.STATE or None not in (stated.start, stated.end)):
            return (stated,)
        if operator is Operator.THEN or (told and is_past):
            return told
        return find_whens(_tellers(reading, is_past=is_past), match.values, prop, self.document.published)

    def _told_then(self, reading: _Reading, match: Match, prop: Property, *, is_past: bool) -> tuple[DateInterval, ...]:
        """The dates that a claim may be about; what was so is not told by since when something else is."""
        told = find_whens(_tellers(reading, is_past=is_past), match.values, prop, None)
        was_so = is_past and prop.time is TimeKind.STATE
        return tuple(when for when in told if when.end is not None or not was_so)


def _tellers(reading: _Reading, *, is_past: bool) -> Sequence[Mention]:
    """The mentions that may tell when: those of the clause, else of the sentence outside its clauses."""
    mentions, clause = reading.mentions, reading.clause
    if clause and (is_past or clause.is_inserted) and not any(m.kind in DATES for m in mentions):
        return clause.outside
    return mentions


def _is_held(prop: Property) -> bool:
    """Whether a property says what somebody or something is for a time, such as an office."""
    return prop.time is TimeKind.STATE and prop.value_type is ValueType.ENTITY


def _interval(mention: Mention | None) -> DateInterval | None:
    value = mention.value if mention is not None else None
    return value if isinstance(value, DateInterval) else None
