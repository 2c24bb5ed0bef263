"""What every store must do alike: each test runs over all of them.

To run it over PostgreSQL too, name an empty database to write into:
`FACTCHECK_TEST_DATABASE=postgresql+psycopg://… pytest tests/test_stores_contract.py`.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from factcheck.errors import FactsError, InvalidValueError
from factcheck.facts import Entity, EntityRef, Property, Qualifier, Rank, Source, Statement, ValueType
from factcheck.stores import FolderStore, MemoryStore, Snapshot, SqlStore, Store, open_store, write_folder, write_sql
from factcheck.stores.records import write_entity, write_property, write_source, write_statement
from factcheck.values import DateInterval, Money, Number, Precision, Quantity


@contextmanager
def in_memory(store: Store, folder: Path) -> Iterator[Store]:
    yield MemoryStore(
        entities=store.entities(), properties=store.properties(), statements=store.statements(), as_of=store.as_of
    )


@contextmanager
def in_folder(store: Store, folder: Path) -> Iterator[Store]:
    write_folder(store, folder / "facts")
    yield FolderStore(folder / "facts")


@contextmanager
def in_json_lines(store: Store, folder: Path) -> Iterator[Store]:
    records = [{"kind": "store", "as_of": store.as_of}]
    records += [{"kind": "entity", **write_entity(entity)} for entity in store.entities()]
    records += [{"kind": "property", **write_property(prop)} for prop in store.properties()]
    records += [{"kind": "statement", **write_statement(statement)} for statement in store.statements()]
    lines = (json.dumps(record, default=date.isoformat) for record in records)
    (folder / "facts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    yield FolderStore(folder / "facts.jsonl")


@contextmanager
def in_sqlite(store: Store, folder: Path) -> Iterator[Store]:
    with SqlStore.create(folder / "facts.db", store) as made:
        yield made


@contextmanager
def in_postgresql(store: Store, folder: Path) -> Iterator[Store]:
    with SqlStore.create(os.environ["FACTCHECK_TEST_DATABASE"], store) as made:
        yield made


Keep = Callable[[Store, Path], "contextmanager[Store]"]
KEEPERS = [in_memory, in_folder, in_json_lines, in_sqlite]
KEEPERS += [in_postgresql] if "FACTCHECK_TEST_DATABASE" in os.environ else []
every_store = pytest.mark.parametrize("keep", KEEPERS)


@pytest.fixture(params=["sqlite", *(["postgresql"] if "FACTCHECK_TEST_DATABASE" in os.environ else [])])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database to write into."""
    return f"sqlite:///{tmp_path / 'facts.db'}" if request.param == "sqlite" else os.environ["FACTCHECK_TEST_DATABASE"]


CENSUS = Source(
    "IBGE",
    "Censo Demográfico 2022: população e domicílios",
    url="https://www.ibge.gov.br",
    published=date(2023, 6, 28),
    accessed=date(2025, 1, 10),
)
FACTS = MemoryStore(
    entities=[
        Entity("country", labels={"pt": "país", "en": "country"}),
        Entity("company", labels={"pt": "empresa", "en": "company"}, aliases={"pt": ["companhia"]}),
        Entity("person", labels={"pt": "pessoa", "en": "person"}),
        Entity("brazil", labels={"pt": "Brasil", "en": "Brazil"}, types=["country"], same_as={"wikidata": "Q155"}),
        Entity("embraer", labels={"mul": "Embraer"}, types=["company"]),
        Entity("francisco-gomes-neto", labels={"mul": "Francisco Gomes Neto"}, types=["person"]),
    ],
    properties=[
        Property(
            "chief-executive",
            labels={"pt": "CEO", "en": "CEO"},
            patterns={"pt": ["{value} comanda {subject}"]},
            value_type="entity",
            single_valued=True,
            subject_types=["company"],
            value_types=["person"],
        ),
        Property("runs", value_type="entity", inverse="chief-executive"),
        Property("population", value_type="number", single_valued=True, time="state"),
        Property("profit", value_type="money", time="period"),
        Property("inflation", value_type="quantity", time="period", complete=True),
        Property("founded", value_type="date", time="timeless", common="founded-on"),
        Property("motto", value_type="string"),
        Property("located-in", value_type="entity", single_valued=True, part_of=True),
        Property("kind", value_type="entity", is_a=True),
    ],
    statements=[
        Statement(
            "embraer",
            "chief-executive",
            EntityRef("francisco-gomes-neto"),
            valid=DateInterval.from_edtf("2019-05/.."),
            as_of=date(2025, 1, 22),
            sources=[Source("Embraer", "Relatório anual", quotation='o presidente, "Francisco"\nGomes Neto')],
        ),
        Statement(
            "brazil", "population", Number(203080756), valid=DateInterval.day(date(2022, 8, 1)), sources=[CENSUS]
        ),
        Statement(
            "brazil",
            "population",
            Number("203062512"),
            valid=DateInterval.day(date(2022, 8, 1)),
            rank=Rank.DEPRECATED,
            sources=[attrs.evolve(CENSUS, quotation="203.062.512 pessoas"), CENSUS],
        ),
        Statement("embraer", "profit", Money("1.9e9", "BRL", step="1e8"), valid=DateInterval.year(2024)),
        Statement("embraer", "profit", Money("353", "USD", lower=300, upper=None), id="hedged"),
        Statement("brazil", "inflation", Quantity("4.83", "%"), valid=DateInterval.year(2024)),
        Statement("embraer", "founded", DateInterval.from_edtf("1969-08-19"), valid=None),
        Statement("brazil", "founded", DateInterval.week(date(1822, 9, 7))),
        Statement("brazil", "motto", "Ordem e Progresso", qualifiers=[Qualifier("founded", DateInterval.year(1889))]),
    ],
    as_of=date(2025, 1, 31),
)


