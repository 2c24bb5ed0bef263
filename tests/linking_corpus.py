"""The gold names of the linking corpora, and how a linker is scored against them.

An example has a `text` and its `entities` in reading order: a `surface` with the `entity` that it stands for, `"none"`
where it must stay unlinked, or a list of ids where two are equally likely and the linker has to say so. Whatever else
it links is wrong too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

import factcheck.languages
from factcheck.document import Document
from factcheck.gazetteer import Gazetteer
from factcheck.languages import load_pack
from factcheck.linking import Linker
from factcheck.mentions import Mention
from factcheck.stores import FolderStore, Snapshot

STORE = Path(__file__).parent / "linking_store"
CORPORA = Path(factcheck.languages.__file__).parent

Link = tuple[int, int, frozenset[str]]
"""Where something is named, and the entities that it may stand for."""


@attrs.frozen
class Example:
    """A passage with its gold names.

    Args:
        phenomenon: What the corpus file is about.
        text: The passage.
        links: What it names.
        words: Where common words and strangers stand that must stay unlinked.
    """

    phenomenon: str
    text: str
    links: tuple[Link, ...]
    words: tuple[tuple[int, int], ...]


@attrs.define
class Score:
    """How many links were made, how many of them are right, and how many there are."""

    right: int = 0
    made: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    def add(self, other: Score) -> None:
        self.right += other.right
        self.made += other.made
        self.gold += other.gold


def linker(language: str) -> Linker:
    """A linker to the store of the corpora."""
    snapshot = Snapshot.compile(FolderStore(STORE))
    return Linker(snapshot, Gazetteer.compile(snapshot.entities.values(), language), load_pack(language))


def examples(language: str) -> Iterator[Example]:
    """The corpus of a language, file by file."""
    for path in sorted((CORPORA / language / "corpus").glob("entities-*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            yield _example(path.stem.removeprefix("entities-"), row["text"], row["entities"])


def _example(phenomenon: str, text: str, entities: Sequence[dict[str, object]]) -> Example:
    links, words, reached = [], [], 0
    for row in entities:
        found = re.compile(rf"(?<!\w){re.escape(str(row['surface']))}(?!\w)").search(text, reached)
        assert found is not None, f"{row['surface']!r} does not stand in {text!r}"
        start, reached = found.span()
        entity = row["entity"]
        if entity == "none":
            words.append((start, reached))
        else:
            links.append((start, reached, frozenset([entity] if isinstance(entity, str) else entity)))
    return Example(phenomenon, text, tuple(links), tuple(words))


def links_made(mentions: Iterable[Mention]) -> tuple[Link, ...]:
    """The links among mentions: to one entity, or to the several that were left open."""
    made = []
    for mention in mentions:
        if mention.is_linked:
            made.append((mention.span.start, mention.span.end, frozenset(mention.entity_ids[:1])))
        elif mention.unresolved == "ambiguous_entity":
            made.append((mention.span.start, mention.span.end, frozenset(mention.entity_ids)))
    return tuple(made)


def score(example: Example, linker: Linker, language: str) -> tuple[Score, list[str]]:
    """The score of one example, and what was wrong in words."""
    made = links_made(linker.link(Document(example.text, load_pack(language))))
    right = set(made) & set(example.links)
    wrong = [f"+ {_said(example, link)}" for link in made if link not in right]
    missed = [f"- {_said(example, link)}" for link in example.links if link not in right]
    return Score(len(right), len(made), len(example.links)), wrong + missed


def _said(example: Example, link: Link) -> str:
    start, end, entities = link
    return f"{example.text[start:end]!r} {'/'.join(sorted(entities))}"
