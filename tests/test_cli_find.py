"""`factcheck find`: names looked up on the command line, and what is said of odd ones."""

import json
from pathlib import Path

import pytest

from factcheck.facts import Entity
from factcheck.integrations import cli
from factcheck.stores import MemoryStore, write_folder


@pytest.fixture
def facts(tmp_path: Path) -> str:
    entities = [
        Entity("city", labels={"mul": "cidade"}),
        Entity("olinda", labels={"mul": "Olinda"}, types=["city"]),
        Entity("olindina", labels={"mul": "Olindina"}),
        Entity("letter", labels={"mul": "X"}),
    ]
    write_folder(MemoryStore(entities=entities), tmp_path / "facts")
    return str(tmp_path / "facts")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    shown = capsys.readouterr()
    return ended.value.code, shown.out, shown.err


def test_candidates_are_shown_the_best_first(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "find", "Olimda", "--facts", facts)
    assert status == 0
    assert out.splitlines()[0] == " 833  Olinda (olinda): spelling -167 olimda olinda"


def test_candidates_as_json(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "find", "olinda", "--facts", facts, "--type", "city", "--format", "json")
    assert json.loads(out) == [{"name": "Olinda", "entities": ["olinda"], "score": 1000, "features": []}]


def test_nothing_found_is_status_1_and_a_wrong_call_status_2(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "find", "Petrobras", "--facts", facts)[0] == 1
    assert run(capsys, "find", "Petrobras", "--facts", facts, "--language", "xx")[0] == 2
    assert run(capsys, "find", "Petrobras", "--facts", "nowhere")[0] == 2


@pytest.mark.parametrize("command", [["find", "Olinda"], ["check", "-"]])
def test_odd_names_are_reported_on_standard_error(
    facts: str, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_read", lambda _: b"Olinda.")
    _, _, err = run(capsys, *command, "--facts", facts)
    assert err == "factcheck: letter: no text is searched for the name 'X': it is a single letter or digit\n"


def test_a_bar_is_shown_on_a_terminal_when_compiling_takes_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_SECONDS_UNSEEN", -1.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with cli._Bar() as bar:
        for share in (0.1, 0.5, 1.0):
            bar.show(share)
    assert "Compiling names" in capsys.readouterr().err
