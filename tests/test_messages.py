"""Every message has its Portuguese, with the same fields."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import factcheck
from factcheck.messages import message

PACKAGE = Path(factcheck.__file__).parent
CATALOGUE = PACKAGE / "locales" / "pt_BR" / "LC_MESSAGES" / "factcheck.po"


def templates() -> set[str]:
    found = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message"
            if is_call and node.args and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    with CATALOGUE.open("rb") as lines:
        return {entry.id: entry.string for entry in read_po(lines) if entry.id}


def test_every_message_in_the_source_is_translated(catalogue):
    assert templates() - {key for key, text in catalogue.items() if text} == set()


def test_the_catalogue_has_no_message_that_the_source_has_lost(catalogue):
    assert set(catalogue) - templates() == set()


def test_translations_have_the_fields_of_their_template(catalogue):
    assert {key for key, text in catalogue.items() if fields(key) != fields(text)} == set()


def test_a_message_without_a_catalogue_is_the_english_template():
    assert message("The text says {weekday}.", weekday=message("Tuesday")).render("fr_FR") == "The text says Tuesday."
