"""The words that rules look for, from the tables of a language to patterns that match folded text."""

from __future__ import annotations

import re
from collections.abc import Collection


def either(phrases: Collection[str]) -> str:
    r"""A pattern for any of some phrases, the longest first; a space stands for any white space.

    A phrase may hold what may be left out or varied, as `"(num |um )?total de"`.

    Args:
        phrases: Folded phrases; of none there is no match.

    Examples:
        >>> import re
        >>> bool(re.match(either(["total de", "(num )?total de"]), "num  total de"))
        True
    """
    if not phrases:
        return "(?!)"
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.sub(r"\((?!\?)", "(?:", phrase).replace(" ", r"\s+") for phrase in ordered) + ")"
