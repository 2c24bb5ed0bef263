"""From a sentence to a verdict with its reason, against a small store."""

import pytest

from factcheck import Checker, Report
from factcheck.stores import MemoryStore
from small_store import small_store, statement


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(small_store())


def verdicts(report: Report) -> list[tuple[str, str]]:
    return [(finding.verdict.name, finding.reason.value) for finding in report]


def check(checker: Checker, text: str, language: str = "pt", published: str = "2025-01-22") -> list[tuple[str, str]]:
    return verdicts(checker.check(text, language=language, published=published))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("O CEO da OpenAI, Sam Altman, falou.", "pt"),
        ("Sam Altman, CEO da OpenAI, falou.", "pt"),
        ("Sam Altman é o presidente-executivo da OpenAI.", "pt"),
        ("O presidente dos EUA, Donald Trump, viajou.", "pt"),
        ("Por isso a OpenAI cresceu. A startup se associou à Oracle em junho de 2024.", "pt"),
        ("A joint venture conta com o SoftBank. Batizada de Stargate, é grande.", "pt"),
        ("A Petrobras lucrou R$ 188,3 bilhões em 2022.", "pt"),
        ("O ministro da Fazenda, Fernando Haddad, viajou.", "pt"),
        ("OpenAI CEO Sam Altman spoke.", "en"),
        ("Sam Altman, chief executive of OpenAI, spoke.", "en"),
        ("Oracle's chairman, Larry Ellison, spoke.", "en"),
        ("U.S. President Donald Trump spoke.", "en"),
        ("OpenAI partnered with Oracle in June 2024.", "en"),
    ],
)
def test_what_the_store_says_is_supported(checker, text, language):
    assert check(checker, text, language) == [("SUPPORTED", "value_agrees")]


def test_a_shared_head_makes_two_claims_and_the_wrong_one_is_refuted(checker):
    report = checker.check(
        "O CEO da OpenAI, Sam Altman, e da Oracle, Larry Ellison, acompanhavam a cena.",
        language="pt",
        published="2025-01-22",
    )
    assert [finding.verdict.name for finding in report] == ["SUPPORTED", "REFUTED"]
    said = report[1].explain("pt_BR")
    assert "Safra Catz" in said
    assert "presidente do conselho (Oracle): Larry Ellison" in said


def test_a_former_value_is_told_from_a_wrong_one(checker):
    assert check(checker, "O presidente dos EUA, Joe Biden, viajou.") == [("REFUTED", "was_true_then")]


def test_the_same_words_were_true_when_they_were_published_earlier(checker):
    text = "O presidente dos EUA, Joe Biden, viajou."
    assert check(checker, text, published="2024-05-02") == [("SUPPORTED", "value_agrees")]


def test_a_value_that_held_at_a_date_in_the_sentence_is_not_refuted(checker):
    text = "Em 2022, o presidente dos EUA, Joe Biden, visitou o Japão."
    assert check(checker, text) == [("SUPPORTED", "value_agrees")]


def test_after_the_last_day_of_the_store_nothing_is_refuted(checker):
    text = "O CEO da Oracle, Larry Ellison, falou."
    assert check(checker, text, published="2025-11-03") == [("NOT_ENOUGH_EVIDENCE", "not_known_since")]


def test_a_name_that_the_store_lacks_refutes_only_a_named_subject(checker):
    assert check(checker, "O CEO da Oracle, João Prado, falou.") == [("REFUTED", "value_differs")]
    assert check(checker, "O ministro da Fazenda, João Prado, falou.")[0][0] == "NOT_ENOUGH_EVIDENCE"


def test_a_name_that_shares_a_word_with_the_right_one_is_not_refuted(checker):
    assert check(checker, "O CEO da Oracle, Safra Ada, falou.")[0][0] == "NOT_ENOUGH_EVIDENCE"


def test_another_known_minister_refutes_even_without_the_country(checker):
    assert check(checker, "O ministro da Fazenda, Simone Tebet, falou.") == [("REFUTED", "value_differs")]


def test_another_partner_is_not_refuted_because_the_list_is_open(checker):
    assert check(checker, "A OpenAI se associou à Vale.") == [("NOT_ENOUGH_EVIDENCE", "value_not_listed")]


