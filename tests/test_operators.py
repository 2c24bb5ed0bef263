"""Denials, "no longer", "ex-" and "então": what a text makes of a statement."""

import pytest

from factcheck import Checker, sample_store
from factcheck.claims.operators import operators_of
from factcheck.document import Document
from factcheck.facts import Entity, EntityRef, Property, Source, Statement
from factcheck.languages import load_pack
from factcheck.lexicon import PhraseWriter
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval
from small_store import small_store

CHECKER = Checker(small_store(), rules=())
STARTER = Checker(sample_store(), rules=())


def check(text: str, language: str = "pt") -> list[tuple[str, str]]:
    report = CHECKER.check(text, language=language, published="2025-01-22")
    return [(finding.verdict.name, finding.reason.value) for finding in report]


def country_store() -> MemoryStore:
    entities = [
        Entity("person", labels={"pt": "pessoa"}),
        Entity("country", labels={"pt": "país"}),
        Entity("brazil", labels={"pt": "Brasil"}, types=["country"]),
        Entity("temer", labels={"mul": "Michel Temer"}, types=["person"]),
        Entity("trump", labels={"mul": "Donald Trump"}, types=["person"]),
    ]
    presidency = Property(
        "president",
        labels={"pt": "presidente"},
        value_type="entity",
        single_valued=True,
        subject_types=["country"],
        value_types=["person"],
    )
    term = DateInterval.from_edtf("2016-08-31/2018-12-31")
    held = Statement("brazil", "president", EntityRef("temer"), valid=term, sources=[Source("Gazeta", "Fatos")])
    return MemoryStore(entities=entities, properties=[presidency], statements=[held])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sam Altman não é o CEO da Oracle.", ("SUPPORTED", "not_so")),
        ("Sam Altman não é o CEO da OpenAI.", ("REFUTED", "still_so")),
        ("Sam Altman nunca foi CEO da Oracle.", ("SUPPORTED", "not_so")),
        ("Zulmira Quirino não é a CEO da OpenAI.", ("SUPPORTED", "not_so")),
        ("Larry Ellison não é mais CEO da Oracle.", ("SUPPORTED", "was_so")),
        ("Larry Ellison já não é CEO da Oracle.", ("SUPPORTED", "was_so")),
        ("Safra Catz não é mais CEO da Oracle.", ("REFUTED", "still_so")),
        ("Larry Ellison deixou de ser CEO da Oracle.", ("SUPPORTED", "was_so")),
        ("Larry Ellison deixou de ser CEO da Oracle em 2014.", ("SUPPORTED", "value_agrees")),
        ("Larry Ellison deixou de ser CEO da Oracle em 2011.", ("REFUTED", "end_differs")),
        ("Sam Altman deixou de ser CEO da Oracle.", ("NOT_ENOUGH_EVIDENCE", "no_statement_then")),
        ("O ex-CEO da Oracle, Larry Ellison, falou.", ("SUPPORTED", "was_so")),
        ("Larry Ellison, ex-CEO da Oracle, falou.", ("SUPPORTED", "was_so")),
        ("A ex-CEO da Oracle, Safra Catz, falou.", ("REFUTED", "still_so")),
        ("O ex-CEO da Oracle, Sam Altman, falou.", ("NOT_ENOUGH_EVIDENCE", "no_statement_then")),
        ("Em 2010, o então CEO da Oracle, Larry Ellison, falou.", ("SUPPORTED", "value_agrees")),
        ("Em 2020, o então CEO da Oracle, Larry Ellison, falou.", ("REFUTED", "was_true_then")),
        ("O então CEO da Oracle, Larry Ellison, assinou.", ("SUPPORTED", "was_so")),
    ],
)
def test_words_turn_what_is_held_against_the_facts(text, expected):
    assert check(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sam Altman is not the CEO of OpenAI.", ("REFUTED", "still_so")),
        ("Sam Altman isn't the CEO of Oracle.", ("SUPPORTED", "not_so")),
        ("Larry Ellison is no longer the CEO of Oracle.", ("SUPPORTED", "was_so")),
        ("Larry Ellison is no longer the CEO of Oracle since 2014.", ("SUPPORTED", "value_agrees")),
        ("Larry Ellison is no longer the CEO of Oracle since 2009.", ("REFUTED", "end_differs")),
        ("Safra Catz is no longer the CEO of Oracle.", ("REFUTED", "still_so")),
        ("Larry Ellison, the former CEO of Oracle, spoke.", ("SUPPORTED", "was_so")),
        ("In 2010, the then CEO of Oracle, Larry Ellison, spoke.", ("SUPPORTED", "value_agrees")),
    ],
)
def test_words_turn_what_is_held_against_the_facts_in_english(text, expected):
    assert check(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Larry Ellison foi CEO da Oracle de 1977 a 2014.", ("SUPPORTED", "value_agrees")),
        ("Larry Ellison foi CEO da Oracle de 1981 a 2014.", ("REFUTED", "start_differs")),
        ("Larry Ellison foi CEO da Oracle de 1977 a 2011.", ("REFUTED", "end_differs")),
        ("Safra Catz é CEO da Oracle desde 2014.", ("SUPPORTED", "value_agrees")),
        ("Safra Catz é CEO da Oracle desde 2019.", ("REFUTED", "start_differs")),
        ("Larry Ellison foi CEO da Oracle até 2014.", ("SUPPORTED", "value_agrees")),
        ("Sam Altman é CEO da Oracle desde 2014.", ("REFUTED", "value_differs")),
        ("Em 2010, Larry Ellison era o CEO da Oracle.", ("SUPPORTED", "value_agrees")),
        ("Em 2010, Safra Catz era a CEO da Oracle.", ("REFUTED", "not_yet_true")),
        ("Joe Biden foi presidente dos EUA de 2021 a 2025.", ("SUPPORTED", "value_agrees")),
    ],
)
def test_a_date_behind_a_state_says_since_when_and_until_when(text, expected):
    assert check(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "O mercado não acredita que o CEO da OpenAI, Mark Hurd, fique.",
        "A empresa não confirmou se Larry Ellison é o CEO da OpenAI.",
        "Não é verdade que Larry Ellison é o CEO da Oracle.",
    ],
)
def test_a_denial_of_something_around_a_claim_refutes_and_supports_nothing(text):
    assert {verdict for verdict, _ in check(text)} <= {"NOT_ENOUGH_EVIDENCE"}


