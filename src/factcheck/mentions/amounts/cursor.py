"""Looking around in a folded text."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"[0-9]+")
GAP = re.compile(r"[ \t]{1,3}")
HYPHEN = re.compile(r"[ \t]?[-–—][ \t]?")


class Cursor:
    """A folded text with the caller's own beside it, and how far it has been read.

    Args:
        text: The folded text.
        original: The caller's own text, of the same length, for what case and accents tell.
    """

    def __init__(self, text: str, original: str) -> None:
        self.text = text
        self.original = original
        self.extent = len(text.strip())  # measured once: whether a number is all that a text says
        self.floor = 0  # the end of the last amount; nothing before it belongs to the next one

    def word_at(self, position: int) -> str:
        """The word that begins at a position, or an empty string."""
        match = WORD.match(self.text, position)
        return match.group() if match else ""

    def digits_at(self, position: int) -> str:
        """The run of digits that begins at a position, or an empty string."""
        match = DIGITS.match(self.text, position)
        return match.group() if match else ""

    def next_word(self, position: int) -> tuple[str, int]:
        """The word behind the white space at a position and where it begins."""
        gap = GAP.match(self.text, position)
        start = gap.end() if gap else position
        return (self.word_at(start), start) if gap else ("", position)

    def skip_space(self, position: int) -> int:
        """The position behind up to three spaces."""
        text = self.text
        stop = min(position + 3, len(text))
        while position < stop and text[position] in " \t":
            position += 1
        return position

    def word_before(self, start: int) -> tuple[str, int]:
        """The word directly before a position and where it begins, or nothing and the position."""
        window = self.text[max(0, start - 24) : start]
        stripped = window.rstrip(" \t")
        if not 0 < len(window) - len(stripped) <= 3:
            return "", start
        first = len(stripped)
        while first and stripped[first - 1].isalpha():
            first -= 1
        return (stripped[first:], start - len(window) + first) if first < len(stripped) else ("", start)

    def previous(self, start: int) -> str:
        """The word directly before a position, or an empty string."""
        return self.word_before(start)[0]

    def sentence(self, position: int) -> str:
        """The folded text around a position, as far as the sentence reaches and no further than is cheap."""
        window = self.text[max(0, position - 300) : position + 300]
        middle = min(position, 300)
        start = max(window.rfind(mark, 0, middle) for mark in (". ", "\n", "! ", "? "))
        ends = [end for end in (window.find(mark, middle) for mark in (". ", "\n", "! ", "? ")) if end >= 0]
        return window[start + 1 : min(ends, default=len(window))]

    def near(self, position: int) -> str:
        """The folded text near a position."""
        return self.text[max(0, position - 40) : position + 40]
