"""The text against the calendar and the exchange rate, without a store."""

import pytest

from factcheck import Checker, Finding
from factcheck.stores import MemoryStore


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(MemoryStore())


def only(checker: Checker, text: str, language: str = "pt", published: str = "2025-01-22") -> Finding:
    (finding,) = checker.check(text, language=language, published=published)
    return finding


@pytest.mark.parametrize(
    ("text", "language", "published"),
    [
        ("O acordo saiu na terça-feira (21).", "pt", "2025-01-22"),
        ("O jogo será na sexta (31), no Recife.", "pt", "2025-01-22"),
        ("A votação foi na terça-feira (31), em Natal.", "pt", "2025-01-02"),
        ("Chove desde sábado (1º).", "pt", "2025-02-03"),
        ("The deal was signed on Tuesday (Jan. 21).", "en", "2025-01-22"),
    ],
)
def test_a_weekday_that_agrees_is_supported(checker, text, language, published):
    finding = only(checker, text, language, published)
    assert (finding.verdict.name, finding.reason.value) == ("SUPPORTED", "weekday_agrees")


@pytest.mark.parametrize(
    ("text", "language", "repairs"),
    [
        ("O acordo saiu na quarta-feira (21).", "pt", ["terça-feira (21)", "quarta-feira (22)"]),
        ("O acordo saiu na quarta (21).", "pt", ["terça (21)", "quarta (22)"]),
        ("The deal was signed on Wednesday (Jan. 21).", "en", ["Tuesday (Jan. 21)", "Wednesday (Jan. 22)"]),
    ],
)
def test_a_wrong_weekday_is_refuted_with_both_repairs(checker, text, language, repairs):
    finding = only(checker, text, language)
    assert (finding.verdict.name, finding.reason.value) == ("REFUTED", "weekday_differs")
    assert [repair.text for repair in finding.repairs] == repairs


def test_repairs_replace_exactly_their_span(checker):
    text = "O acordo saiu na quarta-feira (21)."
    for repair in only(checker, text).repairs:
        mended = text[: repair.span.start] + repair.replacement + text[repair.span.end :]
        assert repair.text in mended
        assert only(checker, mended).verdict.name == "SUPPORTED"


@pytest.mark.parametrize(
    "text",
    [
        "O projeto prevê US$ 500 bilhões (aproximadamente R$ 3 trilhões) em investimentos.",
        "O projeto prevê US$ 500 bilhões (R$ 3,02 trilhões).",
        "A multa é de R$ 60 milhões (cerca de US$ 10 milhões).",
    ],
)
def test_a_conversion_at_the_rate_of_the_day_is_supported_with_the_rate_shown(checker, text):
    finding = only(checker, text)
    assert (finding.verdict.name, finding.reason.value) == ("SUPPORTED", "conversion_agrees")
    working = finding.explain("pt_BR")
    assert "×" in working
    assert "janeiro de 2025" in working


def test_a_conversion_ten_times_too_large_is_refuted(checker):
    finding = only(checker, "O projeto prevê US$ 500 bilhões (aproximadamente R$ 30 trilhões).")
    assert (finding.verdict.name, finding.reason.value) == ("REFUTED", "conversion_differs")
    assert "“R$ 3 trilhões”" in finding.explain("pt_BR")


@pytest.mark.parametrize(
    "text",
    [
        "Gastou R$ 30 e depois recebeu US$ 5 bilhões.",
        "Vale US$ 5, segundo ele; pagou R$ 90.",
        "O preço subiu de R$ 10 (em 2020) para R$ 90.",
    ],
)
def test_two_amounts_that_are_no_conversion_are_left_alone(checker, text):
    assert len(checker.check(text, language="pt", published="2025-01-22")) == 0


def test_without_a_rate_for_the_day_it_says_so(checker):
    finding = only(checker, "Custou US$ 5 milhões (R$ 9 milhões).", published="1995-03-02")
    assert (finding.verdict.name, finding.reason.value) == ("NOT_ENOUGH_EVIDENCE", "no_rate")


def test_without_a_day_of_publication_relative_days_are_not_judged(checker):
    assert len(checker.check("O acordo saiu na quarta-feira (21).", language="pt")) == 0