def test_another_beginning_is_refuted(checker):
    text = "A OpenAI se associou à Oracle, em julho de 2024, para crescer."
    assert check(checker, text) == [("REFUTED", "start_differs")]


@pytest.mark.parametrize(("year", "verdict"), [("2030", "SUPPORTED"), ("2027", "REFUTED")])
def test_an_end_is_held_against_the_validity(checker, year, verdict):
    text = f"A base da parceria entre Microsoft e OpenAI, que se estende até {year}, segue igual."
    assert [name for name, _ in check(checker, text)] == [verdict]


def test_a_period_total_is_refuted_only_for_just_that_period(checker):
    assert check(checker, "A Petrobras lucrou R$ 190,0 bilhões em 2022.") == [("REFUTED", "value_differs")]
    quarter = check(checker, "A Petrobras lucrou R$ 46 bilhões no terceiro trimestre de 2022.")
    assert quarter == [("NOT_ENOUGH_EVIDENCE", "no_statement_then")]


def test_a_figure_that_is_cut_off_instead_of_rounded_is_not_refuted(checker):
    published = "2024-03-08"
    for figure, verdict in (("124,6", "SUPPORTED"), ("124", "NOT_ENOUGH_EVIDENCE"), ("123", "REFUTED")):
        text = f"A Petrobras lucrou R$ {figure} bilhões em 2023."
        assert check(checker, text, published=published)[0][0] == verdict


def test_a_total_is_not_held_against_a_text_from_before_the_end_of_its_period(checker):
    text = "A Petrobras lucrou R$ 90 bilhões em 2023."
    assert check(checker, text, published="2023-08-04") == [("NOT_ENOUGH_EVIDENCE", "no_statement_then")]


def test_a_complete_list_of_dates_refutes_a_missing_one(checker):
    assert check(checker, "Lula tomou posse em 2022.", published="2023-03-02") == [("REFUTED", "value_differs")]
    assert check(checker, "Lula tomou posse em 2023.", published="2023-03-02")[0][0] == "SUPPORTED"


def test_one_word_for_two_offices_is_refuted_only_if_both_are_wrong(checker):
    assert check(checker, "O presidente da Oracle, Larry Ellison, falou.") == [("SUPPORTED", "value_agrees")]
    assert check(checker, "O presidente da Oracle, Sam Altman, falou.") == [("REFUTED", "value_differs")]


def test_deprecated_statements_are_never_evidence(checker):
    text = "Em 2020, o CEO da Oracle, Sam Altman, falou."
    assert check(checker, text) == [("REFUTED", "value_differs")]


@pytest.mark.parametrize(
    "text",
    [
        "O futuro CEO da Oracle, Sam Altman, falou.",
        "O CEO da Oracle é Larry Ellison?",
        "Se Larry Ellison é o CEO da Oracle, o conselho se cala.",
    ],
)
def test_questions_conditions_and_future_offices_are_not_checked(checker, text):
    assert {verdict for verdict, _ in check(checker, text)} <= {"NOT_ENOUGH_EVIDENCE"}


@pytest.mark.parametrize(
    "text",
    [
        "O vice-presidente dos EUA, Joe Biden, viajou.",
        "Segundo o presidente da Petrobras, o mercado melhorou.",
        "Vale lembrar que o CEO da companhia, Sam Altman, não falou.",
        "Haddad e o presidente da Oracle se reuniram.",
        "Sam Altman e o CEO da Oracle brigaram.",
        "O presidente da Microsoft Brasil, João Prado, falou.",
        "O CEO da Oracle Health, João Prado, falou.",
    ],
)
def test_what_only_looks_like_a_claim_gives_no_refutation(checker, text):
    assert "REFUTED" not in [verdict for verdict, _ in check(checker, text)]


@pytest.mark.parametrize(("name", "read"), [("Sam Altmann", "Sam Altman"), ("Larry Elison", "Larry Ellison")])
def test_a_misspelt_name_is_read_and_pointed_out(checker, name, read):
    report = checker.check(f"{name} visitou a Oracle com o CEO da OpenAI, {name}, ontem.", language="pt")
    finding = next(f for f in report if f.claim.value is not None and f.claim.value.surface == name)
    assert f"“{name}” foi lido como {read}." in finding.explain("pt_BR")
    assert f"“{name}” was read as {read}." in finding.explain("en")


