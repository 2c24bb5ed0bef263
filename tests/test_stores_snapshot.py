"""The snapshot: look-ups, classes above classes, and that nothing changes it."""

import pickle
from datetime import date

import attrs
import pytest

from factcheck.errors import InvalidValueError
from factcheck.facts import Entity, EntityRef, Property, Rank, Statement
from factcheck.stores import MemoryStore, Snapshot

TENURE = Property("mayor", value_type="entity", single_valued=True)
FIRST = Statement("recife", "mayor", EntityRef("ana"), rank=Rank.PREFERRED)
SECOND = Statement("recife", "mayor", EntityRef("rui"))
WITHDRAWN = Statement("recife", "mayor", EntityRef("eva"), rank=Rank.DEPRECATED)
ELSEWHERE = Statement("olinda", "mayor", EntityRef("ana"))
MOTTO = Statement("recife", "motto", "ana")


@pytest.fixture
def snapshot() -> Snapshot:
    return Snapshot.compile(
        MemoryStore(
            entities=[
                Entity("thing"),
                Entity("place", types=["thing"]),
                Entity("city", types=["place"]),
                Entity("capital", types=["city"]),
                Entity("person"),
                Entity("recife", types=["capital"]),
                Entity("olinda", types=["city"]),
                *(Entity(id_, types=["person"]) for id_ in ("ana", "rui", "eva")),
            ],
            properties=[TENURE, Property("motto", value_type="string")],
            statements=[FIRST, SECOND, WITHDRAWN, ELSEWHERE, MOTTO],
            as_of=date(2025, 1, 31),
        )
    )


def test_statements_are_found_by_subject_and_property_in_their_order(snapshot: Snapshot) -> None:
    assert snapshot.about("recife", "mayor") == (FIRST, SECOND)
    assert snapshot.of_subject("recife") == (FIRST, SECOND, MOTTO)


def test_statements_are_found_by_their_entity_value_alone(snapshot: Snapshot) -> None:
    assert snapshot.with_value("mayor", "ana") == (FIRST, ELSEWHERE)
    assert snapshot.with_value("motto", "ana") == ()


def test_deprecated_statements_are_kept_but_not_found(snapshot: Snapshot) -> None:
    assert WITHDRAWN in snapshot.statements
    assert WITHDRAWN not in snapshot.about("recife", "mayor") + snapshot.of_subject("recife")
    assert snapshot.with_value("mayor", "eva") == ()


def test_what_is_not_there_is_not_found(snapshot: Snapshot) -> None:
    assert snapshot.about("nobody", "mayor") == snapshot.about("recife", "nothing") == snapshot.of_subject("x") == ()
    assert not snapshot.is_a("nobody", "person")
    assert not snapshot.is_a("recife", "nothing")


@pytest.mark.parametrize("type_id", ["capital", "city", "place", "thing"])
def test_an_entity_belongs_to_every_class_above_its_own(snapshot: Snapshot, type_id: str) -> None:
    assert snapshot.is_a("recife", type_id)


@pytest.mark.parametrize(
    ("entity_id", "type_id"), [("olinda", "capital"), ("ana", "thing"), ("city", "city"), ("thing", "city")]
)
def test_an_entity_belongs_to_no_class_below_or_beside_its_own(
    snapshot: Snapshot, entity_id: str, type_id: str
) -> None:
    assert not snapshot.is_a(entity_id, type_id)


def test_a_circle_of_classes_does_not_hang() -> None:
    circle = [Entity("a", types=["b"]), Entity("b", types=["c"]), Entity("c", types=["a"]), Entity("x", types=["x"])]
    snapshot = Snapshot.compile(MemoryStore(entities=circle))
    assert all(snapshot.is_a(one.id, other.id) for one in circle[:3] for other in circle[:3])
    assert snapshot.is_a("x", "x")
    assert not snapshot.is_a("x", "a")


def test_a_long_chain_of_classes_does_not_hang() -> None:
    chain = [Entity("0"), *(Entity(str(n), types=[str(n - 1)]) for n in range(1, 1500))]
    assert Snapshot.compile(MemoryStore(entities=chain)).is_a("1499", "0")


def test_a_snapshot_cannot_be_changed(snapshot: Snapshot) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        snapshot.as_of = None  # type: ignore[misc]
    with pytest.raises(TypeError):
        snapshot.entities["new"] = Entity("new")  # type: ignore[index]


def test_a_snapshot_can_be_pickled(snapshot: Snapshot) -> None:
    again = pickle.loads(pickle.dumps(snapshot))
    assert again.fingerprint == snapshot.fingerprint
    assert again.about("recife", "mayor") == (FIRST, SECOND)


def test_a_snapshot_says_what_it_holds(snapshot: Snapshot) -> None:
    assert repr(snapshot) == "<Snapshot of 10 entities, 2 properties, 5 statements, as of 2025-01-31>"


@pytest.mark.parametrize("as_of", ["2025-01-31", 2025])
def test_the_day_of_a_store_is_a_date(as_of: object) -> None:
    with pytest.raises(InvalidValueError, match="as_of is a date or None"):
        MemoryStore(as_of=as_of)  # type: ignore[arg-type]
