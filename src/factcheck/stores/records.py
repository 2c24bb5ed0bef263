"""Facts to and from plain records, the one form that files, databases, exports and fingerprints share.

A record is a dictionary of strings, whole numbers, booleans, dates, lists and dictionaries, with the keys of
the facts format. What is absent or empty is left out, so that equal facts make equal records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

import attrs

from factcheck.errors import FactsError, InvalidValueError
from factcheck.facts import Entity, Property, Qualifier, Rank, Source, Statement, TimeKind, ValueType
from factcheck.stores.record_values import (
    read_day,
    read_interval,
    read_value,
    shown,
    write_interval,
    write_value,
)
from factcheck.stores.suggestion import unknown

Record = dict[str, object]
_T = TypeVar("_T")


def write_entity(entity: Entity) -> Record:
    """The record of an entity."""
    return _without_empty(
        id=entity.id,
        labels=dict(entity.labels),
        aliases=_lists(entity.aliases),
        types=list(entity.types),
        same_as=dict(entity.same_as),
        weak=list(entity.weak),
        prominence=entity.prominence or None,
    )


def write_property(prop: Property) -> Record:
    """The record of a property."""
    return _without_empty(
        id=prop.id,
        labels=dict(prop.labels),
        aliases=_lists(prop.aliases),
        patterns=_lists(prop.patterns),
        value_type=prop.value_type.value,
        single_valued=prop.single_valued or None,
        complete=prop.complete or None,
        time=prop.time.value,
        inverse=prop.inverse,
        part_of=prop.part_of or None,
        is_a=prop.is_a or None,
        subject_types=list(prop.subject_types),
        value_types=list(prop.value_types),
        common=prop.common,
    )


def write_source(source: Source) -> Record:
    """The record of a source, without the key that a file may refer to it by."""
    return _without_empty(**attrs.asdict(source))


def write_statement(statement: Statement) -> Record:
    """The record of a statement, with its sources in full and its identifier only if chosen by hand."""
    derived = Statement(
        statement.subject,
        statement.property,
        statement.value,
        valid=statement.valid,
        qualifiers=statement.qualifiers,
    ).id
    return _without_empty(
        id=None if statement.id == derived else statement.id,
        subject=statement.subject,
        property=statement.property,
        value=write_value(statement.value),
        valid=None if statement.valid is None else write_interval(statement.valid),
        as_of=statement.as_of,
        rank=None if statement.rank is Rank.NORMAL else statement.rank.value,
        qualifiers=[{"property": q.property, "value": write_value(q.value)} for q in statement.qualifiers],
        sources=[write_source(source) for source in statement.sources],
    )


def read_entity(record: object) -> Entity:
    """The entity that a record says.

    Raises:
        FactsError: If a key is unknown, missing or of another kind; so do all that read here.
    """
    return _make("entity", Entity, read_fields("entity", record))


def read_property(record: object) -> Property:
    """The property that a record says."""
    return _make("property", Property, read_fields("property", record))


def read_source(record: object, kind: str = "inline source") -> Source:
    """The source that a record says; the kind `"source"` has a key besides."""
    fields = read_fields(kind, record)
    fields.pop("key", None)
    return _make(kind, Source, fields)


def read_statement(record: object, properties: Mapping[str, Property], sources: Mapping[str, Source]) -> Statement:
    """The statement that a record says.

    Args:
        record: The record.
        properties: The properties by identifier; they say how to read a value.
        sources: The sources by the key that statements refer to them by.
    """
    fields = read_fields("statement", record)
    value_type = _value_type("statement: property", fields["property"], properties)
    with_context = _in_context("statement: value", lambda raw: read_value(raw, value_type))
    fields["value"] = with_context(fields["value"])
    fields["qualifiers"] = [_read_qualifier(raw, properties) for raw in fields.get("qualifiers", ())]
    fields["sources"] = [_read_reference(raw, sources) for raw in fields.get("sources", ())]
    return _make("statement", Statement, fields)


def read_fields(kind: str, record: object) -> dict[str, Any]:
    """The keys of a record with what they hold read, and none that its kind does not have."""
    if not isinstance(record, Mapping):
        raise FactsError(f"{kind}: a table is expected, not {shown(record)}")
    given = {key: raw for key, raw in record.items() if raw is not None}
    readers = _READERS[kind]
    for key in given:
        if key not in readers:
            raise FactsError(f"{kind}: {unknown('key', str(key), readers)} (keys: {', '.join(readers)})")
    for key in _REQUIRED[kind]:
        if key not in given:
            raise FactsError(f"{kind}: the key {key!r} is missing")
    return {key: _in_context(f"{kind}: {key}", readers[key])(raw) for key, raw in given.items()}


def _read_qualifier(record: object, properties: Mapping[str, Property]) -> Qualifier:
    fields = read_fields("qualifier", record)
    value_type = _value_type("qualifier: property", fields["property"], properties)
    value = _in_context("qualifier: value", lambda raw: read_value(raw, value_type))(fields["value"])
    return _make("qualifier", Qualifier, {"property": fields["property"], "value": value})


def _read_reference(raw: object, sources: Mapping[str, Source]) -> Source:
    """A source given by its key, by its key with the words it says, or in full."""
    if isinstance(raw, Mapping) and "source" not in raw:
        return read_source(raw)
    reference = {"source": raw} if isinstance(raw, str) else raw
    fields = read_fields("source reference", reference)
    source = sources.get(fields["source"])
    if source is None:
        raise FactsError(f"statement: sources: {unknown('source', fields['source'], sources)}")
    return attrs.evolve(source, quotation=fields.get("quotation", source.quotation))


def _value_type(context: str, property_id: str, properties: Mapping[str, Property]) -> ValueType:
    found = properties.get(property_id)
    if found is None:
        raise FactsError(f"{context}: {unknown('property', property_id, properties)}")
    return found.value_type


def _make(kind: str, make: Callable[..., _T], fields: Mapping[str, Any]) -> _T:
    try:
        return make(**fields)
    except InvalidValueError as error:
        raise FactsError(f"{kind}: {error}") from error


def _in_context(context: str, reader: Callable[[object], _T]) -> Callable[[object], _T]:
    """The same reader, whose complaints say where they belong."""

    def read(raw: object) -> _T:
        try:
            return reader(raw)
        except (FactsError, InvalidValueError) as error:
            raise FactsError(f"{context}: {error}") from error

    return read


def _without_empty(**fields: object) -> Record:
    return {key: field for key, field in fields.items() if field is not None and field != [] and field != {}}


def _lists(texts: Mapping[str, tuple[str, ...]]) -> Record:
    return {language: list(items) for language, items in texts.items()}


def _text(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    raise FactsError(f"a string is expected, not {shown(raw)}")


def _flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise FactsError(f"true or false is expected, not {shown(raw)}")


def _number(raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    raise FactsError(f"a whole number is expected, not {shown(raw)}")


def _list(raw: object) -> list[object]:
    if isinstance(raw, list):
        return raw
    raise FactsError(f"a list is expected, not {shown(raw)}")


def _texts(raw: object) -> list[str]:
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return raw
    raise FactsError(f"a list of strings is expected, not {shown(raw)}")


def _mapping(raw: object) -> Mapping[str, object]:
    if isinstance(raw, Mapping):
        return raw
    raise FactsError(f"a table such as {{ pt = … }} is expected, not {shown(raw)}")


def _text_by_key(raw: object) -> dict[str, str]:
    return {key: _in_context(key, _text)(text) for key, text in _mapping(raw).items()}


def _texts_by_key(raw: object) -> dict[str, list[str]]:
    return {key: _in_context(key, _texts)(texts) for key, texts in _mapping(raw).items()}


def _one_of(choices: type[Enum]) -> Callable[[object], Enum]:
    names = {choice.value: choice for choice in choices}

    def read(raw: object) -> Enum:
        if isinstance(raw, str) and raw in names:
            return names[raw]
        raise FactsError(f"one of {', '.join(names)} is expected, not {shown(raw)}")

    return read


def _raw(raw: object) -> object:
    return raw


_SOURCE: dict[str, Callable[[object], object]] = {
    "publisher": _text,
    "title": _text,
    "url": _text,
    "quotation": _text,
    "published": read_day,
    "accessed": read_day,
}
_READERS: dict[str, dict[str, Callable[[object], object]]] = {
    "store": {"as_of": read_day, "name": _text},
    "inline source": _SOURCE,
    "source": {"key": _text, **_SOURCE},
    "source reference": {"source": _text, "quotation": _text},
    "entity": {
        "id": _text,
        "labels": _text_by_key,
        "aliases": _texts_by_key,
        "types": _texts,
        "same_as": _text_by_key,
        "weak": _texts,
        "prominence": _number,
    },
    "property": {
        "id": _text,
        "labels": _text_by_key,
        "aliases": _texts_by_key,
        "patterns": _texts_by_key,
        "value_type": _one_of(ValueType),
        "single_valued": _flag,
        "complete": _flag,
        "time": _one_of(TimeKind),
        "inverse": _text,
        "part_of": _flag,
        "is_a": _flag,
        "subject_types": _texts,
        "value_types": _texts,
        "common": _text,
    },
    "qualifier": {"property": _text, "value": _raw},
    "statement": {
        "id": _text,
        "subject": _text,
        "property": _text,
        "value": _raw,
        "valid": read_interval,
        "as_of": read_day,
        "rank": _one_of(Rank),
        "qualifiers": _list,
        "sources": _list,
    },
}
_REQUIRED = {
    "store": (),
    "inline source": ("publisher", "title"),
    "source": ("key", "publisher", "title"),
    "source reference": ("source",),
    "entity": ("id",),
    "property": ("id", "value_type"),
    "qualifier": ("property", "value"),
    "statement": ("subject", "property", "value"),
}
