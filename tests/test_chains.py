"""A whole is supported by what the store has of its part; terms in a row count as one."""

from datetime import date

import pytest

from factcheck import Checker
from factcheck.comparison import Outcome
from factcheck.facts import Entity, EntityRef, Property, Source, Statement
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval

SOURCES = [Source("Arquivo do Seridó", "Livro de registros")]


def entity(id: str, name: str, kind: str) -> Entity:
    return Entity(id, labels={"mul": name}, types=[kind])


def statement(subject: str, prop: str, value: str, valid: str | None = None, **more: object) -> Statement:
    held = None if valid is None else DateInterval.from_edtf(valid)
    return Statement(subject, prop, EntityRef(value), valid=held, sources=SOURCES, **more)


STORE = MemoryStore(
    entities=[
        *(Entity(kind, labels={"mul": kind}) for kind in ("person", "city", "state", "country", "works")),
        Entity("painter", labels={"pt": "pintor"}, types=["person"]),
        entity("caico", "Caicó", "city"),
        entity("patos", "Patos", "city"),
        entity("rn", "Rio Grande do Norte", "state"),
        entity("pb", "Paraíba", "state"),
        entity("brasil", "Brasil", "country"),
        entity("uruguai", "Uruguai", "country"),
        entity("serido", "Seridó", "region"),
        Entity("region"),
        entity("zila", "Zila Medeiros", "person"),
        entity("otacilio", "Otacílio Lins", "painter"),
        entity("ivo", "Ivo Tavares", "person"),
        entity("tecelagem", "Tecelagem Acauã", "works"),
    ],
    properties=[
        Property("located-in", labels={"pt": "localização"}, value_type="entity", time="timeless", part_of=True,
                 single_valued=True),
        Property("birth-place", labels={"pt": "terra natal"}, patterns={"pt": ["{subject} nasceu em {value}"]},
                 value_type="entity", time="timeless", single_valued=True, value_types=["city", "state"]),
        Property("seat", labels={"pt": "sede"}, patterns={"pt": ["{subject} (tem|tinha) sede em {value} [{start}]"]},
                 value_type="entity", single_valued=True, value_types=["city"]),
        Property("mayor", labels={"pt": "prefeito"}, aliases={"pt": ["prefeita"]}, value_type="entity",
                 single_valued=True, subject_types=["city"], value_types=["person"]),
    ],
    statements=[
        statement("caico", "located-in", "rn"),
        statement("patos", "located-in", "pb"),
        statement("rn", "located-in", "brasil"),
        statement("pb", "located-in", "brasil"),
        statement("zila", "birth-place", "caico"),
        statement("ivo", "birth-place", "rn"),
        statement("tecelagem", "seat", "caico", "1990/2009-12-31"),
        statement("tecelagem", "seat", "patos", "2010-01-01/.."),
        statement("caico", "mayor", "zila", "2013-01-01/2016-12-31"),
        statement("caico", "mayor", "zila", "2017-01-01/2020-12-31"),
        statement("caico", "mayor", "otacilio", "2021-01-01/2024-12-31"),
        statement("caico", "mayor", "otacilio", "2025-01-01/.."),
    ],
    as_of=date(2025, 1, 31),
)  # fmt: skip
CHECKER = Checker(STORE, rules=())


def check(text: str, published: str = "2025-01-22") -> list[tuple[str, str]]:
    report = CHECKER.check(text, language="pt", published=published)
    return [(finding.verdict.name, finding.reason.value) for finding in report]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zila Medeiros nasceu em Caicó.", ("SUPPORTED", "value_agrees")),
        ("Zila Medeiros nasceu no Rio Grande do Norte.", ("SUPPORTED", "value_agrees")),
        ("Zila Medeiros nasceu no Brasil.", ("SUPPORTED", "value_agrees")),
        ("Zila Medeiros nasceu em Patos.", ("REFUTED", "value_differs")),
        ("Zila Medeiros nasceu na Paraíba.", ("REFUTED", "value_differs")),
        ("Zila Medeiros nasceu no Uruguai.", ("REFUTED", "value_differs")),
        ("Zila Medeiros não nasceu no Brasil.", ("REFUTED", "still_so")),
        ("Zila Medeiros não nasceu no Uruguai.", ("SUPPORTED", "not_so")),
    ],
)
def test_a_whole_holds_and_a_sibling_does_not(text, expected):
    assert check(text) == [expected]


