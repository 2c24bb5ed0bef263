"""Puts a page together from the pieces of a file."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import chain

from factcheck.formats.page import Page, Role, Segment, Silence
from factcheck.values import Span

BLOCK = "\n\n"
LINE = "\n"

_PIECE = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_DIRECTIVE = re.compile(r"\s*factcheck:\s*ignore(-file)?\s*((?:[A-Z]+\d*[\s,]*)*)\Z")


class Builder:
    """Collects the text that a reader reads, with where each character of it stands in the file."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts = array("q")
        self._ends = array("q")
        self._break = ""
        self._segments: list[tuple[int, int, Role]] = []
        self._silences: list[tuple[int, int | None, tuple[str, ...]]] = []
        self._waiting: list[tuple[int, tuple[str, ...]]] = []

    @property
    def place(self) -> int:
        """How long the text is so far."""
        return len(self._starts)

    def write(self, text: str, places: Sequence[int]) -> None:
        """Adds running text; runs of white space become one space.

        Args:
            text: The text as it stands in the file.
            places: Where each of its characters stands in the file.
        """
        for piece in _PIECE.finditer(text):
            start, end = piece.span()
            if text[start] in " \t\n\r\f":
                if self.place and not self._break and self._pieces[-1] != " ":
                    self._append(" ", [places[start]], [places[end - 1] + 1])
            else:
                self._flush()
                self._append(piece.group(), places[start:end], [place + 1 for place in places[start:end]])

    def write_entity(self, text: str, start: int, end: int) -> None:
        """Adds what a character reference stands for.

        Args:
            text: The characters that it stands for.
            start: Where the reference begins in the file.
            end: Where it ends.
        """
        self._flush()
        self._append(text, [start] * len(text), [end] * len(text))

    def part(self, mark: str = BLOCK) -> None:
        """Parts what comes next from what came before, by BLOCK or LINE.

        Args:
            mark: The mark.
        """
        if mark == BLOCK:
            self._end_silences()
        if self._pieces and self._pieces[-1] == " ":
            self._pieces.pop()
            self._starts.pop()
            self._ends.pop()
        if self.place and len(mark) > len(self._break):
            self._break = mark

    def segment(self, start: int, role: Role) -> None:
        """Gives a role to the text from a place up to here.

        Args:
            start: The place at which it begins.
            role: The role.
        """
        if start < self.place:
            self._segments.append((start, self.place, role))

    def comment(self, text: str) -> None:
        """Follows the comment of an author that is meant for factcheck; any other says nothing.

        Args:
            text: The comment without its marks.
        """
        directive = _DIRECTIVE.match(text)
        if directive is None:
            return
        codes = tuple(directive.group(2).replace(",", " ").split())
        if directive.group(1):
            self._silences.append((0, None, codes))
        else:
            self._waiting.append((self.place, codes))

    def page(self) -> Page:
        """The page."""
        self.part()
        text = "".join(self._pieces)
        whole = Span(0, len(text))
        segments = (
            Segment(_trimmed(text, start, min(end, len(text))), role)
            for start, end, role in sorted(self._segments, key=lambda segment: (segment[0], -segment[1]))
        )
        codes: dict[Span, list[tuple[str, ...]]] = {}
        for start, end, ignored in self._silences:
            if end is None or start < len(text):
                span = whole if end is None else Span(start, min(end, len(text)))
                codes.setdefault(span, []).append(ignored)
        silences = [Silence(span, () if () in ignored else tuple(chain(*ignored))) for span, ignored in codes.items()]
        silences.sort(key=lambda silence: (silence.span.start, -silence.span.end))
        kept = tuple(segment for segment in segments if len(segment.span))
        return Page(text, kept, tuple(silences), starts=self._starts, ends=self._ends)

    def _append(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._pieces.append(text)
        self._starts.extend(starts)
        self._ends.extend(ends)

    def _flush(self) -> None:
        if self._break:
            place = self._ends[-1]
            self._append(self._break, [place] * len(self._break), [place] * len(self._break))
            self._break = ""

    def _end_silences(self) -> None:
        """Ends the silences that have got their block."""
        if self._waiting and self._waiting[0][0] < self.place:
            self._silences += [(start, self.place, codes) for start, codes in self._waiting if start < self.place]
            self._waiting = [waiting for waiting in self._waiting if waiting[0] == self.place]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
