"""Dates whose month is written in another language."""

from __future__ import annotations

import pytest

from factcheck.mentions import Mention, MentionKind, find_mentions


def dates(text: str, language: str = "pt") -> list[Mention]:
    found = find_mentions(text, language=language, published="2025-01-22")
    return [mention for mention in found if mention.kind is MentionKind.DATE]


@pytest.mark.parametrize(
    ("text", "surface", "value", "tongue"),
    [
        ("O decreto de 5 de enero de 2024 saiu em Madri.", "5 de enero de 2024", "2024-01-05", "es"),
        ("A carta traz a data de 3 mars 2021 no alto.", "3 mars 2021", "2021-03-03", "fr"),
        ("O acordo é de 14. März 2019, segundo Berlim.", "14. März 2019", "2019-03-14", "de"),
        ("O processo abriu em 1er juillet 2010, em Lyon.", "1er juillet 2010", "2010-07-01", "fr"),
        ("A sentença, de 12 luglio 2001, foi anulada em Roma.", "12 luglio 2001", "2001-07-12", "it"),
    ],
)
def test_a_month_in_another_language_is_read_and_the_language_named(
    text: str, surface: str, value: str, tongue: str
) -> None:
    (mention,) = dates(text)
    (reading,) = mention.readings
    assert (mention.surface, str(reading.value)) == (surface, value)
    assert (reading.reason, reading.detail) == ("other_language", tongue)
    assert mention.rule == "pt.dates.other_language"


@pytest.mark.parametrize(
    "text",
    [
        "A feira vendeu 12 maracujás 2020 vezes.",
        "Nasceram 3 marrecos de 2019 para cá.",
        "O lote traz 10 decretos de 2021.",
        "Em 31 de setiembre de 2020 nada aconteceu.",
    ],
)
def test_words_that_only_begin_like_a_month_make_no_date(text: str) -> None:
    assert not [mention for mention in dates(text) if mention.rule.endswith("other_language")]


def test_our_own_months_are_left_to_our_own_grammar() -> None:
    (mention,) = dates("A lei é de 7 de agosto de 2006.")
    assert mention.rule == "pt.dates.day_month"
