"""Whether facts belong together: references have targets, values fit, and names can be looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from factcheck.errors import FactsError
from factcheck.facts import Entity, EntityRef, Property, Source, Statement, Value, ValueType
from factcheck.stores.record_values import VALUE_CLASSES, shown
from factcheck.stores.suggestion import unknown
from factcheck.values import Quantity

LONGEST_NAME = 200
"""The most code points that a label or an alias may have; a longer one is a text that slipped in."""

_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")

Place = tuple[str | None, int | None]
"""The file and the line that a fact stands on, as far as they are known."""


def nowhere(kind: str, index: int) -> Place:
    """The place of facts made in Python: none."""
    return None, None


def check_facts(
    entities: Sequence[Entity],
    properties: Sequence[Property],
    statements: Sequence[Statement],
    *,
    place: Callable[[str, int], Place] = nowhere,
) -> None:
    """Nothing, if the facts belong together.

    Args:
        entities: Every entity.
        properties: Every property.
        statements: Every statement.
        place: Where the n-th `"entity"`, `"property"` or `"statement"` stands, for the message.

    Raises:
        FactsError: At the first fact that does not fit: an identifier used twice, a reference without a
            target, a value that is not of the property's type, a name that no text can hold.
    """
    for kind, facts in (("entity", entities), ("property", properties), ("statement", statements)):
        check_unique(kind, facts, place)
    known = {entity.id for entity in entities}
    by_id = {prop.id: prop for prop in properties}
    checks = (
        ("entity", (_entity_problem(entity, known) for entity in entities)),
        ("property", (_property_problem(prop, known, by_id) for prop in properties)),
        ("statement", (_statement_problem(statement, known, by_id) for statement in statements)),
    )
    for kind, problems in checks:
        for index, problem in enumerate(problems):
            if problem:
                path, line = place(kind, index)
                raise FactsError(f"{kind}: {problem}", path=path, line=line)


def fitting(
    statements: Iterable[Statement], entities: Iterable[Entity], properties: Iterable[Property]
) -> Iterator[Statement]:
    """The statements that have all that they refer to, and a value of their property's type.

    Args:
        statements: Any statements.
        entities: Every entity.
        properties: Every property.
    """
    known = {entity.id for entity in entities}
    by_id = {prop.id: prop for prop in properties}
    return (statement for statement in statements if _statement_problem(statement, known, by_id) is None)


def check_unique(
    kind: str, facts: Sequence[Entity | Property | Statement], place: Callable[[str, int], Place] = nowhere
) -> None:
    """Nothing, if no identifier is used twice.

    Raises:
        FactsError: At the second use; the message says where the first stands.
    """
    first: dict[str, int] = {}
    for index, fact in enumerate(facts):
        if fact.id in first:
            path, line = place(kind, index)
            raise FactsError(_twice(kind, fact, place(kind, first[fact.id])), path=path, line=line)
        first[fact.id] = index


def _twice(kind: str, fact: Entity | Property | Statement, earlier: Place) -> str:
    where = "" if earlier[0] is None else f", first at {earlier[0]}:{earlier[1]}"
    if isinstance(fact, Statement):
        said = f"{fact.subject!r} {fact.property!r} (id {fact.id!r})"
        return f"statement: {said} is given twice{where}; give all its sources to one statement"
    return f"{kind}: the id {fact.id!r} is given twice{where}"


def _entity_problem(entity: Entity, known: set[str]) -> str | None:
    elsewhere = [("same_as", text) for pair in entity.same_as.items() for text in pair]
    return (
        _unstorable(("id", entity.id), *elsewhere)
        or _name_problem(entity.labels, entity.aliases)
        or _weak_problem(entity)
        or _missing(("types", entity.types), known)
    )


def _weak_problem(entity: Entity) -> str | None:
    names = {*entity.labels.values(), *(name for names in entity.aliases.values() for name in names)}
    return next((f"weak: {unknown('name', name, sorted(names))}" for name in entity.weak if name not in names), None)


def _property_problem(prop: Property, known: set[str], properties: Mapping[str, Property]) -> str | None:
    if prop.inverse is not None and prop.inverse not in properties:
        return f"inverse: {unknown('property', prop.inverse, properties)}"
    for flag in ("part_of", "is_a"):
        if getattr(prop, flag) and prop.value_type is not ValueType.ENTITY:
            return f"{flag}: a property of value type entity is expected, not {prop.value_type.value}"
    return (
        _unstorable(("id", prop.id))
        or _name_problem(prop.labels, prop.aliases)
        or _pattern_problem(prop.patterns)
        or _missing(("subject_types", prop.subject_types), known)
        or _missing(("value_types", prop.value_types), known)
    )


def _statement_problem(statement: Statement, known: set[str], properties: Mapping[str, Property]) -> str | None:
    if statement.subject not in known:
        return f"subject: {unknown('entity', statement.subject, known)}"
    problem = _value_problem(statement.property, statement.value, known, properties)
    for qualifier in statement.qualifiers:
        problem = problem or _value_problem(qualifier.property, qualifier.value, known, properties)
    return problem or _unstorable(("id", statement.id), *_source_texts(statement.sources))


def _value_problem(property_id: str, value: Value, known: set[str], properties: Mapping[str, Property]) -> str | None:
    prop = properties.get(property_id)
    if prop is None:
        return f"property: {unknown('property', property_id, properties)}"
    if not isinstance(value, VALUE_CLASSES[prop.value_type]):
        return f"value: {prop.id!r} takes a value of type {prop.value_type.value}, not {shown(value)}"
    if isinstance(value, EntityRef):
        return None if value.id in known else f"value: {unknown('entity', value.id, known)}"
    if isinstance(value, str):
        return _unstorable(("value", value))
    return _unstorable(("unit", value.unit)) if isinstance(value, Quantity) else None


def _missing(reference: tuple[str, Iterable[str]], known: set[str]) -> str | None:
    key, ids = reference
    return next((f"{key}: {unknown('entity', id_, known)}" for id_ in ids if id_ not in known), None)


def _name_problem(labels: Mapping[str, str], aliases: Mapping[str, tuple[str, ...]]) -> str | None:
    for language in (*labels, *aliases):
        if not _LANGUAGE.match(language):
            return f"a language such as pt, en or mul (every language) is expected, not {language!r}"
    named = [("labels", language, label) for language, label in labels.items()]
    named += [("aliases", language, alias) for language, texts in aliases.items() for alias in texts]
    for key, language, name in named:
        problem = _absurd(name)
        if problem:
            return f"{key}: {language}: a name is expected, not {shown(name)}: {problem}"
    return None


def _absurd(name: str) -> str | None:
    """What keeps a name from ever being found in a text, or would have it found everywhere."""
    if name.isascii() and name.isalpha() and 1 < len(name) <= LONGEST_NAME:
        return None
    if not name.strip():
        return "it is empty"
    if name != name.strip():
        return "it begins or ends with white space"
    if len(name) > LONGEST_NAME:
        return f"it is longer than {LONGEST_NAME} characters"
    if any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in name):
        return "it holds a control character or a line break"
    if not any(character.isalnum() for character in name):
        return "it has no letter and no digit"
    if len(name) == 1 and (name.islower() or name.isdigit()):
        return "one small letter or one digit is found everywhere"
    return None


def _pattern_problem(patterns: Mapping[str, tuple[str, ...]]) -> str | None:
    for language, texts in patterns.items():
        if not _LANGUAGE.match(language):
            return f"patterns: a language such as pt or en is expected, not {language!r}"
        if not all(text.strip() for text in texts):
            return f"patterns: {language}: a pattern cannot be empty"
        problem = _unstorable(*(("patterns", text) for text in texts))
        if problem:
            return problem
    return None


def _source_texts(sources: Iterable[Source]) -> Iterator[tuple[str, str]]:
    for source in sources:
        for key in ("publisher", "title", "url", "quotation"):
            text = getattr(source, key)
            if text is not None:
                yield key, text


def _unstorable(*texts: tuple[str, str]) -> str | None:
    """What no file or database can hold: NUL, and halves of surrogate pairs, which UTF-8 has no bytes for."""
    for key, text in texts:
        if "\0" in text:
            return f"{key}: text without NUL is expected, not {shown(text)}"
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            return f"{key}: text without lone surrogates is expected, not {shown(text)}"
    return None
