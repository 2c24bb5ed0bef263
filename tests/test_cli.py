"""The command line: what it prints, where, and with which exit status."""

import io
import json
import re
import sys

import pytest

from factcheck.articles import sample_article
from factcheck.integrations import cli
from factcheck.stores import write_folder
from small_store import small_store

TRUE = "O CEO da OpenAI, Sam Altman, falou.\n"
FALSE = "O presidente dos EUA, Joe Biden, viajou.\n"
SILENT = "Choveu.\n"
DAY = ["--published", "2025-01-22"]


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("facts") / "small"
    write_folder(small_store(), folder)
    return ["--facts", str(folder)]


@pytest.fixture
def run(capsys):
    """Runs a command and gives its status, standard output and standard error."""

    def run(*arguments):
        with pytest.raises(SystemExit) as exited:
            cli.main(arguments)
        shown = capsys.readouterr()
        return exited.value.code, shown.out, shown.err

    return run


@pytest.fixture
def file(tmp_path):
    def file(content, name="article.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    return file


@pytest.fixture
def standard_input(monkeypatch):
    def standard_input(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))

    return standard_input


def assert_one_line(err, *words):
    assert err.startswith("factcheck: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    for word in words:
        assert word in err


@pytest.mark.parametrize(("text", "status"), [(TRUE, 0), (FALSE, 1), (SILENT, 0), ("", 0), (TRUE + FALSE, 1)])
def test_the_status_says_whether_anything_is_refuted(run, file, facts, text, status):
    code, out, err = run("check", file(text), *DAY, *facts)
    assert (code, err) == (status, "")
    assert out


def test_a_finding_is_shown_with_its_file_line_and_column(run, file, facts):
    path = file("Título\n\n" + FALSE)
    _, out, _ = run("check", path, *DAY, *facts)
    assert out.startswith(f"{path}:3:3: REFUTADO: ")
    assert "“presidente dos EUA, Joe Biden”" in out


def test_an_english_text_is_reported_on_in_english(run, file, facts):
    code, out, _ = run("check", file("OpenAI CEO Sam Altman spoke."), "--language", "en", *DAY, *facts)
    assert code == 0
    assert "SUPPORTED" in out


def test_a_text_without_claims_says_so(run, file, facts):
    _, out, _ = run("check", file(SILENT), *DAY, *facts)
    assert "Nada neste texto" in out


def test_a_dash_reads_standard_input(run, standard_input, facts):
    standard_input(FALSE.encode())
    code, out, _ = run("check", "-", *DAY, *facts)
    assert code == 1
    assert out.startswith("<stdin>:1:3: ")


def test_a_byte_order_mark_is_no_part_of_the_text(run, file, facts):
    code, out, _ = run("check", file(b"\xef\xbb\xbf" + FALSE.encode()), *DAY, *facts)
    assert code == 1
    assert ":1:3: " in out


def test_json_is_one_line_for_each_file(run, file, facts):
    one, two = file(TRUE, "one.txt"), file(FALSE, "two.txt")
    code, out, err = run("check", one, two, *DAY, *facts, "--format", "json")
    records = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (1, "")
    assert [record["file"] for record in records] == [one, two]
    assert records[0]["report"]["published"] == "2025-01-22"
    assert records[1]["report"]["findings"][0]["surface"] == "presidente dos EUA, Joe Biden"


@pytest.mark.parametrize(
    ("content", "word"),
    [("Ação".encode("latin-1"), "not UTF-8 (byte 2)"), (b"\xff\xfea\x00", "not UTF-8 (byte 1)")],
)
def test_a_file_that_is_not_utf_8_is_one_line_and_status_2(run, file, facts, content, word):
    code, out, err = run("check", file(content), *facts)
    assert (code, out) == (2, "")
    assert_one_line(err, "article.txt", word)


def test_a_missing_file_is_one_line_and_status_2(run, tmp_path, facts):
    code, out, err = run("check", str(tmp_path / "none.txt"), *facts)
    assert (code, out) == (2, "")
    assert_one_line(err, "none.txt")


def test_a_directory_is_one_line_and_status_2(run, tmp_path, facts):
    code, out, err = run("check", str(tmp_path), *facts)
    assert (code, out) == (2, "")
    assert_one_line(err, str(tmp_path))


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(run, file, tmp_path, facts):
    code, out, err = run("check", str(tmp_path / "none.txt"), file(FALSE), *DAY, *facts)
    assert code == 2
    assert "REFUTADO" in out
    assert_one_line(err, "none.txt")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--language", "xx"], "xx"),
        (["--language", ""], "language"),
        (["--published", "31/02/2025"], "31/02/2025"),
        (["--published", "2025-02-31"], "2025-02-31"),
        (["--format", "xml"], "xml"),
        (["--colour"], "--colour"),
        (["--facts", "no-such-folder"], "no-such-folder"),
        (["--facts", "no-such.db"], "no-such.db"),
        (["--facts", "a\nb\x1b[31m"], "\\x1b"),
    ],
)
def test_a_wrong_option_is_one_line_and_status_2(run, file, arguments, word):
    code, out, err = run("check", file(TRUE), *arguments)
    assert (code, out) == (2, "")
    assert_one_line(err, word)