def test_a_finer_place_than_the_store_has_is_neither_supported_nor_refuted():
    assert check("Ivo Tavares nasceu em Caicó.") == [("NOT_ENOUGH_EVIDENCE", "not_comparable")]
    assert check("Ivo Tavares nasceu em Patos.") == [("REFUTED", "value_differs")]


def test_a_place_of_which_nobody_knows_what_it_holds_refutes_nothing():
    statuses = {
        CHECKER.check_claim(subject="zila", property="birth-place", value=place).verdict.name
        for place in ("serido", "Chapada do Apodi")
    }
    assert statuses == {"NOT_ENOUGH_EVIDENCE"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A Tecelagem Acauã tem sede na Paraíba.", "SUPPORTED"),
        ("A Tecelagem Acauã tem sede no Rio Grande do Norte.", "REFUTED"),
        ("Em 2005, a Tecelagem Acauã tinha sede no Rio Grande do Norte.", "SUPPORTED"),
        ("A Tecelagem Acauã tem sede no Brasil.", "SUPPORTED"),
    ],
)
def test_the_time_of_the_statement_counts_through_the_chain(text, verdict):
    assert [name for name, _ in check(text)] == [verdict]


def test_the_evidence_holds_the_steps_and_says_the_chain_in_both_languages():
    (finding,) = CHECKER.check("Zila Medeiros nasceu no Brasil.", language="pt", published="2025-01-22")
    told = [(c.outcome, c.statement.subject, c.statement.value.id) for c in finding.evidence]
    assert told == [
        (Outcome.AGREES, "zila", "caico"),
        (Outcome.STEP, "caico", "rn"),
        (Outcome.STEP, "rn", "brasil"),
    ]
    assert "Caicó faz parte de: Rio Grande do Norte, Brasil." in finding.explain("pt_BR")
    assert "Caicó is part of Rio Grande do Norte, Brasil." in finding.explain("en")
    assert "localização (Caicó): Rio Grande do Norte." in finding.explain("pt_BR")


def test_a_step_that_did_not_hold_then_supports_nothing():
    borders = MemoryStore(
        entities=[Entity("usina"), Entity("vila", types=["city"]), Entity("velho", types=["state"]),
                  Entity("novo", types=["state"]), Entity("city"), Entity("state")],
        properties=[Property("located-in", value_type="entity", part_of=True),
                    Property("seat", value_type="entity", single_valued=True)],
        statements=[statement("vila", "located-in", "velho", "1900/1988-10-04"),
                    statement("vila", "located-in", "novo", "1988-10-05/.."),
                    statement("usina", "seat", "vila", "1970/..")],
        as_of=date(2025, 1, 31),
    )  # fmt: skip
    checker = Checker(borders, rules=())

    def verdict(value: str, when: str) -> str:
        return checker.check_claim(subject="usina", property="seat", value=value, when=when).verdict.name

    assert verdict("velho", "1980") == verdict("novo", "2000") == "SUPPORTED"
    assert verdict("velho", "2000") == verdict("novo", "1980") == "NOT_ENOUGH_EVIDENCE"
    assert verdict("novo", "2026-01-01") == "NOT_ENOUGH_EVIDENCE"


