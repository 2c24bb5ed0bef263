"""SQL stores: written whole or not at all, read without a trace, complaints that name the file."""

import gc
import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from factcheck.errors import FactsError
from factcheck.facts import Entity, EntityRef, Property, Rank, Source, Statement
from factcheck.stores import MemoryStore, Snapshot, SqlStore, open_store, write_sql

FACTS = MemoryStore(
    entities=[Entity("person"), Entity("ana", types=["person"]), Entity("rui", types=["person"]), Entity("recife")],
    properties=[Property("mayor", value_type="entity", single_valued=True), Property("motto", value_type="string")],
    statements=[
        Statement("recife", "mayor", EntityRef("ana"), sources=[Source("Prefeitura", "Posse"), Source("TRE", "Ata")]),
        Statement("recife", "mayor", EntityRef("rui"), rank=Rank.DEPRECATED),
        Statement("recife", "motto", "Virtus et fides"),
        Statement("ana", "motto", "Em frente"),
    ],
    as_of=date(2025, 1, 31),
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    write_sql(FACTS, tmp_path / "facts.db")
    return tmp_path / "facts.db"


def change(database: Path, *commands: str) -> None:
    connection = sqlite3.connect(database)
    for command in commands:
        connection.execute(command)
    connection.commit()
    connection.close()


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_all(path: Path) -> list[object]:
    with SqlStore(path) as store:
        return [*store.entities(), *store.properties(), *store.statements(), store.as_of]


def test_reading_neither_changes_the_file_nor_leaves_anything_beside_it(database: Path) -> None:
    before, modified = digest(database), database.stat().st_mtime_ns
    with SqlStore(database) as store:
        Snapshot.compile(store)
        store.find_statements(subject="recife")
        assert [file.name for file in database.parent.iterdir()] == ["facts.db"]
    assert (digest(database), database.stat().st_mtime_ns) == (before, modified)
    assert [file.name for file in database.parent.iterdir()] == ["facts.db"]


def test_a_connection_of_the_store_cannot_write(database: Path) -> None:
    refused = pytest.raises(OperationalError, match="readonly database")
    with SqlStore(database) as store, store._engine.connect() as connection, refused:
        connection.exec_driver_sql("DELETE FROM statement")


def test_a_store_reads_from_a_folder_and_a_file_that_nobody_may_write(database: Path) -> None:
    database.chmod(0o444)
    database.parent.chmod(0o555)
    try:
        assert len(read_all(database)) == 4 + 2 + 4 + 1
    finally:
        database.parent.chmod(0o755)


def test_a_written_file_is_not_in_wal_mode(database: Path) -> None:
    # Bytes 18 and 19 of the SQLite file format: 1 is a rollback journal, 2 is WAL.
    assert database.read_bytes()[18:20] == b"\1\1"


def test_a_file_that_somebody_put_into_wal_mode_reads_without_a_change(database: Path) -> None:
    change(database, "PRAGMA journal_mode = WAL")
    before = digest(database)
    assert len(read_all(database)) == 4 + 2 + 4 + 1
    assert digest(database) == before


def test_the_same_facts_make_the_same_bytes(tmp_path: Path, database: Path) -> None:
    write_sql(FACTS, tmp_path / "again.db")
    assert digest(tmp_path / "again.db") == digest(database)


@pytest.mark.parametrize("name", ["fatos do país.db", "what?.db", "100%.db", "a#b.sqlite"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with SqlStore.create(tmp_path / name, FACTS) as store:
        assert store.path == str(tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_sqlite_url_opens_the_file(database: Path) -> None:
    store = open_store(f"sqlite:///{database}")
    assert isinstance(store, SqlStore)
    assert store.as_of == date(2025, 1, 31)
    store.close()


class Broken(MemoryStore):
    """A store whose statements end in an error."""

    def statements(self) -> Iterator[Statement]:
        yield Statement("recife", "motto", "Virtus et fides")
        raise FactsError("a statement is expected", path="elsewhere")


@pytest.mark.parametrize(
    "wrong", [Broken(entities=[Entity("recife")]), MemoryStore(entities=[Entity("a", types=["b"])])]
)
def test_what_cannot_be_written_leaves_the_earlier_store_as_it_was(database: Path, wrong: MemoryStore) -> None:
    before = digest(database)
    with pytest.raises(FactsError):
        write_sql(wrong, database)
    assert digest(database) == before
    assert [file.name for file in database.parent.iterdir()] == ["facts.db"]


def test_a_failure_while_rows_are_written_leaves_the_earlier_store_as_it_was(database: Path) -> None:
    before = digest(database)

    def fail(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO statement_source"):
            raise sqlite3.OperationalError("disk full")

    event.listen(Engine, "before_cursor_execute", fail)
    try:
        with pytest.raises((FactsError, sqlite3.OperationalError), match="disk full"):
            write_sql(FACTS, database)
    finally:
        event.remove(Engine, "before_cursor_execute", fail)
    assert digest(database) == before
    assert [file.name for file in database.parent.iterdir()] == ["facts.db"]


def test_who_reads_while_the_store_is_replaced_reads_the_earlier_one(database: Path) -> None:
    with SqlStore(database) as earlier:
        statements = earlier.statements()
        first = next(statements)
        write_sql(MemoryStore(), database)
        assert [first, *statements] == list(FACTS.statements())
    assert read_all(database) == [None]


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_a_database_that_somebody_is_writing_is_not_replaced(database: Path, suffix: str) -> None:
    Path(f"{database}{suffix}").write_bytes(b"pages")
    with pytest.raises(FactsError, match="nobody is writing"):
        write_sql(FACTS, database)


def test_a_store_cannot_be_written_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="a file that can be written is expected"):
        write_sql(FACTS, tmp_path / "none" / "facts.db")
    with pytest.raises(FactsError, match="a file that can be written is expected"):
        write_sql(FACTS, tmp_path)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"subject": "recife", "property": "mayor"}, [0, 1]),
        ({"subject": "recife"}, [0, 1, 2]),
        ({"property": "motto"}, [2, 3]),
        ({}, [0, 1, 2, 3]),
        ({"subject": "nobody"}, []),
        ({"subject": "recife' OR '1'='1"}, []),
    ],
)
def test_statements_are_found_by_subject_and_property(
    database: Path, asked: dict[str, str], expected: list[int]
) -> None:
    statements = list(FACTS.statements())
    with SqlStore(database) as store:
        assert store.find_statements(**asked) == tuple(statements[index] for index in expected)


