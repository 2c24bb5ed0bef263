"""Sentences that count, compare and rank: one supported, the other refuted, and those that stay unread."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from degrees_store import store
from factcheck import Checker, Verdict, sample_store
from factcheck.languages import LANGUAGES

RIGHT_AT_LEAST = {"pt": 59, "en": 59}
"""How many sentences of the pairs written unseen must come out right; to be raised as more do."""

FILES = ("counts-pairs", "degrees-pairs")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(store(), rules=())


def corpus(language: str, name: str) -> dict[str, Any]:
    file = resources.files("factcheck.languages") / language / "corpus" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def cases() -> list[Any]:
    found = []
    for language in LANGUAGES:
        for name in FILES:
            table = corpus(language, name)
            said = [(pair["true"], Verdict.SUPPORTED) for pair in table["pair"]]
            said += [(pair["false"], Verdict.REFUTED) for pair in table["pair"]]
            said += [(row["text"], Verdict.REFUTED) for row in table.get("refuted", ())]
            said += [(row["text"], None) for row in table["unread"]]
            found += [pytest.param(language, text, wanted, id=f"{language}-{text[:60]}") for text, wanted in said]
    return found


@pytest.mark.parametrize(("language", "text", "wanted"), cases())
def test_sentence_comes_out_as_it_should(checker: Checker, language: str, text: str, wanted: Verdict | None) -> None:
    report = checker.check(text, language=language, published="2025-01-22")
    decided = [finding for finding in report if finding.claim.form is not None]
    if wanted is None:
        assert not [f for f in decided if f.verdict is not Verdict.NOT_ENOUGH_EVIDENCE], str(report)
        return
    verdicts = {finding.verdict for finding in decided}
    assert wanted in verdicts, str(report)
    assert wanted is Verdict.REFUTED or Verdict.REFUTED not in verdicts, str(report)
    assert all(finding.evidence and finding.working for finding in decided if finding.verdict is wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pairs_written_unseen_come_out_right_as_often_as_they_did(checker: Checker, language: str) -> None:
    checkers = {"test": checker, "starter": Checker(sample_store(), rules=())}
    wrong = []
    pairs = corpus(language, "degrees-unseen")["pair"]
    for pair in pairs:
        for side, wanted in (("true", Verdict.SUPPORTED), ("false", Verdict.REFUTED)):
            report = checkers[pair["store"]].check(pair[side], language=language, published="2025-01-22")
            verdicts = {finding.verdict for finding in report if finding.claim.form is not None}
            assert side == "false" or Verdict.REFUTED not in verdicts, str(report)
            if wanted not in verdicts:
                wrong.append(pair[side])
    assert 2 * len(pairs) - len(wrong) >= RIGHT_AT_LEAST[language], "\n".join(wrong)
