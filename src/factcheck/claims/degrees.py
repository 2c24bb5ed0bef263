"""Claims that compare and rank: "Recife é mais populosa que Salvador", "the third-largest city in Brazil"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from factcheck.claims.attribution import attribution_of
from factcheck.claims.circumstances import circumstances_of
from factcheck.claims.claim import Claim, Operator, Unchecked
from factcheck.claims.forms import Comparative, Direction, Senses, Superlative
from factcheck.document import Document
from factcheck.facts import EntityRef, Statement
from factcheck.languages import LanguagePack
from factcheck.lexicon import Phrase, PhraseWriter
from factcheck.lexicon.degrees import Degree, Degrees, Hit
from factcheck.lexicon.nouns import Nouns
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.stores.snapshot import Snapshot
from factcheck.values import DateInterval

_DATES = (MentionKind.DATE, MentionKind.PERIOD)


class DegreeReader:
    """Reads comparatives and superlatives in one language.

    Args:
        snapshot: The store.
        pack: The language.
        nouns: The nouns by which the store calls its classes.
    """

    def __init__(self, snapshot: Snapshot, pack: LanguagePack, nouns: Nouns) -> None:
        self._snapshot = snapshot
        self._pack = pack
        self._nouns = nouns
        self._writer = PhraseWriter(pack)
        self._circumstances = circumstances_of(pack)
        self._attribution = attribution_of(pack)

    @cached_property
    def _degrees(self) -> Degrees:
        return Degrees(self._snapshot, self._pack)

    def read(self, document: Document, phrase: Phrase) -> Iterator[Claim]:
        """The claims of a sentence.

        Args:
            document: The document.
            phrase: The sentence.
        """
        degrees = self._degrees
        if not degrees.may_be_in(token.text for token in document.tokens_in(phrase.sentence)):
            return
        for hit in degrees.find(phrase.text, degrees.comparatives) if degrees.may_compare(phrase) else ():
            yield from self._comparative(document, phrase, hit)
        plain = self._spelt_out(document, phrase)
        if not degrees.may_rank(plain):
            return
        for hit in degrees.find(plain.text, degrees.superlatives):
            yield from self._superlative(document, plain, hit)

    def _spelt_out(self, document: Document, phrase: Phrase) -> Phrase:
        """The sentence with ordinals and descriptions as words: "o segundo estado mais populoso" describes nobody."""
        kept = [m for m in phrase.mentions if m.kind is not MentionKind.ORDINAL and not _is_description(m)]
        if len(kept) == len(phrase.mentions):
            return phrase
        return self._writer.phrase(document.text, phrase.sentence, document.tokens_in(phrase.sentence), kept)

    def _comparative(self, document: Document, phrase: Phrase, hit: Hit) -> Iterator[Claim]:
        subject, other = (phrase.mention(hit.groups[name]) for name in ("subject", "other"))
        spoken = self._spoken_of(hit)
        pair = self._pair(subject, other, [prop for degree, _ in spoken for sense in degree.senses for prop in sense])
        if pair is None:
            return
        one, two = pair
        called = [] if one is None else self._called(self._snapshot.entities[one].types)
        senses, sign = self._senses(spoken, called, one)
        has_factor = "factor" in hit.groups
        factor = self._degrees.factor(hit, phrase.mention(hit.groups["factor"])) if has_factor else None
        if not senses or one == two is not None or (has_factor and factor is None):
            return
        form = Comparative(
            senses,
            Direction.MORE if sign > 0 else Direction.LESS,
            None if two is None else EntityRef(two),
            other,
            factor,
        )
        yield from self._claim(document, phrase, hit, one, subject, form)

    def _superlative(self, document: Document, phrase: Phrase, hit: Hit) -> Iterator[Claim]:
        groups = hit.groups
        mention = phrase.mention(groups["subject"])
        scoped = self._scope(phrase, groups)
        if scoped is None:
            return
        noun, classes, within = scoped
        fitting = tuple(i for i in mention.entity_ids if any(self._snapshot.is_a(i, kind) for kind in classes))
        subject = fitting[0] if len(fitting) == 1 else None
        if not fitting:
            return
        if "whole" in groups:
            within = self._whole(groups["whole"], subject)
            if within is None:
                return
        spoken = self._spoken_of(hit)
        senses, sign = self._senses(spoken, (noun, *self._called(classes)), subject)
        if senses and (within is None or within != subject):
            direction = Direction.MORE if sign > 0 else Direction.LESS
            place = None if within is None else EntityRef(within)
            rank = self._degrees.rank(groups.get("ordinal"))
            form = Superlative(senses, direction, classes, place, rank)
            yield from self._claim(document, phrase, hit, subject, mention, form)

    def _scope(self, phrase: Phrase, groups: Mapping[str, str]) -> tuple[str, tuple[str, ...], str | None] | None:
        """The noun for the class, the classes that it names, and what they are ranked within."""
        noun = groups["kind"]
        demonym = groups.get("demonym")
        if demonym is not None:
            for whole in (f"{noun} {demonym}", f"{demonym} {noun}"):
                meaning = self._nouns.one(whole.split(" "))
                if meaning is not None and meaning.classes:
                    return noun, meaning.classes, None
        meaning = self._nouns.one(noun.split(" "))
        if meaning is None or not meaning.classes:
            return None
        if demonym is not None:
            country = self._countries.get(self._degrees.demonyms.get(demonym, ""))
            return None if country is None else (noun, meaning.classes, country)
        if "place" not in groups:
            return noun, meaning.classes, None
        place = phrase.mention(groups["place"])
        ids = [i for i in place.entity_ids if place.is_linked or self._snapshot.wholes.is_placed(i)]
        return (noun, meaning.classes, ids[0]) if ids and (place.is_linked or len(ids) == 1) else None

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        """The entities that bear the names of the countries which demonyms stand for, where only one does."""
        named: dict[str, list[str]] = {country: [] for country in self._degrees.demonyms.values()}
        for entity in self._snapshot.entities.values():
            for name in entity.names(self._pack.language):
                if name in named:
                    named[name].append(entity.id)
        return {country: ids[0] for country, ids in named.items() if len(ids) == 1}

    def _whole(self, noun: str, part: str | None) -> str | None:
        """What an entity is a part of, of the class that a noun names: of Recife "do país" is of Brazil."""
        meaning = self._nouns.one(noun.split(" "))
        if meaning is None or part is None:
            return None
        above = [
            whole
            for whole in sorted(self._snapshot.wholes.above(part))
            if any(self._snapshot.is_a(whole, kind) for kind in meaning.classes)
        ]
        return above[0] if len(above) == 1 else None

    def _called(self, classes: Iterable[str]) -> list[str]:
        """The nouns for classes, and for those above them."""
        entities = self._snapshot.entities
        found, coming = [], list(classes)
        for kind in coming:
            coming += [above for above in entities[kind].types if above not in coming]
            found += [self._degrees.normal(name) for name in entities[kind].names(self._pack.language)]
        return found

    def _spoken_of(self, hit: Hit) -> list[tuple[Degree, int]]:
        """What the words of a hit speak of, each with 1 for more or -1 for less."""
        groups, degrees = hit.groups, self._degrees
        adjective = degrees.adjective(groups.get("more") or groups.get("most") or "")
        noun = groups.get("by") or groups.get("measured")
        if noun is None and "verb" not in groups:
            return list(adjective)
        named = degrees.noun(noun) if noun is not None else degrees.verb(groups["verb"])
        sign = degrees.sign(groups["sign"]) if "sign" in groups else adjective[0][1] if adjective else 1
        return [(degree, sign) for degree in named]

    def _senses(
        self, spoken: Sequence[tuple[Degree, int]], called: Sequence[str], subject: str | None
    ) -> tuple[Senses, int]:
        """What of it applies to an entity: all of a word that means several things of its class, else what is known."""
        if not spoken:
            return (), 1
        sign = spoken[0][1]
        found: dict[tuple[str, ...], None] = {}
        for degree, way in spoken:
            for sense in degree.of(called):
                known = any(self._statements(subject, prop) for prop in sense) if subject is not None else True
                if way == sign and (known or degree.kinds):
                    found[sense if known else ()] = None
        return (tuple(found) if any(found) else ()), sign

    def _statements(self, subject: str, prop: str) -> Sequence[Statement]:
        return self._snapshot.about(subject, prop)

    def _pair(self, one: Mention, other: Mention, properties: Sequence[str]) -> tuple[str | None, str | None] | None:
        """The two entities, of one class where a name may stand for several; None where one of them has no value."""
        ones, others = (
            [i for i in m.entity_ids if any(self._statements(i, prop) for prop in properties)] for m in (one, other)
        )
        if not ones or not others:
            return None
        if len(ones) == len(others) == 1:
            return ones[0], others[0]
        entities = self._snapshot.entities
        alike = [(a, b) for a in ones for b in others if set(entities[a].types) & set(entities[b].types)]
        if len(alike) == 1:
            return alike[0]
        return (ones[0] if len(ones) == 1 else None), (others[0] if len(others) == 1 else None)

    def _claim(
        self,
        document: Document,
        phrase: Phrase,
        hit: Hit,
        subject: str | None,
        mention: Mention,
        form: Comparative | Superlative,
    ) -> Iterator[Claim]:
        start, end = hit.start, hit.end
        unchecked = self._circumstances.unchecked(phrase, start, start)
        whens = self._whens(phrase, hit, subject, form)
        if unchecked is Unchecked.OTHER_OFFICE or whens is None:
            return
        span = phrase.span(start, end)
        yield Claim(
            span,
            span.of(document.text),
            phrase.sentence.of(document.text),
            property=next(prop for sense in form.senses for prop in sense),
            subject=None if subject is None else EntityRef(subject),
            subject_mention=mention,
            whens=whens,
            pattern=hit.template,
            origin="pack",
            operator=Operator.NEGATED if "denied" in hit.groups else None,
            attributed_to=self._attribution.of(phrase, start, end),
            unchecked=unchecked,
            form=form,
        )

    def _whens(
        self, phrase: Phrase, hit: Hit, subject: str | None, form: Comparative | Superlative
    ) -> tuple[DateInterval, ...] | None:
        """The time that it is about; none for the latest that is known; None for a past that no date tells."""
        stated = phrase.mention(hit.groups["when"]).value if "when" in hit.groups else None
        if isinstance(stated, DateInterval):
            return (stated,)
        dates = [m.value for m in phrase.mentions if m.kind in _DATES and isinstance(m.value, DateInterval)]
        if "past" in hit.groups:
            return tuple(dict.fromkeys(dates)) or None
        if subject is None:
            return ()
        known = [s.valid for sense in form.senses for prop in sense for s in self._statements(subject, prop)]
        return tuple(
            dict.fromkeys(
                date
                for date in dates
                if "verb" in hit.groups or any(valid is not None and valid.overlaps(date) for valid in known)
            )
        )


def _is_description(mention: Mention) -> bool:
    return mention.rule.endswith((".references.class", ".references.demonym"))
