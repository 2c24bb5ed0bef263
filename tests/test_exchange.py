"""Money in findings is shown in reais and dollars, and a store can hold the rates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck import Checker, Finding
from factcheck.errors import FactsError
from factcheck.facts import Entity, Property, Rank, Source, Statement, Value
from factcheck.rates import EcbRates, FirstOf
from factcheck.stores import FolderStore, MemoryStore, StoreRates, write_folder
from factcheck.values import DateInterval, Money, Number

DAY = date(2025, 1, 21)


def quote(value: Value, *, valid: DateInterval | None = None, rank: Rank = Rank.NORMAL) -> Statement:
    source = Source("Banco Central do Brasil", "Cotações e boletins")
    valid = DateInterval.day(DAY) if valid is None else valid
    return Statement("dollar", "ptax", value, valid=valid, rank=rank, sources=[source])


def store(*statements: Statement, code: str = "usd") -> MemoryStore:
    kind = "number" if any(isinstance(s.value, Number) for s in statements) else "money"
    dollar = Entity("dollar", labels={"en": "dollar"}, same_as={"iso4217": code})
    return MemoryStore(entities=[dollar], properties=[Property("ptax", value_type=kind)], statements=statements)


def profits(currency: str) -> MemoryStore:
    return MemoryStore(
        entities=[Entity("acme", labels={"pt": "Acme", "en": "Acme"})],
        properties=[Property("profit", labels={"pt": "lucro", "en": "profit"}, value_type="money", time="period")],
        statements=[Statement("acme", "profit", Money("2e9", currency), valid=DateInterval.year(2024))],
    )


def only(checker: Checker, text: str, language: str, published: str | None) -> Finding:
    (finding,) = checker.check(text, language=language, published=published)
    return finding


def test_an_amount_in_reais_is_shown_in_dollars_at_the_rate_of_publication() -> None:
    finding = only(Checker(profits("BRL")), "O lucro da Acme foi de R$ 2 bilhões em 2024.", "pt", "2025-01-22")
    assert finding.verdict.name == "SUPPORTED"
    assert "R$ 2 bilhões × 0,16645 = US$ 333 milhões (European Central Bank, cotação de 22 de janeiro de 2025)." in (
        finding.explain("pt_BR")
    )


def test_an_amount_in_a_third_currency_is_shown_in_reais_and_in_dollars() -> None:
    finding = only(Checker(profits("EUR")), "Acme's profit was €2 billion in 2024.", "en", "2025-01-22")
    shown = finding.explain("en_US")
    assert "= R$12.5 billion (European Central Bank, rate of January 22, 2025)." in shown
    assert "= $2.09 billion (European Central Bank, rate of January 22, 2025)." in shown


def test_without_a_rate_for_the_day_this_is_said_once() -> None:
    finding = only(Checker(profits("BRL")), "O lucro da Acme foi de R$ 2 bilhões em 2024.", "pt", "1999-01-22")
    assert finding.explain("pt_BR").count("Não há cotação de BRL para USD em 22 de janeiro de 1999.") == 1


def test_without_a_day_nothing_is_converted() -> None:
    finding = only(Checker(profits("BRL")), "O lucro da Acme foi de R$ 2 bilhões em 2024.", "pt", None)
    assert finding.working == ()


def test_rates_of_the_store_go_before_those_of_the_central_bank() -> None:
    rates = FirstOf(StoreRates(store(quote(Money("6.0316", "BRL"))), "ptax"), EcbRates())
    finding = only(Checker(profits("USD"), rates=rates), "Acme's profit was $2 billion in 2024.", "en", "2025-01-22")
    assert (
        "$2 billion × 6.0316 = R$12.1 billion (Banco Central do Brasil, rate of January 21, 2025)." in finding.explain()
    )


def test_rates_of_a_store_survive_the_folder_that_they_are_kept_in(tmp_path: Path) -> None:
    write_folder(store(quote(Money("6.0316", "BRL"))), tmp_path / "facts")
    rate = StoreRates(FolderStore(tmp_path / "facts"), "ptax").rate("USD", "BRL", DAY)
    assert rate is not None
    assert (str(rate.value), rate.source, rate.day) == ("6.0316", "Banco Central do Brasil", DAY)


def test_a_deprecated_statement_gives_no_rate() -> None:
    kept = quote(Money("6.0316", "BRL"))
    rates = StoreRates(store(quote(Money("9", "BRL"), rank=Rank.DEPRECATED), kept), "ptax")
    rate = rates.rate("USD", "BRL", DAY)
    assert rate is not None
    assert str(rate.value) == "6.0316"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (store(), "at least one statement of the property 'ptax'"),
        (store(quote(Money("6", "BRL")), code="dollar"), "a currency with its ISO 4217 code"),
        (store(quote(Number("6"))), "a price above zero in another currency"),
        (store(quote(Money("6", "USD"))), "a price above zero in another currency"),
        (store(quote(Money("0", "BRL"))), "a price above zero in another currency"),
        (store(quote(Money("6", "BRL"), valid=DateInterval.year(2025))), "the one day of the rate"),
        (store(quote(Money("6", "BRL")), quote(Money("7", "BRL"))), "one rate a day is expected for USD/BRL"),
    ],
)
def test_statements_that_are_no_rates_are_named(facts: MemoryStore, words: str) -> None:
    with pytest.raises(FactsError, match=words):
        StoreRates(facts, "ptax")


def test_why_a_store_has_no_rate_is_told() -> None:
    gap = StoreRates(store(quote(Money("6.0316", "BRL"))), "ptax").missing("USD", "BRL", date(2025, 3, 1))
    assert gap is not None
    assert gap.reason.value == "after_last"