def test_who_belongs_to_a_class_is_one_of_it_and_a_class_refutes_nothing():
    def verdict(value: str) -> str:
        return CHECKER.check_claim(subject="caico", property="mayor", value=value).verdict.name

    assert verdict("painter") == verdict("person") == "SUPPORTED"
    assert CHECKER.check_claim(subject="caico", property="mayor", value="painter", when="2015").verdict.name == (
        "NOT_ENOUGH_EVIDENCE"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otacílio Lins é prefeito de Caicó desde 2021.", ("SUPPORTED", "value_agrees")),
        ("Otacílio Lins é prefeito de Caicó desde 2017.", ("REFUTED", "start_differs")),
        ("Otacílio Lins é prefeito de Caicó desde 2025.", ("NOT_ENOUGH_EVIDENCE", "not_comparable")),
        ("Zila Medeiros é prefeita de Caicó desde 2013.", ("REFUTED", "was_true_then")),
        ("Ivo Tavares é prefeito de Caicó desde 2013.", ("REFUTED", "value_differs")),
        ("Zila Medeiros foi prefeita de Caicó de 2013 a 2020.", ("SUPPORTED", "value_agrees")),
        ("Zila Medeiros foi prefeita de Caicó de 2013 a 2016.", ("SUPPORTED", "value_agrees")),
        ("Zila Medeiros foi prefeita de Caicó de 2013 a 2018.", ("REFUTED", "end_differs")),
        ("Zila Medeiros foi prefeita de Caicó até 2020.", ("SUPPORTED", "value_agrees")),
        ("Zila Medeiros foi prefeita de Caicó até 2016.", ("REFUTED", "end_differs")),
        ("Zila Medeiros deixou de ser prefeita de Caicó em 2020.", ("SUPPORTED", "value_agrees")),
        ("Zila Medeiros deixou de ser prefeita de Caicó em 2016.", ("REFUTED", "end_differs")),
        ("Zila Medeiros não é mais prefeita de Caicó desde 2020.", ("SUPPORTED", "value_agrees")),
        ("A ex-prefeita de Caicó, Zila Medeiros, falou.", ("SUPPORTED", "was_so")),
        ("O ex-prefeito de Caicó, Otacílio Lins, falou.", ("REFUTED", "still_so")),
        ("Otacílio Lins deixou de ser prefeito de Caicó.", ("REFUTED", "still_so")),
        ("Otacílio Lins foi prefeito de Caicó até 2023.", ("REFUTED", "end_differs")),
        ("Otacílio Lins é prefeito de Caicó até 2028.", ("NOT_ENOUGH_EVIDENCE", "not_comparable")),
    ],
)
def test_terms_in_a_row_count_as_one(text, expected):
    assert check(text) == [expected]


def test_after_the_last_day_of_the_store_since_is_left_open():
    text = "Otacílio Lins é prefeito de Caicó desde 2021."
    assert check(text, "2026-03-01") == [("NOT_ENOUGH_EVIDENCE", "not_known_since")]


def test_the_types_of_an_entity_are_statements_of_a_property_that_is_a():
    kinds = MemoryStore(
        entities=[
            Entity("organisation"),
            Entity("bank", types=["organisation"]),
            Entity("museum"),
            Entity("banestes", types=["bank"]),
        ],
        properties=[Property("kind", value_type="entity", is_a=True, time="timeless")],
    )
    checker = Checker(kinds, rules=())

    def verdict(value: str) -> str:
        return checker.check_claim(subject="banestes", property="kind", value=value).verdict.name

    assert verdict("bank") == verdict("organisation") == "SUPPORTED"
    assert verdict("museum") == "NOT_ENOUGH_EVIDENCE"


KINDS = MemoryStore(
    entities=[
        Entity("company", labels={"pt": "empresa", "en": "company"}, aliases={"pt": ["companhia"]}),
        Entity("brazilian-company", labels={"pt": "empresa brasileira", "en": "Brazilian company"}, types=["company"]),
        Entity("bank", labels={"pt": "banco", "en": "bank"}, types=["company"]),
        Entity("museum", labels={"pt": "museu", "en": "museum"}),
        Entity("banestes", labels={"mul": "Banestes"}, types=["bank", "brazilian-company"]),
        Entity("masp", labels={"mul": "Masp"}, types=["museum"]),
    ],
    properties=[Property("kind", labels={"pt": "tipo"}, value_type="entity", is_a=True, time="timeless")],
)
KINDS_CHECKER = Checker(KINDS, rules=())


