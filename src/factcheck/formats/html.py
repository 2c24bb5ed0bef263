"""HTML, read with the parser of the standard library, which says where each piece stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from factcheck.formats.builder import BLOCK, LINE, Builder
from factcheck.formats.page import Page, Role

ROLES = {
    "title": Role.TITLE,
    "h1": Role.TITLE,
    "h2": Role.HEADING,
    "h3": Role.HEADING,
    "h4": Role.HEADING,
    "h5": Role.HEADING,
    "h6": Role.HEADING,
    "p": Role.PARAGRAPH,
    "li": Role.ITEM,
    "td": Role.CELL,
    "th": Role.CELL,
    "caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "blockquote": Role.QUOTATION,
    "q": Role.QUOTATION,
    "a": Role.LINK,
}
"""The roles that elements give to their text."""

# fmt: off
SKIPPED = frozenset((
    "script", "style", "template", "noscript", "textarea", "select", "button", "form", "iframe", "object", "svg",
    "math", "canvas", "audio", "video", "nav", "pre", "code", "kbd", "samp", "var", "del", "s",
))
"""Elements whose text is no news: programs, controls, code, and what the author has struck out."""

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
))
"""Elements that part no words; any other parts blocks."""

_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))
# fmt: on
_CLOSE_THEIR_LIKE = ("li", "td", "th", "tr")
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")


def read_html(text: str) -> Page:
    r"""The page of an HTML document or fragment; any text gives one.

    Args:
        text: The source.

    Examples:
        >>> page = read_html("<h1>Safra</h1><p>Custou R$&nbsp;<b>3</b> bilhões.</p><script>x</script>")
        >>> page.text
        'Safra\n\nCustou R$\xa03 bilhões.'
        >>> [(segment.role.name, segment.span.of(page.text)) for segment in page.segments]
        [('TITLE', 'Safra'), ('PARAGRAPH', 'Custou R$\xa03 bilhões.')]
    """
    builder = Builder()
    write_html(builder, text, range(len(text)))
    return builder.page()


def write_html(builder: Builder, source: str, places: Sequence[int]) -> None:
    """Adds a piece of HTML to a page.

    Args:
        builder: The page.
        source: The piece.
        places: Where each of its characters stands in the file.
    """
    reader = _Reader(builder, source, places)
    reader.feed(source[: _markup_end(source)])
    reader.close()
    reader.finish()


_UNFINISHED = re.compile(r"<[a-zA-Z/!?]")


def _markup_end(source: str) -> int:
    """Where a tag begins that is never closed: as in browsers it swallows the rest."""
    unfinished = _UNFINISHED.search(source, source.rfind(">") + 1)
    return len(source) if unfinished is None else unfinished.start()


class _Reader(HTMLParser):
    def __init__(self, builder: Builder, source: str, places: Sequence[int]) -> None:
        super().__init__(convert_charrefs=False)
        self._builder = builder
        self._source = source
        self._places = places
        self._lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self._open: list[tuple[str, int]] = []
        self._count: Counter[str] = Counter()
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag not in INLINE:
                self._builder.part(LINE if tag == "br" else BLOCK)
            return
        if tag in _CLOSE_THEIR_LIKE and self._open and self._open[-1][0] == tag:
            self.handle_endtag(tag)
        if tag not in INLINE:
            if self._count["p"]:
                self.handle_endtag("p")
            self._builder.part()
        self._open.append((tag, self._builder.place))
        self._count[tag] += 1
        self._skipping += tag in SKIPPED

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._count[tag]:
            if tag not in INLINE:
                self._builder.part()
            return
        while self._open:
            name = self._open[-1][0]
            self._close()
            if name == tag:
                break

    def finish(self) -> None:
        while self._open:
            self._close()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            start = self._offset()
            self._builder.write(data, self._places[start : start + len(data)])

    def handle_entityref(self, name: str) -> None:
        self._reference()

    def handle_charref(self, name: str) -> None:
        self._reference()

    def handle_comment(self, data: str) -> None:
        if not self._skipping:
            self._builder.comment(data)

    # A comment that is never closed swallows the rest, and any other declaration ends at ">", as in browsers; the
    # methods of the standard library search for such ends again and again, and fail on some declarations.

    def parse_comment(self, i: int, report: bool = True) -> int:
        end = self.rawdata.find("-->", i + 2)
        self.handle_comment(self.rawdata[i + 4 : end if end >= 0 else len(self.rawdata)])
        return len(self.rawdata) if end < 0 else end + 3

    def parse_html_declaration(self, i: int) -> int:
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        end = self.rawdata.find(">", i)
        return len(self.rawdata) if end < 0 else end + 1

    def _reference(self) -> None:
        start = self._offset()
        reference = _REFERENCE.match(self._source, start)
        if reference is not None and not self._skipping:
            last = self._places[reference.end() - 1]
            self._builder.write_entity(unescape(reference.group()), self._places[start], last + 1)

    def _close(self) -> None:
        tag, place = self._open.pop()
        self._count[tag] -= 1
        self._skipping -= tag in SKIPPED
        if tag in ROLES:
            self._builder.segment(place, ROLES[tag])
        if tag not in INLINE:
            self._builder.part()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
