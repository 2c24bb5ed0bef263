"""Which rules are used: by code, by the configuration of a project, and from other distributions."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.consistency import BUILT_IN, find_rules, registry
from factcheck.errors import ConfigurationError, RuleError, UnknownRuleError
from factcheck.integrations import cli
from factcheck.integrations.configuration import Configuration, find_configuration
from factcheck.testing import broken_cases

WRONG = "O acordo saiu na quarta-feira (21). A obra custa US$ 500 bilhões (R$ 30 trilhões).\n"


def codes(**chosen):
    return [rule.code for rule in find_rules(**chosen)]


def test_without_a_choice_every_rule_is_used():
    assert find_rules() == BUILT_IN


def test_a_beginning_of_a_code_stands_for_every_rule_that_has_it():
    assert codes(select=["C"]) == [rule.code for rule in BUILT_IN if rule.code.startswith("C")]
    assert codes(select=["C1", "M301"]) == [r.code for r in BUILT_IN if r.code.startswith(("C1", "M301"))]


def test_of_two_codes_that_fit_the_longer_one_decides():
    assert codes(select=["C101"], ignore=["C"]) == ["C101"]
    assert "C101" not in codes(select=["C"], ignore=["C101"])
    assert codes(select=["C101"], ignore=["C101"]) == []


@pytest.mark.parametrize("code", ["X999", "", "c101"])
def test_a_code_that_no_rule_has_is_the_callers_mistake(code):
    with pytest.raises(UnknownRuleError, match="no rule"):
        find_rules(select=[code])
    with pytest.raises(UnknownRuleError):
        find_rules(ignore=[code])


def test_a_checker_uses_the_rules_that_it_is_given():
    def refuted(rules):
        report = Checker(rules=rules).check(WRONG, language="pt", published="2025-01-22")
        return [finding.code for finding in report.refuted]

    assert refuted(find_rules(["C101", "M301"])) == ["C101", "M301"]
    assert refuted(find_rules(["M301"])) == ["M301"]
    assert refuted(()) == []


@pytest.fixture
def run(capsys):
    def run(*arguments):
        with pytest.raises(SystemExit) as exited:
            cli.main(arguments)
        shown = capsys.readouterr()
        return exited.value.code, shown.out, shown.err

    return run


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


CHECK = ["check", "text.txt", "--published", "2025-01-22", "--no-facts"]


def test_without_facts_the_rules_alone_are_run(run, project):
    status, out, _ = run(*CHECK)
    assert status == 1
    assert "[C101]" in out
    assert "[M301]" in out


def test_options_choose_rules(run, project):
    assert "[M301]" not in run(*CHECK, "--select", "C")[1]
    assert "[C101]" not in run(*CHECK, "--ignore", "C, A")[1]
    assert run(*CHECK, "--select", "C101", "--ignore", "C101")[0] == 0


@pytest.mark.parametrize("name", ["factcheck.toml", "pyproject.toml"])
def test_the_nearest_configuration_chooses_rules_and_options_go_before_it(run, project, monkeypatch, name):
    head = "" if name == "factcheck.toml" else "[tool.factcheck]\n"
    (project / name).write_text(f'{head}ignore = ["C"]\n', encoding="utf-8")
    folder = project / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    (folder / "text.txt").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert "[C101]" not in run(*CHECK)[1]
    assert "[C101]" in run(*CHECK, "--ignore", "M")[1]


@pytest.mark.parametrize("content", ["ignore = 3", 'ignore = "C"', "ignore = [3]", "colour = []", "ignore = [", "\xff"])
def test_a_broken_configuration_names_its_file(project, run, content):
    (project / "factcheck.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigurationError, match=r"factcheck\.toml"):
        find_configuration(project)
    status, out, err = run(*CHECK)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_a_project_without_configuration_chooses_nothing(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool]\nfactcheck = 3\n", encoding="utf-8")
    assert find_configuration(tmp_path) == Configuration()


def test_rules_lists_each_rule_on_a_line(run):
    status, out, _ = run("rules")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == [rule.code for rule in BUILT_IN]
    assert "dia da semana" in run("rules", "--select", "C101", "--locale", "pt")[1]


@pytest.mark.parametrize("code", ["C101", "c101", "weekday"])
def test_explain_shows_the_page_of_a_rule(run, code):
    assert run("explain", code)[1].startswith("# C101 weekday\n")
    assert "terça" in run("explain", code, "--locale", "pt")[1]


@pytest.mark.parametrize(
    "arguments",
    [["explain", "X999"], ["rules", "--select", "X999"], [*CHECK, "--select", "X"], [*CHECK, "--facts", "x.toml"]],
)
def test_a_wrong_choice_is_one_line_and_status_2(run, project, arguments):
    status, out, err = run(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)


PLUGIN = """
from factcheck.messages import message
from factcheck.verdict import Reason, Severity, Verdict


