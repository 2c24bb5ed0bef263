"""Markdown, read with markdown-it-py; the places of inline text are noted as its rules consume it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import attrs
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from factcheck.formats.builder import LINE, Builder
from factcheck.formats.html import write_html
from factcheck.formats.page import Page, Role

_ROLES = {
    "paragraph": Role.PARAGRAPH,
    "list_item": Role.ITEM,
    "blockquote": Role.QUOTATION,
    "th": Role.CELL,
    "td": Role.CELL,
}
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"<!--(.*)-->\Z", re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>\Z", re.IGNORECASE)


def read_markdown(text: str) -> Page:
    r"""The page of a Markdown text (CommonMark with tables); front matter between `---` is left out.

    Args:
        text: The source.

    Examples:
        >>> page = read_markdown("# Safra\n\nCustou **R$ 3**\nbilhões, [diz](http://a.br) ele.")
        >>> page.text
        'Safra\n\nCustou R$ 3 bilhões, diz ele.'
        >>> [segment.role.name for segment in page.segments]
        ['TITLE', 'PARAGRAPH', 'LINK']
    """
    matter = _FRONT_MATTER.match(text)
    writer = _Writer(text, matter.end() if matter else 0)
    return writer.page()


@attrs.frozen
class _Mark:
    """What an inline rule has consumed: a range of the inline text, and the tokens that it made of it."""

    rule: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    label: tuple[int, int] | None = None


_MARKING = ("newline", "escape", "backticks", "emphasis", "link", "image", "autolink", "html_inline", "entity")
_LABELLED = ("link", "image")


@lru_cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", "fragments_join"])
    rules = dict(zip(parser.get_active_rules()["inline"], parser.inline.ruler.getRules(""), strict=True))
    for name in _MARKING:
        parser.inline.ruler.at(name, _marking(name, rules[name]))
    return parser


def _marking(name: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, noting what it consumes."""

    def marking(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, silent)
        start, known = state.pos, len(state.tokens)
        marks: list[_Mark] = state.env["marks"]
        before = len(marks)
        if not rule(state, silent):
            return False
        if name == "image":
            del marks[before:]  # those of the alternative text
        made = state.tokens[-(state.pos - start) :] if name == "emphasis" else state.tokens[known:][-1:]
        label = None
        if name in _LABELLED:
            opening = start + (name == "image")
            label = (opening + 1, state.md.helpers.parseLinkLabel(state, opening, name == "link"))
        marks.append(_Mark(name, start, state.pos, tuple(made), label))
        return True

    return marking


class _Writer:
    def __init__(self, text: str, start: int) -> None:
        self._text = text.replace("\x00", "\ufffd")
        ends = [match.end() for match in _LINE_END.finditer(text, start)]
        self._lines = [start, *ends, len(text)]
        self._start = start
        self._builder = Builder()
        self._open: list[tuple[str, int]] = []
        self._cursor = (0, 0)

    def page(self) -> Page:
        env: dict[str, Any] = {"marks": []}
        for token in _parser().parse(self._text[self._start :], env):
            self._write(token, env)
        return self._builder.page()

    def _write(self, token: Token, env: dict[str, Any]) -> None:
        builder = self._builder
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1:
            builder.part()
            self._open.append((name, builder.place))
        elif token.nesting == -1:
            role = (Role.TITLE if token.tag == "h1" else Role.HEADING) if name == "heading" else _ROLES.get(name)
            _, place = self._open.pop()
            if role is not None and not token.hidden:
                builder.segment(place, role)
            builder.part()
        elif token.type == "inline":
            self._write_inline(token, env)
        elif token.type == "html_block":
            builder.part()
            content, places = self._placed(token)
            write_html(builder, content, places)
            builder.part()
        else:
            builder.part()

    def _placed(self, token: Token) -> tuple[str, list[int]]:
        """The content of a block, and where each of its characters stands; lines that cannot be placed are left out."""
        first = token.map[0] if token.map else 0
        kept: list[str] = []
        places: list[int] = []
        for number, line in enumerate(token.content.split("\n"), start=first):
            if number + 1 >= len(self._lines):
                break
            start, end = self._lines[number], self._lines[number + 1]
            written = self._text[start:end].rstrip("\r\n")
            place, line = self._place(number, written, line)
            if place < 0:
                continue
            if kept:
                kept.append("\n")
                places.append(start - 1)
            kept.append(line)
            places.extend(range(start + place, start + place + len(line)))
        return "".join(kept), places

    def _place(self, number: int, written: str, line: str) -> tuple[int, str]:
        """Where a line of content begins in the line as written, and how it stands there.

        The cells of a row come one after another, and escape what would part them.
        """
        if self._open and self._open[-1][0] in ("th", "td"):
            row, column = self._cursor
            escaped = line.replace("|", "\\|")
            place = written.find(escaped, column if row == number else 0)
            self._cursor = (number, max(place, 0) + len(escaped))
            return place, escaped
        text, content = written.rstrip(), line.rstrip()
        return (len(text) - len(content) if text.endswith(content) else written.find(content)), line

    def _write_inline(self, token: Token, env: dict[str, Any]) -> None:
        content, places = self._placed(token)
        env["marks"] = []
        _parser().inline.parse(content, _parser(), env, [])
        marks: list[_Mark] = sorted(env["marks"], key=lambda mark: (mark.start, -mark.end))
        is_figure = len(marks) == 1 and marks[0].rule == "image" and marks[0].end - marks[0].start == len(content)
        if is_figure and marks[0].label is not None:
            place = self._builder.place
            self._copy(content, places, *marks[0].label)
            self._builder.segment(place, Role.CAPTION)
            return
        _Inline(self._builder, content, places).write(marks)

    def _copy(self, content: str, places: Sequence[int], start: int, end: int) -> None:
        self._builder.write(content[start:end], places[start:end])


