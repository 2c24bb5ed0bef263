"""The logic of counts, orders and ranks, apart from any wording."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker, Reason, Verdict, sample_store
from factcheck.comparison.order import order_of, ratio_of
from factcheck.document import words
from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.languages import load_pack
from factcheck.lexicon.nouns import Plurals
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval, Money, Number, Quantity

edtf = DateInterval.from_edtf


def company(listed: int, *, complete: bool, valid: str | None = None) -> Checker:
    names = [f"unit-{number}" for number in range(listed)]
    prop = Property("unit", labels={"pt": "unidade", "en": "unit"}, value_type="entity", complete=complete)
    during = edtf(valid) if valid else None
    return Checker(
        MemoryStore(
            entities=[Entity("acme", labels={"mul": "Acme"}), *(Entity(name) for name in names)],
            properties=[prop],
            statements=[Statement("acme", "unit", EntityRef(name), valid=during) for name in names],
            as_of=date(2024, 12, 31),
        ),
        rules=(),
    )


def count(checker: Checker, number: object, when: str | None = None) -> tuple[Verdict, Reason]:
    finding = checker.check_claim(subject="acme", property="unit", value=number, when=when)
    return finding.verdict, finding.reason


bound = st.one_of(st.none(), st.integers(0, 8))


@given(listed=st.integers(1, 6), complete=st.booleans(), low=bound, high=bound)
def test_a_count_is_decided_only_where_every_number_that_there_can_be_gives_the_same_answer(
    listed: int, complete: bool, low: int | None, high: int | None
) -> None:
    if low is not None and high is not None and low > high:
        low, high = high, low
    verdict, _ = count(company(listed, complete=complete), Number(4, lower=low, upper=high))
    possible = [listed] if complete else list(range(listed, 20))
    holds = [(low is None or low <= number) and (high is None or number <= high) for number in possible]
    expected = Verdict.NOT_ENOUGH_EVIDENCE
    if all(holds) and not (high is not None and not complete):
        expected = Verdict.SUPPORTED
    elif not any(holds):
        expected = Verdict.REFUTED
    assert verdict is expected


def test_more_than_the_text_says_refute_it_though_the_list_is_not_complete():
    checker = company(4, complete=False)
    assert count(checker, 3) == (Verdict.REFUTED, Reason.COUNT_DIFFERS)
    assert count(checker, 4) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.LIST_INCOMPLETE)
    assert count(checker, 5) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.LIST_INCOMPLETE)


def test_a_list_counts_as_it_was_at_the_time_that_is_asked_about():
    checker = company(3, complete=True, valid="2020-01-01/..")
    assert count(checker, 3, "2021") == (Verdict.SUPPORTED, Reason.COUNT_AGREES)
    assert count(checker, 2, "2021") == (Verdict.REFUTED, Reason.COUNT_DIFFERS)
    assert count(checker, 3, "2010") == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT_THEN)


def test_what_was_verified_before_the_day_neither_supports_nor_refutes_a_count():
    checker = company(3, complete=True, valid="2020-01-01/..")
    assert count(checker, 3, "2025-06-01") == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_KNOWN_SINCE)
    assert count(checker, 2, "2025-06-01") == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_KNOWN_SINCE)


def test_values_that_began_within_the_period_may_or_may_not_count():
    checker = company(3, complete=True, valid="2020-07-01/..")
    assert count(checker, 3, "2020")[0] is Verdict.NOT_ENOUGH_EVIDENCE
    assert count(checker, 4, "2020")[0] is Verdict.REFUTED


amounts = st.builds(
    lambda value, step: Number(Decimal(value), step=Decimal(step)), st.integers(1, 60), st.sampled_from([0, 1, 10])
)


@given(one=amounts, other=amounts)
def test_an_order_holds_of_every_exact_amount_within_the_bounds(one: Number, other: Number) -> None:
    order = order_of(one, other)
    assert order_of(other, one) == (None if order is None else -order)
    if order == 1:
        assert (one.lower or 0) > (other.upper or 0)
    elif order is None:
        assert one.meets(other)


@given(one=amounts, other=amounts)
def test_a_ratio_holds_between_the_amounts_themselves(one: Number, other: Number) -> None:
    ratio = ratio_of(one, other)
    if ratio is not None:
        assert ratio[0] <= one.amount / other.amount * Decimal("1.0000001")
        assert one.amount / other.amount <= ratio[1] * Decimal("1.0000001")


def test_amounts_in_different_units_have_no_order():
    assert order_of(Money("5e9", "BRL"), Money("1e9", "USD")) is None
    assert order_of(Quantity(5, "meter"), Quantity(1, "kilometer")) is None
    assert order_of(Money("5e9", "BRL"), Number(1)) is None
    assert ratio_of(Money("5e9", "BRL"), Money("1e9", "USD")) is None


def test_the_earlier_date_is_older_and_dates_that_touch_have_no_order():
    assert order_of(edtf("1950"), edtf("1951-05-01")) == 1
    assert order_of(edtf("1951-05-01"), edtf("1950")) == -1
    assert order_of(edtf("1951"), edtf("1951-05-01")) is None
    assert order_of(edtf("1950~"), edtf("1951-05-01")) is None


def places(
    populations: dict[str, str], *, complete: bool = True, others: tuple[str, ...] = (), period: str = "2022"
) -> Checker:
    listed = [*populations, *others]
    return Checker(
        MemoryStore(
            entities=[
                Entity("town", labels={"pt": "cidade", "en": "town"}),
                Entity("isle", labels={"pt": "Ilha Verde", "en": "Green Isle"}),
                *(Entity(name.lower(), labels={"mul": name}, types=["town"]) for name in listed),
            ],
            properties=[
                Property("population", labels={"en": "population"}, value_type="number", time="period"),
                Property("in", value_type="entity", time="timeless", part_of=True),
                Property(
                    "town-of",
                    value_type="entity",
                    time="timeless",
                    complete=complete,
                    inverse="in",
                    value_types=["town"],
                ),
            ],
            statements=[
                *(Statement(name.lower(), "in", EntityRef("isle")) for name in listed),
                *(
                    Statement(name.lower(), "population", Number(size, step=1), valid=edtf(period))
                    for name, size in populations.items()
                ),
            ],
        ),
        rules=(),
    )


SIZES = {"Alvorada": "9000", "Brejinho": "7000", "Cascalho": "4000"}


def ranked(checker: Checker, text: str) -> tuple[Verdict, Reason]:
    report = checker.check(text, language="en", published="2025-01-22")
    found = [(finding.verdict, finding.reason) for finding in report if finding.claim.form is not None]
    assert len(found) == 1, str(report)
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry says Alvorada is the most populous town in Green Isle.", (Verdict.SUPPORTED, Reason.RANK_AGREES)),
        ("The ferry says Brejinho is the most populous town in Green Isle.", (Verdict.REFUTED, Reason.RANK_DIFFERS)),
        (
            "The ferry says Brejinho is the second most populous town in Green Isle.",
            (Verdict.SUPPORTED, Reason.RANK_AGREES),
        ),
        (
            "The ferry says Alvorada is the second most populous town in Green Isle.",
            (Verdict.REFUTED, Reason.RANK_DIFFERS),
        ),
        ("The ferry says Cascalho is the least populous town in Green Isle.", (Verdict.SUPPORTED, Reason.RANK_AGREES)),
    ],
)
def test_a_complete_list_settles_every_rank(text: str, expected: tuple[Verdict, Reason]):
    assert ranked(places(SIZES), text) == expected


def test_a_list_that_is_not_complete_refutes_what_is_exceeded_and_supports_nothing():
    checker = places(SIZES, complete=False)
    first = "The ferry says Alvorada is the most populous town in Green Isle."
    assert ranked(checker, first) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.LIST_INCOMPLETE)
    assert ranked(checker, first.replace("Alvorada", "Brejinho")) == (Verdict.REFUTED, Reason.RANK_DIFFERS)
    second = "The ferry says Alvorada is the second most populous town in Green Isle."
    assert ranked(checker, second)[0] is Verdict.NOT_ENOUGH_EVIDENCE


def test_one_of_the_list_that_was_not_measured_leaves_the_first_place_open():
    checker = places(SIZES, others=("Duna",))
    text = "The ferry says Alvorada is the most populous town in Green Isle."
    assert ranked(checker, text) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOT_COMPARABLE)
    assert ranked(checker, text.replace("Alvorada", "Brejinho"))[0] is Verdict.REFUTED


def test_figures_that_touch_leave_the_rank_open():
    checker = places({"Alvorada": "9000", "Brejinho": "9000"})
    text = "The ferry says Alvorada is the most populous town in Green Isle."
    assert ranked(checker, text)[0] is Verdict.NOT_ENOUGH_EVIDENCE


def test_a_census_of_another_generation_says_nothing_of_today():
    checker = places(SIZES, period="1991")
    text = "The ferry says Brejinho is more populous than Alvorada."
    assert ranked(checker, text) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT_THEN)
    assert ranked(checker, "In 1991, the town of Brejinho was more populous than Alvorada.")[0] is Verdict.REFUTED


def test_the_finding_names_what_exceeds_and_shows_both_figures():
    report = places(SIZES).check(
        "The ferry says Cascalho is the most populous town in Green Isle.", language="en", published="2025-01-22"
    )
    said = report[0].explain("en_US")
    assert "Cascalho, 4,000 < Alvorada, 9,000" in said
    assert {c.statement.subject for c in report[0].evidence} >= {"cascalho", "alvorada"}


def test_a_report_with_counts_comparatives_and_superlatives_says_in_json_what_they_assert():
    text = (
        "The ferry says Alvorada is the most populous town in Green Isle. "
        "The town of Brejinho is less populous than Alvorada. In fact, Green Isle has three towns."
    )
    found = places(SIZES).check(text, language="en", published="2025-01-22").to_dict()["findings"]
    forms = [finding["reading"]["form"] for finding in found]
    assert [form["kind"] for form in forms] == ["superlative", "comparative", "count"]
    assert (forms[0]["within"], forms[0]["rank"], forms[0]["classes"]) == ("isle", 1, ["town"])
    assert (forms[1]["other"], forms[1]["direction"], forms[1]["senses"]) == ("alvorada", "less", [["population"]])


@pytest.mark.parametrize(
    ("language", "noun", "plural"),
    [
        ("pt", "unidade da federação", "unidades da federacao"),
        ("pt", "país-membro", "paises-membros"),
        ("pt", "empresa brasileira", "empresas brasileiras"),
        ("pt", "capital", "capitais"),
        ("pt", "jogador", "jogadores"),
        ("pt", "jardim", "jardins"),
        ("en", "subsidiary", "subsidiaries"),
        ("en", "member state", "member states"),
        ("en", "child", "children"),
        ("en", "branch of government", "branches of government"),
        ("en", "day", "days"),
    ],
)
def test_nouns_make_their_plural(language: str, noun: str, plural: str) -> None:
    assert words(plural) in Plurals(load_pack(language)).of(words(noun))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("O Acre é uma das 27 unidades da federação.", Verdict.SUPPORTED),
        ("O Acre é uma das 26 unidades da federação.", Verdict.REFUTED),
        ("A verba vai para uma das nove unidades da federação.", Verdict.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_what_only_one_has_is_counted_without_its_name(text: str, verdict: Verdict) -> None:
    report = Checker(sample_store(), rules=()).check(text, language="pt", published="2025-01-22")
    assert [finding.verdict for finding in report if finding.claim.form is not None] == [verdict]
