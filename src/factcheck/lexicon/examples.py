"""Sentences with the statements that they express, to learn from."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.facts import Statement


def _statements(values: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(values)


@attrs.frozen
class Example:
    """A sentence, or a few, with the statements that they express.

    Args:
        text: The sentence.
        language: Its language, `"pt"` or `"en"`.
        statements: What it says; a mention that takes part in no statement teaches what words do not say.
    """

    text: str
    language: str
    statements: tuple[Statement, ...] = attrs.field(converter=_statements)
