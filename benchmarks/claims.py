"""Claims judged against the stores of a folder of cases, after learning from its examples.

    python benchmarks/claims.py CASES_DIR --out FILE [--no-train] [--lexicon FILE]

CASES_DIR holds JSON Lines files: `properties.jsonl`, `store-NAME.jsonl` (entities and statements), `train.jsonl`
(sentences with the triples that they express) and `claims.jsonl` (sentences to judge, each with its store); or folders
of such files. A line of the answer has the claim's `id`, its `label` (supported, refuted or nei) and `why`.

A claim is refuted if a part of it is, nei if one is, else supported if a part is. Where nearly every mention of the
examples takes part in a statement, one in a claim that no part covers leaves the claim nei.

Where claims say what they express (`gold`), the reliability curve is printed too: of the findings with a stated
confidence, how many read a subject, a property and a value that the claim does express.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from rapidfuzz import fuzz

from factcheck import Checker, Verdict, find_mentions
from factcheck.claims import Claim
from factcheck.errors import InvalidValueError
from factcheck.facts import Entity, EntityRef, Property, Statement, Value, ValueType
from factcheck.lexicon import Example, Lexicon
from factcheck.lexicon.naming import gives
from factcheck.report import Report
from factcheck.stores import MemoryStore, Snapshot
from factcheck.values import DateInterval, Money, Number, Quantity
from reliability import Judged, print_reliability

Row = dict[str, Any]
T = TypeVar("T")

ALIKE = 85
"""How alike two names are, of 100, that are taken for the same."""

EXHAUSTIVE = 0.8
"""The share of mentions that must take part in a statement for the others to leave a claim undecided."""

LABELS = {
    Verdict.SUPPORTED: "supported",
    Verdict.CONFLICTING_EVIDENCE: "supported",
    Verdict.REFUTED: "refuted",
}
"""Where the store has the claim's value beside another, the cases count the claim as supported."""


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file; none if there is no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


class Cases:
    """One folder of cases.

    A property has one type of value here, so that where cases mix them the value becomes an entity of that name, or a
    string.
    """

    def __init__(self, folder: Path) -> None:
        self.claims = rows(folder / "claims.jsonl")
        self.train = rows(folder / "train.jsonl")
        self._records = {row["id"]: row for row in rows(folder / "properties.jsonl")}
        self._stores = {path.stem.removeprefix("store-"): rows(path) for path in sorted(folder.glob("store-*.jsonl"))}
        statements = [row for store in self._stores.values() for row in store if row["kind"] == "statement"]
        said = [*statements, *(triple for row in self.train for triple in row["triples"])]
        for row in said:
            self._records.setdefault(row["property"], {"id": row["property"], "value_type": row["object"]["type"]})
        self._types = self._value_types(said)

    def _value_types(self, statements: Iterable[Row]) -> dict[str, str]:
        """The type of each property: that of its record, unless its values need a wider one."""
        known = {kind.value for kind in ValueType}
        types = {name: row["value_type"] for name, row in self._records.items()}
        types = {name: kind if kind in known else "string" for name, kind in types.items()}
        for row in statements:
            name, said = row["property"], row["object"]
            if said["type"] == "entity" and types[name] == "string":
                types[name] = "entity"
            elif types[name] == "quantity" and not isinstance(measure(said), Quantity):
                types[name] = "number"
        return types

    def properties(self) -> list[Property]:
        """The properties, in the types that the cases use."""
        return [
            Property(
                name,
                labels={
                    language: row[f"label_{language}"] for language in ("en", "pt") if row.get(f"label_{language}")
                },
                value_type=self._types[name],
                single_valued=bool(row.get("functional")),
                time="timeless",
            )
            for name, row in self._records.items()
        ]

    def is_said(self, reading: Claim, claim: Row, snapshot: Snapshot) -> bool:
        """Whether a claim expresses what was read."""
        entities = dict(snapshot.entities)
        said = [
            (gold, changed(gold, claim) or self._value(gold, entities))
            for gold in claim.get("gold", ())
            if gold["property"] == reading.property
        ]
        return reading.subject is not None and any(
            gold["subject"] == reading.subject.id and value is not None and is_named(reading, value, entities)
            for gold, value in said
        )

    def store(self, name: str) -> MemoryStore:
        """One of the stores."""
        return self._store(self._stores[name])

    def _store(self, records: list[Row]) -> MemoryStore:
        entities = {row["id"]: entity(row) for row in records if row["kind"] == "entity"}
        for row in records:
            if row["kind"] == "statement":
                add_missing(row, entities)
        statements = [
            Statement(row["subject"], row["property"], value, id=row["id"])
            for row in records
            if row["kind"] == "statement" and (value := self._value(row, entities)) is not None
        ]
        return MemoryStore(entities=entities.values(), properties=self.properties(), statements=statements)

    def _value(self, row: Row, entities: dict[str, Entity]) -> Value | None:
        """The value of a statement; what is an entity only in its property's eyes is added to the entities.

        None if it is of another type than its property and cannot be read as one of that.
        """
        said = row["object"]
        match self._types[row["property"]], said["type"]:
            case "entity", "entity":
                return EntityRef(said["value"])
            case "entity", _:
                return EntityRef(named(spelt(said), entities))
            case "string", _:
                return spelt(said)
            case "date", "date":
                try:
                    return DateInterval.from_edtf(said["value"])
                except InvalidValueError:
                    return None
            case "date", _:
                return first_value(spelt(said), DateInterval)
            case "money", _:
                return first_value(spelt(said), Money)
            case "quantity", _:
                return measure(said)
        return number(said)

    def lexicon(self, train: Iterable[Row] | None = None, *, calibrated: bool = True) -> Lexicon:
        """What the examples teach, all of them or some."""
        chosen = self.train if train is None else list(train)
        known = {row["id"]: row for store in self._stores.values() for row in store if row["kind"] == "entity"}
        entities = {name: entity(row) for name, row in known.items()}
        for row in chosen:
            for triple in row["triples"]:
                add_missing(triple, entities)
        examples = [
            Example(
                row["text"],
                row["lang"],
                [
                    Statement(triple["subject"], triple["property"], value)
                    for triple in row["triples"]
                    if (value := self._value(triple, entities)) is not None
                ],
            )
            for row in chosen
        ]
        names = MemoryStore(entities=entities.values(), properties=self.properties())
        return Lexicon.learn(examples, names, calibrated=calibrated)


