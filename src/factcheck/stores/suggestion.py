"""What somebody may have meant by a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE = 75
"""How alike two names must be to suggest one for the other, from 0 to 100 (normalised indel similarity).

A slip of one letter in four still passes; unrelated short names do not.
"""


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """The message for a name that does not exist, with the closest one that does.

    Args:
        what: What the name should have named, such as `"property"`.
        name: The name as written.
        known: Every name that exists.

    Examples:
        >>> unknown("property", "chief-executiv", ["chief-executive", "population"])
        "unknown property 'chief-executiv'; did you mean 'chief-executive'?"
    """
    from rapidfuzz import fuzz, process, utils

    close = process.extractOne(
        name, sorted(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_CLOSE
    )
    return f"unknown {what} {name!r}" + (f"; did you mean {close[0]!r}?" if close else "")
