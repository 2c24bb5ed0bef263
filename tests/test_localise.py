"""Amounts, dates and conversions as they are printed for Brazilian and American readers."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.errors import InvalidValueError, UnknownLanguageError
from factcheck.localise import (
    Style,
    format_amount,
    format_date,
    format_days,
    format_decimal,
    format_money,
    format_number,
    format_quantity,
    format_rate,
    in_reais_and_dollars,
)
from factcheck.rates import CsvRates, EcbRates, convert
from factcheck.values import DateInterval, Money, Number, Quantity

PT, EN = "pt_BR", "en_US"


@pytest.mark.parametrize(
    ("money", "pt", "en"),
    [
        (Money("500e9", "USD", step="1e9"), "US$ 500 bilhões", "$500 billion"),
        (Money("188.3e9", "BRL", step="1e8"), "R$ 188,3 bilhões", "R$188.3 billion"),
        (Money("3e9", "BRL", step="1e8"), "R$ 3,0 bilhões", "R$3.0 billion"),
        (Money("1e6", "BRL", step="1e6"), "R$ 1 milhão", "R$1 million"),
        (Money("1.5e6", "BRL", step="1e5"), "R$ 1,5 milhão", "R$1.5 million"),
        (Money("2e6", "BRL", step="1e6"), "R$ 2 milhões", "R$2 million"),
        (Money("500e3", "BRL", step="1e3"), "R$ 500 mil", "R$500,000"),
        (Money("3.5e3", "BRL", step="100"), "R$ 3,5 mil", "R$3,500"),
        (Money("1518", "BRL", step=1), "R$ 1.518", "R$1,518"),
        (Money("1518.5", "BRL", step="0.01"), "R$ 1.518,50", "R$1,518.50"),
        (Money("1518000", "BRL", step=1), "R$ 1.518.000", "R$1,518,000"),
        (Money("5e8", "CHF", step="1e6"), "CHF 500 milhões", "CHF 500 million"),
        (Money("-3.2e9", "EUR", step="1e8"), "-€ 3,2 bilhões", "-€3.2 billion"),
        (Money("188.328e9", "BRL"), "R$ 188,328 bilhões", "R$188.328 billion"),
        (Money("0", "BRL", step="1e9"), "R$ 0", "R$0"),
    ],
)
def test_money_prints_at_the_precision_at_which_it_was_written(money: Money, pt: str, en: str) -> None:
    assert (format_money(money, PT), format_money(money, EN)) == (pt, en)


def test_compact_money_has_short_scales_and_at_most_two_decimals() -> None:
    trillion, wage = Money("3e12", "BRL", step="1e12"), Money("1518327", "BRL", step=1)
    assert [format_money(trillion, locale, "compact") for locale in (PT, EN)] == ["R$ 3 tri", "R$3T"]
    assert [format_money(wage, locale, "compact") for locale in (PT, EN)] == ["R$ 1,52 mi", "R$1.52M"]


def test_exact_money_prints_every_digit_and_the_cents_of_its_currency() -> None:
    assert format_money(Money("188.3e9", "BRL", step="1e8"), PT, "exact") == "R$ 188.300.000.000,00"
    assert format_money(Money("1500", "JPY", step=1), EN, "exact") == "¥1,500"
    assert format_money(Money("0.00015", "USD"), EN, "exact") == "$0.00015"


@pytest.mark.parametrize(
    ("amount", "step"), [("999.95e6", "1e5"), ("999.6e6", "1e6"), ("999999999", "1e3"), ("999.5e6", "1e6")]
)
@pytest.mark.parametrize("style", ["full", "compact"])
def test_rounding_that_reaches_a_thousand_millions_is_a_billion(amount: str, step: str, style: Style) -> None:
    expected = {"full": "R$ 1 bilhão", "compact": "R$ 1 bi"}[style]
    assert format_money(Money(amount, "BRL", step=step), PT, style) == expected


def test_half_a_million_known_to_the_million_is_not_rounded_up_to_one() -> None:
    assert format_money(Money("5e5", "BRL", step="1e6"), PT) == "R$ 500 mil"


def test_a_converted_amount_prints_to_its_converted_step() -> None:
    conversion = convert(Money("500e9", "USD", step="1e9"), "BRL", EcbRates(), date(2025, 1, 21))
    assert conversion is not None
    assert format_money(conversion.result, PT) == "R$ 3,026 trilhões"
    assert format_amount(conversion.result, PT) == "R$ 3,026 trilhões"


@given(st.integers(-(10**17), 10**17), st.integers(0, 12), st.sampled_from([PT, EN]))
def test_no_number_below_the_last_scale_prints_a_thousand_of_a_smaller_one(
    amount: int, place: int, locale: str
) -> None:
    assume(abs(amount) < 10**15 - 10**13)
    money = Money(amount, "BRL", step=10**place)
    for style in ("full", "compact"):
        text = format_money(money, locale, style)
        if re.search(r"[a-zA-Zã]$", text):
            number = re.sub(r"[^\d.,]", "", text)
            assert not re.search(r"\d[.,]\d{3}(?!\d).*[.,]", number)
            whole = number.split("," if locale == PT else ".")[0]
            assert 1 <= int(whole) < 1000, text


@given(st.integers(1, 10**14), st.integers(0, 9), st.sampled_from([PT, EN]))
def test_what_is_printed_in_full_reads_back_as_the_amount_that_was_written(
    digits: int, place: int, locale: str
) -> None:
    amount = digits * 10**place
    assume(amount < 10**15)
    text = format_number(Number(amount, step=10**place), locale)
    assert read(text, locale) == amount


def read(text: str, locale: str) -> Decimal:
    """The number that a printed text says."""
    digits, _, scale = text.partition(" ")
    number = digits.replace(".", "").replace(",", ".") if locale == PT else digits.replace(",", "")
    powers = {"": 0, "mil": 3, "mi": 6, "bi": 9, "tr": 12}
    return Decimal(number).scaleb(powers[scale if scale == "mil" else scale[:2]])


@given(
    st.decimals(allow_nan=False, allow_infinity=False),
    st.decimals(min_value=0, allow_nan=False, allow_infinity=False),
    st.sampled_from(["full", "compact", "exact"]),
)
def test_no_amount_however_large_or_small_raises_or_prints_without_end(
    amount: Decimal, step: Decimal, style: Style
) -> None:
    money = Money(amount, "BRL", step=step, lower=None, upper=None)
    assert len(format_money(money, PT, style)) < 150
    assert len(format_quantity(Quantity(amount, "pp", step=step, lower=None, upper=None), EN, style)) < 150


@pytest.mark.parametrize(
    ("quantity", "pt", "en"),
    [
        (Quantity("12.25", "%", step="0.01"), "12,25%", "12.25%"),
        (Quantity("0.5", "pp", step="0.1"), "0,5 ponto percentual", "0.5 percentage points"),
        (Quantity("2", "pp", step=1), "2 pontos percentuais", "2 percentage points"),
        (Quantity("50", "basis_point", step=1), "50 pontos-base", "50 basis points"),
        (Quantity("1.2", "metric_ton", step="0.1"), "1,2 tonelada", "1.2 metric tons"),
        (Quantity("2.3e6", "hectare", step="1e5"), "2,3 milhões de hectares", "2.3 million hectares"),
        (Quantity("110", "kilometer / hour", step=1), "110 quilômetros por hora", "110 kilometers per hour"),
        (
            Quantity("3e6", "oil_barrel / day", step="1e6"),
            "3 milhões de barris por dia",
            "3 million barrels per day",
        ),
    ],
)
def test_quantities_print_with_their_unit_in_the_right_number(quantity: Quantity, pt: str, en: str) -> None:
    assert (format_quantity(quantity, PT), format_quantity(quantity, EN)) == (pt, en)


def test_what_is_counted_stands_as_it_was_written_even_with_braces() -> None:
    assert format_quantity(Quantity("208e3", "pessoas", step="1e3"), PT) == "208 mil pessoas"
    assert format_quantity(Quantity("1.5e6", "{pessoas}", step="1e5"), PT) == "1,5 milhão de {pessoas}"


def test_every_unit_has_three_names_in_both_languages() -> None:
    from factcheck.languages import load_pack

    tables = [load_pack(language).table("localise")["units"] for language in ("pt", "en")]
    assert tables[0].keys() == tables[1].keys()
    assert all(len(names) == 3 and all(names) for table in tables for names in table.values())


@pytest.mark.parametrize(
    ("amount", "pt"),
    [
        (Money("3e6", "BRL", step="1e6", lower="3e6", upper=None), "pelo menos R$ 3 milhões"),
        (Money("3e6", "BRL", step="1e6", lower=None, upper="3e6"), "até R$ 3 milhões"),
        (Money("3e6", "BRL", step="1e6", lower="3e6", upper="5e6"), "de R$ 3 milhões a R$ 5 milhões"),
        (Money("5e8", "BRL", step="1e6", lower="4.5e8", upper="5.5e8"), "cerca de R$ 500 milhões"),
        (Quantity("10", "%", step=1, lower=10, upper=12), "de 10% a 12%"),
        (Number("2500", step=100), "2,5 mil"),
        (Number("2500"), "2.500"),
    ],
)
def test_bounds_that_say_more_than_the_written_precision_are_put_in_words(
    amount: Money | Quantity | Number, pt: str
) -> None:
    assert format_amount(amount, PT) == pt


@pytest.mark.parametrize(
    ("edtf", "pt", "en"),
    [
        ("2025-01-21", "21 de janeiro de 2025", "January 21, 2025"),
        ("2025-02-01", "1º de fevereiro de 2025", "February 1, 2025"),
        ("2024-06", "junho de 2024", "June 2024"),
        ("2022", "2022", "2022"),
        ("0476", "476", "476"),
        ("2003/2010", "de 2003 a 2010", "2003 to 2010"),
        ("../2030", "até 2030", "through 2030"),
        ("../2025-01-31", "até 31 de janeiro de 2025", "through January 31, 2025"),
        ("1988/..", "desde 1988", "since 1988"),
        ("2019/", "de 2019 até data desconhecida", "2019 to an unknown date"),
        ("2024-33", "1º trimestre de 2024", "first quarter of 2024"),
        ("2024-41", "2º semestre de 2024", "second half of 2024"),
        ("198X", "anos 1980", "the 1980s"),
        ("19XX", "de 1900 a 1999", "1900 to 1999"),
        ("2015~", "por volta de 2015", "around 2015"),
        ("2015?", "2015 (data incerta)", "2015 (uncertain date)"),
        ("2025-01-20/2025-01-22", "de 20 a 22 de janeiro de 2025", "January 20 to 22, 2025"),
        ("2025-01-28/2025-02-03", "de 28 de janeiro a 3 de fevereiro de 2025", "January 28 to February 3, 2025"),
        ("2024-12/2025-02", "de dezembro de 2024 a fevereiro de 2025", "December 2024 to February 2025"),
        ("2024-01~/2024-04~", "aproximadamente de janeiro a abril de 2024", "approximately January to April 2024"),
        ("2024-01-01/2024-12-31", "de 1º de janeiro a 31 de dezembro de 2024", "January 1 to December 31, 2024"),
    ],
)
def test_dates_print_as_a_reader_would_write_them(edtf: str, pt: str, en: str) -> None:
    interval = DateInterval.from_edtf(edtf)
    assert (format_date(interval, PT), format_date(interval, EN)) == (pt, en)


def test_weeks_and_centuries_have_their_names() -> None:
    week, century = DateInterval.week(date(2025, 1, 15)), DateInterval.century(20)
    assert format_date(week, PT) == "semana de 13 a 19 de janeiro de 2025"
    assert format_date(week, EN) == "week of January 13, 2025"
    assert (format_date(century, PT), format_date(century, EN)) == ("século XX", "20th century")


@given(st.dates(), st.integers(0, 40000), st.sampled_from([PT, EN]), st.booleans())
def test_every_interval_prints_without_a_gap(start: date, days: int, locale: str, approximate: bool) -> None:
    last = date.fromordinal(min(start.toordinal() + days + 1, date.max.toordinal()))
    assume(start < last)
    for interval in (
        DateInterval(start, last, approximate=approximate),
        DateInterval(start, None, approximate=approximate),
        DateInterval(None, last, approximate=approximate),
        DateInterval(None, None),
    ):
        text = format_date(interval, locale)
        assert text == text.strip()
        assert "{" not in text
        assert "None" not in text


def test_days_are_counted_in_the_singular_and_the_plural() -> None:
    assert [format_days(days, PT) for days in (0, 1, 3)] == ["0 dia", "1 dia", "3 dias"]
    assert [format_days(days, EN) for days in (0, 1, 3)] == ["0 days", "1 day", "3 days"]


def test_decimals_keep_their_digits_and_quotients_are_cut() -> None:
    assert format_decimal(Decimal("6.2685"), PT) == "6,2685"
    assert format_decimal(Decimal("12345678901234567890"), EN) == "12,345,678,901,234,567,890"
    assert format_decimal(Decimal(1) / 3, EN) == "0.3333"


def test_conversions_name_the_day_that_the_rate_was_published() -> None:
    money = Money("500e9", "USD", step="1e9")
    sunday = date(2025, 1, 26)
    assert in_reais_and_dollars(money, EcbRates(), sunday, PT) == (
        "US$ 500 bilhões (R$ 2,95 trilhões pela taxa de 24 de janeiro de 2025)"
    )
    assert in_reais_and_dollars(money, EcbRates(), sunday, EN, "compact") == (
        "$500B (R$2.95T at the rate of January 24, 2025)"
    )


def test_a_third_currency_is_given_in_reais_and_dollars() -> None:
    money = Money("3.25e9", "EUR", step="1e7")
    assert in_reais_and_dollars(money, EcbRates(), date(2025, 1, 21), PT) == (
        "€ 3,25 bilhões (R$ 20,4 bilhões e US$ 3,37 bilhões pela taxa de 21 de janeiro de 2025)"
    )


def test_small_change_is_converted_to_the_cent() -> None:
    money = Money("9.99", "USD", step="0.01")
    assert in_reais_and_dollars(money, EcbRates(), date(2025, 1, 21), EN) == (
        "$9.99 (R$60.46 at the rate of January 21, 2025)"
    )


def test_a_day_without_a_rate_is_said(tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("date,base,quote,rate\n2025-01-02,USD,BRL,6.2\n", encoding="utf-8")
    text = in_reais_and_dollars(Money("20", "USD", step=1), CsvRates(file), date(2025, 3, 1), PT)
    assert text == "US$ 20 (sem taxa de câmbio para 1º de março de 2025)"


def test_a_rate_prints_as_an_equation_with_its_working() -> None:
    rates, day = EcbRates(), date(2025, 1, 21)
    printed = []
    for base, quote in (("USD", "BRL"), ("BRL", "EUR"), ("EUR", "BRL"), ("BRL", "JPY")):
        rate = rates.rate(base, quote, day)
        assert rate is not None
        printed.append(format_rate(rate, PT))
    assert printed == [
        "US$ 1 = 6,2685 ÷ 1,0357 = R$ 6,0524",
        "R$ 1 = 1 ÷ 6,2685 = € 0,1595",
        "€ 1 = R$ 6,2685",
        "R$ 1 = 161,26 ÷ 6,2685 = JP¥ 25,7255",
    ]


def test_regions_and_tags_choose_their_conventions() -> None:
    billion = Number("1e9", step="1e9")
    assert [format_number(billion, tag) for tag in ("pt", "pt-BR", "pt_PT")] == [
        "1 bilhão",
        "1 bilhão",
        "1 mil milhões",
    ]
    assert format_number(billion, "en-XX") == "1 billion"
    with pytest.raises(UnknownLanguageError):
        format_number(billion, "tlh")


def test_the_decimal_context_of_the_caller_changes_nothing() -> None:
    money, day = Money("1234567.89", "USD", step="0.01"), date(2025, 1, 21)
    usual = [format_amount(money, PT), in_reais_and_dollars(money, EcbRates(), day, PT)]
    with localcontext(Context(prec=3, rounding=ROUND_DOWN)):
        assert [format_amount(money, PT), in_reais_and_dollars(money, EcbRates(), day, PT)] == usual
    assert usual[0] == "US$ 1.234.567,89"


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="full, compact, exact"):
        format_number(3, PT, "short")  # type: ignore[arg-type]


def test_babel_is_not_imported_before_something_is_printed() -> None:
    code = "import sys, factcheck.localise; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