def test_one_store_answers_several_threads(database: Path) -> None:
    with SqlStore(database) as store, ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: store.find_statements(subject="recife", property="mayor"), range(200)))
    assert set(answers) == {tuple(FACTS.statements())[:2]}


def test_statements_are_compiled_once(database: Path) -> None:
    with SqlStore(database) as store:
        store.find_statements(subject="recife", property="mayor")
        compiled = len(store._engine._compiled_cache)
        for subject in ("ana", "rui", "recife"):
            store.find_statements(subject=subject, property="motto")
        assert len(store._engine._compiled_cache) == compiled


def test_an_abandoned_store_closes_its_connections(database: Path) -> None:
    store = SqlStore(database)
    next(store.statements())
    finalizer = store._finalizer
    del store
    gc.collect()
    assert not finalizer.alive


@pytest.mark.parametrize(
    ("commands", "message"),
    [
        (["UPDATE store SET schema_version = 99"], "schema version 3 to 4 is expected, not 99"),
        (["DELETE FROM store"], "the database is empty"),
        (["DROP TABLE store"], "no such table: store"),
        (["DROP TABLE statement"], "no such table: statement"),
        (["UPDATE statement SET value = '{'"], "a row of a store of facts is expected"),
        (["UPDATE statement SET value = '{}'"], "the id of an entity is expected, not {}"),
        (["UPDATE statement SET valid = '\"2024-13\"'"], "valid: no such month"),
        (["UPDATE statement SET rank = 'best'"], "rank: one of preferred, normal, deprecated is expected, not 'best'"),
        (["UPDATE statement SET property = 'major'"], "unknown property 'major'; did you mean 'mayor'?"),
        (["UPDATE source SET published = 'yesterday'"], "a row of a store of facts is expected"),
        (["UPDATE property SET value_type = 'text'"], "value_type: one of"),
        (["UPDATE entity SET types = '\"person\"'"], "types: a list of strings is expected, not 'person'"),
    ],
)
def test_a_broken_store_is_a_complaint_that_names_the_file(database: Path, commands: list[str], message: str) -> None:
    change(database, *commands)
    with pytest.raises(FactsError) as caught:
        read_all(database)
    assert message in str(caught.value)
    assert caught.value.path == str(database)


@pytest.mark.parametrize("content", [b"", b"not a database at all\n" * 500, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_file_that_is_no_store_is_a_complaint(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "facts.db").write_bytes(content)
    with pytest.raises(FactsError, match="a database that holds a store of facts is expected"):
        SqlStore(tmp_path / "facts.db")


def test_no_damage_to_the_file_raises_anything_but_a_complaint(database: Path) -> None:
    whole = database.read_bytes()
    for start in range(0, len(whole), 997):
        database.write_bytes(
            whole[:start] + bytes(byte ^ 0x5A for byte in whole[start : start + 64]) + whole[start + 64 :]
        )
        with suppress(FactsError):
            read_all(database)
    for length in range(0, len(whole), 4096):
        database.write_bytes(whole[:length])
        with pytest.raises(FactsError):
            read_all(database)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(FactsError) as caught:
        SqlStore("postgresql+nodriver://desk:secret@localhost/facts")
    assert "secret" not in str(caught.value)


def test_sqlalchemy_is_imported_only_when_it_is_used(tmp_path: Path) -> None:
    code = "import sys, factcheck.stores as stores; print('sqlalchemy' in sys.modules); stores.SqlStore; "
    code += "print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
