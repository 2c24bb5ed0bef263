"""Claims given in their parts instead of in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from factcheck.claims.claim import Claim
from factcheck.claims.forms import Count
from factcheck.document import Document, words
from factcheck.errors import InvalidValueError
from factcheck.facts import EntityRef, Property, TimeKind, Value, ValueType
from factcheck.languages import LanguagePack
from factcheck.lexicon.naming import Names, bare_words
from factcheck.mentions import Mention, MentionKind, Reading, find_values
from factcheck.stores import Snapshot
from factcheck.values import Amount, DateInterval, Money, Number, Quantity, Span

_KINDS = {
    ValueType.ENTITY: MentionKind.ENTITY,
    ValueType.STRING: MentionKind.ENTITY,
    ValueType.DATE: MentionKind.DATE,
    ValueType.MONEY: MentionKind.MONEY,
    ValueType.QUANTITY: MentionKind.QUANTITY,
    ValueType.NUMBER: MentionKind.NUMBER,
}
_CLASSES: dict[ValueType, type | tuple[type, ...]] = {
    ValueType.DATE: DateInterval,
    ValueType.MONEY: Money,
    ValueType.QUANTITY: (Quantity, Number),
    ValueType.NUMBER: (Number, Quantity),
}


class StructuredClaims:
    """Makes claims of subject, property and value, by identifiers or names.

    Args:
        snapshot: The store.
        pack: The language of names and words.
    """

    def __init__(self, snapshot: Snapshot, pack: LanguagePack) -> None:
        self._snapshot = snapshot
        self._pack = pack
        self._names = Names(snapshot.entities, snapshot.properties, (), pack.language)

    def claim(
        self,
        subject: str,
        property: str,
        value: Value | date | int | Decimal,
        when: DateInterval | date | str | None = None,
    ) -> Claim:
        """The claim; its text is the three parts one after the other.

        A name that several entities bear, or none, leaves the claim without a subject or a value to hold it against.

        Args:
            subject: An entity.
            property: A property.
            value: The value; of a property with several entities also how many there are.
            when: The day or period that it is about; of a state by default the day through which the store was kept.

        Raises:
            InvalidValueError: If there is no such property or it does not take such a value.
            InvalidDateError: If `when` is no date.
        """
        prop = self._property(property)
        said = str(value.id if isinstance(value, EntityRef) else value)
        text = f"{subject} · {property} · {said}"
        named = Span(0, len(subject))
        subjects = self._entities(subject)
        value_mention = self._value(value, said, prop, Span(len(text) - len(said), len(text)))
        entities = tuple(EntityRef(entity) for entity in value_mention.entity_ids)
        return Claim(
            Span(0, len(text)),
            text,
            text,
            property=prop.id,
            subject=EntityRef(subjects[0]) if len(subjects) == 1 else None,
            subject_mention=_mention(named, subject, MentionKind.ENTITY, [EntityRef(entity) for entity in subjects]),
            value=value_mention,
            value_entities=entities if prop.value_type is ValueType.ENTITY else (),
            form=Count() if value_mention.kind is MentionKind.NUMBER and prop.value_type is ValueType.ENTITY else None,
            whens=self._whens(when, prop),
            pattern="subject, property, value",
            origin="structured",
        )

    def _whens(self, when: DateInterval | date | str | None, prop: Property) -> tuple[DateInterval, ...]:
        if when is not None:
            return (_interval(when),)
        curated = self._snapshot.as_of
        return () if curated is None or prop.time is not TimeKind.STATE else (DateInterval.day(curated),)

    def _property(self, name: str) -> Property:
        found = self._snapshot.properties.get(name)
        if found is not None:
            return found
        same = [
            p for p in self._snapshot.properties.values() if words(name) in map(words, p.names(self._pack.language))
        ]
        if len(same) != 1:
            known = ", ".join(prop.id for prop in same)
            problem = (
                f"several properties are called {name!r}: {known}" if same else f"no property {name!r} in the store"
            )
            raise InvalidValueError(problem)
        return same[0]

    def _entities(self, name: str) -> tuple[str, ...]:
        if name in self._snapshot.entities:
            return (name,)
        return self._names.bearers(bare_words(words(name))) or ()

    def _value(self, value: Value | date | int | Decimal, said: str, prop: Property, span: Span) -> Mention:
        kind = _KINDS[prop.value_type]
        if prop.value_type is ValueType.ENTITY:
            if isinstance(value, (EntityRef, str)):
                return _mention(span, said, kind, [EntityRef(entity) for entity in self._entities(said)])
            if not prop.single_valued and isinstance(number := self._read(value, prop), Number):
                return _mention(span, said, MentionKind.NUMBER, [number])
        elif prop.value_type is ValueType.STRING:
            if isinstance(value, str):
                return _mention(span, said, kind, [value])
        else:
            found = self._read(value, prop)
            if found is not None and isinstance(found, _CLASSES[prop.value_type]):
                return _mention(span, said, kind, [found])
        raise InvalidValueError(f"{prop.id!r} takes a value of type {prop.value_type.value}, not {value!r}")

    def _read(self, value: Value | date | int | Decimal, prop: Property) -> Value | None:
        if prop.value_type is ValueType.DATE:
            return _interval(value) if isinstance(value, (DateInterval, date, str)) else None
        if isinstance(value, str):
            found = find_values(Document(value, self._pack))
            return next((mention.value for mention in found if isinstance(mention.value, Amount)), None)
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return Number(value)
        return value if isinstance(value, Amount) else None


def _interval(value: DateInterval | date | str) -> DateInterval:
    if isinstance(value, DateInterval):
        return value
    return DateInterval.from_edtf(value) if isinstance(value, str) else DateInterval.day(value)


def _mention(span: Span, surface: str, kind: MentionKind, values: Sequence[Value]) -> Mention:
    readings = [Reading(value, "name") for value in values]
    problem = None if len(values) == 1 else "ambiguous" if values else "not_in_store"
    return Mention(span, surface, kind, "structured", readings=readings, unresolved=problem)
