"""The structured door: claims in their parts, judged without reading a text."""

from datetime import date
from decimal import Decimal

import pytest

from factcheck import Checker, Reason, Verdict, sample_store
from factcheck.errors import InvalidDateError, InvalidValueError, UnknownLanguageError
from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval, Money, Number
from small_store import small_store

CHECKER = Checker(small_store())


@pytest.mark.parametrize(
    ("subject", "property", "value", "when", "verdict", "reason"),
    [
        ("openai", "chief-executive", "altman", "2025-01-22", Verdict.SUPPORTED, Reason.VALUE_AGREES),
        ("OpenAI", "CEO", "Sam Altman", date(2025, 1, 22), Verdict.SUPPORTED, Reason.VALUE_AGREES),
        ("OpenAI", "CEO", EntityRef("altman"), None, Verdict.SUPPORTED, Reason.VALUE_AGREES),
        ("Oracle", "CEO", "Larry Ellison", "2025-01-22", Verdict.REFUTED, Reason.WAS_TRUE_THEN),
        ("Oracle", "CEO", "Larry Ellison", "1990", Verdict.SUPPORTED, Reason.VALUE_AGREES),
        ("Petrobras", "lucro", "R$ 188,3 bilhões", "2022", Verdict.SUPPORTED, Reason.VALUE_AGREES),
        ("Petrobras", "profit", Money("188e9", "BRL"), "2022", Verdict.REFUTED, Reason.VALUE_DIFFERS),
        ("Petrobras", "profit", Money("1e9", "BRL"), "2019", Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT_THEN),
        ("lula", "took-office", "2003-01", None, Verdict.SUPPORTED, Reason.VALUE_AGREES),
        ("lula", "took-office", DateInterval.year(2004), None, Verdict.REFUTED, Reason.VALUE_DIFFERS),
        ("Zulmira Quirino", "CEO", "Sam Altman", None, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT),
    ],
)
def test_a_claim_in_parts_gives_the_finding_that_its_words_would_give(subject, property, value, when, verdict, reason):
    finding = CHECKER.check_claim(subject=subject, property=property, value=value, when=when)
    assert (finding.verdict, finding.reason) == (verdict, reason)
    assert finding.claim.surface.startswith(subject)
    assert finding.rule.startswith("structured:")


def test_a_finding_of_a_claim_in_parts_explains_itself():
    finding = CHECKER.check_claim(subject="Oracle", property="CEO", value="Larry Ellison", when="2025-01-22")
    assert "Safra Catz" in finding.explain("pt")


def test_a_name_of_two_entities_is_ambiguous():
    store = MemoryStore(
        entities=[Entity("one", labels={"mul": "Jorge Reis"}), Entity("two", labels={"mul": "Jorge Reis"})],
        properties=[Property("age", value_type="number")],
    )
    finding = Checker(store).check_claim(subject="Jorge Reis", property="age", value=Decimal(40))
    assert (finding.verdict, finding.reason) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_ENTITY)


@pytest.mark.parametrize(
    ("given", "error", "expected"),
    [
        ({"property": "shoe-size"}, InvalidValueError, "no property 'shoe-size'"),
        ({"property": "presidente"}, InvalidValueError, "several properties are called 'presidente'"),
        ({"value": 3}, InvalidValueError, "takes a value of type entity"),
        ({"property": "profit", "value": "muito"}, InvalidValueError, "takes a value of type money"),
        ({"property": "profit", "value": True}, InvalidValueError, "takes a value of type money"),
        ({"when": "ontem"}, InvalidDateError, "ontem"),
        ({"language": "tlh"}, UnknownLanguageError, "tlh"),
    ],
)
def test_a_part_that_cannot_be_is_refused(given, error, expected):
    parts = {"subject": "OpenAI", "property": "CEO", "value": "Sam Altman"}
    with pytest.raises(error, match=expected):
        CHECKER.check_claim(**(parts | given))


def test_a_number_is_compared_with_a_number():
    store = MemoryStore(
        entities=[Entity("bento", labels={"mul": "Bento Farias"})],
        properties=[Property("goals", value_type="number", single_valued=True, time="timeless")],
        statements=[Statement("bento", "goals", Number(31))],
    )
    checker = Checker(store)
    assert checker.check_claim(subject="bento", property="goals", value=31).verdict is Verdict.SUPPORTED
    assert checker.check_claim(subject="bento", property="goals", value=13).verdict is Verdict.REFUTED


def test_a_text_taken_as_one_claim_is_refuted_if_a_part_is_and_supported_if_all_are():
    true, wrong = "Sam Altman é o CEO da OpenAI.", "Mark Hurd é o CEO da OpenAI."
    assert CHECKER.check(true, language="pt", published="2025-01-22").verdict is Verdict.SUPPORTED
    assert CHECKER.check(f"{true} {wrong}", language="pt", published="2025-01-22").verdict is Verdict.REFUTED
    assert CHECKER.check("Choveu.", language="pt").verdict is Verdict.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    ("number", "verdict", "reason"),
    [(27, Verdict.SUPPORTED, Reason.COUNT_AGREES), (26, Verdict.REFUTED, Reason.COUNT_DIFFERS)],
)
def test_a_number_of_entities_is_how_many_there_are(number, verdict, reason):
    finding = Checker(sample_store()).check_claim(subject="brazil", property="federative-unit", value=number)
    assert (finding.verdict, finding.reason) == (verdict, reason)
    assert len(finding.evidence) == 27
