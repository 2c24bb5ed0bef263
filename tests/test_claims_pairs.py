"""Minimal pairs of claims in news style: one supported by the starter store, one refuted by it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from factcheck import Checker, Verdict, sample_store

RIGHT_AT_LEAST = {"pt": 615, "en": 404}
"""How many sentences of each language must come out right; to be raised as more do."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(sample_store(), rules=())


def corpus(language: str) -> dict[str, Any]:
    file = resources.files("factcheck.languages") / language / "corpus" / "claims-pairs.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def is_right(checker: Checker, text: str, language: str, published: object, wanted: Verdict) -> bool:
    report = checker.check(text, language=language, published=str(published))
    verdicts = {finding.verdict for finding in report}
    return wanted in verdicts and (wanted is Verdict.REFUTED or Verdict.REFUTED not in verdicts)


@pytest.mark.parametrize("language", ["pt", "en"])
def test_pairs_come_out_right_as_often_as_they_did(checker: Checker, language: str) -> None:
    table = corpus(language)
    right, wrong = 0, []
    for pair in table["pair"]:
        published = pair.get("published", table["published"])
        for side, wanted in (("true", Verdict.SUPPORTED), ("false", Verdict.REFUTED)):
            if is_right(checker, pair[side], language, published, wanted):
                right += 1
            else:
                wrong.append(f"{pair['phenomenon']}: {pair[side]}")
    assert right >= RIGHT_AT_LEAST[language], "\n".join(wrong)
