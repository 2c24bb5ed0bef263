"""The grammar of one language: its words, and its rules in layers, compiled once.

The rules that all languages share are in `grammar.toml` beside this file, those of one language in its
`dates_rules.toml`, and the words in its `dates.toml`. In a layer the longest match at a place wins, of equally
long ones the first rule whose value function accepts it; what it made is one item for the next layer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

import attrs

from factcheck.errors import LanguagePackError
from factcheck.languages import load_pack
from factcheck.mentions.dates.alphabet import Alphabet, Item, letter_class
from factcheck.mentions.dates.captures import PARTS, SIDES, Captures
from factcheck.mentions.dates.meaning import VALUES, Compute
from factcheck.mentions.dates.patterns import Pattern, PatternCompiler, literals
from factcheck.mentions.dates.vocabulary import Vocabulary


@attrs.frozen(eq=False)
class Rule:
    """One row of a grammar, compiled.

    Args:
        name: Its name, such as `"pt.dates.weekday_day"`.
        pattern: What it matches.
        value: Computes the value, or refuses the match.
        makes: The roles of what it makes.
        arguments: Other constants of the row.
    """

    name: str
    pattern: Pattern
    value: Compute
    makes: str
    arguments: Mapping[str, Any]


Build = Callable[[Rule, Captures, Item], bool]
"""Gives an item its value and letter, or refuses the match."""


@attrs.frozen(eq=False)
class Layer:
    """Rules that are tried together.

    Args:
        rules: The rules by the letter that they may begin with.
        starts: Matches those letters.
    """

    rules: Mapping[str, Sequence[Rule]]
    starts: re.Pattern[str]

    def rewrite(self, items: list[Item], letters: str, build: Build) -> list[Item]:
        """The items with every match of a rule replaced by the one item that `build` accepted.

        Args:
            items: The items.
            letters: Their letters.
            build: Gives a match its value, or refuses it.
        """
        made: list[Item] = []
        kept = 0
        for start in self.starts.finditer(letters):
            place = start.start()
            if place < kept:
                continue
            match = self._match(items, letters, place, kept, build)
            if match is not None:
                at, end, node = match
                made += items[kept:at]
                made.append(node)
                kept = end
        return made + items[kept:] if made else items

    def _match(
        self, items: list[Item], letters: str, place: int, kept: int, build: Build
    ) -> tuple[int, int, Item] | None:
        found = [(rule, m) for rule in self.rules[letters[place]] if (m := rule.pattern.match(letters, place))]
        if len(found) > 1:
            found.sort(key=lambda pair: pair[1].start("core") - pair[1].end("core"))
        for rule, match in found:
            start, end = match.span("core")
            roles = rule.pattern.roles
            captured = {name: items[at] for name in roles if (at := match.start(name)) >= 0}
            captures = Captures(captured, roles, rule.arguments)
            node = Item(items[start].start, items[end - 1].end, "", None, rule.name)
            if build(rule, captures, node):
                found_parts = [part for name, item in captured.items() for part in _parts(name, item, captures)]
                node.parts = tuple(sorted(found_parts, key=lambda part: part[1]))
                return start, end, node
        return None


def _parts(name: str, item: Item, captures: Captures) -> tuple[tuple[str, int, int, int | str], ...]:
    if item.parts:
        return item.parts
    part = captures.parts.get(name) or (_part_of_role(captures.roles[name]) if name in SIDES else None)
    if part is not None and isinstance(value := captures[name], int):
        return ((part, item.start, item.end, value),)
    return ()


def _part_of_role(role: str) -> str | None:
    """The part that a role such as "year" or "day/ordday" is."""
    return PARTS.get(role.partition("/")[0])


@attrs.frozen(eq=False)
class Grammar:
    """Everything that finding dates in one language needs, compiled.

    Args:
        alphabet: Tokens to letters.
        anchors: Matches a letter, or a few, without which there is no date; also that of a word with which a phrase
            begins that would be one.
        certain: Matches the same but for the beginnings of phrases.
        phrases: Names of several words, by their first: (tokens, meanings).
        odd: What is left of the meanings of a word that is not written as the language writes it.
        spelt: The one right spelling of words that fold to something else too.
        abbreviations: Words that a full stop may follow within a sentence.
        capitalised: Whether the language writes those words with a capital.
        layers: The rules.
        table: The language's table of words.
    """

    alphabet: Alphabet
    anchors: re.Pattern[str]
    certain: re.Pattern[str]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Mapping[str, Any]]]]
    odd: Mapping[str, Mapping[str, Any]]
    spelt: Mapping[str, str]
    abbreviations: frozenset[str]
    capitalised: bool
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
    vocabulary = Vocabulary(table["writing"])
    vocabulary.learn_table(table["words"])
    for words in [*table["lists"].values(), *(sorted(literals(row["pattern"])) for _, row in rows)]:
        vocabulary.learn_literally(words)
    alphabet = vocabulary.settle()
    for _, row in rows:
        for makes in _made(row.get("makes", ""), shared["units"]):
            alphabet.letter(makes.split())
    compiler = PatternCompiler(alphabet, table["lists"])
    layers = [
        _layer(name, [(prefix, row) for prefix, row in rows if row["layer"] == name], compiler)
        for name in shared["layers"]
    ]
    return Grammar(
        alphabet,
        _anchors(shared["anchors"], compiler, vocabulary.first_letters(alphabet, shared["anchor_roles"])),
        _anchors(shared["anchors"], compiler, alphabet.of_roles(shared["anchor_roles"])),
        vocabulary.longest_first(),
        vocabulary.odd(),
        table["writing"]["spelt"],
        vocabulary.abbreviations() | frozenset(pack.table("sentences")["abbreviations"]),
        table["writing"]["capitalised"],
        layers,
        table,
    )


def _anchors(patterns: Sequence[str], compiler: PatternCompiler, letters: str) -> re.Pattern[str]:
    """Matches what any of the patterns does, without their groups, and any of the letters."""
    compiled = [compiler.compile(pattern, captures=False).regex.pattern for pattern in patterns]
    return re.compile("|".join([letter_class(letters), *(pattern.replace("?P<core>", "?:") for pattern in compiled)]))


def _made(makes: str, units: Sequence[str]) -> list[str]:
    return [makes.replace("{unit}", unit) for unit in units] if "{unit}" in makes else [makes]


def _layer(name: str, rows: Sequence[tuple[str, Mapping[str, Any]]], compiler: PatternCompiler) -> Layer:
    by_letter: dict[str, list[Rule]] = {}
    for prefix, row in rows:
        known = {"name", "layer", "pattern", "value", "makes"}
        if missing := known - {"makes"} - row.keys():
            raise LanguagePackError(f"a rule of {prefix} lacks {', '.join(sorted(missing))}: {dict(row)}")
        arguments = {key: value for key, value in row.items() if key not in known}
        pattern = compiler.compile(row["pattern"], captures=row["value"] != "nothing")
        value = VALUES.get(row["value"])
        if value is None:
            raise LanguagePackError(f"expected a function of the package meaning, not {row['value']!r}: {dict(row)}")
        rule = Rule(f"{prefix}.{row['name']}", pattern, value, row.get("makes", ""), arguments)
        for letter in set(pattern.first):
            by_letter.setdefault(letter, []).append(rule)
    return Layer(by_letter, re.compile(letter_class(by_letter)))