def test_not_only_denies_nothing():
    assert check("Sam Altman não só é o CEO da OpenAI como investe em energia.") in (
        [],
        [("SUPPORTED", "value_agrees")],
    )


def test_a_title_that_is_shared_out_keeps_its_operator():
    assert "REFUTED" not in {
        verdict for verdict, _ in check("Os ex-CEOs da Oracle, Larry Ellison, e da OpenAI, Mark Hurd.")
    }


def lifted(text: str, language: str) -> tuple[str, list[str]]:
    pack = load_pack(language)
    document = Document(text, pack)
    phrase = PhraseWriter(pack).phrase(text, document.sentences[0], document.tokens, ())
    found, marks = operators_of(pack).lift(phrase)
    return found.text.strip(), [mark.operator.value for mark in marks]


@pytest.mark.parametrize(
    ("text", "language", "left", "operators"),
    [
        ("Ela não é presidente", "pt", "ela é presidente", ["negated"]),
        ("Ela não é mais presidente", "pt", "ela é presidente", ["no_longer"]),
        ("Ela deixou de ser presidente", "pt", "ela é presidente", ["no_longer"]),
        ("Ela não só é presidente", "pt", "ela nao so é presidente", []),
        ("O ex-presidente", "pt", "presidente", ["former"]),
        ("She isn't president anymore", "en", "she is president anymore", ["negated"]),
        ("She is not president", "en", "she is president", ["negated"]),
        ("Choveu", "pt", "choveu", []),
    ],
)
def test_operators_are_taken_out_of_a_phrase(text, language, left, operators):
    assert lifted(text, language) == (left, operators)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Em 2021, o então presidente Jair Bolsonaro foi barrado.", "pt", [("SUPPORTED", "value_agrees")]),
        ("Em 2021, o então presidente Michel Temer foi barrado.", "pt", [("REFUTED", "was_true_then")]),
        ("O ex-vice-presidente Hamilton Mourão criticou a prisão.", "pt", [("SUPPORTED", "was_so")]),
        ("O ex-governador Tarcísio de Freitas criticou a prisão.", "pt", [("REFUTED", "still_so")]),
        (
            "The bridge was promised in 2013 by the then president, Dilma Rousseff.",
            "en",
            [("SUPPORTED", "value_agrees")],
        ),
        ("Former President Barack Obama spoke.", "en", [("SUPPORTED", "was_so")]),
    ],
)
def test_an_office_that_was_held_is_looked_for_where_the_facts_know_its_holder(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    report = STARTER.check(text, language=language, published="2025-01-22")
    assert [(finding.verdict.name, finding.reason.value) for finding in report] == expected


@pytest.mark.parametrize(
    "text",
    [
        "O presidente Jair Bolsonaro foi barrado.",
        "O ex-presidente Zulmiro Quirino foi barrado.",
        "Em 2018, o então presidente Luís Roberto Barroso, da associação, falou.",
    ],
)
def test_an_office_without_its_place_says_nothing_of_those_who_hold_it_now_or_held_two(text: str) -> None:
    assert not list(STARTER.check(text, language="pt", published="2025-01-22"))


def test_there_are_other_presidents_than_those_of_the_only_country_in_a_store() -> None:
    checker = Checker(country_store(), rules=())
    told = checker.check("O presidente Donald Trump ligou ontem para o Brasil.", language="pt", published="2025-01-22")
    assert not list(told)
    told = checker.check("O presidente Michel Temer ligou ontem para Lima.", language="pt", published="2017-06-01")
    assert [finding.verdict.name for finding in told] == ["SUPPORTED"]


@pytest.mark.parametrize(
    ("since", "verdict"),
    [
        ("dezembro de 2018", "SUPPORTED"),
        ("janeiro de 2019", "SUPPORTED"),
        ("1º de janeiro de 2019", "SUPPORTED"),
        ("o fim de 2018", "NOT_ENOUGH_EVIDENCE"),
        ("fevereiro de 2019", "REFUTED"),
        ("2017", "REFUTED"),
    ],
)
def test_an_office_is_no_longer_held_since_its_last_day_or_the_day_after(since, verdict):
    checker = Checker(country_store(), rules=())
    text = f"Michel Temer não é mais presidente do Brasil desde {since}."
    assert [f.verdict.name for f in checker.check(text, language="pt", published="2025-01-22")] == [verdict]
