"""Spans, dates as intervals, amounts as intervals."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidDateError, InvalidValueError
from factcheck.values import DateInterval, Money, Number, Precision, Quantity, Span, timex3


def test_a_span_cannot_end_before_it_starts():
    with pytest.raises(InvalidValueError, match="0 <= start <= end"):
        Span(3, 2)


@pytest.mark.parametrize(
    "text",
    [
        *("2024", "2024-06", "2024-06-21", "198X", "19XX", "2024-33", "2024-41", "2024-26", "2003/2010"),
        *("2019-07/..", "../2030", "2019/", "/2004", "2015~", "2015?", "2015%", "2020-12/2021-03", "0001-01-01"),
        "2023-09~/2023-12~",
    ],
)
def test_edtf_is_read_and_written_back(text):
    assert str(DateInterval.from_edtf(text)) == text


@pytest.mark.parametrize("text", ["", "/", "../..", "2024-13", "2023-02-29", "24-01-01", "2024/2025/2026", "2025/2024"])
def test_what_is_no_edtf_says_so(text):
    with pytest.raises(InvalidDateError):
        DateInterval.from_edtf(text)


days = st.dates(min_value=date(1, 1, 2), max_value=date(9990, 1, 1))
intervals = st.builds(
    lambda start, length, precision: DateInterval(
        start, date.fromordinal(start.toordinal() + length), precision=precision
    ),
    days,
    st.integers(1, 3000),
    st.sampled_from([Precision.DAY, Precision.WEEK]),
) | st.one_of(
    st.builds(DateInterval.day, days),
    st.builds(DateInterval.month, st.integers(1, 9998), st.integers(1, 12)),
    st.builds(DateInterval.quarter, st.integers(1, 9998), st.integers(1, 4)),
    st.builds(DateInterval.half, st.integers(1, 9998), st.integers(1, 2)),
    st.builds(DateInterval.year, st.integers(1, 9998)),
    st.builds(DateInterval.decade, st.integers(1, 9980)),
)


@given(intervals)
def test_the_days_of_an_interval_survive_edtf(interval):
    again = DateInterval.from_edtf(str(interval))
    assert (again.start, again.end) == (interval.start, interval.end)


@given(intervals, intervals)
def test_overlap_is_symmetric_and_containment_implies_it(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.contains(other) or one.overlaps(other)


def test_year_claim_contains_a_day_inside_it():
    assert DateInterval.year(2022).contains(DateInterval.day(date(2022, 12, 31)))
    assert not DateInterval.year(2022).contains(DateInterval.day(date(2023, 1, 1)))


def test_an_open_bound_reaches_any_day():
    assert DateInterval.from_edtf("1988/..").overlaps(DateInterval.year(9000))
    assert DateInterval.from_edtf("../2030").last == date(2030, 12, 31)


def test_an_empty_interval_is_refused():
    with pytest.raises(InvalidDateError):
        DateInterval(date(2024, 1, 1), date(2024, 1, 1))


def test_the_last_year_of_the_calendar_is_an_interval():
    assert DateInterval.year(9999).end == date.max


def test_an_amount_covers_what_rounds_to_it():
    profit = Money("188.3e9", "BRL", step="1e8")
    assert profit.holds(Decimal("188328000000"))
    assert not profit.holds(Decimal("190e9"))
    assert not Money("190.0e9", "BRL", step="1e8").meets(Money("188.328e9", "BRL", step="1e6"))


@pytest.mark.parametrize("value", [1.5, "abc", "nan", "inf", ""])
def test_an_amount_is_a_finite_decimal_and_never_a_float(value):
    with pytest.raises(InvalidValueError):
        Number(value)


def test_a_currency_is_a_code():
    assert Money(1, "brl").currency == "BRL"
    with pytest.raises(InvalidValueError, match="ISO 4217"):
        Money(1, "reais")


def test_bounds_open_with_none_and_may_not_cross():
    assert Number(500, upper=None).holds(Decimal("1e30"))
    with pytest.raises(InvalidValueError, match="crossed"):
        Number(5, lower=6)


def test_representations_read_back():
    for value in (Number("5", upper=None), Quantity("12.25", "%", step="0.01"), Money("188.3e9", "BRL", step="1e8")):
        assert eval(repr(value)) == value


def test_a_range_of_days_is_no_unit_though_it_has_the_precision_of_a_day():
    assert DateInterval.day(date(2025, 5, 5)).is_unit
    assert not DateInterval(date(2025, 5, 5), date(2025, 5, 10)).is_unit


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("2025-01-21", {"type": "DATE", "value": "2025-01-21"}),
        ("2015~", {"type": "DATE", "value": "2015", "mod": "APPROX"}),
        ("2024-35", {"type": "DATE", "value": "2024-Q3"}),
        ("2024-41", {"type": "DATE", "value": "2024-H2"}),
        ("198X", {"type": "DATE", "value": "198"}),
        ("2025-01-18/2025-01-19", {"type": "DATE", "value": "2025-W03-WE"}),
        (
            "2025-03-10/2025-03-14",
            {"type": "DURATION", "value": "P5D", "beginPoint": "2025-03-10", "endPoint": "2025-03-14"},
        ),
        ("2024-11/2025-02", {"type": "DURATION", "value": "P4M", "beginPoint": "2024-11", "endPoint": "2025-02"}),
        ("1988/..", {"type": "DATE", "value": "1988", "mod": "ON_OR_AFTER"}),
        ("2024-21", {"type": "DURATION", "value": "P3M", "beginPoint": "2024-03", "endPoint": "2024-05"}),
    ],
)
def test_intervals_have_a_timex3(written, attributes):
    assert dict(timex3(DateInterval.from_edtf(written))) == attributes


def test_a_week_and_a_length_have_a_timex3():
    assert timex3(DateInterval.week(date(2025, 1, 22)))["value"] == "2025-W04"
    assert dict(timex3(Quantity("18", "month"))) == {"type": "DURATION", "value": "P18M"}


def test_what_is_no_length_of_time_has_no_timex3():
    with pytest.raises(InvalidValueError, match="kilogram"):
        timex3(Quantity("3", "kilogram"))


def test_a_season_is_written_with_its_hemisphere():
    assert DateInterval.from_edtf("2024-22").to_edtf() == "2024-26"
