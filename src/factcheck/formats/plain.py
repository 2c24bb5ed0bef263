"""Plain text: blocks parted by empty lines, the first of them a title if it looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.formats.page import Page, Role, Segment
from factcheck.values import Span

_BLOCK = re.compile(r"\S(?:[^\n]*\n(?=[^\n]*\S))*[^\n]*")
_CLOSED = re.compile(r"[.!?…:;,][\"”’»')\]]*\Z")
_LONGEST_TITLE = 200


def read_plain(text: str) -> Page:
    r"""The page of a plain text; its text is the caller's own.

    A block of one line without a full stop is a heading, and the first block a title.

    Args:
        text: The source.

    Examples:
        >>> page = read_plain("Safra de café cai 10%\n\nA colheita caiu em Minas.")
        >>> [segment.role.name for segment in page.segments]
        ['TITLE', 'PARAGRAPH']
    """
    return Page(text, tuple(_segments(text)))


def _segments(text: str) -> Iterator[Segment]:
    blocks = [Span(match.start(), match.end()) for match in _BLOCK.finditer(text)]
    for number, span in enumerate(blocks):
        block = span.of(text).rstrip()
        is_short = len(block) <= _LONGEST_TITLE and "\n" not in block and not _CLOSED.search(block)
        has_more = len(blocks) > number + 1
        role = Role.PARAGRAPH if not (is_short and has_more) else Role.HEADING if number else Role.TITLE
        yield Segment(Span(span.start, span.start + len(block)), role)
