"""Minimal pairs of claims in news style: one supported by the starter store, one refuted by it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from factcheck import Checker, Verdict, sample_store

RIGHT_AT_LEAST = {
    ("claims-pairs", "pt"): 650,
    ("claims-pairs", "en"): 427,
    ("claims-pairs-chains", "pt"): 60,
    ("claims-pairs-chains", "en"): 44,
    ("claims-clauses", "pt"): 162,
    ("claims-clauses", "en"): 140,
    ("claims-pairs-unseen", "pt"): 251,
    ("claims-pairs-unseen", "en"): 203,
    ("claims-pairs-unseen-2", "pt"): 110,
    ("claims-pairs-unseen-2", "en"): 95,
}
"""How many sentences of each set and language must come out right; to be raised as more do."""

FALSE_ALARMS_AT_MOST = {
    ("claims-pairs", "pt"): 0,
    ("claims-pairs", "en"): 0,
    ("claims-pairs-chains", "pt"): 0,
    ("claims-pairs-chains", "en"): 0,
    ("claims-clauses", "pt"): 0,
    ("claims-clauses", "en"): 0,
    ("claims-pairs-unseen", "pt"): 0,
    ("claims-pairs-unseen", "en"): 0,
    ("claims-pairs-unseen-2", "pt"): 0,
    ("claims-pairs-unseen-2", "en"): 0,
}
"""How many true sentences may have something refuted; to be lowered."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(sample_store(), rules=())


def corpus(name: str, language: str) -> dict[str, Any]:
    file = resources.files("factcheck.languages") / language / "corpus" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "language"), RIGHT_AT_LEAST)
def test_pairs_come_out_right_as_often_as_they_did(checker: Checker, name: str, language: str) -> None:
    table = corpus(name, language)
    right, wrong, alarms = 0, [], []
    for pair in table["pair"]:
        published = str(pair.get("published", table["published"]))
        for side, wanted in (("true", Verdict.SUPPORTED), ("false", Verdict.REFUTED)):
            verdicts = {f.verdict for f in checker.check(pair[side], language=language, published=published)}
            if wanted in verdicts and (wanted is Verdict.REFUTED or Verdict.REFUTED not in verdicts):
                right += 1
            else:
                wrong.append(f"{pair['phenomenon']}: {pair[side]}")
                if Verdict.REFUTED in verdicts:
                    alarms.append(pair[side])
    assert right >= RIGHT_AT_LEAST[name, language], "\n".join(wrong)
    assert len(alarms) <= FALSE_ALARMS_AT_MOST[name, language], "\n".join(alarms)


TRAPS_REFUTED_AT_MOST = {"pt": 0, "en": 1}
"""Of how many sentences near to a fact something is refuted though nothing should be; to be lowered."""


@pytest.mark.parametrize("language", TRAPS_REFUTED_AT_MOST)
def test_sentences_near_to_a_fact_are_not_refuted(checker: Checker, language: str) -> None:
    table = corpus("claims-traps", language)
    refuted = []
    for sentence in table["sentence"]:
        report = checker.check(sentence["text"], language=language, published=str(table["published"]))
        if any(finding.verdict is Verdict.REFUTED for finding in report):
            refuted.append(f"{sentence['phenomenon']}: {sentence['text']}")
    assert len(refuted) <= TRAPS_REFUTED_AT_MOST[language], "\n".join(refuted)
