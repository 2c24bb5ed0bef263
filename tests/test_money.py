"""Money: marks, codes, names and nicknames, hundredths, and the readings of shared ones."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_name

from factcheck.document import Document
from factcheck.languages import load_pack
from factcheck.mentions import Mention, MentionKind
from factcheck.mentions.amounts import find_amounts
from factcheck.values import Money, Quantity


def find(text: str, tag: str = "pt") -> list[Mention]:
    return list(find_amounts(Document(text, load_pack(tag))))


def money(text: str, tag: str = "pt") -> tuple[Decimal, str]:
    (mention,) = find(text, tag)
    assert mention.kind is MentionKind.MONEY
    assert isinstance(mention.value, Money)
    return mention.value.amount, mention.value.currency


def tender() -> list[str]:
    """The currencies that are legal tender somewhere today."""
    territories = get_global("territory_currencies").values()
    codes = {code for rows in territories for code, _, until, legal in rows if legal and until is None}
    return sorted(codes)


@pytest.mark.parametrize("code", tender())
def test_every_currency_is_read_by_its_code(code: str) -> None:
    assert money(f"custou 300 {code}") == (Decimal(300), code)
    assert money(f"it cost 300 {code}", "en") == (Decimal(300), code)


@pytest.mark.parametrize("code", tender())
def test_every_currency_is_read_by_its_name(code: str) -> None:
    for tag, locale, text in (("pt", "pt_BR", "custou 300 {}"), ("en", "en", "it cost 300 {}")):
        name = get_currency_name(code, 300, locale)
        if name != code and "(" not in name and not name[0].isdigit():
            assert money(text.format(name.lower()), tag) == (Decimal(300), code), name


@pytest.mark.parametrize(
    ("tag", "text", "amount", "currency"),
    [
        ("pt", "R$ 1,2 bi", "1.2e9", "BRL"),
        ("pt", "R$50 mi", "50e6", "BRL"),
        ("pt", "US$ 3 tri", "3e12", "USD"),
        ("pt", "um milhão e meio de reais", "1.5e6", "BRL"),
        ("pt", "dois reais e cinquenta centavos", "2.50", "BRL"),
        ("pt", "2 reais e meio", "2.5", "BRL"),
        ("pt", "12 centavos de dólar", "0.12", "USD"),
        ("pt", "5 mil dólares canadenses", "5000", "CAD"),
        ("pt", "-R$ 3 milhões", "-3e6", "BRL"),
        ("pt", "R$ -3 milhões", "-3e6", "BRL"),
        ("pt", "75 USD milhões", "75e6", "USD"),
        ("en", "$1.2bn", "1.2e9", "USD"),
        ("en", "£3m", "3e6", "GBP"),
        ("en", "a quarter of a million dollars", "250000", "USD"),
        ("en", "half a million dollars", "5e5", "USD"),
        ("en", "20 dollars 43 cents", "20.43", "USD"),
        ("en", "99p", "0.99", "GBP"),
        ("en", "30 MUSD", "30e6", "USD"),
        ("en", "$5-billion", "5e9", "USD"),
    ],
)
def test_ways_to_write_money(tag: str, text: str, amount: str, currency: str) -> None:
    assert money(text, tag) == (Decimal(amount), currency)


def test_a_mark_of_several_currencies_keeps_every_reading() -> None:
    (mention,) = find("Cobrou $ 300 pelo serviço.")
    codes = [reading.value.currency for reading in mention.readings if isinstance(reading.value, Money)]
    assert codes[0] == "USD"
    assert {"CAD", "ARS", "MXN"} <= set(codes)
    assert [reading.reason for reading in mention.readings[:2]] == ["usual", "shared_name"]


def test_the_caller_s_region_decides_whose_dollar_it_is() -> None:
    (mention,) = find("It cost $300.", "en-AU")
    assert isinstance(mention.value, Money)
    assert (mention.value.currency, mention.readings[0].reason) == ("AUD", "region")


def test_a_country_in_the_sentence_decides_whose_peso_it_is() -> None:
    (mention,) = find("No México, a passagem custa 5 pesos.")
    assert isinstance(mention.value, Money)
    assert (mention.value.currency, mention.readings[0].reason) == ("MXN", "country_in_sentence")
    assert money("A passagem custa 5 pesos.") == (Decimal(5), "ARS")


def test_pounds_that_weigh_are_no_money() -> None:
    (mention,) = find("The puppy weighed 7 pounds.", "en")
    assert isinstance(mention.value, Quantity)
    assert mention.value.unit == "pound"
    (mention,) = find("It cost 7 pounds.", "en")
    assert isinstance(mention.value, Money)
    assert [reading.reason for reading in mention.readings][-1] == "also_a_mass"


def test_each_mention_names_its_rule() -> None:
    rules = [mention.rule for mention in find("R$ 3, 3 reais, 3 centavos e USD 3.")]
    assert rules == ["pt.money.symbol_first", "pt.money.name_after", "pt.money.minor", "pt.money.code_first"]


@pytest.mark.parametrize("text", ["COP 30", "TOP 10", "XYZ 300", "o dólar 2% mais caro", "O won 2-1"])
def test_words_beside_a_number_that_are_no_money(text: str) -> None:
    assert not [mention for mention in find(text) if mention.kind is MentionKind.MONEY]
