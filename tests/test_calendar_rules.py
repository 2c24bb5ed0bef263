"""What the rules of the calendar and of people say, offer and leave alone, beyond their cases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker, Finding
from factcheck.consistency import find_rules
from factcheck.consistency.lengths import counted, full_years
from factcheck.values import DateInterval

CHECKER = Checker(rules=find_rules(select=["C", "P"]))


def only(text: str, published: str = "2025-01-22", language: str = "pt") -> Finding:
    (finding,) = CHECKER.check(text, language=language, published=published).refuted
    return finding


def test_a_repaired_weekday_agrees_with_the_word_before_it():
    finding = only("O corpo foi achado na segunda (19).")
    assert [repair.text for repair in finding.repairs] == ["no domingo (19)", "segunda (20)"]


def test_a_wrong_yesterday_is_repaired_by_the_day_or_by_the_word():
    finding = only("A licitação foi suspensa ontem (20).")
    assert [repair.text for repair in finding.repairs] == ["ontem (21)", "anteontem (20)"]


def test_reversed_ends_change_places_and_keep_the_month_that_they_share():
    finding = only("A festa será de 5 a 2 de março.")
    assert [repair.text for repair in finding.repairs] == ["de 2 a 5 de março"]


def test_an_age_is_refuted_with_its_working_in_both_languages():
    finding = only("Nascida em 1950, a rendeira tem 60 anos.")
    assert "Nascimento: 1950; publicação: 22 de janeiro de 2025." in finding.explain("pt_BR")
    assert "The age is then 74 or 75, not 60." in finding.explain("en")
    assert [repair.replacement for repair in finding.repairs] == ["74", "75", "1965"]


def test_every_way_of_counting_a_period_is_let_pass():
    first, last = DateInterval.year(2003), DateInterval.year(2010)
    assert counted(first, last, "year") == (6, 8)
    assert counted(DateInterval.day(date(2025, 5, 5)), DateInterval.day(date(2025, 5, 9)), "day") == (4, 5)
    assert counted(DateInterval.day(date(2025, 5, 5)), DateInterval.day(date(2025, 5, 16)), "day") == (10, 12)


@given(st.dates(date(1900, 1, 1), date(2000, 1, 1)), st.dates(date(2001, 1, 1), date(2100, 1, 1)))
def test_an_age_from_the_year_of_birth_admits_the_one_from_the_day(born, today):
    exact = full_years(DateInterval.day(born), DateInterval.day(today))
    by_year = full_years(DateInterval.year(born.year), DateInterval.day(today))
    assert exact is not None
    assert by_year is not None
    assert exact[0] == exact[1]
    assert by_year[0] <= exact[0] <= by_year[1] <= by_year[0] + 1


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), None])
@pytest.mark.parametrize(
    "text",
    [
        "Ontem (1), quarta-feira (31), em 31 de abril de 9999, de 9999 a 1000, nascido em 1000, tem 3 anos.",
        "Nascida em 1935, morreu na terça (31), aos 94 anos; há 30 anos, em 9999, por dois dias.",
        "O clube, fundado em 1000, completa 50 anos nesta quarta-feira (1º), amanhã (2) e depois de amanhã (3).",
    ],
)
def test_no_day_of_publication_makes_a_text_raise(text, published):
    for finding in CHECKER.check(text, language="pt", published=published):
        assert text[finding.span.start : finding.span.end] == finding.surface
        assert finding.explain("pt_BR")
