"""What a reader reads of a file, with the way back to the file."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from enum import Enum
from functools import cached_property

import attrs

from factcheck.values import Span


class Role(Enum):
    """What a piece of a text is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    QUOTATION = "quotation"
    LINK = "link"


@attrs.frozen
class Segment:
    """A piece of a text with its role; a link or a quotation may stand inside a paragraph.

    Args:
        span: Where it stands in the text that a reader reads.
        role: What it is.
    """

    span: Span
    role: Role


@attrs.frozen
class Silence:
    """A piece of a text in which its author wants no findings, or none of some rules.

    Args:
        span: Where it stands in the text that a reader reads.
        codes: The codes, or beginnings of codes, of the rules to silence; none means everything.
    """

    span: Span
    codes: tuple[str, ...] = ()

    def covers(self, span: Span, code: str | None) -> bool:
        """Whether it silences a finding.

        Args:
            span: Where the finding stands.
            code: The code of its rule, or None.
        """
        if not self.span.overlaps(span):
            return False
        return not self.codes or (code is not None and code.startswith(self.codes))


@attrs.frozen(eq=False, slots=False)
class Page:
    """What a reader reads of a file: its text without markup, and where each character comes from.

    Args:
        text: The text; blocks are parted by an empty line.
        segments: Its titles, paragraphs, captions, quotations and links, in the order in which they begin.
        silences: Where its author wants no findings, in the order in which they begin.
    """

    text: str
    segments: tuple[Segment, ...] = ()
    silences: tuple[Silence, ...] = ()
    _starts: array[int] | None = attrs.field(default=None, alias="starts", repr=False)
    _ends: array[int] | None = attrs.field(default=None, alias="ends", repr=False)

    @property
    def is_source(self) -> bool:
        """Whether the text is the file itself, so that spans index both."""
        return self._starts is None

    def is_silenced(self, span: Span, code: str | None) -> bool:
        """Whether the author wants no finding here.

        Args:
            span: Where the finding stands.
            code: The code of its rule, or None for what was held against a store.
        """
        if self.silences and self.silences[0].span.end == len(self.text) and self.silences[0].covers(span, code):
            return True
        place = bisect_left(self._silence_starts, span.end)
        while place > 0 and self.silences[place - 1].span.end > span.start:
            place -= 1
            if self.silences[place].covers(span, code):
                return True
        return False

    @cached_property
    def _silence_starts(self) -> list[int]:
        return [silence.span.start for silence in self.silences]

    def source_span(self, span: Span) -> Span:
        """The shortest piece of the file that gives a piece of the text, with the markup inside it.

        Args:
            span: A piece of the text.
        """
        if self._starts is None or self._ends is None:
            return span
        if not len(span):
            place = self._ends[span.start - 1] if span.start else 0
            return Span(place, place)
        return Span(self._starts[span.start], max(self._starts[span.start], self._ends[span.end - 1]))

    def is_plain(self, span: Span) -> bool:
        """Whether a piece of the text stands in the file exactly so, without markup in or inside it.

        Args:
            span: A piece of the text.
        """
        source = self.source_span(span)
        if self._starts is None or self._ends is None:
            return True
        pairs = zip(self._starts[span.start : span.end], self._ends[span.start : span.end], strict=True)
        return len(source) == len(span) and all(end - start == 1 for start, end in pairs)