def test_names_need_no_accents_and_no_case_in_the_rest(checker):
    assert check(checker, "LULA tomou posse em 2023.", published="2023-03-02")[0][0] == "SUPPORTED"


def test_a_sentence_of_two_parts_is_refuted_by_the_wrong_one_and_says_which(checker):
    text = "O CEO da OpenAI, Sam Altman, e da Oracle, Larry Ellison, falaram. O presidente dos EUA é Donald Trump."
    report = checker.check(text, language="pt", published="2025-01-22")
    first, second = report.wholes
    assert (first.verdict.name, second.verdict.name) == ("REFUTED", "SUPPORTED")
    assert [finding.claim.subject.id for finding in first.deciding] == ["oracle"]
    assert [len(whole.findings) for whole in report.wholes] == [2, 1]
    assert report.verdict.name == "REFUTED"


def explained(text: str, *statements: object, language: str = "pt") -> tuple[str, str]:
    """What is said of the first finding in Portuguese and in English."""
    store = small_store()
    more = MemoryStore(
        entities=store.entities(),
        properties=store.properties(),
        statements=[*store.statements(), *statements],
        as_of=store.as_of,
    )
    report = Checker(more, rules=()).check(text, language=language, published="2025-01-22")
    return report[0].explain("pt_BR"), report[0].explain("en_US")


def test_sources_that_conflict_are_told_apart_as_for_and_against():
    rivals = [statement("vale", "chief-executive", name, "2020-01-01/..") for name in ("hurd", "tebet")]
    pt, en = explained("O CEO da Vale, Mark Hurd, falou.", *rivals)
    assert "EVIDÊNCIAS EM CONFLITO: as fontes discordam entre si" in pt
    assert "A favor: CEO (Vale): Mark Hurd, desde 1º de janeiro de 2020." in pt
    assert "Contra: CEO (Vale): Simone Tebet, desde 1º de janeiro de 2020." in pt
    assert "For: CEO (Vale): Mark Hurd, since January 1, 2020." in en
    assert "Against: CEO (Vale): Simone Tebet, since January 1, 2020." in en
    assert pt.count("Gazeta de Teste") == 2


def test_what_was_true_then_names_its_time_through_all_its_terms():
    terms = [statement("vale", "chief-executive", "hurd", when) for when in ("2010/2013", "2014/2017")]
    pt, en = explained(
        "O CEO da Vale, Mark Hurd, falou.", *terms, statement("vale", "chief-executive", "tebet", "2018-01-01/..")
    )
    assert "REFUTADO: já foi assim, mas não era mais naquele dia" in pt
    assert "Quando foi assim: de 2010 a 2017." in pt
    assert "When it was so: 2010 to 2017." in en


def test_what_came_only_later_is_told_from_what_is_wrong():
    pt, en = explained("Em 2010, Safra Catz era a CEO da Oracle.")
    assert "REFUTADO: só passou a ser assim depois" in pt
    assert "REFUTED: this came to be so only later" in en
    assert "CEO (Oracle): Safra Catz, desde 18 de setembro de 2014." in pt


def test_a_rounded_value_says_so():
    pt, en = explained("A Petrobras lucrou R$ 188 bilhões em 2022.")
    assert "R$ 188 bilhões é o arredondamento de R$ 188,328 bilhões." in pt
    assert "R$188 billion is R$188.328 billion, rounded." in en


def test_a_time_that_ends_after_publication_is_no_other_time(checker):
    text = "O presidente dos EUA, Joe Biden, promete concluir a obra até dezembro de 2026."
    assert check(checker, text) == [("REFUTED", "was_true_then")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Donald Trump", ("SUPPORTED", "value_agrees")), ("Joe Biden", ("REFUTED", "was_true_then"))],
)
def test_of_two_names_beside_a_title_the_bearer_has_it_and_a_stranger_does_not(checker, name, expected):
    assert check(checker, f"Segundo a Casa Rosada, o presidente dos EUA, {name}, viajou.") == [expected]
