"""The examples in README, documentation and docstrings run, and every public name has a reference entry."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import factcheck
from factcheck.integrations import cli

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MODULES = sorted(info.name for info in pkgutil.walk_packages(factcheck.__path__, "factcheck."))
WHOLE_MODULES = ("factcheck.document", "factcheck.errors", "factcheck.facts", "factcheck.languages")
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS

_FENCE = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^::: ([\w.]+)$", re.MULTILINE)


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _run(test: doctest.DocTest) -> int:
    """The number of examples that were run; a failure is reported with its page and line."""
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    output: list[str] = []
    result = runner.run(test, out=output.append)
    assert result.failed == 0, "".join(output)
    return result.attempted


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_examples_on_a_page_run_from_top_to_bottom(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fence with a title is a file, `python` fences share their names, `console` fences are commands."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    text = page.read_text(encoding="utf-8")
    for fence in _FENCE.finditer(text):
        kind, title, body = fence.groups()
        line = text.count("\n", 0, fence.start(3))
        if title:
            file = tmp_path / title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        elif kind == "python" and ">>>" in body:
            test = doctest.DocTestParser().get_doctest(body, {}, _name(page), _name(page), line)
            test.globs = names
            runner = doctest.DocTestRunner(optionflags=OPTIONS)
            output: list[str] = []
            result = runner.run(test, out=output.append, clear_globs=False)
            assert result.failed == 0, "".join(output)
        elif kind == "console":
            _run_commands(body, capsys)


def _run_commands(body: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command, expected in re.findall(r"^\$ factcheck (.*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        with pytest.raises(SystemExit):
            cli.main(shlex.split(command))
        shown = capsys.readouterr()
        assert (shown.out + shown.err).rstrip() == expected.rstrip()


@pytest.mark.parametrize("name", ["factcheck", *MODULES])
def test_examples_in_docstrings_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)
    tests = doctest.DocTestFinder(exclude_empty=True).find(module, name)
    examples = [test for test in tests if test.examples]
    assert sum(_run(test) for test in examples) == sum(len(test.examples) for test in examples)


def _public_names() -> Iterator[tuple[str, str]]:
    for name in ("factcheck", *MODULES):
        module = importlib.import_module(name)
        for public in getattr(module, "__all__", ()):
            if not public.startswith("__"):
                yield name, public


def _entries() -> set[str]:
    pages = (page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    return {entry for page in pages for entry in _ENTRY.findall(page)}


def _documented(entries: set[str]) -> dict[int, str]:
    """The objects that the reference documents, by identity."""
    objects: dict[int, str] = {}
    for entry in entries:
        if entry in WHOLE_MODULES:
            module = importlib.import_module(entry)
            objects |= {id(getattr(module, name)): entry for name in _defined_in(module)}
        else:
            module_name, _, name = entry.rpartition(".")
            objects[id(getattr(importlib.import_module(module_name), name))] = entry
    return objects


def _defined_in(module: ModuleType) -> list[str]:
    return [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    ]


def test_every_public_name_has_a_reference_entry() -> None:
    entries = _entries()
    documented = _documented(entries)
    missing = [
        f"{module}.{name}"
        for module, name in _public_names()
        if f"{module}.{name}" not in entries and id(getattr(importlib.import_module(module), name)) not in documented
    ]
    assert missing == []


@pytest.mark.parametrize("module", WHOLE_MODULES)
def test_a_module_without_a_list_of_names_has_a_reference_entry(module: str) -> None:
    assert module in _entries()


def test_every_option_of_the_commands_is_on_the_reference_page() -> None:
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    commands = cli._commands.commands
    assert commands
    for name, command in commands.items():
        assert f"## factcheck {name}" in page
        for parameter in command.params:
            for option in parameter.opts:
                assert option.startswith("-") is False or f"`{option}`" in page


def test_every_verdict_and_reason_is_explained() -> None:
    page = (ROOT / "docs" / "explanation" / "verdicts.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`(\w+)`", page))
    assert {verdict.name for verdict in factcheck.Verdict} <= explained
    assert {reason.value for reason in factcheck.Reason} <= explained


def test_every_dependency_is_explained() -> None:
    page = (ROOT / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8").casefold()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert listed is not None
    packages = re.findall(r'"([\w.-]+)', listed.group(1))
    assert packages
    assert [package for package in packages if f"## {package.casefold()}" not in page] == []


def test_links_in_the_readme_lead_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