class _Inline:
    """Writes inline text from left to right, without what its marks consume."""

    def __init__(self, builder: Builder, content: str, places: Sequence[int]) -> None:
        self._builder = builder
        self._content = content
        self._places = places
        self._reached = 0
        self._links: list[tuple[int, int, int]] = []

    def write(self, marks: Sequence[_Mark]) -> None:
        for mark in marks:
            self._to(mark.start)
            self._consume(mark)
        self._to(len(self._content))

    def _to(self, place: int) -> None:
        """Writes the text up to a place, closing the links that end before it."""
        while self._links and self._links[-1][0] <= place:
            label_end, end, start = self._links.pop()
            self._literal(label_end)
            self._builder.segment(start, Role.LINK)
            self._reached = max(self._reached, end)
        self._literal(place)

    def _literal(self, end: int) -> None:
        if self._reached < end:
            self._builder.write(self._content[self._reached : end], self._places[self._reached : end])
            self._reached = end

    def _consume(self, mark: _Mark) -> None:
        last = mark.tokens[-1] if mark.tokens else None
        if mark.rule == "link" and mark.label is not None:
            self._reached = mark.label[0]
            self._links.append((mark.label[1], mark.end, self._builder.place))
        elif last is not None and last.type == "hardbreak":
            self._builder.part(LINE)
            self._reached = mark.end
        elif mark.rule == "escape" and last is not None:
            self._reached = mark.start + (last.content != last.markup)
        elif mark.rule == "entity" and last is not None:
            self._builder.write_entity(last.content, self._places[mark.start], self._places[mark.end - 1] + 1)
            self._reached = mark.end
        elif mark.rule == "emphasis":
            self._reached = mark.start
            for place in _delimiters(mark):
                self._literal_at(place)
            self._reached = mark.end
        elif mark.rule == "autolink":
            self._reached = mark.start + 1
            place = self._builder.place
            self._literal(mark.end - 1)
            self._builder.segment(place, Role.LINK)
            self._reached = mark.end
        elif mark.rule == "html_inline" and last is not None:
            self._html(last.content)
            self._reached = mark.end
        elif mark.rule == "image" or (mark.rule == "backticks" and last is not None and last.type == "code_inline"):
            self._reached = mark.end

    def _literal_at(self, place: int) -> None:
        self._builder.write(self._content[place : place + 1], self._places[place : place + 1])

    def _html(self, markup: str) -> None:
        comment = _COMMENT.match(markup)
        if comment is not None:
            self._builder.comment(comment.group(1))
        elif _LINE_BREAK.match(markup):
            self._builder.part(LINE)


def _delimiters(mark: _Mark) -> Iterator[int]:
    """The places of the asterisks and underscores that turned out to mean only themselves."""
    for offset, token in enumerate(mark.tokens):
        if token.type == "text" and token.content:
            yield mark.start + offset
