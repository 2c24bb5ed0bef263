"""Nouns that count the same things: inhabitants, residents, moradores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from factcheck.languages import LANGUAGES, load_pack


def count_alike(first: str, second: str) -> bool | None:
    """Whether two nouns count the same things, or None where one of them is in no list of any language.

    Args:
        first: The unit of a Quantity.
        second: Another.

    Examples:
        >>> count_alike("moradores", "inhabitants"), count_alike("moradores", "domicílios")
        (True, False)
        >>> print(count_alike("moradores", "kilometer"))
        None
    """
    one, other = _groups().get(first.lower()), _groups().get(second.lower())
    return None if one is None or other is None else not one.isdisjoint(other)


@lru_cache
def _groups() -> Mapping[str, frozenset[str]]:
    """The groups that each noun belongs to, in all languages: a store may be kept in another one than the text."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for group, nouns in load_pack(language).table("count_nouns").items():
            for noun in nouns:
                found[noun].add(group)
    return {noun: frozenset(groups) for noun, groups in found.items()}
