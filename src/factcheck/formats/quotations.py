"""What stands in quotation marks, in any format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.formats.page import Role, Segment
from factcheck.values import Span

_CLOSING = {"“": "”", "«": "»", "‘": "’"}
_MARKS = re.compile(r"[“”«»‘\"]|’|\n\s*\n")


def find_quotations(text: str) -> Iterator[Segment]:
    r"""The quotations of a text, outer ones before those inside them; a mark that is never closed quotes nothing.

    Each ends within its block. Straight single marks are apostrophes.

    Args:
        text: The text.

    Examples:
        >>> text = "“Ele disse ‘não’ e saiu”, contou. O \"corte\" veio."
        >>> [segment.span.of(text) for segment in find_quotations(text)]
        ['“Ele disse ‘não’ e saiu”', '‘não’', '"corte"']
    """
    found: list[Segment] = []
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, place = match.group(), match.start()
        if mark in _CLOSING:
            opened.append((_CLOSING[mark], place))
        elif mark == '"' and not any(closing == '"' for closing, _ in opened[-3:]):
            opened.append((mark, place))
        elif mark in ("”", "»", "’", '"'):
            if mark == "’" and text[place + 1 : place + 2].isalpha():
                continue  # an apostrophe
            while opened:
                closing, start = opened.pop()
                if closing == mark:
                    found.append(Segment(Span(start, place + 1), Role.QUOTATION))
                    break
        else:
            opened.clear()
    yield from sorted(found, key=lambda segment: segment.span)