@every_store
def test_a_store_gives_back_equal_facts_in_their_order(keep: Keep, tmp_path: Path) -> None:
    with keep(FACTS, tmp_path) as store:
        assert isinstance(store, Store)
        assert list(store.entities()) == list(FACTS.entities())
        assert list(store.properties()) == list(FACTS.properties())
        assert list(store.statements()) == list(FACTS.statements())
        assert store.as_of == FACTS.as_of


@every_store
def test_a_store_can_be_read_again_and_twice_at_once(keep: Keep, tmp_path: Path) -> None:
    with keep(FACTS, tmp_path) as store:
        both = list(zip(store.statements(), store.statements(), strict=True))
        assert [first for first, _ in both] == [second for _, second in both] == list(FACTS.statements())


@every_store
def test_equal_facts_have_equal_fingerprints_wherever_they_are(keep: Keep, tmp_path: Path) -> None:
    with keep(FACTS, tmp_path) as store:
        assert Snapshot.compile(store).fingerprint == Snapshot.compile(FACTS).fingerprint


@every_store
def test_an_empty_store_is_a_store(keep: Keep, tmp_path: Path) -> None:
    with keep(MemoryStore(), tmp_path) as store:
        assert store.as_of is None
        assert [*store.entities(), *store.properties(), *store.statements()] == []


@every_store
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"entities": [Entity("a"), Entity("a")]}, "entity: the id 'a' is given twice"),
        ({"entities": [Entity("a", types=["b"])]}, "entity: types: unknown entity 'b'"),
        ({"entities": [Entity("a", labels={"Portuguese": "A"})]}, "a language such as pt, en or mul"),
        ({"entities": [Entity("a", aliases={"pt": ["  "]})]}, "it is empty"),
        ({"entities": [Entity("a", aliases={"pt": ["— …"]})]}, "it has no letter and no digit"),
        ({"entities": [Entity("a", aliases={"pt": ["e"]})]}, "one small letter or one digit is found everywhere"),
        ({"entities": [Entity("a", aliases={"pt": ["A\nB"]})]}, "it holds a control character or a line break"),
        ({"entities": [Entity("a", aliases={"pt": ["ab" * 200]})]}, "it is longer than 200 characters"),
        ({"entities": [Entity("a\0")]}, "text without NUL is expected"),
        ({"entities": [Entity("a\ud800")]}, "text without lone surrogates is expected"),
        ({"properties": [Property("p", value_type="date", inverse="q")]}, "property: inverse: unknown property 'q'"),
        ({"properties": [Property("p", value_type="date", subject_types=["x"])]}, "subject_types: unknown entity 'x'"),
        ({"properties": [Property("p", value_type="date", patterns={"pt": [""]})]}, "a pattern cannot be empty"),
        ({"properties": [Property("p", value_type="date", part_of=True)]}, "part_of: a property of value type entity"),
        ({"properties": [Property("p", value_type="date", is_a=True)]}, "is_a: a property of value type entity"),
        (
            {"properties": [Property("p", value_type="string")], "statements": [Statement("a", "p", "b")]},
            "statement: subject: unknown entity 'a'",
        ),
        ({"entities": [Entity("a")], "statements": [Statement("a", "p", "b")]}, "unknown property 'p'"),
        (
            {
                "entities": [Entity("a")],
                "properties": [Property("p", value_type="entity")],
                "statements": [Statement("a", "p", EntityRef("b"))],
            },
            "statement: value: unknown entity 'b'",
        ),
        (
            {
                "entities": [Entity("a")],
                "properties": [Property("p", value_type="string")],
                "statements": [Statement("a", "p", "b"), Statement("a", "p", "b", rank=Rank.PREFERRED)],
            },
            "'a' 'p' (id 's",
        ),
    ],
)
def test_facts_that_do_not_belong_together_are_refused(
    keep: Keep, tmp_path: Path, change: dict[str, list[object]], message: str
) -> None:
    with pytest.raises(FactsError) as caught, keep(MemoryStore(**change), tmp_path) as store:
        Snapshot.compile(store)
    assert message in str(caught.value)


