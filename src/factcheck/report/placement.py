"""Mentions and findings where they stand in the caller's file, markup and all."""

from __future__ import annotations

from typing import TypeVar

import attrs

from factcheck.comparison import Comparison
from factcheck.formats import Page
from factcheck.messages import Message
from factcheck.values import Span
from factcheck.verdict import Repair

T = TypeVar("T")


def placed(found: T, page: Page, source: str) -> T:
    """Mentions or findings on a page, with their spans and surfaces in its file.

    A repair whose change would fall on markup is left out: there is no saying what would become of it.

    Args:
        found: A mention or finding, or a tuple of them.
        page: The page.
        source: The file.
    """
    if page.is_source:
        return found
    value = _Placement(page, source).value(found)
    assert isinstance(value, type(found))
    return value


class _Placement:
    def __init__(self, page: Page, source: str) -> None:
        self._page = page
        self._source = source

    def value(self, value: object) -> object:
        match value:
            case Span():
                return self._page.source_span(value)
            case Repair():
                return self._repair(value)
            case tuple():
                changed = [self.value(item) for item in value]
                return tuple(item for item in changed if item is not None)
            case Message() | Comparison():
                return value
        kind = type(value)
        if not attrs.has(kind):
            return value
        fields = attrs.fields(kind)
        changes = {f.alias: new for f in fields if (new := self.value(old := getattr(value, f.name))) is not old}
        span = changes.get("span")
        if isinstance(span, Span) and hasattr(value, "surface") and "surface" in {f.name for f in fields}:
            changes["surface"] = span.of(self._source)
        return kind(**{f.alias: getattr(value, f.name) for f in fields} | changes) if changes else value

    def _repair(self, repair: Repair) -> Repair | None:
        """The repair cut down to what it changes, if that stands unbroken in the file."""
        old, new = repair.span.of(self._page.text), repair.replacement
        first = _shared(old, new)
        rest = min(len(old), len(new)) - first
        last = _shared(old[::-1][:rest], new[::-1][:rest])
        span = Span(repair.span.start + first, repair.span.end - last)
        if not self._page.is_plain(span):
            return None
        return Repair(self._page.source_span(span), new[first : len(new) - last], repair.text)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
