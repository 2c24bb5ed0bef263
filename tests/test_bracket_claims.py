"""What brackets say of a name, held against the facts."""

import pytest

from factcheck import Checker
from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval

NAMES = {"lina": "Lina Prado", "natal": "Natal", "belem": "Belém", "pv": "PVX", "pz": "PZR", "rui": "Rui Sales"}
ONE = {"single_valued": True, "time": "timeless"}
CHECKER = Checker(
    MemoryStore(
        entities=[Entity(id, labels={"mul": name}) for id, name in NAMES.items()],
        properties=[
            Property("birthDate", value_type="date", **ONE),
            Property("birthPlace", value_type="entity", **ONE),
            Property("deathDate", value_type="date", **ONE),
            Property("party", value_type="entity", **ONE),
        ],
        statements=[
            Statement("lina", "birthDate", DateInterval.from_edtf("1910-05-03")),
            Statement("lina", "birthPlace", EntityRef("natal")),
            Statement("lina", "deathDate", DateInterval.from_edtf("1985-08-09")),
            Statement("lina", "party", EntityRef("pv")),
            Statement("rui", "party", EntityRef("pz")),
        ],
    ),
    rules=(),
)


def found(text: str) -> dict[str, str]:
    return {f.claim.property or "": f.verdict.name for f in CHECKER.check(text, language="pt")}


@pytest.mark.parametrize(
    ("brackets", "expected"),
    [
        ("1910 – 1985", {"birthDate": "SUPPORTED", "deathDate": "SUPPORTED"}),
        ("1911 – 1985", {"birthDate": "REFUTED", "deathDate": "SUPPORTED"}),
        ("1910 – 1986", {"birthDate": "SUPPORTED", "deathDate": "REFUTED"}),
        ("Natal, 4 de maio de 1910", {"birthPlace": "SUPPORTED", "birthDate": "REFUTED"}),
        ("Belém, 3 de maio de 1910", {"birthPlace": "REFUTED", "birthDate": "SUPPORTED"}),
        ("PVX", {"party": "SUPPORTED"}),
        ("PZR", {"party": "REFUTED"}),
        ("PZR-RN", {"party": "REFUTED"}),
    ],
)
def test_what_brackets_say_is_held_against_the_facts(brackets, expected):
    assert found(f"A pintora Lina Prado ({brackets}) ganha mostra.") == expected


@pytest.mark.parametrize("brackets", ["1951 – 1954", "Belém, 3 de junho de 1951", "Belém", "1951", "PVX e PZR", "XYZ"])
def test_brackets_that_no_fact_vouches_for_say_nothing(brackets):
    assert found(f"A gestão de Lina Prado ({brackets}) foi elogiada.") == {}