@pytest.mark.parametrize(
    ("text", "language", "verdicts"),
    [
        ("O Banestes é um banco.", "pt", ["SUPPORTED"]),
        ("O Banestes é uma companhia fundada em 1937.", "pt", ["SUPPORTED"]),
        ("O Banestes é uma empresa brasileira.", "pt", ["SUPPORTED"]),
        ("O Masp, um museu, reabriu.", "pt", ["SUPPORTED"]),
        ("O Banestes não é um banco.", "pt", ["REFUTED"]),
        ("O Banestes é um museu.", "pt", ["NOT_ENOUGH_EVIDENCE"]),
        ("O Banestes é um banco de dados.", "pt", []),
        ("O Banestes é o banco.", "pt", []),
        ("Um banco fechou; o Banestes, não.", "pt", []),
        ("Banestes is a bank.", "en", ["SUPPORTED"]),
        ("Banestes is a Brazilian company.", "en", ["SUPPORTED"]),
        ("Banestes, which is a bank, grew.", "en", ["SUPPORTED"]),
        ("Banestes is a museum.", "en", ["NOT_ENOUGH_EVIDENCE"]),
        ("Banestes is not a bank.", "en", ["REFUTED"]),
    ],
)
def test_what_something_is_goes_by_its_classes(text, language, verdicts):
    report = KINDS_CHECKER.check(text, language=language, published="2025-01-22")
    assert [finding.verdict.name for finding in report] == verdicts


def test_the_class_above_is_told():
    (finding,) = KINDS_CHECKER.check("O Banestes é uma empresa.", language="pt", published="2025-01-22")
    assert "banco é da classe “empresa”." in finding.explain("pt_BR")
    assert "bank belongs to the class “company”." in finding.explain("en_US")


def test_a_store_without_such_a_property_names_no_classes():
    report = CHECKER.check("Zila Medeiros é uma city.", language="pt")
    assert [mention.surface for mention in report.mentions] == ["Zila Medeiros"]


def test_a_city_and_its_state_of_one_name_refute_only_together():
    namesakes = MemoryStore(
        entities=[
            *(Entity(kind) for kind in ("city", "state", "country", "person")),
            entity("city-of-salto", "Salto", "city"),
            entity("state-of-salto", "Salto", "state"),
            entity("colonia", "Colônia", "city"),
            entity("rivera", "Rivera", "city"),
            entity("artigas", "Artigas", "state"),
            *(entity(name, name.title(), "person") for name in ("inês", "raul", "olga")),
        ],
        properties=[
            Property("located-in", value_type="entity", time="timeless", part_of=True),
            Property("birth-place", labels={"pt": "terra natal"}, patterns={"pt": ["{subject} nasceu em {value}"]},
                     value_type="entity", time="timeless", single_valued=True, value_types=["city"]),
        ],
        statements=[
            statement("city-of-salto", "located-in", "state-of-salto"),
            statement("colonia", "located-in", "state-of-salto"),
            statement("rivera", "located-in", "artigas"),
            statement("inês", "birth-place", "city-of-salto"),
            statement("raul", "birth-place", "colonia"),
            statement("olga", "birth-place", "rivera"),
        ],
    )  # fmt: skip
    checker = Checker(namesakes, rules=())
    found = {
        name: [f.verdict.name for f in checker.check(f"{name} nasceu em Salto.", language="pt")]
        for name in ("Inês", "Raul", "Olga")
    }
    assert found == {"Inês": ["SUPPORTED"], "Raul": ["NOT_ENOUGH_EVIDENCE"], "Olga": ["REFUTED"]}
