"""Whose word a claim is."""

import pytest

from factcheck import Checker
from small_store import small_store

CHECKER = Checker(small_store(), rules=())


def speakers(text: str, language: str) -> list[str | None]:
    report = CHECKER.check(text, language=language, published="2025-01-22")
    return [f.claim.attributed_to.surface if f.claim.attributed_to else None for f in report]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Segundo a Microsoft, Sam Altman é o CEO da OpenAI.", "pt", "Microsoft"),
        ("De acordo com Donald Trump, Sam Altman é o CEO da OpenAI.", "pt", "Donald Trump"),
        ("Sam Altman é o CEO da OpenAI, segundo a Microsoft.", "pt", "Microsoft"),
        ("Donald Trump disse que Sam Altman é o CEO da OpenAI.", "pt", "Donald Trump"),
        ("Donald Trump, em discurso, afirmou nesta terça que Sam Altman é o CEO da OpenAI.", "pt", "Donald Trump"),
        ("Sam Altman é o CEO da OpenAI, disse Donald Trump.", "pt", "Donald Trump"),
        ("O amigo de Mark Hurd, Donald Trump, disse que Sam Altman é o CEO da OpenAI.", "pt", "Donald Trump"),
        ("Sam Altman é o CEO da OpenAI, disse que ouviu Donald Trump.", "pt", None),
        ("Sam Altman é o CEO da OpenAI e disse isso a Donald Trump.", "pt", None),
        ("Sam Altman é o CEO da OpenAI.", "pt", None),
        ("According to Microsoft, Sam Altman is the CEO of OpenAI.", "en", "Microsoft"),
        ("Donald Trump said that Sam Altman is the CEO of OpenAI.", "en", "Donald Trump"),
        ("Sam Altman is the CEO of OpenAI, said Donald Trump.", "en", "Donald Trump"),
        ("Sam Altman is the CEO of OpenAI, said on Tuesday that Donald Trump would meet him.", "en", None),
    ],
)
def test_a_claim_names_whose_word_it_is(text, language, speaker):
    assert speakers(text, language) == [speaker]


def test_what_somebody_says_is_held_against_the_facts_all_the_same():
    text = "Donald Trump disse que Mark Hurd é o CEO da OpenAI."
    finding = CHECKER.check(text, language="pt", published="2025-01-22")[0]
    assert finding.verdict.name == "REFUTED"
    assert "Donald Trump" in finding.explain("pt")
    assert "não se verifica" in finding.explain("pt")
