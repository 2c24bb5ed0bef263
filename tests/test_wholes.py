"""What is part of what: chains, their time, and which places exclude each other."""

from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.stores import MemoryStore, Snapshot
from factcheck.values import DateInterval


def snapshot(*links: tuple[str, str] | tuple[str, str, str], **types: str) -> Snapshot:
    """Places by their class, each lying in another, some for a time."""
    return Snapshot.compile(
        MemoryStore(
            entities=[*map(Entity, sorted(set(types.values()))), *(Entity(p, types=[k]) for p, k in types.items())],
            properties=[
                Property("located-in", value_type="entity", part_of=True, inverse="contains"),
                Property("contains", value_type="entity"),
            ],
            statements=[
                Statement(
                    part,
                    "located-in",
                    EntityRef(whole),
                    valid=DateInterval.from_edtf(valid[0]) if valid else None,
                )
                for part, whole, *valid in links
            ],
        )
    )


BRAZIL = snapshot(
    ("sobral", "ceara"),
    ("crato", "ceara"),
    ("ceara", "brasil"),
    ("rosario", "argentina"),
    sobral="city", crato="city", iguatu="city", ceara="state", bahia="state", brasil="country", rosario="city",
    argentina="country", sertao="region",
)  # fmt: skip


def test_a_chain_leads_through_every_step() -> None:
    chains = BRAZIL.wholes.chains("sobral")
    assert [chain.whole for chain in chains] == ["ceara", "brasil"]
    assert [step.subject for step in chains[1].steps] == ["sobral", "ceara"]


def test_places_of_one_class_exclude_each_other() -> None:
    assert BRAZIL.wholes.exclude("sobral", "crato")
    assert BRAZIL.wholes.exclude("sobral", "iguatu")
    assert BRAZIL.wholes.exclude("sobral", "bahia")
    assert BRAZIL.wholes.exclude("sobral", "argentina")
    assert BRAZIL.wholes.exclude("rosario", "ceara")


def test_a_place_of_which_nobody_knows_where_it_lies_excludes_nothing_of_another_class() -> None:
    assert not BRAZIL.wholes.exclude("sobral", "sertao")
    assert not BRAZIL.wholes.exclude("iguatu", "ceara")
    assert not BRAZIL.wholes.exclude("bahia", "brasil")


def test_parts_and_wholes_do_not_exclude_each_other() -> None:
    assert not BRAZIL.wholes.exclude("sobral", "brasil")
    assert not BRAZIL.wholes.exclude("brasil", "sobral")


def test_places_at_large_exclude_each_other_only_where_both_are_placed() -> None:
    places = snapshot(("lapa", "rio"), ("leblon", "rio"), lapa="place", leblon="place", rio="place", serra="place")
    assert places.wholes.exclude("lapa", "leblon")
    assert not places.wholes.exclude("lapa", "serra")


def test_steps_that_never_held_at_one_time_make_no_chain() -> None:
    moved = snapshot(
        ("colonia", "portugal", "1680/1777"),
        ("portugal", "uniao-iberica", "1580/1640"),
        colonia="city", portugal="country", **{"uniao-iberica": "empire"},
    )  # fmt: skip
    assert moved.wholes.above("colonia") == {"portugal"}


def test_a_chain_holds_as_long_as_all_its_steps() -> None:
    moved = snapshot(
        ("fabrica", "cidade", "1960/1980"),
        ("cidade", "velho", "1940/1970"),
        ("cidade", "novo", "1971/.."),
        fabrica="works", cidade="city", velho="state", novo="state",
    )  # fmt: skip
    valid = {chain.whole: str(chain.valid) for chain in moved.wholes.chains("fabrica")}
    assert valid == {"cidade": "1960/1980", "velho": "1960/1970", "novo": "1971/1980"}


def test_a_circle_of_parts_ends() -> None:
    circle = snapshot(("a", "b"), ("b", "c"), ("c", "a"), a="place", b="place", c="place")
    assert circle.wholes.above("a") == {"b", "c"}


def test_the_inverse_property_makes_steps_too() -> None:
    store = Snapshot.compile(
        MemoryStore(
            entities=[Entity("sobral"), Entity("ceara")],
            properties=[
                Property("located-in", value_type="entity", part_of=True, inverse="contains"),
                Property("contains", value_type="entity"),
            ],
            statements=[Statement("ceara", "contains", EntityRef("sobral"))],
        )
    )
    assert store.wholes.above("sobral") == {"ceara"}


def test_what_one_of_a_class_holds_another_of_it_may_hold() -> None:
    assert BRAZIL.wholes.may_hold("brasil", ["city"])
    assert BRAZIL.wholes.may_hold("bahia", ["city"])
    assert not BRAZIL.wholes.may_hold("brasil", ["region"])
    assert not BRAZIL.wholes.may_hold("sobral", ["city"])


def test_a_store_without_parts_has_no_wholes() -> None:
    assert not Snapshot.compile(MemoryStore(entities=[Entity("a")])).wholes.is_placed("a")
