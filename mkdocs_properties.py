"""Puts the common properties that the language packs know into the documentation, with an example of each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING, Any

from factcheck.languages import load_pack
from factcheck.lexicon.common import common_properties, wordings

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

INTRODUCTION = """# Common properties

What the language packs know how to say. A property of your store is one of these by its identifier, label or an alias,
in whatever language, if it takes values of that kind; [its record](../how-to/facts-files.md) may name it outright
(`common = "birth-date"`) or keep away from all of them (`common = "none"`). The patterns lie in
`languages/<language>/properties/`, and the texts by which they are tested in `languages/<language>/corpus/`.

"""

LANGUAGES = {"pt": "Portuguese", "en": "English"}


def examples(language: str) -> Mapping[str, str]:
    """The first text of the corpus for each common property."""
    found: dict[str, str] = {}
    folder = resources.files("factcheck.languages") / language / "corpus"
    for file in sorted(folder.iterdir(), key=lambda file: ("brackets" in file.name, file.name)):
        if file.name.startswith("properties-"):
            table: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
            for case in table.get("case", ()):
                found.setdefault(case["property"], case["text"])
    return found


def page() -> str:
    """The page, as Markdown."""
    shown = {language: examples(language) for language in LANGUAGES}
    said = {language: wordings(load_pack(language)) for language in LANGUAGES}
    parts = [INTRODUCTION]
    for common in common_properties().values():
        if not all(common.id in said[language] for language in LANGUAGES):
            continue
        inverse = "" if common.inverse is None else f"; the inverse of `{common.inverse}`"
        parts.append(f"## {common.id}\n\nTakes a value of type `{common.value_type.value}`{inverse}.\n\n")
        for language, name in LANGUAGES.items():
            called = ", ".join(said[language][common.id].names)
            parts.append(f"- {name}: {called}. “{shown[language].get(common.id, '')}”\n")
        parts.append("\n")
    return "".join(parts)


def on_files(files: Files, *, config: Any) -> Files:
    """The files of the documentation with the page among them."""
    from mkdocs.structure.files import File  # the tests, which have no mkdocs, read the page alone

    files.append(File.generated(config, "reference/common-properties.md", content=page()))
    return files
