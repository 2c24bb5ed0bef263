"""Texts made from the patterns of the rules themselves: every rule is tried, and none raises."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Any

import pytest

from factcheck.document import Document
from factcheck.languages import LANGUAGES, load_pack
from factcheck.mentions.dates import find_dates
from factcheck.mentions.dates.grammar import load_grammar

DAYS = (date(2025, 1, 22), date(2024, 2, 29), date(2023, 12, 31), date.min, date.max, None)
LEXEME = re.compile(r"<<|>>|<[^<>\s]+>|\{\w+\}|'.'|[()|?_!]|[^\s()|?_<>{}'!]+|\S")
NUMBERS = {
    "num": ("0", "3", "15", "2024"),
    "digits": ("7", "31", "1999"),
    "short": ("1", "12", "30"),
    "yy": ("07", "99", "24"),
    "day": ("1", "22", "31"),
    "late": ("13", "29", "31"),
    "mon": ("1", "12"),
    "year": ("1500", "2024", "2999"),
    "ymd": ("20240621",),
    "start": ("",),
    "end": ("",),
    "name": ("Xerxes",),
    "word": ("xyz",),
}


class Writer:
    """Writes texts that the patterns of one language match."""

    def __init__(self, language: str, chance: random.Random) -> None:
        pack = load_pack(language)
        shared = resources.files("factcheck.mentions.dates").joinpath("grammar.toml").read_text(encoding="utf-8")
        self.rules: list[Mapping[str, Any]] = [*pack.table("dates_rules")["rule"], *tomllib.loads(shared)["rule"]]
        self._lists = pack.table("dates")["lists"]
        self._chance = chance
        self._words: dict[str, list[str]] = {}
        for role, meanings in pack.table("dates")["words"].items():
            for meaning, words in meanings.items():
                for name in (role, role.partition(".")[0]):
                    for key in (name, f"{name}={meaning}", f"{name}.usual"):
                        self._words.setdefault(key, []).extend(words)

    def write(self, pattern: str, depth: int = 0) -> str:
        """One text that a pattern may match."""
        lexemes = [lexeme for lexeme in LEXEME.findall(pattern) if lexeme not in ("<<", ">>")][::-1]
        return re.sub(r"(?:^| )\x00 ?", "", self._alternatives(lexemes, depth)).strip()

    def _alternatives(self, lexemes: list[str], depth: int) -> str:
        choices = [[]]
        while lexemes and lexemes[-1] != ")":
            if lexemes[-1] == "|":
                lexemes.pop()
                choices.append([])
                continue
            choices[-1].append(self._element(lexemes, depth))
        return " ".join(self._chance.choice(choices))

    def _element(self, lexemes: list[str], depth: int) -> str:
        lexeme = lexemes.pop()
        if lexeme == "!":
            self._element(lexemes, depth)
            return ""
        if lexeme == "_":
            return "\x00"
        if lexeme == "(":
            text = self._alternatives(lexemes, depth)
            lexemes.pop()
        elif lexeme[0] == "<":
            text = self._role(self._chance.choice(lexeme[1:-1].partition(":")[0].split("/")), depth)
        else:
            text = self._chance.choice(self._lists[lexeme[1:-1]]) if lexeme[0] == "{" else lexeme.strip("'") or "'"
        if lexemes and lexemes[-1] == "?":
            lexemes.pop()
            return self._chance.choice((text, ""))
        return text

    def _role(self, role: str, depth: int) -> str:
        makers = [rule for rule in self.rules if role in rule.get("makes", "").replace("{unit}", "week").split()]
        words = [*self._words.get(role, ()), *NUMBERS.get(role, ())]
        if makers and depth < 3 and (not words or self._chance.random() < 0.5):
            return self.write(self._chance.choice(makers)["pattern"], depth + 1)
        return self._chance.choice(words) if words else "1999"


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_made_from_the_patterns_give_mentions_in_order(language: str) -> None:
    chance = random.Random(20250122)
    writer = Writer(language, chance)
    for rule in writer.rules:
        for _ in range(12):
            before, after = chance.choice(("Vence ", "It will ", "")), chance.choice((".", " xyz", ""))
            text = before + writer.write(rule["pattern"]) + after
            mentions = find_dates(Document(text, load_pack(language), chance.choice(DAYS)))
            ends = [mention.span.end for mention in mentions]
            assert ends == sorted(ends), text
            for mention in mentions:
                assert mention.surface == text[mention.span.start : mention.span.end]
                assert bool(mention.readings) != bool(mention.unresolved), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_a_grammar_is_compiled(language: str) -> None:
    grammar = load_grammar(language)
    compiled = {rule.name for layer in grammar.layers for rules in layer.rules.values() for rule in rules}
    assert compiled >= {f"{language}.dates.{rule['name']}" for rule in Writer(language, random.Random(1)).rules}
