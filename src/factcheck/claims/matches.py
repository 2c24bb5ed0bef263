"""Claims read by patterns, each of which says the whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.claims.attribution import attribution_of
from factcheck.claims.brackets import vouched
from factcheck.claims.circumstances import circumstances_of
from factcheck.claims.claim import Claim, Operator, Unchecked
from factcheck.claims.operators import Mark, operator_of, operators_of
from factcheck.claims.whens import bounds_after, find_whens
from factcheck.document import Document
from factcheck.facts import EntityRef, Property, ValueType
from factcheck.lexicon import Match, PatternMatcher, Phrase
from factcheck.lexicon.naming import is_inside
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval, Span

_SENTENCES_BACK = 2
_HELD = (Operator.FORMER, Operator.THEN)
"""With these an office and a name are enough: "o então presidente Itamar Franco"."""


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
        self.circumstances = circumstances_of(document.pack)
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
            phrase, marks = self.operators.lift(written)
            unvouched: list[Claim] = []
            for match in self.matcher.matches(phrase):
                found = self._read(index, phrase, match, marks)
                if match.pattern.is_bare:
                    unvouched += found
                else:
                    yield from found
            yield from vouched(unvouched, self.snapshot)

    def _read(self, index: int, phrase: Phrase, match: Match, marks: Sequence[Mark]) -> Iterator[Claim]:
        prop = self.snapshot.properties[match.pattern.property]
        operator, is_denied = operator_of(phrase, match.head, match.start, match.end, marks)
        unchecked = self.circumstances.unchecked(phrase, match.start, match.end)
        if unchecked is Unchecked.OTHER_OFFICE or (match.pattern.is_held and operator not in _HELD):
            return
        if is_denied and unchecked is None:
            unchecked = Unchecked.NEGATED
        for subject, subject_mention in self._subjects(index, phrase, match, prop):
            values: Sequence[Mention | None] = match.values or (None,)
            for value in values:
                if value is subject_mention and value is not None:
                    continue
                entities = self._value_entities(value, prop)
                if (subject and EntityRef(subject) in entities) or (
                    value is not None and not self._admits(value, prop)
                ):
                    continue
                yield self._claim(phrase, match, prop, subject, subject_mention, value, entities, unchecked, operator)

    def _claim(
        self,
        phrase: Phrase,
        match: Match,
        prop: Property,
        subject: str | None,
        subject_mention: Mention | None,
        value: Mention | None,
        entities: tuple[EntityRef, ...],
        unchecked: Unchecked | None,
        operator: Operator | None,
    ) -> Claim:
        since, until = bounds_after(phrase, match.end, prop)
        span = phrase.span(match.start, match.end)
        if subject_mention is not None and not match.subjects and phrase.sentence.contains(subject_mention.span):
            span = span.to(subject_mention.span)
        return Claim(
            span,
            span.of(self.document.text),
            phrase.sentence.of(self.document.text),
            property=prop.id,
            subject=None if subject is None else EntityRef(subject),
            subject_mention=subject_mention,
            value=value,
            value_entities=entities,
            whens=self._whens(phrase, match, prop, operator),
            start=_interval(match.dates.get("start")) or since,
            end=_interval(match.dates.get("end")) or until,
            pattern=match.pattern.source,
            origin=match.pattern.origin,
            operator=operator,
            attributed_to=self.attribution.of(phrase, match.start, match.end),
            unchecked=unchecked,
        )

    def _subjects(
        self, index: int, phrase: Phrase, match: Match, prop: Property
    ) -> Iterator[tuple[str | None, Mention | None]]:
        """The entities that a match is about, each with the mention that names it; None where it may name several."""
        if "subject" in match.pattern.slots:
            for mention in match.subjects:
                fitting = self._fitting(mention, prop)
                if not fitting and match.pattern.is_bare:
                    fitting = self._of_types(mention.entity_ids, prop.subject_types)
                if fitting:
                    yield fitting[0], mention
                elif len(self._of_types(_ids(mention), prop.subject_types)) > 1:
                    yield None, mention
            return
        if match.pattern.is_held:
            yield from self._held(phrase, match, prop)
            return
        sole = self.snapshot.sole_subject(prop.id)
        if sole is not None:
            if self._names_another(phrase, match, prop, sole):
                return
            named = (m for m in phrase.mentions if m.kind is MentionKind.ENTITY and sole in _ids(m))
            yield sole, next(named, None)
            return
        for back in range(_SENTENCES_BACK + 1):
            if back > index or not prop.subject_types:
                return
            mentions = phrase.mentions if back == 0 else self._within(self.document.sentences[index - back])
            found = {
                fitting[0]: mention
                for mention in mentions
                if mention not in match.values and (fitting := self._fitting(mention, prop))
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
        people = [entity for value in match.values for entity in _ids(value)]
        held = {s.subject for p in offices for entity in people for s in self.snapshot.with_value(p, entity)}
        if len(held) == 1:
            subject = held.pop()
            named = (m for m in phrase.mentions if m.kind is MentionKind.ENTITY and subject in _ids(m))
            yield subject, next(named, None)

    def _names_another(self, phrase: Phrase, match: Match, prop: Property, sole: str) -> bool:
        """Whether the sentence names an entity of which the property is as likely said as of its only subject."""
        others = (m for m in phrase.mentions if m not in match.values and m.is_linked and sole not in m.entity_ids)
        return any(self._of_types(mention.entity_ids, prop.subject_types) for mention in others)

    def _fitting(self, mention: Mention, prop: Property) -> tuple[str, ...]:
        """The entities that a mention may name and the property may be about; two of one name stay undecided."""
        ids = self._of_types(_ids(mention), prop.subject_types)
        return self._settled(mention, ids) if len(ids) > 1 else ids

    def _settled(self, mention: Mention, fitting: tuple[str, ...]) -> tuple[str, ...]:
        """Of several that a mention may name, the one that it was read as; none where that is left open."""
        is_reference = mention.readings[0].reason.endswith("_of_class")
        chosen = mention.entity_ids[0]
        return fitting[:1] if mention.is_linked and (is_reference or chosen in fitting) else ()

    def _of_types(self, ids: tuple[str, ...], types: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in ids if not types or any(self.snapshot.is_a(i, kind) for kind in types))

    def _admits(self, value: Mention, prop: Property) -> bool:
        """Whether a value is of a class that the property takes; a name that the store lacks may be of any."""
        ids = _ids(value)
        return not ids or prop.value_type is not ValueType.ENTITY or bool(self._values_of(ids, prop))

    def _value_entities(self, value: Mention | None, prop: Property) -> tuple[EntityRef, ...]:
        if value is None or prop.value_type is not ValueType.ENTITY:
            return ()
        fitting = self._values_of(_ids(value), prop)
        if len(fitting) > 1:
            settled = self._settled(value, fitting) or fitting
            # A state that has the name of its city is as likely meant: "nasceu em São Paulo".
            above = self.snapshot.wholes.above
            namesakes = [i for i in fitting if any(i in above(one) or one in above(i) for one in settled)]
            fitting = tuple(dict.fromkeys((*settled, *namesakes)))
        return tuple(EntityRef(entity) for entity in fitting)

    def _values_of(self, ids: tuple[str, ...], prop: Property) -> tuple[str, ...]:
        """Those that the property takes, and those of which such a one may be a part: a city's country."""
        kinds, wholes = prop.value_types, self.snapshot.wholes
        return tuple(i for i in ids if self._of_types((i,), kinds) or wholes.may_hold(i, kinds))

    def _whens(
        self, phrase: Phrase, match: Match, prop: Property, operator: Operator | None
    ) -> tuple[DateInterval, ...]:
        """When a claim may be about: the date in the pattern, else the sentence's dates and the day itself."""
        stated = _interval(match.dates.get("when"))
        if stated is not None:
            return (stated,)
        then = find_whens(phrase, match.values, prop, None)
        if operator is Operator.THEN or (then and self.circumstances.is_past(phrase.text[match.start : match.end])):
            return then
        return find_whens(phrase, match.values, prop, self.document.published)


def _ids(mention: Mention) -> tuple[str, ...]:
    return () if is_inside(mention) else mention.entity_ids


def _interval(mention: Mention | None) -> DateInterval | None:
    value = mention.value if mention is not None else None
    return value if isinstance(value, DateInterval) else None
