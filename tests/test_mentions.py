"""Dates and amounts that the same words may name."""

from __future__ import annotations

import pytest

from factcheck.mentions import find_mentions


@pytest.mark.parametrize("language", ["pt", "en"])
def test_two_numbers_with_a_slash_are_a_fraction_where_no_day_of_publication_places_them(language: str) -> None:
    (mention,) = find_mentions("3/4", language=language)
    assert mention.kind.name == "NUMBER"
    (mention,) = find_mentions("3/4", language=language, published="2025-01-22")
    assert mention.kind.name == "DATE"


def test_a_date_that_is_more_than_the_amount_in_it_stays_without_a_day_of_publication() -> None:
    (mention,) = find_mentions("há dois anos", language="pt")
    assert (mention.kind.name, mention.unresolved) == ("DATE", "published_missing")
