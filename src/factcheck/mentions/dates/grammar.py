"""The grammar of one language: its words, and its rules in layers, compiled once.

The rules that all languages share are in `grammar.toml` beside this file, those of one language in its
`dates_rules.toml`, and the words in its `dates.toml`. In a layer the longest match at a place wins, of equally
long ones the first rule whose value function accepts it; what it made is one item for the next layer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

import attrs

from factcheck.errors import LanguagePackError
from factcheck.languages import load_pack
from factcheck.mentions.dates.alphabet import TOKEN, Alphabet, Item
from factcheck.mentions.dates.patterns import Pattern, PatternCompiler, literals

PARTS = frozenset({"weekday", "day", "month", "year"})
"""The captures that are handed out as parts of a mention."""


@attrs.frozen(eq=False)
class Captures:
    """What a rule's value function sees.

    Args:
        items: The captured items by name.
        roles: The role in which each was captured.
        arguments: Constants that stand with the rule in its table.
    """

    items: Mapping[str, Item]
    roles: Mapping[str, str]
    arguments: Mapping[str, Any]

    def __contains__(self, name: str) -> bool:
        return name in self.items

    def __getitem__(self, name: str) -> Any:
        return self.items[name].meaning(self.roles[name])

    def get(self, name: str, default: Any = None) -> Any:
        """The meaning of a captured item, else the constant of that name, else the default."""
        return self[name] if name in self.items else self.arguments.get(name, default)


@attrs.frozen(eq=False)
class Rule:
    """One row of a grammar, compiled.

    Args:
        name: Its name, such as `"pt.dates.weekday_day"`.
        pattern: What it matches.
        value: The name of the function that computes the value.
        makes: The roles of what it makes.
        arguments: Other constants of the row.
    """

    name: str
    pattern: Pattern
    value: str
    makes: str
    arguments: Mapping[str, Any]


Build = Callable[[Rule, Captures, Item], bool]
"""Gives an item its value and letter, or refuses the match."""


@attrs.frozen(eq=False)
class Layer:
    """Rules that are tried together, by the letter that they may begin with."""

    rules: Mapping[str, Sequence[Rule]]

    def rewrite(self, items: list[Item], build: Build) -> list[Item]:
        """The items with every match of a rule replaced by the one item that `build` accepted."""
        letters = "".join([item.letter for item in items])
        made: list[Item] = []
        place = kept = 0
        for place, letter in enumerate(letters):
            if place < kept or letter not in self.rules:
                continue
            match = self._match(items, letters, place, kept, build)
            if match is not None:
                start, end, node = match
                made += items[kept:start]
                made.append(node)
                kept = end
        return made + items[kept:] if made else items

    def _match(
        self, items: list[Item], letters: str, place: int, kept: int, build: Build
    ) -> tuple[int, int, Item] | None:
        found = [(rule, m) for rule in self.rules[letters[place]] if (m := rule.pattern.regex.match(letters, place))]
        if len(found) > 1:
            found.sort(key=lambda pair: pair[1].start("core") - pair[1].end("core"))
        for rule, match in found:
            start, end = match.span("core")
            roles = rule.pattern.roles
            captured = {name: items[at] for name in roles if (at := match.start(name)) >= 0}
            captures = Captures(captured, roles, rule.arguments)
            node = Item(items[start].start, items[end - 1].end, "", None, rule.name)
            node.parts = tuple(part for name, item in captured.items() for part in _parts(name, item, captures))
            if build(rule, captures, node):
                return start, end, node
        return None


def _parts(name: str, item: Item, captures: Captures) -> tuple[tuple[str, int, int, int | str], ...]:
    if item.parts:
        return item.parts
    if name in PARTS and isinstance(value := captures[name], int):
        return ((name, item.start, item.end, value),)
    return ()


@attrs.frozen(eq=False)
class Grammar:
    """Everything that finding dates in one language needs, compiled.

    Args:
        alphabet: Tokens to letters.
        anchors: The letters without one of which there is no date.
        phrases: Names of several words, by their first: (tokens, meanings).
        layers: The rules.
        table: The language's table of words.
        spellings: Words that count in full only when spelt so in the caller's text.
    """

    alphabet: Alphabet
    anchors: str
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Mapping[str, Any]]]]
    layers: Sequence[Layer]
    table: Mapping[str, Any]


@lru_cache
def load_grammar(language: str) -> Grammar:
    """The compiled grammar of a language.

    Raises:
        LanguagePackError: If one of its tables cannot be read.
    """
    pack = load_pack(language)
    table = pack.table("dates")
    shared = tomllib.loads(resources.files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8"))
    rows = [(f"{language}.dates", row) for row in [*pack.table("dates_rules")["rule"], *shared["rule"]]]
    alphabet = Alphabet()
    phrases: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    for role, meanings in table["words"].items():
        for meaning, words in meanings.items():
            for word in words:
                _learn(alphabet, phrases, word, {role: _plain(meaning)})
    for words in [*table["lists"].values(), *(sorted(literals(row["pattern"])) for _, row in rows)]:
        for word in words:
            alphabet.learn(word, {"=" + word: word})
    for makes in {role for _, row in rows for role in (row.get("makes", ""),)}:
        alphabet.letter(makes.split())
    alphabet.settle()
    compiler = PatternCompiler(alphabet, table["lists"])
    layers = [
        _layer(name, [(prefix, row) for prefix, row in rows if row["layer"] == name], compiler)
        for name in shared["layers"]
    ]
    anchors = "".join({letter for role in shared["anchors"] for letter in alphabet.letters_with(role)})
    ordered = {first: sorted(rest, key=lambda phrase: -len(phrase[0])) for first, rest in phrases.items()}
    return Grammar(alphabet, anchors, ordered, layers, table)


def _plain(meaning: str) -> int | str:
    return int(meaning) if meaning.lstrip("-").isdigit() else meaning


def _learn(
    alphabet: Alphabet,
    phrases: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]],
    word: str,
    meanings: dict[str, Any],
) -> None:
    tokens = tuple(token for token in TOKEN.findall(word) if not token.isspace() and token != "-")
    if len(tokens) == 1:
        alphabet.learn(word, meanings)
        return
    alphabet.letter(meanings)
    for token in tokens:
        alphabet.learn(token, {"=" + token: token})
    phrases.setdefault(tokens[0], []).append((tokens, meanings))


def _layer(name: str, rows: Sequence[tuple[str, Mapping[str, Any]]], compiler: PatternCompiler) -> Layer:
    by_letter: dict[str, list[Rule]] = {}
    for prefix, row in rows:
        known = {"name", "layer", "pattern", "value", "makes"}
        if missing := known - {"makes"} - row.keys():
            raise LanguagePackError(f"a rule of {prefix} lacks {', '.join(sorted(missing))}: {dict(row)}")
        arguments = {key: value for key, value in row.items() if key not in known}
        pattern = compiler.compile(row["pattern"])
        rule = Rule(f"{prefix}.{row['name']}", pattern, row["value"], row.get("makes", ""), arguments)
        for letter in set(pattern.first):
            by_letter.setdefault(letter, []).append(rule)
    return Layer(by_letter)