@every_store
def test_a_value_of_another_type_than_the_property_takes_is_refused(keep: Keep, tmp_path: Path) -> None:
    wrong = MemoryStore(
        entities=[Entity("a")],
        properties=[Property("p", value_type="money")],
        statements=[Statement("a", "p", Number(3))],
    )
    with pytest.raises(FactsError, match="money"), keep(wrong, tmp_path) as store:
        Snapshot.compile(store)


def test_facts_go_from_memory_to_a_folder_to_sql_and_back_unchanged(tmp_path: Path) -> None:
    write_folder(FACTS, tmp_path / "first")
    write_sql(FolderStore(tmp_path / "first"), tmp_path / "facts.db")
    with SqlStore(tmp_path / "facts.db") as store:
        write_folder(store, tmp_path / "second")
    for file in sorted((tmp_path / "first").iterdir()):
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()
    assert list(FolderStore(tmp_path / "second").statements()) == list(FACTS.statements())


def test_a_store_keeps_its_name_through_folder_and_sql(tmp_path: Path) -> None:
    write_sql(MemoryStore(name="Fatos de teste"), tmp_path / "facts.db")
    with SqlStore(tmp_path / "facts.db") as store:
        write_folder(store, tmp_path / "facts")
    assert FolderStore(tmp_path / "facts").name == "Fatos de teste"


def test_fingerprints_do_not_depend_on_the_order_of_facts() -> None:
    turned = MemoryStore(
        entities=reversed(list(FACTS.entities())),
        properties=reversed(list(FACTS.properties())),
        statements=reversed(list(FACTS.statements())),
        as_of=FACTS.as_of,
    )
    assert Snapshot.compile(turned).fingerprint == Snapshot.compile(FACTS).fingerprint


@pytest.mark.parametrize(
    "change",
    [
        {"as_of": date(2025, 2, 1)},
        {"statements": list(FACTS.statements())[1:]},
        {"entities": [*FACTS.entities(), Entity("new")]},
        {"properties": [attrs.evolve(prop, complete=True) for prop in FACTS.properties()]},
        {"statements": [attrs.evolve(statement, sources=[]) for statement in FACTS.statements()]},
    ],
)
def test_other_facts_have_another_fingerprint(change: dict[str, object]) -> None:
    facts = {
        "entities": FACTS.entities(),
        "properties": FACTS.properties(),
        "statements": FACTS.statements(),
        "as_of": FACTS.as_of,
    }
    changed = Snapshot.compile(MemoryStore(**(facts | change)))
    assert changed.fingerprint != Snapshot.compile(FACTS).fingerprint


def test_fingerprints_do_not_depend_on_the_hash_seed_of_the_process(tmp_path: Path) -> None:
    write_folder(FACTS, tmp_path)
    code = "import sys; from factcheck.stores import Snapshot, open_store; "
    code += "print(Snapshot.compile(open_store(sys.argv[1])).fingerprint)"
    seen = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(tmp_path)]
        seen.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip())
    assert seen == {Snapshot.compile(FACTS).fingerprint}


