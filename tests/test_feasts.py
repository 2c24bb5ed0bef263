"""Feasts by name and year."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from factcheck.errors import LanguagePackError
from factcheck.mentions.dates.holidays import feast, feasts

KEPT = {
    "christmas": ("US", "public", "Christmas Day"),
    "christmas_eve": ("US", "unofficial", "Christmas Eve"),
    "new_year": ("US", "public", "New Year's Day"),
    "new_years_eve": ("US", "unofficial", "New Year's Eve"),
    "us_independence_day": ("US", "public", "Independence Day"),
    "juneteenth": ("US", "public", "Juneteenth National Independence Day"),
    "valentines_day": ("US", "unofficial", "Valentine's Day"),
    "st_patricks_day": ("US", "unofficial", "Saint Patrick's Day"),
    "groundhog_day": ("US", "unofficial", "Groundhog Day"),
    "halloween": ("US", "unofficial", "Halloween"),
    "mothers_day": ("US", "unofficial", "Mother's Day"),
    "fathers_day": ("US", "unofficial", "Father's Day"),
    "boxing_day": ("CA", "optional", "Boxing Day"),
    "canada_day": ("CA", "public", "Canada Day"),
    "all_saints": ("PT", "public", "All Saints' Day"),
    "assumption": ("PT", "public", "Assumption Day"),
    "immaculate_conception": ("PT", "public", "Immaculate Conception"),
    "easter_monday": ("DE", "public", "Easter Monday"),
    "whit_monday": ("FR", "public", "Pentecost Monday"),
    "ascension": ("DE", "public", "Ascension Day"),
    "maundy_thursday": ("DK", "public", "Maundy Thursday"),
    "good_friday": ("BR", "public", "Good Friday"),
    "ash_wednesday": ("BR", "optional", "Ash Wednesday"),
    "corpus_christi": ("BR", "optional", "Corpus Christi"),
    "tiradentes": ("BR", "public", "Tiradentes' Day"),
    "may_day": ("BR", "public", "Worker's Day"),
    "independencia": ("BR", "public", "Independence Day"),
    "aparecida": ("BR", "public", "Our Lady of Aparecida"),
    "servidor_publico": ("BR", "optional", "Public Servant's Day"),
    "all_souls": ("BR", "public", "All Souls' Day"),
    "proclamacao": ("BR", "public", "Republic Proclamation Day"),
    "consciencia_negra": ("BR", "public", "National Day of Zumbi and Black Awareness"),
}
"""Feasts that have a rule here and that the library has too."""


@pytest.mark.parametrize("key", KEPT)
def test_a_rule_agrees_with_the_library_wherever_that_has_the_feast(key: str) -> None:
    country, category, name = KEPT[key]
    listed = holidays.country_holidays(
        country, years=range(1990, 2051), observed=False, language="en_US", categories=(category,)
    )
    named = [day for day in listed if name in listed.get_list(day)]
    assert named
    for day in named:
        found = feast(key, day.year)
        assert found is not None
        assert found.start == day


@pytest.mark.parametrize(
    ("key", "year", "days"),
    [
        ("carnival", 2024, "2024-02-13"),
        ("carnival_monday", 2024, "2024-02-12"),
        ("easter", 1916, "1916-04-23"),
        ("thanksgiving", 1940, "1940-11-21"),
        ("thanksgiving", 2024, "2024-11-28"),
        ("black_friday", 2019, "2019-11-29"),
        ("cyber_monday", 2025, "2025-12-01"),
        ("memorial_day", 1960, "1960-05-30"),
        ("dia_dos_pais", 2024, "2024-08-11"),
        ("cirio", 2024, "2024-10-13"),
        ("remembrance_sunday", 2024, "2024-11-10"),
        ("august_bank_holiday", 2024, "2024-08-26"),
        ("lunar_new_year", 2025, "2025-01-29"),
        ("diwali", 2023, "2023-11-12"),
        ("holy_week", 2024, "2024-03-24/2024-03-30"),
        ("lent", 2025, "2025-03-05/2025-04-19"),
        ("eid_al_fitr", 2024, "2024-04-10~"),
    ],
)
def test_a_feast_falls_on_its_day(key: str, year: int, days: str) -> None:
    assert str(feast(key, year)) == days


def test_a_feast_of_several_days_may_run_into_the_next_year() -> None:
    assert str(feast("hanukkah", 2024)) == "2024-12-26/2025-01-02"


def test_ramadan_lasts_until_the_feast_that_ends_it_even_where_that_comes_twice_in_the_year() -> None:
    assert str(feast("ramadan", 2000)) == "2000-11-27~/2000-12-26~"


def test_a_feast_has_no_day_where_nobody_kept_it() -> None:
    assert feast("martin_luther_king_day", 1950) is None
    assert feast("thanksgiving", 1500) is None


@pytest.mark.parametrize("key", sorted(feasts()))
@pytest.mark.parametrize("year", [1, 1000, 2025, 2101, 9999])
def test_every_feast_is_looked_up_in_any_year_and_begins_in_it(key: str, year: int) -> None:
    found = feast(key, year)
    assert found is None or (found.start is not None and found.start.year == year)
    assert found is not None or year != 2025


def test_an_unknown_feast_is_the_tables_mistake() -> None:
    with pytest.raises(LanguagePackError, match="no_such_feast"):
        feast("no_such_feast", 2024)


def test_each_rule_says_one_way_to_find_the_day() -> None:
    for key, row in feasts().items():
        ways = [way for way in ("day", "nth", "after", "library") if way in row]
        assert len(ways) == 1, key
        for other in [row["after"][0]] if "after" in row else [row["until"]] if "until" in row else []:
            assert other in feasts()
        if "day" in row:
            assert date(2024, *row["day"])