def entity(row: Row) -> Entity:
    """The entity of a record."""
    return Entity(row["id"], labels=row.get("labels") or {}, aliases=row.get("aliases") or {})


def add_missing(row: Row, entities: dict[str, Entity]) -> None:
    """Adds the entities that a statement refers to and no record describes, named by their identifiers."""
    said = row["object"]
    for name in (row["subject"], said["value"] if said["type"] == "entity" else row["subject"]):
        if name not in entities:
            entities[name] = Entity(name, labels={"mul": name.split(":")[-1].replace("_", " ").strip() or name})


def changed(gold: Row, claim: Row) -> str | None:
    """What the text says instead of the value that it had before it was made wrong, or None."""
    negative = claim.get("negative")
    is_changed = negative and negative["side"] == "text" and gold["verdict"] == "refuted"
    return negative["replacement"] if is_changed else None


def is_named(reading: Claim, value: Value, entities: dict[str, Entity]) -> bool:
    """Whether the value that was read is this one, or is written much like it."""
    if reading.value is None:
        return False
    if value in reading.value_entities or gives(reading.value, value):
        return True
    names = list(entities[value.id].labels.values()) if isinstance(value, EntityRef) else [str(value)]
    return any(fuzz.token_set_ratio(reading.value.surface.lower(), name.lower()) >= ALIKE for name in names)


def number(said: Row) -> Number | None:
    """A bare number, or None for what is no number."""
    try:
        return Number(said["value"])
    except InvalidValueError:
        return first_value(spelt(said), Number)


def spelt(said: Row) -> str:
    """A value as a string."""
    return " ".join(str(piece) for piece in (said["value"], said.get("unit")) if piece)


def named(name: str, entities: dict[str, Entity]) -> str:
    """The identifier of the entity of that name, a new one if there is none; a list names each of its members."""
    key = f"={name}"
    if key not in entities:
        same = [entity.id for entity in entities.values() if name in entity.labels.values()]
        if len(same) == 1:
            return same[0]
        members = [piece for piece in re.split(r",\s*(?:and )?|\s+and\s+", name) if piece]
        aliases = {"mul": members} if len(members) > 1 else {}
        entities[key] = Entity(key, labels={"mul": name}, aliases=aliases)
    return key


