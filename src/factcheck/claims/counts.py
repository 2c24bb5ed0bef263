"""Claims of how many there are: "a Vale tem três subsidiárias", "Brazil's 26 states"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.claims.attribution import attribution_of
from factcheck.claims.circumstances import circumstances_of
from factcheck.claims.claim import Claim, Unchecked
from factcheck.claims.forms import Count, Extent
from factcheck.claims.whens import DATES, find_whens
from factcheck.document import Document
from factcheck.facts import EntityRef, Property, ValueType
from factcheck.languages import LanguagePack
from factcheck.lexicon import Match, PatternMatcher, Phrase, PhraseWriter
from factcheck.lexicon.counts import CountedNoun, Counts
from factcheck.lexicon.nouns import Nouns
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.stores.snapshot import Snapshot
from factcheck.stores.statements import statements_on
from factcheck.values import DateInterval, Span


class CountReader:
    """Reads how many there are in one language.

    Args:
        snapshot: The store.
        pack: The language.
        nouns: The nouns by which the store calls its classes and properties.
        matcher: The patterns of the store's properties.
    """

    def __init__(self, snapshot: Snapshot, pack: LanguagePack, nouns: Nouns, matcher: PatternMatcher) -> None:
        self._snapshot = snapshot
        self._matcher = matcher
        self._writer = PhraseWriter(pack)
        self._counts = Counts(pack, nouns)
        self._sole_owners: dict[str, str | None] = {}
        self._circumstances = circumstances_of(pack)
        self._attribution = attribution_of(pack)

    def read(self, document: Document, phrase: Phrase) -> Iterator[Claim]:
        """The claims of a sentence.

        Args:
            document: The document.
            phrase: The sentence.
        """
        tokens = document.tokens_in(phrase.sentence)
        for noun in self._counts.nouns_in(phrase, tokens):
            for hit in self._counts.find(phrase, noun):
                for subject, prop, classes in self._owners(hit.subject, noun):
                    form = Count(classes, extent=Extent.NAMED if hit.is_named else Extent.ALL)
                    whens = self._whens(phrase, noun.mention, prop, None if hit.is_past else document.published)
                    if whens or not hit.is_past:
                        said = hit.start, hit.end, hit.template, "pack"
                        yield self._claim(document, phrase, noun, said, subject, hit.subject, prop, form, whens)
            if noun.meaning.classes and self._counts.is_whole(phrase, noun):
                yield from self._by_patterns(document, phrase, noun)

    def _owners(
        self, mention: Mention | None, noun: CountedNoun
    ) -> Iterator[tuple[str | None, Property, tuple[str, ...]]]:
        """Whose values of which property are counted, and of which classes they have to be.

        The noun is a name of the property, or of a class of which a complete list of values consists. Where nobody is
        named, it is a name of several words, of a property that only one has: "uma das 27 unidades da federação".
        """
        snapshot, meaning = self._snapshot, noun.meaning
        properties = [snapshot.properties[name] for name in meaning.properties]
        ways: list[tuple[Property, tuple[str, ...]]] = [(prop, ()) for prop in properties if not prop.single_valued]
        if mention is None:
            for prop, classes in ways if noun.words > 1 else ():
                sole = self._sole_owner(prop)
                if sole is not None:
                    yield sole, prop, classes
            return
        ways += [
            (prop, meaning.classes)
            for prop in snapshot.properties.values()
            if prop.complete and prop.id not in meaning.properties and lists(snapshot, prop, meaning.classes)
        ]
        for prop, classes in ways:
            ids = [i for i in mention.entity_ids if statements_on(snapshot, i, prop.id)]
            if ids:
                yield (ids[0] if len(ids) == 1 or mention.is_linked else None), prop, classes

    def _sole_owner(self, prop: Property) -> str | None:
        """The one entity of the classes that have a property which has any values, or None."""
        if prop.id in self._sole_owners:
            return self._sole_owners[prop.id]
        snapshot = self._snapshot
        owners = [
            entity
            for entity in (snapshot.entities if prop.complete and prop.subject_types else ())
            if any(snapshot.is_a(entity, kind) for kind in prop.subject_types)
            and statements_on(snapshot, entity, prop.id)
        ]
        return self._sole_owners.setdefault(prop.id, owners[0] if len(owners) == 1 else None)

    def _by_patterns(self, document: Document, phrase: Phrase, noun: CountedNoun) -> Iterator[Claim]:
        """What patterns say of so many things of a class, as of one: "publicou nove romances"."""
        begins, is_all = self._counts.begins(phrase, noun)
        span = phrase.span(begins, noun.end)
        counted = Mention(span, span.of(document.text), MentionKind.ENTITY, noun.mention.rule, unresolved="count")
        mentions = [counted if mention is noun.mention else mention for mention in phrase.mentions]
        written = self._writer.phrase(document.text, phrase.sentence, document.tokens_in(phrase.sentence), mentions)
        for match in self._matcher.matches(written):
            prop = self._snapshot.properties[match.pattern.property]
            if prop.value_type is not ValueType.ENTITY or match.dates or not _ends_with(match, counted, written):
                continue
            counts_subjects = counted in match.subjects
            owners = match.values if counts_subjects else match.subjects
            types = prop.subject_types if counts_subjects else prop.value_types
            ids = owners[0].entity_ids if len(owners) == 1 and owners[0].is_linked else ()
            if not ids or not self._admits(types, noun.meaning.classes):
                continue
            said = match.start, match.end, match.pattern.source, match.pattern.origin
            extent = Extent.ALL if is_all else Extent.NAMED if self._is_dated(phrase) else Extent.DONE
            form = Count(noun.meaning.classes, counts_subjects=counts_subjects, extent=extent)
            whens = self._whens(written, counted, prop, document.published)
            yield self._claim(document, written, noun, said, ids[0], owners[0], prop, form, whens)

    def _is_dated(self, phrase: Phrase) -> bool:
        return any(mention.kind in DATES for mention in phrase.mentions)

    def _admits(self, types: Sequence[str], classes: Sequence[str]) -> bool:
        is_a = self._snapshot.is_a
        return not types or any(one == two or is_a(one, two) or is_a(two, one) for one in types for two in classes)

    def _whens(
        self, phrase: Phrase, value: Mention, prop: Property, published: date | None
    ) -> tuple[DateInterval, ...]:
        return find_whens(phrase.mentions, (value,), prop, published)

    def _claim(
        self,
        document: Document,
        phrase: Phrase,
        noun: CountedNoun,
        said: tuple[int, int, str, str],
        subject: str | None,
        subject_mention: Mention | None,
        prop: Property,
        form: Count,
        whens: tuple[DateInterval, ...],
    ) -> Claim:
        start, end, pattern, origin = said
        span: Span = phrase.span(start, end).to(noun.mention.span)
        span = span if subject_mention is None else span.to(subject_mention.span)
        unchecked = self._circumstances.unchecked(phrase, start, end)
        return Claim(
            span,
            span.of(document.text),
            phrase.sentence.of(document.text),
            property=prop.id,
            subject=None if subject is None else EntityRef(subject),
            subject_mention=subject_mention,
            value=noun.mention,
            whens=whens,
            pattern=pattern,
            origin=origin,
            attributed_to=self._attribution.of(phrase, start, end),
            unchecked=Unchecked.OTHER_TIME if unchecked is Unchecked.OTHER_OFFICE else unchecked,
            form=form,
        )


def lists(snapshot: Snapshot, prop: Property, classes: Sequence[str]) -> bool:
    """Whether what belongs to a class can be among the values of a property.

    Args:
        snapshot: The store.
        prop: The property.
        classes: The classes.
    """
    return prop.value_type is ValueType.ENTITY and any(
        kind == own or snapshot.is_a(kind, own) for kind in classes for own in prop.value_types
    )


def _ends_with(match: Match, counted: Mention, phrase: Phrase) -> bool:
    """Whether a match ends with what is counted, which alone stands in its slot."""
    slots = [slot for slot in (match.subjects, match.values) if counted in slot]
    last = phrase.signs(phrase.text[match.end - 1 : match.end])
    return len(slots) == 1 and slots[0] == last == (counted,)
