"""Plain text, Markdown and HTML: what a reader reads of a file, and where in the file it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from factcheck.errors import UnknownFormatError
from factcheck.formats.page import Page, Role, Segment, Silence
from factcheck.formats.quotations import find_quotations

__all__ = ["FORMATS", "Page", "Role", "Segment", "Silence", "read_page"]


def _read_plain(text: str) -> Page:
    from factcheck.formats.plain import read_plain

    return read_plain(text)


def _read_markdown(text: str) -> Page:
    from factcheck.formats.markdown import read_markdown

    return read_markdown(text)


def _read_html(text: str) -> Page:
    from factcheck.formats.html import read_html

    return read_html(text)


_READERS: Mapping[str, Callable[[str], Page]] = {
    "plain": _read_plain,
    "markdown": _read_markdown,
    "html": _read_html,
}

FORMATS = tuple(_READERS)
"""The formats in which a text may be written."""


def read_page(text: str, format: str = "plain") -> Page:
    """What a reader reads of a text, with its titles, captions, quotations and links; any text gives a page.

    Args:
        text: The source.
        format: One of FORMATS.

    Raises:
        UnknownFormatError: If it is none of them.

    Examples:
        >>> page = read_page("<p>Custou R$ <b>3</b> bilhões &amp; subiu.</p>", "html")
        >>> page.text
        'Custou R$ 3 bilhões & subiu.'
    """
    if format not in _READERS:
        raise UnknownFormatError(f"no format {format!r}; there are: {', '.join(FORMATS)}")
    page = _READERS[format](text)
    segments = sorted((*page.segments, *find_quotations(page.text)), key=lambda s: (s.span.start, -s.span.end))
    return attrs.evolve(page, segments=tuple(segments))