@pytest.mark.parametrize("content", ["x = [", '[[statement]]\nsubject = "nobody"\n', "[[entity]]\nid = 3\n"])
def test_a_broken_facts_file_is_one_line_with_its_path_and_status_2(run, file, content):
    path = file(content, "facts.toml")
    code, out, err = run("check", file(TRUE), "--facts", path)
    assert (code, out) == (2, "")
    assert_one_line(err, "facts.toml")


@pytest.mark.parametrize("arguments", [[], ["check"], ["chekc"], ["demo", "extra"], ["demo", "--language", "xx"]])
def test_a_wrong_call_is_one_line_and_status_2(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert_one_line(err)


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["demo", "--help"], ["--version"]])
def test_help_and_version_are_printed_with_status_0(run, arguments):
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert "factcheck" in out


def test_colour_is_for_terminals_only(run, file, facts, monkeypatch):
    path = file(FALSE)
    assert "\x1b[" not in run("check", path, *DAY, *facts)[1]
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    coloured = run("check", path, *DAY, *facts)[1]
    assert re.search(r"\x1b\[31m.*REFUTADO", coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", path, *DAY, *facts)[1]


def test_a_text_cannot_steer_the_terminal(run, file, facts):
    _, out, _ = run("check", file("O presidente dos EUA, Joe \x1b[2J Biden, e Joe Biden, presidente dos EUA."), *facts)
    assert "\x1b" not in out


def test_a_file_name_with_bytes_that_are_no_text_can_be_printed(run, tmp_path, facts):
    code, out, err = run("check", str(tmp_path / "a\udcff.txt"), *facts)
    assert (code, out) == (2, "")
    assert_one_line(err, ".txt")


def test_output_to_an_ascii_terminal_does_not_fail(file, facts, monkeypatch):
    written = io.BytesIO()
    stdout = io.TextIOWrapper(written, encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stdout)
    with pytest.raises(SystemExit) as exited:
        cli.main(["check", file(FALSE), *DAY, *facts])
    stdout.flush()
    assert exited.value.code == 1
    assert b"REFUTADO" in written.getvalue()


@pytest.mark.parametrize("language", ["pt", "en"])
def test_the_demo_checks_its_article_and_succeeds(run, language):
    code, out, err = run("demo", "--language", language)
    assert (code, err) == (0, "")
    assert out.startswith(sample_article(language).text)
    assert f"{language}.txt:" in out


@pytest.mark.parametrize(
    ("language", "false"),
    [
        ("pt", ["quarta-feira (21)", "R$ 30 trilhões", "Larry Ellison"]),
        ("en", ["Wednesday, January 21", "R$ 30 trillion", "Larry Ellison"]),
    ],
)
def test_the_demo_refutes_just_the_errors_planted_in_its_article(run, language, false):
    _, out, _ = run("demo", "--language", language, "--format", "json")
    findings = json.loads(out)["report"]["findings"]
    refuted = [finding["surface"] for finding in findings if finding["verdict"] == "refuted"]
    assert len(refuted) == len(false)
    for surface, planted in zip(refuted, false, strict=True):
        assert planted in surface


@pytest.mark.parametrize("language", ["pt", "en"])
def test_the_demo_supports_what_is_true_in_its_article(run, language):
    _, out, _ = run("demo", "--language", language, "--format", "json")
    findings = json.loads(out)["report"]["findings"]
    supported = " | ".join(finding["surface"] for finding in findings if finding["verdict"] == "supported")
    for words in ("Trump", "Sam Altman", "2024", "2030"):
        assert words in supported


@pytest.mark.parametrize("language", ["pt", "en"])
def test_the_sample_article_is_about_three_hundred_words(language):
    article = sample_article(language)
    assert article.published.isoformat() == "2025-01-22"
    assert 250 <= len(article.text.split()) <= 350
