"""Clauses of sentences said in full, and what is read from them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from factcheck import Checker, Verdict, sample_store
from factcheck.claims.clauses import clauses_of
from factcheck.document import Document
from factcheck.languages import load_pack
from factcheck.lexicon.phrase import PhraseWriter, is_sign


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(sample_store(), rules=())


def corpus(language: str) -> dict[str, Any]:
    file = resources.files("factcheck.languages") / language / "corpus" / "claims-clauses.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def clauses(checker: Checker, text: str, language: str) -> list[str]:
    """The clauses of a sentence, its mentions as they are written."""
    pack = load_pack(language)
    document = Document(text, pack)
    sentence = document.sentences[0]
    mentions = checker.find_mentions(document)
    phrase = PhraseWriter(pack).phrase(text, sentence, document.tokens_in(sentence), mentions)
    return [
        " ".join(said.mention(w).surface if is_sign(w) else w for w in said.text.split(" ")[1:])
        for said in (clause.phrase for clause in clauses_of(pack).of(phrase))
    ]


@pytest.mark.parametrize("language", ["pt", "en"])
def test_true_sentences_are_not_refuted(checker: Checker, language: str) -> None:
    table = corpus(language)
    for text in [*table["never_refuted"], *(pair["true"] for pair in table["pair"] if "published" not in pair)]:
        report = checker.check(text, language=language, published=str(table["published"]))
        assert not [f.claim.surface for f in report if f.verdict is Verdict.REFUTED], text


@pytest.mark.parametrize("language", ["pt", "en"])
def test_what_nobody_asserts_is_not_judged(checker: Checker, language: str) -> None:
    table = corpus(language)
    for text in table["not_asserted"]:
        report = checker.check(text, language=language, published=str(table["published"]))
        assert {f.verdict for f in report} <= {Verdict.NOT_ENOUGH_EVIDENCE}, text


@pytest.mark.parametrize("language", ["pt", "en"])
def test_what_is_attributed_or_stands_beside_a_forecast_is_judged(checker: Checker, language: str) -> None:
    table = corpus(language)
    for text in table["asserted"]:
        report = checker.check(text, language=language, published=str(table["published"]))
        assert Verdict.REFUTED in {f.verdict for f in report}, text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A Embraer, que emprega 20 mil pessoas, foi fundada em 1969.", "Embraer foi fundada em 1969"),
        ("O Bradesco – afirma a nota – tem sede em Osasco.", "Bradesco tem sede em Osasco"),
        ("A Embraer foi fundada em 1969 e tem sede em São José dos Campos.", "Embraer tem sede em São José dos Campos"),
        ("Steve Jobs, cuja empresa fica em Cupertino, morreu.", "empresa de Steve Jobs fica em Cupertino"),
        ("A Nvidia, fundada em 1993, cresceu.", "Nvidia foi fundada em 1993"),
        ("Em 2011, Steve Jobs morreu.", "Steve Jobs morreu em 2011"),
        ("A capital do Paraná é Curitiba e a da Bahia, Salvador.", "capital de Bahia é Salvador"),
        ("A Embraer não fica em Recife, mas em São José dos Campos.", "Embraer fica em São José dos Campos"),
        ("A Petrobras disse que lucrou em 2023.", "Petrobras lucrou em 2023"),
        ("O GitHub, que a Microsoft comprou em 2018, cresceu.", "Microsoft comprou GitHub em 2018"),
    ],
)
def test_a_clause_is_said_in_full(checker: Checker, text: str, said: str) -> None:
    assert said in clauses(checker, text, "pt")


def test_the_object_of_an_inserted_clause_is_no_subject_of_the_sentence(checker: Checker) -> None:
    said = clauses(checker, "A Microsoft, que comprou o GitHub, tem sede em Redmond.", "pt")
    assert said == ["Microsoft comprou GitHub", "Microsoft tem sede em Redmond"]


def test_a_sentence_of_one_clause_has_no_other(checker: Checker) -> None:
    assert clauses(checker, "A Embraer foi fundada em 1969.", "pt") == []


def test_a_claim_from_a_clause_spans_the_words_of_the_sentence(checker: Checker) -> None:
    text = "A Embraer, que emprega 20 mil pessoas, foi fundada em 1979."
    (finding,) = [f for f in checker.check(text, language="pt") if f.verdict is Verdict.REFUTED]
    assert finding.claim.surface == text[2:-1] == text[finding.claim.span.start : finding.claim.span.end]


def test_who_will_hold_an_office_is_supported_before_and_refuted_for_another(checker: Checker) -> None:
    for name, verdict in (("Gabriel Galípolo", Verdict.SUPPORTED), ("Guido Mantega", Verdict.REFUTED)):
        text = f"O futuro presidente do Banco Central, {name}, falou."
        assert [f.verdict for f in checker.check(text, language="pt", published="2024-12-20")] == [verdict]


def test_who_is_to_come_when_nobody_is_known_to_is_left_open(checker: Checker) -> None:
    text = "O futuro presidente do Banco Central, Guido Mantega, falou."
    (finding,) = checker.check(text, language="pt", published="2025-01-22")
    assert finding.verdict is Verdict.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    "text",
    [
        "A Petrobras, " + "que tem sede no Rio, " * 1000 + "lucrou.",
        "A Vale " + "( " * 1000 + "fundada em 1942" + " )" * 1000 + " lucrou.",
        "A Petrobras foi criada em 1953" + " e tem sede no Rio" * 1000,
        "Em 1953, " * 1000 + "a Petrobras foi criada.",
        "A Petrobras nasceu " + "em 1953 em Recife " * 1000,
        "Apple e Microsoft e " * 1000 + "Nvidia, que cresceu, lucraram.",
        "A capital do Paraná é Curitiba" + " e a da Bahia, Salvador" * 1000,
        "A sede da Vale não fica em Recife" + ", mas em Osasco" * 1000,
        "palavra " * 5000 + "a Petrobras, dizem, foi criada em 1953.",
        ", " * 3000,
        "que " * 3000 + "a Petrobras tem, que",
        "cuja cuja , Petrobras , cuja , ( cuja",
    ],
)
def test_strange_sentences_come_to_few_clauses(checker: Checker, text: str) -> None:
    assert len(clauses(checker, text, "pt")) <= 24
    assert len(checker.check(text, language="pt").findings) <= 200
