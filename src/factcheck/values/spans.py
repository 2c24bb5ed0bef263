"""Where something stands in the caller's text."""

from __future__ import annotations

import attrs

from factcheck.errors import InvalidValueError


@attrs.frozen(order=True)
class Span:
    """A half-open range `[start, end)` of code points in the caller's own text.

    Args:
        start: The first code point, counted from zero.
        end: The code point after the last.

    Raises:
        InvalidValueError: If the start is negative or lies behind the end.

    Examples:
        >>> span = Span(3, 11)
        >>> span.of("em 3 de maio de 2024")
        '3 de mai'
        >>> len(span), span.overlaps(Span(11, 12))
        (8, False)
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvalidValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The piece of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def to(self, other: Span) -> Span:
        """The shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
