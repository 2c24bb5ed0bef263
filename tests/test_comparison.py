"""Amounts against amounts: other nouns, other units, roundings and neighbours."""

import pytest

from factcheck.comparison.amounts import compare_amounts
from factcheck.values import Amount, Money, Number, Quantity

KM2 = "kilometer ** 2"


@pytest.mark.parametrize(
    ("said", "known", "outcome"),
    [
        (Quantity("1.49e6", "moradores", step="1e4"), Quantity("1488920", "habitantes", step=1), "agrees"),
        (Quantity("1.49e6", "people", step="1e4"), Quantity("1488920", "habitantes", step=1), "agrees"),
        (Quantity("1.6e6", "residents", step="1e5"), Quantity("1488920", "habitantes", step=1), "differs"),
        (Quantity("1488920", "domicílios", step=1), Quantity("1488920", "habitantes", step=1), "unknown"),
        (Quantity("500000", "households", step=1), Quantity("1488920", "habitantes", step=1), "unknown"),
        (Quantity("18000", "employees", step=1), Quantity("18000", "funcionários", step=1), "agrees"),
        (Quantity("17000", "colaboradores", step=1), Quantity("18000", "funcionários", step=1), "differs"),
        (Quantity("17000", "recifenses", step=1), Quantity("18000", "habitantes", step=1), "unknown"),
        (Number("1488920", step=1), Quantity("1488920", "habitantes", step=1), "agrees"),
        (Quantity("84", "mile ** 2", step=1), Quantity("218.8", KM2, step="0.1"), "agrees"),
        (Quantity("90", "mile ** 2", step=1), Quantity("218.8", KM2, step="0.1"), "differs"),
        (Quantity("21880", "hectare", step=10), Quantity("218.8", KM2, step="0.1"), "agrees"),
        (Quantity("11", "kilometer", step=1), Quantity("11", "kilogram", step=1), "unknown"),
        (Quantity("11", "%", step=1), Quantity("11", "habitantes", step=1), "unknown"),
        (Number(11, step=1), Number(12, step=1), "differs"),
        (Quantity("4.82", "%", step="0.01"), Quantity("4.83", "%", step="0.01"), "differs"),
        (Quantity("4.8", "%", step="0.1"), Quantity("4.83", "%", step="0.01"), "agrees"),
        (Quantity("4.9", "%", step="0.1"), Quantity("4.85", "%", step="0.01"), "agrees"),
        (Money("180e9", "BRL", step="1e10"), Money("188e9", "BRL", step="1e9"), "unknown"),
        (Money("124e9", "BRL", step="1e9"), Money("124.6e9", "BRL", step="1e8"), "unknown"),
        (Money("3", "USD"), Money("3", "BRL"), "unknown"),
        (Number(500, lower=500, upper=None), Number(600), "agrees"),
        (Number(500, lower=500, upper=None), Number(400), "differs"),
    ],
)
def test_an_amount_lies_so_to_a_known_one(said: Amount, known: Amount, outcome: str) -> None:
    assert compare_amounts(said, known)[0].value == outcome


def test_a_rounding_and_a_conversion_are_said_in_both_languages() -> None:
    rounded = compare_amounts(Money("188.3e9", "BRL", step="1e8"), Money("188.328e9", "BRL", step="1e6"))[1]
    assert rounded is not None
    assert rounded.render("pt_BR") == "R$ 188,3 bilhões é o arredondamento de R$ 188,328 bilhões."
    assert rounded.render("en_US") == "R$188.3 billion is R$188.328 billion, rounded."
    converted = compare_amounts(Quantity("84", "mile ** 2", step=1), Quantity("218.8", KM2, step="0.1"))[1]
    assert converted is not None
    assert converted.render("pt_BR") == "84 milhas quadradas equivale a 218 quilômetros quadrados."