class Shouting:
    code, name, severity = "X101", "shouting", Severity.WARNING
    summary = message("The text says {amount}.", amount="!")

    def check(self, context):
        for place in context.words.get("agora", ()):
            span = context.document.tokens[place].span
            if context.after(span.end, 1) == ("!",):
                yield context.finding(self, span, Verdict.REFUTED, Reason.SELF_CONTRADICTION)


RULES = (Shouting(),)
"""
CASE = '[[positive]]\ntext = "{wrong}"\nrepaired = "Venha agora."\n[[negative]]\ntext = "Agora, não!"\n'


def install(folder: Path, name: str, module: str, *, wrong: str = "Venha agora!", target: str = "") -> None:
    """Builds the wheel of a small distribution with one rule, and installs it into a folder."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}/__init__.py": "",
        f"{name}/shouting.py": module,
        f"{name}/shouting.md": "# X101 shouting\n",
        f"{name}/shouting.pt.md": "# X101 shouting\n",
        f"{name}/shouting.pt.toml": CASE.format(wrong=wrong),
        f"{name}/shouting.en.toml": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[factcheck.rules]\ndesk = {target or f'{name}.shouting:RULES'}\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(wheel, "w") as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", str(folder / "site"), str(wheel)], check=True)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    def installed(name, module=PLUGIN, **changes):
        install(tmp_path, name, module, **changes)
        monkeypatch.syspath_prepend(str(tmp_path / "site"))

    return installed


def test_another_distribution_adds_a_rule_that_passes_the_same_contract(installed, run):
    installed("desk_rules_good")
    assert "X101" not in codes()
    (rule,) = find_rules(["X"], plugins=True)
    assert broken_cases(rule) == ()
    assert "X101" in run("rules")[1]
    assert run("explain", "shouting")[1] == "# X101 shouting\n"
    report = Checker(rules=[rule]).check("Corra agora!", language="pt")
    assert [finding.code for finding in report.refuted] == ["X101"]


def test_a_rule_that_does_not_live_up_to_its_cases_is_told_so(installed):
    installed("desk_rules_lax", wrong="Venha já!")
    (rule,) = find_rules(["X"], plugins=True)
    assert broken_cases(rule) == ("X101.pt.positive.1: refuted nothing in 'Venha já!'",)


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("desk_rules_gone", {"target": "desk_rules_gone.nowhere:RULES"}, "cannot be loaded"),
        ("desk_rules_none", {"module": "RULES = (3,)"}, "is no rule"),
        ("desk_rules_code", {"module": PLUGIN.replace("X101", "c-1")}, "is no rule"),
        ("desk_rules_twin", {"module": PLUGIN.replace("X101", "C101")}, "two rules have the code C101"),
    ],
)
def test_a_distribution_whose_rules_cannot_be_used_is_named(installed, name, changes, expected):
    installed(name, **changes)
    with pytest.raises(RuleError, match=expected):
        find_rules(plugins=True)


def test_the_library_alone_looks_for_no_other_distribution(monkeypatch):
    def refuse(**_):
        raise AssertionError("entry points were read")

    monkeypatch.setattr(registry, "entry_points", refuse)
    assert find_rules() == BUILT_IN
