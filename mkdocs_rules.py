"""Puts the pages that lie beside the rules into the documentation, with an index of them."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import File, Files

from factcheck.consistency import BUILT_IN, rule_page

INTRODUCTION = """# Rules

Each rule holds a text against itself, the calendar, arithmetic or the exchange rates, and needs no facts.
[The text against itself](../explanation/consistency.md) says how they decide and how to choose among them.

| code | name | severity | looks for |
|---|---|---|---|
"""


def on_files(files: Files, *, config: Any) -> Files:
    """The files of the documentation with the pages of the rules among them."""
    rows = [f"| [{r.code}]({r.name}.md) | {r.name} | {r.severity.value} | {r.summary} |" for r in BUILT_IN]
    files.append(File.generated(config, "rules/index.md", content=INTRODUCTION + "\n".join(rows) + "\n"))
    for rule in BUILT_IN:
        files.append(File.generated(config, f"rules/{rule.name}.md", content=rule_page(rule)))
    return files