# Arbitrary facts: any text that UTF-8 has bytes for, decimals of any size, every interval that can be made.

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
IDENTIFIERS = TEXTS.filter(str.strip)
NAMES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)
    .map(str.strip)
    .filter(lambda name: any(c.isalnum() for c in name) and (len(name) > 1 or name.isupper()))
)
LANGUAGES = st.sampled_from(["pt", "en", "mul", "es"])
NAMES_BY_LANGUAGE = st.dictionaries(LANGUAGES, st.lists(NAMES, min_size=1, max_size=3), max_size=3)
LABELS = st.dictionaries(LANGUAGES, NAMES, max_size=3)
DAYS = st.dates()
EDTF = ["2024", "2024-06", "2024-06-21", "2024-33", "2024-40", "2024-21", "198X", "19XX", "2019/..", "../2004"]
EDTF += ["2019/", "/2004", "2015~", "2015-03?", "2015-03-01%", "2014-09-18/2019-09-12", "0001", "9999-12"]
NUMBERS = st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False))
NUMBERS |= st.from_regex(
    r"-?[0-9]{1,70}(\.[0-9]{1,30})?(e-?[0-9]{1,3})?", fullmatch=True, alphabet=st.characters(codec="ascii")
)


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval:
    if draw(st.booleans()):
        return DateInterval.from_edtf(draw(st.sampled_from(EDTF)))
    start, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
    assume(start is None or end is None or start < end)
    return DateInterval(
        start,
        end,
        precision=draw(st.sampled_from(Precision)),
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        unknown_start=start is None and draw(st.booleans()),
        unknown_end=end is None and draw(st.booleans()),
    )


@st.composite
def amounts(draw: st.DrawFn, made: Callable[..., object], *unit: st.SearchStrategy[str]) -> object:
    bounds: dict[str, object] = {"step": draw(st.sampled_from(["0", "0.01", "1e8", "100"]))}
    if draw(st.booleans()):
        bounds["lower"] = draw(st.none() | NUMBERS)
    if draw(st.booleans()):
        bounds["upper"] = draw(st.none() | NUMBERS)
    try:
        return made(draw(NUMBERS), *(draw(part) for part in unit), **bounds)
    except (InvalidValueError, ArithmeticError):  # crossed bounds; an exponent out of range
        assume(False)
        raise


VALUES: dict[ValueType, st.SearchStrategy[object]] = {
    ValueType.DATE: intervals(),
    ValueType.MONEY: amounts(Money, st.sampled_from(["BRL", "USD"])),
    ValueType.QUANTITY: amounts(Quantity, st.sampled_from(["%", "pp", "metros quadrados", " x", ""]) | TEXTS),
    ValueType.NUMBER: amounts(Number),
    ValueType.STRING: TEXTS,
}
SOURCES = st.builds(
    Source,
    IDENTIFIERS,
    IDENTIFIERS,
    url=st.none() | TEXTS,
    quotation=st.none() | TEXTS,
    published=st.none() | DAYS,
    accessed=st.none() | DAYS,
)


@st.composite
def stores(draw: st.DrawFn) -> MemoryStore:
    ids = draw(st.lists(IDENTIFIERS, min_size=1, max_size=4, unique=True))
    some = st.lists(st.sampled_from(ids), max_size=2)
    same_as = st.dictionaries(TEXTS, TEXTS, max_size=2)
    entities = [
        Entity(
            id_,
            labels=(labels := draw(LABELS)),
            aliases=draw(NAMES_BY_LANGUAGE),
            types=draw(some),
            same_as=draw(same_as),
            weak=draw(st.sampled_from([(), tuple(labels.values())])),
            prominence=draw(st.integers(0, 9)),
        )
        for id_ in ids
    ]
    values = VALUES | {ValueType.ENTITY: st.sampled_from(ids).map(EntityRef)}
    properties = [
        Property(
            f"{kind.value}{draw(TEXTS)}",
            labels=draw(LABELS),
            aliases=draw(NAMES_BY_LANGUAGE),
            patterns=draw(st.dictionaries(LANGUAGES, st.lists(IDENTIFIERS, min_size=1, max_size=2), max_size=1)),
            value_type=kind,
            single_valued=draw(st.booleans()),
            complete=draw(st.booleans()),
            time=draw(st.sampled_from(["state", "period", "timeless"])),
            part_of=kind is ValueType.ENTITY and draw(st.booleans()),
            is_a=kind is ValueType.ENTITY and draw(st.booleans()),
            subject_types=draw(some),
        )
        for kind in ValueType
    ]

    def said() -> tuple[str, object]:
        prop = draw(st.sampled_from(properties))
        return prop.id, draw(values[prop.value_type])

    statements = {}
    for _ in range(draw(st.integers(0, 3))):
        statement = Statement(
            draw(st.sampled_from(ids)),
            *said(),
            valid=draw(st.none() | intervals()),
            qualifiers=[Qualifier(*said()) for _ in range(draw(st.integers(0, 2)))],
            rank=draw(st.sampled_from(Rank)),
            sources=draw(st.lists(SOURCES, max_size=3)),
            as_of=draw(st.none() | DAYS),
        )
        if draw(st.booleans()):
            statement = attrs.evolve(statement, id=draw(IDENTIFIERS))
        statements[statement.id] = statement
    as_of = draw(st.none() | DAYS)
    return MemoryStore(entities=entities, properties=properties, statements=statements.values(), as_of=as_of)


