"""The facts that the how-to teaches are facts, and its programs run."""

import re
from pathlib import Path

import pytest

from factcheck.stores import FolderStore, Snapshot

HOW_TO = Path(__file__).parent.parent / "docs" / "how-to" / "facts-files.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", HOW_TO.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    for suffix, language in (("toml", "toml"), ("jsonl", "json")):
        for number, block in enumerate(blocks(language)):
            (folder / f"{number}.{suffix}").write_text(block, encoding="utf-8")
    return folder


def test_the_facts_of_the_how_to_open_and_belong_together(facts: Path) -> None:
    snapshot = Snapshot.compile(FolderStore(facts))
    assert len(snapshot.entities) == 5
    assert len(snapshot.statements) == 4
    assert all(statement.sources for statement in snapshot.statements)


def test_the_values_of_the_how_to_are_read(facts: Path) -> None:
    written = re.findall(
        r"^\| `(money|quantity|number|date|string)` \| (.*) \|$", HOW_TO.read_text("utf-8"), re.MULTILINE
    )
    assert len(written) == 5
    tables = ""
    for value_type, cell in written:
        tables += f'[[property]]\nid = "p-{value_type}"\nvalue_type = "{value_type}"\n'
        for value in re.findall(r"`([^`]+)`", cell):
            tables += f'[[statement]]\nid = "{len(tables)}"\nsubject = "recife"\nproperty = "p-{value_type}"\n'
            tables += f"value = {value}\n"
    (facts / "values.toml").write_text(tables, encoding="utf-8")
    assert len(list(FolderStore(facts).statements())) == 4 + 14


def test_the_programs_of_the_how_to_run(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(facts.parent)
    for program in blocks("python"):
        exec(program, {})
    assert list(FolderStore("facts-again").statements()) == list(FolderStore("facts").statements())
