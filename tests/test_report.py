"""A report: iterated, exported, printed, shown."""

import json
from importlib import resources

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Checker, Report
from small_store import small_store

CHECKER = Checker(small_store())
TEXT = (
    "O CEO da OpenAI, Sam Altmann, e da Oracle, Larry Ellison, estiveram em Washington na quarta-feira (21). "
    "A Petrobras lucrou R$ 190 bilhões em 2022. O fundo tem US$ 500 bilhões (R$ 30 trilhões)."
)


@pytest.fixture(scope="module")
def report() -> Report:
    return CHECKER.check(TEXT, language="pt-BR", published="2025-01-22")


def test_findings_come_in_reading_order_and_index_the_text(report):
    spans = [finding.span for finding in report]
    assert spans == sorted(spans)
    assert all(finding.span.of(TEXT) == finding.surface for finding in report)
    assert len(report) == 5
    assert len(report.refuted) == 4


def test_the_record_follows_the_published_schema(report):
    schema = json.loads((resources.files("factcheck.report") / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(report.to_json()), schema)


def test_the_same_text_gives_the_same_bytes(report):
    again = Checker(small_store()).check(TEXT, language="pt-BR", published="2025-01-22")
    assert again.to_json() == report.to_json()


def test_both_languages_explain_every_finding(report):
    for finding in report:
        portuguese, english = finding.explain("pt_BR"), finding.explain("en")
        assert portuguese != english
        assert "{" not in portuguese + english


def test_a_report_prints_itself_in_the_language_of_the_text(report):
    assert "REFUTADO" in str(report)
    assert repr(report) == "<Report: 5 findings, 4 refuted>"


def test_a_notebook_shows_the_text_marked_and_escaped():
    page = CHECKER.check("<b>Sam Altman, CEO da OpenAI</b>", language="pt", published="2025-01-22")._repr_html_()
    assert "&lt;b&gt;" in page
    assert "<mark" in page


STRANGE = ["", " ", "\x00", "\ud800", "a\x00b " * 5, "🇧🇷" * 50, "R$ 1.2.3,4", "1e999999", "9" * 10_000, "(" * 1000]


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("language", ["pt", "en"])
def test_strange_text_gives_a_report_that_can_be_exported(text, language):
    report = CHECKER.check(text, language=language, published="2025-01-22")
    assert json.loads(report.to_json())["findings"] == []
    assert report._repr_html_()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=200), st.sampled_from(["pt", "en"]))
def test_no_text_raises(text, language):
    report = CHECKER.check(text, language=language, published="2025-01-22")
    assert all(mention.span.of(text) == mention.surface for mention in report.mentions)


PIECES = ["Sam Altman", "CEO", "da", "OpenAI", ",", "e", "terça-feira (21)", "R$ 3 bilhões", "(", ")", "US$ 5", "2022"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_pieces_of_news_in_any_order_keep_spans_and_surfaces(pieces):
    text = " ".join(pieces)
    report = CHECKER.check(text, language="pt", published="2025-01-22")
    assert all(finding.span.of(text) == finding.surface for finding in report)


@pytest.mark.parametrize("unit", ["a", "9", "de ", ", ", "Sam Altman ", "( "])
def test_a_long_text_is_checked_in_bounded_time(unit):
    assert len(CHECKER.check(unit * (200_000 // len(unit)), language="pt", published="2025-01-22")) == 0
