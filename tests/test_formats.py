"""Markdown, HTML and plain text: what is read, what it is, and where it stands in the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Checker
from factcheck.errors import UnknownFormatError
from factcheck.formats import FORMATS, Role, read_page
from factcheck.integrations import cli
from factcheck.values import Span

CHECKER = Checker()
WRONG = "O acordo saiu na quarta-feira (21)."


def segments(text, format):
    page = read_page(text, format)
    return [(segment.role.name, segment.span.of(page.text)) for segment in page.segments]


def check(text, format):
    return CHECKER.check(text, language="pt", published="2025-01-22", format=format)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Custou R$&nbsp;<b>3</b>\n  bilhões.</p>", "Custou R$\xa03 bilhões."),
        ("<p>Um<p>Dois<ul><li>a<li>b</ul>", "Um\n\nDois\n\na\n\nb"),
        ("<p>Um<br>dois<br/>três", "Um\ndois\ntrês"),
        ("a &amp; b &#233; &#xe9; &lt;c&gt; &naoexiste; &", "a & b é é <c> &naoexiste; &"),
        ("<script>var x = '<p>não</p>';</script><style>p {}</style>Sim<!-- nem isto -->.", "Sim."),
        ("<p>Sim <code>x = 3</code> e <del>R$ 3</del> fim</p><pre>R$ 4</pre>", "Sim e fim"),
        ("<p>Era <i>uma <b>vez</i> um</b> rei", "Era uma vez um rei"),
        ("Antes <!-- sem fim <p>depois", "Antes"),
        ("Antes <b sem fim", "Antes"),
        ("3 < 4 e 5 > 2", "3 < 4 e 5 > 2"),
        ("<![x >a<!doctype html>b<?php 1 ?>c", "abc"),
        ("<h1>T</h1></p></div></i>fim", "T\n\nfim"),
    ],
)
def test_html_is_read_as_its_reader_sees_it(source, text):
    assert read_page(source, "html").text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Custou **R$ 3**\nbilhões.", "Custou R$ 3 bilhões."),
        ("Custou R\\$ 3 \\* 2 &amp; *fim*", "Custou R$ 3 * 2 & fim"),
        ("a_b_c, 2 * 3, **aberto, [não] é link", "a_b_c, 2 * 3, **aberto, [não] é link"),
        ('O [jornal *diz*](http://a.br/x_y "o título") que [sim][1] e [não].\n\n[1]: http://b.br', None),
        ("Um\\\ndois  \ntrês", "Um\ndois\ntrês"),
        ("> Cita\n> ção\n>\n> > funda", "Cita ção\n\nfunda"),
        ("- um\n- dois\n  ainda\n\n1. três", "um\n\ndois ainda\n\ntrês"),
        ("Sim `R$ 3` fim.\n\n    R$ 4\n\n```\nR$ 5\n```", "Sim fim."),
        ("---\ntitle: Não\n---\n\nSim", "Sim"),
        ("Título\n======\n\nSub ##\n---", "Título\n\nSub ##"),
        ("# Título #\n\n## Sub", "Título\n\nSub"),
        ("| A | B |\n|---|---|\n| 3 \\| 4 | 3 |\n| 3 | |", "A\n\nB\n\n3 | 4\n\n3\n\n3"),
        ("<div>R$ <b>3</b></div>\n\n<b>R$</b> 4<br>5", "R$ 3\n\nR$ 4\n5"),
        ("linha\r\nsegue\r\n\r\nfim\0", "linha segue\n\nfim\ufffd"),
    ],
)
def test_markdown_is_read_as_its_reader_sees_it(source, text):
    expected = text or "O jornal diz que sim e [não]."
    assert read_page(source, "markdown").text == expected


def test_the_pieces_of_an_html_page_are_known_as_what_they_are():
    source = (
        "<h1>Safra</h1><h2>Café</h2><p>Disse “<a href='x'>não</a>”.</p><figure><img><figcaption>Foto</figcaption>"
        "</figure><blockquote>Nunca</blockquote><table><tr><td>3</td></tr></table>"
    )
    assert segments(source, "html") == [
        ("TITLE", "Safra"),
        ("HEADING", "Café"),
        ("PARAGRAPH", "Disse “não”."),
        ("QUOTATION", "“não”"),
        ("LINK", "não"),
        ("CAPTION", "Foto"),
        ("QUOTATION", "Nunca"),
        ("CELL", "3"),
    ]


def test_the_pieces_of_a_markdown_text_are_known_as_what_they_are():
    source = '# Safra\n\n## Café\n\nDisse "[não](x)".\n\n![Foto](a.png)\n\n> Nunca\n\n- item\n'
    assert [(r, t) for r, t in segments(source, "markdown") if (r, t) != ("PARAGRAPH", t) or t.startswith("Disse")] == [
        ("TITLE", "Safra"),
        ("HEADING", "Café"),
        ("PARAGRAPH", 'Disse "não".'),
        ("QUOTATION", '"não"'),
        ("LINK", "não"),
        ("CAPTION", "Foto"),
        ("QUOTATION", "Nunca"),
        ("ITEM", "item"),
    ]


def test_the_first_line_of_a_plain_text_is_its_title_if_it_looks_like_one():
    text = "Safra cai\n\nA colheita caiu.\nMuito.\n\nPreço\n\nO preço subiu."
    assert [role for role, _ in segments(text, "plain")] == ["TITLE", "PARAGRAPH", "HEADING", "PARAGRAPH"]
    assert segments("A colheita caiu.\n\nMuito.", "plain")[0][0] == "PARAGRAPH"


def test_nested_quotations_and_apostrophes():
    quoted = [text for role, text in segments("‘O “não” do d’Água’ e “aberta", "plain") if role == "QUOTATION"]
    assert quoted == ["‘O “não” do d’Água’", "“não”"]


@pytest.mark.parametrize(
    ("format", "source", "surface", "repairs"),
    [
        ("html", "<p>Foi na <b>quarta</b>-feira (21).</p>", "quarta</b>-feira (21)", True),
        ("html", "<p>Foi na quarta-feira (2<i>1</i>).</p>", "quarta-feira (2<i>1</i>)", True),
        ("html", "<p>Foi na quarta&#45;feira&nbsp;(21).</p>", "quarta&#45;feira&nbsp;(21)", True),
        ("markdown", "Foi na *quarta-feira* (**21**).", "quarta-feira* (**21**)", True),
        ("html", "<p>Foi na quarta-feira (<b>2</b>1).", "quarta-feira (<b>2</b>1)", True),
    ],
)
def test_a_finding_indexes_the_file_and_its_repairs_mend_it(format, source, surface, repairs):
    (finding,) = check(source, format).refuted
    assert finding.surface == surface == finding.span.of(source)
    assert len(finding.repairs) == 2
    for repair in finding.repairs:
        mended = source[: repair.span.start] + repair.replacement + source[repair.span.end :]
        assert not check(mended, format).refuted


def test_a_repair_whose_change_falls_on_markup_is_not_offered():
    (finding,) = check("<p>Foi na <b>qua</b>rta-feira (21).</p>", "html").refuted
    assert [repair.replacement for repair in finding.repairs] == ["2"]


@pytest.mark.parametrize(
    ("format", "source", "codes"),
    [
        ("html", f"<!-- factcheck: ignore C101 --><p>{WRONG}</p>", []),
        ("html", f"<!-- factcheck: ignore C --><p>{WRONG}</p><p>{WRONG}</p>", ["C101"]),
        ("html", f"<!-- factcheck: ignore M301, A --><p>{WRONG}</p>", ["C101"]),
        ("html", f"<p>{WRONG}</p><!-- factcheck: ignore-file -->", []),
        ("html", f"<!-- ignore C101 --><p>{WRONG}</p>", ["C101"]),
        ("html", f"<p>{WRONG} <!-- factcheck: ignore --> {WRONG}</p>", ["C101"]),
        ("markdown", f"<!-- factcheck: ignore C101 -->\n\n{WRONG}\n\n{WRONG}", ["C101"]),
        ("markdown", f"<!-- factcheck: ignore C101 -->\n{WRONG}", []),
        ("markdown", f"{WRONG}\n\n{WRONG}\n\n<!-- factcheck: ignore-file C1 -->", []),
        ("markdown", f"{WRONG} <!-- factcheck: ignore -->", ["C101"]),
        ("plain", f"<!-- factcheck: ignore C101 -->\n{WRONG}", ["C101"]),
    ],
)
def test_a_comment_silences_rules_in_the_next_block_or_the_file(format, source, codes):
    assert [finding.code for finding in check(source, format).refuted] == codes


def test_an_unknown_format_is_the_callers_mistake():
    with pytest.raises(UnknownFormatError, match="plain, markdown, html"):
        check("a", "docx")


@pytest.mark.parametrize(
    ("name", "options", "place"),
    [("a.md", [], "2:10"), ("a.HTML", [], "2:11"), ("a.txt", ["--markup", "html"], "2:11")],
)
def test_the_command_reads_a_file_as_its_ending_or_an_option_says(tmp_path, capsys, name, options, place):
    body = "\nFoi na **quarta**-feira (21).\n" if name == "a.md" else "\n<p>Foi na quarta-feira (21).</p>\n"
    (tmp_path / name).write_text(body, encoding="utf-8")
    with pytest.raises(SystemExit) as exited:
        cli.main(["check", str(tmp_path / name), "--no-facts", "--published", "2025-01-22", *options])
    assert exited.value.code == 1
    assert f":{place}: REFUTADO" in capsys.readouterr().out


PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<!--", "-->", "<a href='", "'>", "&amp;", "&", "<", ">", "*", "**", "_", "[", "](",
    ")", "`", "#", "> ", "- ", "|", "---", "\n", "\r\n", "\n\n", "\\", "“", "”", '"', "<script>", "</script>", "\0",
    "R$ 3 bilhões", "quarta-feira (21)", "<!-- factcheck: ignore C -->", "\t", "  ", "<![", "1. ", "![", "\u00a0", "é",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(FORMATS))
def test_any_markup_gives_a_report_whose_surfaces_stand_in_the_file(source, format):
    report = check(source, format)
    assert all(mention.span.of(source) == mention.surface for mention in (*report.mentions, *report.unread))
    for finding in report:
        assert finding.span.of(source) == finding.surface
        assert all(repair.span.end <= len(source) for repair in finding.repairs)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(FORMATS))
def test_every_character_of_a_page_stands_in_the_file_in_order(source, format):
    page = read_page(source, format)
    reached = 0
    for place, character in enumerate(page.text):
        span = page.source_span(Span(place, place + 1))
        assert reached <= span.start <= span.end <= len(source)
        reached = span.start
        if len(span) == 1 and not character.isspace() and span.of(source) != "\0":
            assert span.of(source) == character
    assert all(isinstance(segment.role, Role) and len(segment.span) for segment in page.segments)
