"""An index of names beside its store: saved whole, opened at once, and made again when anything is amiss."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from factcheck import Checker
from factcheck.errors import FactcheckError, NameIndexError
from factcheck.facts import Entity
from factcheck.gazetteer import Gazetteer, NameIndex
from factcheck.gazetteer.arrays import MAGIC
from factcheck.stores import FolderStore, MemoryStore, SqlStore, Store, open_names, write_folder, write_sql
from factcheck.stores import names as store_names
from factcheck.stores.names import fingerprint_names

ENTITIES = [
    Entity("person", labels={"pt": "pessoa"}),
    Entity("haddad", labels={"mul": "Fernando Haddad"}, types=["person"]),
    Entity("sao-paulo", labels={"mul": "São Paulo"}, aliases={"pt": ["Sampa"]}, weak=["Sampa"]),
    Entity("letter", labels={"mul": "X"}),
]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    NameIndex.compile(ENTITIES, "the fingerprint").save(tmp_path / "names")
    return tmp_path / "names"


def answers(index: NameIndex) -> object:
    gazetteer = Gazetteer(index, "pt")
    return gazetteer.scan("Em Sampa, Fernando Haddad"), gazetteer.look_up("Fernado Hadad", types=["person"]), index.odd


def test_a_saved_index_answers_as_the_one_that_was_compiled(saved: Path) -> None:
    opened = NameIndex.load(saved)
    assert answers(opened) == answers(NameIndex.compile(ENTITIES))
    assert opened.fingerprint == "the fingerprint"
    assert [odd.text for odd in opened.odd] == ["X"]


def test_equal_entities_make_equal_files_in_any_order_and_process(saved: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from test_gazetteer_saved import ENTITIES; from factcheck.gazetteer import NameIndex; "
        "NameIndex.compile(ENTITIES[::-1], 'the fingerprint').save(sys.argv[1])"
    )
    for seed in ("1", "2"):
        path = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(path)}
        other = tmp_path / f"other{seed}"
        subprocess.run([sys.executable, "-c", code, str(other)], env=environment, check=True)
        assert other.read_bytes() == saved.read_bytes()


@pytest.mark.parametrize("kept", [0, 5, 20, 100, 2000, 6000, -1])
def test_an_index_that_is_cut_short_is_refused_with_one_line(saved: Path, kept: int) -> None:
    saved.write_bytes(saved.read_bytes()[:kept])
    with pytest.raises(NameIndexError) as caught:
        NameIndex.load(saved)
    assert str(caught.value).startswith(f"{saved}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda content: b"something else " + content, "this is another kind of file"),
        (lambda content: content.replace(b'"version": 1', b'"version": 9'), "the header of this one is damaged"),
        (lambda content: content + b"\0", "it is cut short or too long"),
        (lambda content: MAGIC + b"\xff" * 100, "this one is cut short"),
    ],
)
def test_an_index_that_is_damaged_is_refused(saved: Path, damage: object, message: str) -> None:
    saved.write_bytes(damage(saved.read_bytes()))
    with pytest.raises(NameIndexError, match=message):
        NameIndex.load(saved)


def test_an_index_of_another_version_is_refused(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.gazetteer.arrays.VERSION", 2)
    with pytest.raises(NameIndexError, match="version 2 is expected, not 1"):
        NameIndex.load(saved)


def test_an_index_made_with_other_tables_is_refused(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.gazetteer.index.fingerprint_forms", lambda: "other")
    with pytest.raises(NameIndexError, match="tables of this version"):
        NameIndex.load(saved)


def test_a_missing_index_is_an_error_that_callers_can_catch(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError, match="No such file"):
        NameIndex.load(tmp_path / "nowhere")


@pytest.mark.parametrize("content", [None, b"", b"half"])
def test_open_makes_the_index_again_when_it_cannot_be_read(saved: Path, content: bytes | None) -> None:
    saved.unlink() if content is None else saved.write_bytes(content)
    index = NameIndex.open(saved, lambda: ENTITIES, "the fingerprint")
    assert answers(index) == answers(NameIndex.load(saved))


def test_open_makes_the_index_again_only_when_the_names_are_others(saved: Path) -> None:
    def not_asked() -> list[Entity]:
        raise AssertionError("the entities are not needed")

    assert len(NameIndex.open(saved, not_asked, "the fingerprint")) == 3
    assert len(NameIndex.open(saved, lambda: ENTITIES[:2], "another")) == 1
    assert NameIndex.load(saved).fingerprint == "another"


def test_where_nothing_can_be_written_the_index_stays_in_memory(tmp_path: Path) -> None:
    index = NameIndex.open(tmp_path / "nowhere" / "names", lambda: ENTITIES, "the fingerprint")
    assert Gazetteer(index).scan("Sampa")
    assert not (tmp_path / "nowhere").exists()


def test_a_writer_that_fails_leaves_the_index_that_was_there(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        NameIndex.compile(ENTITIES[:2]).save(saved)
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == ["names"]


def test_an_index_that_is_replaced_still_answers_those_who_have_it_open(saved: Path) -> None:
    opened = NameIndex.load(saved)
    NameIndex.compile(ENTITIES[:2], "another").save(saved)
    assert answers(opened) == answers(NameIndex.compile(ENTITIES))


def _open_and_ask(path: str) -> list[str]:
    gazetteer = Gazetteer(NameIndex.open(path, lambda: ENTITIES, "the fingerprint"), "pt")
    return [occurrence.name.text for occurrence in gazetteer.scan("Fernando Haddad em Sampa")]


@pytest.mark.parametrize("exists", [True, False])
def test_many_processes_open_one_index_at_once(saved: Path, exists: bool) -> None:
    if not exists:
        saved.unlink()
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = pool.map(_open_and_ask, [str(saved)] * 6)
    assert found == [["Fernando Haddad", "Sampa"]] * 6


def test_progress_is_told_from_none_to_all() -> None:
    told: list[float] = []
    NameIndex.compile(ENTITIES, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


# Beside a store.

FACTS = MemoryStore(entities=ENTITIES)


def in_folder(folder: Path) -> Store:
    write_folder(FACTS, folder / "facts")
    return FolderStore(folder / "facts")


def in_file(folder: Path) -> Store:
    (folder / "facts.toml").write_text('entity = [{ id = "sampa", labels = { mul = "Sampa" } }]', encoding="utf-8")
    return FolderStore(folder / "facts.toml")


def in_sqlite(folder: Path) -> Store:
    return SqlStore.create(folder / "facts.db", FACTS)


@pytest.mark.parametrize(
    ("keep", "beside"), [(in_folder, "facts/.names"), (in_file, "facts.toml.names"), (in_sqlite, "facts.db.names")]
)
def test_a_large_store_has_its_index_beside_it(
    keep: object, beside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_names, "WORTH_SAVING", 1)
    store = keep(tmp_path)
    assert store.find("Sampa")[0].name.weak in ((), ("sao-paulo",))
    assert (tmp_path / beside).exists()
    assert store.names_fingerprint == fingerprint_names(store.entities()) == open_names(store).fingerprint
    assert list(keep(tmp_path).entities()) == list(store.entities())


def test_a_small_store_leaves_nothing_beside_it(tmp_path: Path) -> None:
    with SqlStore.create(tmp_path / "facts.db", FACTS) as store:
        assert store.find("Haddad, Fernando")[0].name.entities == ("haddad",)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.db"]


def test_a_store_written_anew_has_its_index_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_names, "WORTH_SAVING", 1)
    with SqlStore.create(tmp_path / "facts.db", FACTS) as store:
        assert store.find("Sampa", limit=1)[0].is_exact
    write_sql(MemoryStore(entities=ENTITIES[:2]), tmp_path / "facts.db")
    with SqlStore(tmp_path / "facts.db") as store:
        assert store.find("Sampa") == ()


@pytest.mark.parametrize("change", [{"weak": ["São Paulo"]}, {"labels": {"mul": "Rio"}, "weak": []}, {"prominence": 1}])
def test_other_names_have_another_fingerprint(change: dict[str, object]) -> None:
    changed = [*ENTITIES[:2], attrs.evolve(ENTITIES[2], **change)]
    assert fingerprint_names(changed) != fingerprint_names(ENTITIES[:3])
    assert fingerprint_names(reversed(ENTITIES)) == fingerprint_names(ENTITIES)


def test_a_checker_reads_names_from_an_index_that_is_open() -> None:
    index = NameIndex.compile(ENTITIES)
    report = Checker(FACTS, names=index).check("Fernando Haddad falou.", language="pt")
    assert [mention.surface for mention in report.mentions] == ["Fernando Haddad"]


def test_names_of_one_language_are_found_in_that_language() -> None:
    store = MemoryStore(entities=[Entity("usa", labels={"pt": "Estados Unidos", "en": "United States"})])
    assert store.find("Estados Unidos")[0].is_exact
    assert store.find("Estados Unidos", language="pt")[0].is_exact
    assert [c for c in store.find("Estados Unidos", language="en") if c.is_exact] == []
