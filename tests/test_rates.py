"""Exchange rates: the bundled series, files of the caller's, cross rates, gaps and conversion."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import FactsError
from factcheck.rates import (
    CsvRates,
    EcbRates,
    FirstOf,
    MissingRate,
    Rate,
    RateGap,
    convert,
    missing_rate,
)
from factcheck.values import DateInterval, Money
from factcheck.values.amounts import EXACT

TUESDAY = date(2025, 1, 21)
PTAX = """\
20012025;220;A;USD;6,0454;6,0460;1,0000;1,0000
20012025;978;B;EUR;6,2927;6,2952;1,0409;1,0412
21012025;220;A;USD;6,0310;6,0316;1,0000;1,0000
21012025;978;B;EUR;6,2800;6,2825;1,0413;1,0416
"""


@pytest.fixture(scope="module")
def ecb() -> EcbRates:
    return EcbRates()


@pytest.fixture
def ptax(tmp_path: Path) -> CsvRates:
    return CsvRates(write(tmp_path, PTAX))


def write(folder: Path, text: str, name: str = "rates.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def rate_of(rates: EcbRates | CsvRates | FirstOf, base: str, quote: str, day: date = TUESDAY) -> Rate:
    rate = rates.rate(base, quote, day)
    assert rate is not None
    return rate


def test_a_published_rate_keeps_the_digits_of_its_source(ecb: EcbRates) -> None:
    rate = rate_of(ecb, "EUR", "BRL")
    assert (str(rate.value), rate.source, rate.legs, rate.age) == ("6.2685", "European Central Bank", (), 0)


def test_a_cross_rate_shows_both_legs_and_their_working(ecb: EcbRates) -> None:
    rate = rate_of(ecb, "USD", "BRL")
    assert [(leg.base, leg.quote, str(leg.value)) for leg in rate.legs] == [
        ("EUR", "USD", "1.0357"),
        ("EUR", "BRL", "6.2685"),
    ]
    assert rate.value == EXACT.divide(Decimal("6.2685"), Decimal("1.0357"))
    assert rate.working == "EUR/BRL 6.2685 ÷ EUR/USD 1.0357"


def test_a_rate_the_other_way_round_is_divided(ecb: EcbRates) -> None:
    rate = rate_of(ecb, "BRL", "EUR")
    assert rate.working == "1 ÷ EUR/BRL 6.2685"
    assert rate.value == EXACT.divide(Decimal(1), Decimal("6.2685"))


def test_a_currency_is_worth_itself(ecb: EcbRates) -> None:
    assert rate_of(ecb, "BRL", "BRL", date(1900, 1, 1)).value == 1


def test_currency_codes_may_be_in_lower_case_and_days_may_have_a_time(ecb: EcbRates) -> None:
    assert rate_of(ecb, "usd", "brl", datetime(2025, 1, 21, 18)) == rate_of(ecb, "USD", "BRL")  # noqa: DTZ001


def test_a_weekend_takes_the_friday_before_it(ecb: EcbRates) -> None:
    sunday = rate_of(ecb, "USD", "BRL", date(2025, 1, 19))
    assert (sunday.day, sunday.asked, sunday.age) == (date(2025, 1, 17), date(2025, 1, 19), 2)
    assert sunday.value == rate_of(ecb, "USD", "BRL", date(2025, 1, 17)).value


def test_a_holiday_takes_the_last_day_before_it(ecb: EcbRates) -> None:
    assert rate_of(ecb, "USD", "BRL", date(2024, 12, 26)).day == date(2024, 12, 24)


def test_a_rate_that_is_too_old_is_no_rate(ecb: EcbRates) -> None:
    last = ecb.covers.last
    assert last is not None
    week, more = last + timedelta(days=7), last + timedelta(days=8)
    assert rate_of(ecb, "USD", "BRL", week).age == 7
    assert ecb.rate("USD", "BRL", more) is None
    assert EcbRates(oldest=8).rate("USD", "BRL", more) is not None


@pytest.mark.parametrize(
    ("base", "quote", "day", "reason", "currency", "published"),
    [
        ("USD", "BRL", date(1994, 7, 1), RateGap.BEFORE_FIRST, None, date(2008, 1, 2)),
        ("RUB", "USD", date(2024, 5, 9), RateGap.AFTER_LAST, None, date(2022, 3, 1)),
        ("ARS", "BRL", TUESDAY, RateGap.UNKNOWN_CURRENCY, "ARS", None),
        ("EUR", "ISK", date(2012, 1, 2), RateGap.NOT_PUBLISHED, None, date(2008, 12, 9)),
        ("MTL", "BRL", TUESDAY, RateGap.NOT_PUBLISHED, None, None),
    ],
)
def test_where_there_is_no_rate_the_reason_is_told(
    ecb: EcbRates,
    base: str,
    quote: str,
    day: date,
    reason: RateGap,
    currency: str | None,
    published: date | None,
) -> None:
    assert ecb.rate(base, quote, day) is None
    told = MissingRate(base, quote, day, reason, currency=currency, published=published)
    assert missing_rate(ecb, base, quote, day) == told


def test_where_there_is_a_rate_nothing_is_missing(ecb: EcbRates) -> None:
    assert missing_rate(ecb, "USD", "BRL", TUESDAY) is None


def test_rates_of_the_callers_own_are_missing_without_a_story() -> None:
    class Pegged:
        def rate(self, base: str, quote: str, day: date) -> Rate | None:
            if (base, quote) != ("AED", "USD"):
                return None
            return Rate(base, quote, Decimal("0.27229"), source="peg", day=day, asked=day)

    assert missing_rate(Pegged(), "AED", "USD", TUESDAY) is None
    gap = missing_rate(Pegged(), "AED", "BRL", TUESDAY)
    assert gap is not None
    assert gap.reason is RateGap.NOT_PUBLISHED


@given(
    st.sampled_from(["USD", "BRL", "EUR", "GBP", "JPY", "CNY", "ZAR"]),
    st.sampled_from(["USD", "BRL", "EUR", "GBP", "JPY", "CNY", "ZAR"]),
    st.dates(date(2008, 1, 2), date(2025, 12, 31)),
)
def test_there_and_back_again_is_one_and_no_rate_is_from_the_future(base: str, quote: str, day: date) -> None:
    rates = EcbRates()
    there, back = rate_of(rates, base, quote, day), rate_of(rates, quote, base, day)
    assert abs(EXACT.multiply(there.value, back.value) - 1) < Decimal("1e-50")
    assert 0 <= there.age <= 5
    assert all(leg.day == there.day for leg in there.legs)


def test_ptax_quotes_the_sell_rate_of_the_central_bank(ptax: CsvRates) -> None:
    rate = rate_of(ptax, "USD", "BRL")
    assert (str(rate.value), rate.source, rate.legs) == ("6.0316", "Banco Central do Brasil, PTAX", ())


def test_ptax_crosses_through_the_real(ptax: CsvRates) -> None:
    rate = rate_of(ptax, "EUR", "USD")
    assert rate.working == "EUR/BRL 6.2825 ÷ USD/BRL 6.0316"
    assert rate.value == EXACT.divide(Decimal("6.2825"), Decimal("6.0316"))


def test_the_daily_ptax_file_has_slashes_and_windows_line_ends(tmp_path: Path) -> None:
    text = "\ufeff15/05/2024;220;A;USD;5,13610000;5,13670000;1,00000000;1,00000000\r\n\r\n"
    rates = CsvRates(write(tmp_path, text))
    assert str(rate_of(rates, "USD", "BRL", date(2024, 5, 16)).value) == "5.13670000"
    assert rates.covers == DateInterval.day(date(2024, 5, 15))


def test_a_ptax_line_without_a_sell_rate_says_that_none_was_published(tmp_path: Path) -> None:
    rates = CsvRates(write(tmp_path, PTAX + "21012025;000;A;XYZ;0,0000;0,0000;0,0000;0,0000\n"))
    assert rates.rate("XYZ", "BRL", TUESDAY) is None


def test_a_plain_file_has_any_pairs_and_a_source_of_its_own(tmp_path: Path) -> None:
    text = "date,base,quote,rate\n2025-01-20,USD,ARS,1042.5\n2025-01-20,USD,BRL,6.04\n"
    rates = CsvRates(write(tmp_path, text), source="Reuters")
    rate = rate_of(rates, "BRL", "ARS")
    assert (rate.source, rate.age, rate.working) == ("Reuters", 1, "USD/ARS 1042.5 ÷ USD/BRL 6.04")
    assert rate_of(CsvRates(write(tmp_path, text)), "USD", "ARS").source == "rates.csv"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "header date,base,quote,rate"),
        ("day,from,to,value\n2025-01-20,USD,BRL,6\n", 1, "header date,base,quote,rate"),
        ("date,base,quote,rate\n", None, "at least one rate"),
        ("date,base,quote,rate\n2025-01-20,USD,BRL\n", 2, "four fields"),
        ("date,base,quote,rate\n2025-13-20,USD,BRL,6\n", 2, "a day is expected, not '2025-13-20'"),
        ("date,base,quote,rate\n2025-01-20,USD,real,6\n", 2, "ISO 4217"),
        ("date,base,quote,rate\n2025-01-20,USD,USD,1\n", 2, "ISO 4217"),
        ("date,base,quote,rate\n2025-01-20,USD,BRL,-6\n", 2, "above zero"),
        ("date,base,quote,rate\n2025-01-20,USD,BRL,NaN\n", 2, "not 'NaN'"),
        ("date,base,quote,rate\n2025-01-20,USD,BRL,0.000\n", 2, "not '0.000'"),
        ("date,base,quote,rate\n\n2025-01-20,USD,BRL,6\n2025-01-20,USD,BRL,7\n", 4, "one rate a day"),
        (PTAX + "22012025;220;A;USD;6,0310\n", 5, "eight fields"),
        (PTAX + "31022025;220;A;USD;6,0;6,0;1,0;1,0\n", 5, "a day is expected, not '2025-02-31'"),
        (PTAX + "ontem;220;A;USD;6,0;6,0;1,0;1,0\n", 5, "not 'ontem'"),
        (PTAX + "22012025;220;A;US$;6,0;6,0;1,0;1,0\n", 5, "'US$'"),
    ],
)
def test_a_broken_file_of_rates_is_named_with_its_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(FactsError) as caught:
        CsvRates(file)
    assert (caught.value.path, caught.value.line) == (str(file), line)
    assert words in str(caught.value)


def test_a_file_of_rates_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes(b"date,base,quote,rate\n\xff\xfe")
    for name in ("none.csv", "latin.csv"):
        with pytest.raises(FactsError, match=name):
            CsvRates(tmp_path / name)


def test_the_first_source_that_has_a_rate_gives_it(ecb: EcbRates, ptax: CsvRates) -> None:
    rates = FirstOf(ptax, ecb)
    assert rate_of(rates, "USD", "BRL").source == "Banco Central do Brasil, PTAX"
    assert rate_of(rates, "USD", "BRL", date(2024, 1, 15)).source == "European Central Bank"
    assert rate_of(rates, "GBP", "USD").source == "European Central Bank"


def test_why_no_source_has_a_rate_is_told_by_one_that_knows_the_currencies(ecb: EcbRates, ptax: CsvRates) -> None:
    before = missing_rate(FirstOf(ecb, ptax), "GBP", "BRL", date(1994, 7, 1))
    assert before is not None
    assert (before.reason, before.published) == (RateGap.BEFORE_FIRST, date(2008, 1, 2))
    unknown = missing_rate(FirstOf(ptax, ecb), "ARS", "BRL", TUESDAY)
    assert unknown is not None
    assert (unknown.reason, unknown.currency) == (RateGap.UNKNOWN_CURRENCY, "ARS")


def test_a_newer_download_of_the_ecb_can_take_the_place_of_the_bundled_file(tmp_path: Path) -> None:
    text = "Date,USD,BRL,\n2031-05-06,1.2,6.6,\n2031-05-05,1.1,N/A,\n"
    plain = write(tmp_path, text, "eurofxref-hist.csv")
    zipped = tmp_path / "eurofxref-hist.zip"
    with ZipFile(zipped, "w") as archive:
        archive.write(plain, "eurofxref-hist.csv")
    for path in (plain, zipped):
        rates = EcbRates(path)
        assert rate_of(rates, "USD", "BRL", date(2031, 5, 7)).value == Decimal("5.5")
        assert rates.rate("USD", "BRL", date(2031, 5, 5)) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("date,base\n", 1),
        ("Date,USD,\n", None),
        ("Date,USD,\n2031-05-06,1.2,\n06/05/2031,1.2,\n", 3),
        ("Date,USD,\n2031-02-30,1.2,\n", 2),
        ("Date,USD,\n2031-05-06,0.00,\n", 2),
        ("Date,USD,\n2031-05-06,1.2,1.3,\n", 2),
        ("Date,USD,\n2031-05-06,1e5,\n", 2),
    ],
)
def test_a_broken_download_of_the_ecb_is_named_with_its_line(tmp_path: Path, text: str, line: int | None) -> None:
    file = write(tmp_path, text)
    with pytest.raises(FactsError) as caught:
        EcbRates(file).rate("EUR", "USD", TUESDAY)
    assert (caught.value.path, caught.value.line) == (str(file), line)


def test_a_download_of_the_ecb_that_is_no_zip_is_named(tmp_path: Path) -> None:
    file = write(tmp_path, "no zip", "eurofxref-hist.zip")
    with pytest.raises(FactsError, match=r"eurofxref-hist\.zip"):
        _ = EcbRates(file).covers


def test_many_threads_load_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.rates import ecb as module

    reads: list[str] = []
    read = module._read
    monkeypatch.setattr(module, "_bundled", None)

    def counted(path: str) -> str:
        reads.append(path)
        return read(path)

    monkeypatch.setattr(module, "_read", counted)
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: rate_of(EcbRates(), "USD", "BRL"), range(32)))
    assert len(found) == 1
    assert len(reads) == 1


def test_rates_can_be_sent_to_another_process(ecb: EcbRates, ptax: CsvRates) -> None:
    for rates in (ecb, ptax, FirstOf(ptax, ecb)):
        again = pickle.loads(pickle.dumps(rates))
        assert again.rate("USD", "BRL", TUESDAY) == rates.rate("USD", "BRL", TUESDAY)


def test_looking_up_a_rate_imports_neither_the_package_of_the_series_nor_a_network() -> None:
    code = (
        "import sys; from datetime import date; from factcheck.rates import EcbRates;"
        "assert EcbRates().rate('USD', 'BRL', date(2025, 1, 21));"
        "sys.exit(bool({'currency_converter', 'ssl', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_conversion_carries_step_and_bounds_through_the_rate(ptax: CsvRates) -> None:
    money = Money("500e9", "USD", step="1e9")
    conversion = convert(money, "BRL", ptax, TUESDAY)
    assert conversion is not None
    assert conversion.money is money
    result = conversion.result
    assert (result.amount, result.currency, result.step) == (Decimal("3015.8e9"), "BRL", Decimal("6.0316e9"))
    assert (result.lower, result.upper) == (Decimal("499.5e9") * Decimal("6.0316"), Decimal("3018815800000"))


def test_conversion_leaves_open_bounds_open(ptax: CsvRates) -> None:
    conversion = convert(Money("3e6", "USD", lower="3e6", upper=None), "BRL", ptax, TUESDAY)
    assert conversion is not None
    assert (conversion.result.lower, conversion.result.upper) == (Decimal("18094800"), None)


def test_without_a_rate_there_is_no_conversion(ptax: CsvRates) -> None:
    assert convert(Money("3e6", "USD"), "BRL", ptax, date(2020, 1, 1)) is None
    assert convert(Money("3e6", "USD"), "dobrão", ptax, TUESDAY) is None