def first_value(text: str, kind: type[T]) -> T | None:
    """The first value of a type that a string mentions, or None."""
    return next((m.value for m in find_mentions(text, language="en") if isinstance(m.value, kind)), None)


def measure(said: Row) -> Quantity | Number | None:
    """An amount with its unit as the library knows it, or a bare number, or None for what is no number."""
    if said["type"] != "quantity":
        return first_value(spelt(said), Quantity)
    if said.get("unit"):
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said["unit"]).lower()
        found = find_mentions(f"{said['value']} {words}", language="en")
        if found and isinstance(found[0].value, Quantity):
            return Quantity(Decimal(said["value"]), found[0].value.unit)
    return number(said)


def answer(report: Report, exhaustive: bool) -> tuple[str, list[str]]:
    """The label of a claim and what made it so."""
    parts = [finding for finding in report if finding.claim.property is not None]
    why = [
        f"{f.verdict.value}: {f.claim.property} of {f.claim.subject.id}: {f.surface} [{f.rule}]"
        for f in parts
        if f.claim.subject
    ]
    labels = {LABELS.get(finding.verdict, "nei") for finding in parts}
    if "refuted" in labels:
        return "refuted", why
    why += [f"not read: {mention.surface}" for mention in report.unread]
    if "nei" in labels or not labels or (exhaustive and report.unread):
        return "nei", why
    return "supported", why


class Judge:
    """Judges claims of a folder by what was learned."""

    def __init__(self, cases: Cases, lexicon: Lexicon) -> None:
        self.spent = 0.0
        self.judged: dict[str, list[Judged]] = {"all": [], **{verdict.value: [] for verdict in Verdict}}
        self._cases = cases
        self._lexicon = lexicon
        self._checkers: dict[str, Checker] = {}

    def judge(self, claim: Row) -> Row:
        """The answer for a claim."""
        checker = self._checker(claim)
        started = time.perf_counter()
        report = checker.check(claim["text"], language=claim["lang"])
        self.spent += time.perf_counter() - started
        mentions = self._lexicon.mentions.get(claim["lang"], 0)
        exhaustive = self._lexicon.explained.get(claim["lang"], 0) >= EXHAUSTIVE * mentions
        label, why = answer(report, exhaustive)
        for finding in report if "gold" in claim else ():
            if finding.confidence is not None:
                is_right = self._cases.is_said(finding.claim, claim, checker.snapshot)
                self.judged["all"].append((finding.confidence, is_right))
                self.judged[finding.verdict.value].append((finding.confidence, is_right))
        return {"id": claim["id"], "label": label, "why": why}

    def _checker(self, claim: Row) -> Checker:
        checker = self._checkers.get(claim["store"])
        if checker is None:
            checker = Checker(self._cases.store(claim["store"]), lexicon=self._lexicon, rules=())
            self._checkers[claim["store"]] = checker
            checker.check("-", language=claim["lang"])
        return checker


def folders(path: Path) -> list[Path]:
    """The folders of cases at a path: itself, or those in it."""
    return [path] if (path / "claims.jsonl").exists() else sorted(p for p in path.iterdir() if p.is_dir())


def main() -> None:
    """Learn, judge every claim, and write the answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, metavar="CASES_DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--no-train", action="store_true", help="read by the labels of the properties alone")
    parser.add_argument("--lexicon", type=Path, metavar="FILE", help="also write what was learned")
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        for folder in folders(args.cases):
            cases = Cases(folder)
            started = time.perf_counter()
            lexicon = Lexicon({}) if args.no_train else cases.lexicon()
            print(f"{folder.name}: {lexicon!r} in {time.perf_counter() - started:.1f} s")
            if args.lexicon:
                lexicon.save(args.lexicon)
            judge = Judge(cases, lexicon)
            for claim in cases.claims:
                out.write(json.dumps(judge.judge(claim), ensure_ascii=False) + "\n")
            print(f"{len(cases.claims)} claims, {len(cases.claims) / judge.spent:.0f} a second")
            for called, held in judge.judged.items():
                print_reliability(called, held)


if __name__ == "__main__":
    main()
