"""The corpus of common properties, and the store that holds what its texts say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

from factcheck import Checker, find_mentions
from factcheck.facts import Entity, EntityRef, Property, Statement, TimeKind, ValueType
from factcheck.languages import LANGUAGES, load_pack
from factcheck.lexicon.common import common_properties, wordings
from factcheck.report import Report
from factcheck.stores import MemoryStore
from factcheck.values import Number, Quantity

PUBLISHED = "2025-11-24"

Row = dict[str, Any]


def corpora() -> list[tuple[str, str]]:
    """Language and domain of each file."""
    names = [(language, file.name) for language in LANGUAGES for file in _folder(language).iterdir()]
    return sorted((lang, n[len("properties-") : -len(".toml")]) for lang, n in names if n.startswith("properties-"))


def _folder(language: str) -> Any:
    return resources.files("factcheck.languages") / language / "corpus"


@lru_cache
def corpus(language: str, domain: str) -> dict[str, list[Row]]:
    file = _folder(language) / f"properties-{domain}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def values(row: Row) -> list[str]:
    return row.get("values") or ([row["value"]] if "value" in row else [])


def rows(language: str, domain: str) -> Iterator[Row]:
    table = corpus(language, domain)
    yield from table.get("case", ())
    yield from table.get("negative", ())


@lru_cache
def checker(language: str, domain: str) -> Checker:
    """A checker with the properties of a file, and with every case of it as a statement."""
    said = wordings(load_pack(language))
    properties, names, statements = {}, {}, {}
    for row in rows(language, domain):
        common = common_properties()[row["property"]]
        names.update(dict.fromkeys(row.get("entities", ())))
        if "subject" in row:
            names[row["subject"]] = None
        label, *aliases = said[common.id].names or (common.id,)
        properties[common.id] = Property(
            common.id,
            labels={language: label},
            aliases={language: aliases},
            value_type=common.value_type,
            time=TimeKind.TIMELESS if common.value_type is ValueType.DATE else TimeKind.STATE,
        )
        for value in values(row):
            if common.value_type is ValueType.ENTITY:
                names[value] = None
            if row in corpus(language, domain)["case"]:
                statement = Statement(row["subject"], common.id, _value(value, common.value_type, language))
                statements[statement.id] = statement
    entities = [Entity(name, labels={language: name}) for name in names]
    return Checker(
        MemoryStore(entities=entities, properties=properties.values(), statements=statements.values()), rules=()
    )


def _value(surface: str, kind: ValueType, language: str) -> Any:
    if kind is ValueType.ENTITY:
        return EntityRef(surface)
    if kind is ValueType.STRING:
        return surface
    found = [m.value for m in find_mentions(surface, language=language, published=PUBLISHED) if m.value is not None]
    assert found, f"no value in {surface!r}"
    if kind is ValueType.QUANTITY and isinstance(found[0], Number):
        return Quantity(found[0].amount, "things", step=found[0].step)
    return found[0]


def read(language: str, domain: str, row: Row) -> list[tuple[str, str, str | None]]:
    """What is read in a text: the property, the subject and the words of the value of each claim that is checked."""
    report: Report = checker(language, domain).check(
        row["text"], language=language, published=row.get("published", PUBLISHED)
    )
    claims = [finding.claim for finding in report]
    return [
        (claim.property, claim.subject.id, claim.value.surface if claim.value else None)
        for claim in claims
        if claim.property is not None and claim.subject is not None and claim.unchecked is None
    ]