@every_store
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(facts=stores())
def test_arbitrary_facts_come_back_equal(keep: Keep, facts: MemoryStore) -> None:
    with tempfile.TemporaryDirectory() as folder, keep(facts, Path(folder)) as store:
        assert list(store.entities()) == list(facts.entities())
        assert list(store.properties()) == list(facts.properties())
        assert list(store.statements()) == list(facts.statements())
        assert store.as_of == facts.as_of
        assert Snapshot.compile(store).fingerprint == Snapshot.compile(facts).fingerprint


def test_amounts_keep_their_digits(tmp_path: Path) -> None:
    digits = ["188.3e9", "1e8", "100", "0.10", "-0.0", "123456789012345678901234567890.12345678901234567890"]
    facts = MemoryStore(
        entities=[Entity("a")],
        properties=[Property("p", value_type="number")],
        statements=[Statement("a", "p", Number(text)) for text in digits],
    )
    for keep in KEEPERS[1:]:
        folder = tmp_path / keep.__name__
        folder.mkdir()
        with keep(facts, folder) as store:
            back = [statement.value.amount for statement in store.statements()]
        assert [amount.as_tuple() for amount in back] == [Decimal(text).as_tuple() for text in digits]


@pytest.mark.parametrize("name", ["facts", "facts/statements.toml", "facts.db"])
def test_open_store_takes_what_it_is_given(tmp_path: Path, name: str) -> None:
    write_folder(MemoryStore(as_of=date(2025, 1, 31)), tmp_path / "facts")
    write_sql(MemoryStore(as_of=date(2025, 1, 31)), tmp_path / "facts.db")
    store = open_store(tmp_path / name)
    assert list(store.statements()) == []
    assert store.as_of == (None if name.endswith("statements.toml") else date(2025, 1, 31))


@pytest.mark.parametrize("name", ["none", "none.toml", "none.db", "facts.csv", "sqlite://", "nonsense://x"])
def test_open_store_says_what_it_expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("facts.csv").touch()
    with pytest.raises(FactsError, match="expected") as caught:
        open_store(name)
    assert caught.value.path == name


def test_source_records_leave_out_what_is_absent() -> None:
    assert write_source(Source("IBGE", "Censo")) == {"publisher": "IBGE", "title": "Censo"}


def test_a_store_of_the_version_before_is_read_and_written_over(database: str) -> None:
    with SqlStore.create(database, FACTS):
        pass
    make_older(database)
    with SqlStore(database) as older:
        kept = [attrs.evolve(prop, part_of=False, is_a=False, common=None) for prop in FACTS.properties()]
        assert list(older.properties()) == kept
        assert list(older.statements()) == list(FACTS.statements())
    with SqlStore.create(database, FACTS) as written:
        assert list(written.properties()) == list(FACTS.properties())


def make_older(database: str) -> None:
    """Turns a store into one of schema version 3."""
    engine = create_engine(database)
    with engine.begin() as connection:
        for column in ("part_of", "is_a", "common"):
            connection.execute(text(f"ALTER TABLE property DROP COLUMN {column}"))
        connection.execute(text("UPDATE store SET schema_version = 3"))
    engine.dispose()
