"""Names and texts to the words that are compared: folded, without full stops, apostrophes and hyphens.

"Coca-Cola", "Coca Cola" and "COCA‑COLA" have the same words, and so have "U.S." and "US".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.document import TOKEN, fold
from factcheck.languages import LANGUAGES, load_pack

Word = tuple[str, int, int, bool, bool]
"""A word, its first character, the one after its last, and whether it begins and whether it ends a token."""

_INSIDE = str.maketrans("", "", "'.&")


def read_words(folded: str) -> Iterator[Word]:
    """The words and signs of folded text, in reading order.

    A full stop behind an initial or an abbreviation with full stops in it belongs to the word, and the possessive
    `'s` is left out. "Leeds-born" is two tokens, as in documents.

    Examples:
        >>> [word for word, *_ in read_words("coca-cola, j. r. r. tolkien's u.s. fan")]
        ['coca', 'cola', ',', 'j', 'r', 'r', 'tolkien', 'us', 'fan']
    """
    waiting: Word | None = None
    for match in TOKEN.finditer(folded):
        token, start, end = match.group(), match.start(), match.end()
        if waiting is not None:
            glued = token == "." and start == waiting[2] and _takes_full_stop(folded, waiting)
            yield (*waiting[:2], end, *waiting[3:]) if glued else waiting
            waiting = None
            if glued:
                continue
        if token == "'s":
            continue
        if token.isalnum() or not token[0].isalnum() or token[0].isdigit():
            waiting = token, start, end, True, True
            continue
        pieces = list(re.finditer(r"[^-]+", token))
        last = len(pieces) - (len(pieces) > 1 and pieces[-1].group() in _compounds())
        for number, piece in enumerate(pieces, start=1):
            if waiting is not None:
                yield waiting
            place = start + piece.start(), start + piece.end()
            waiting = piece.group().translate(_INSIDE), *place, number in (1, last + 1), number in (last, len(pieces))
    if waiting is not None:
        yield waiting


@lru_cache
def _compounds() -> frozenset[str]:
    """The ends of compounds in any language: names travel."""
    return frozenset(end for language in LANGUAGES for end in load_pack(language).table("sentences")["compounds"])


def _takes_full_stop(folded: str, word: Word) -> bool:
    text, start, end = word[:3]
    return text.isalpha() and (len(text) == 1 or "." in folded[start:end])


def words_of_name(name: str) -> tuple[str, ...]:
    """The words and signs of a name, without signs at its ends and without full stops.

    Examples:
        >>> words_of_name("Johnson & Johnson, Inc.")
        ('johnson', '&', 'johnson', 'inc')
    """
    return without_stops(trimmed(read_name(name)))


def read_name(name: str) -> tuple[str, ...]:
    """The words and signs of a name."""
    return tuple([word for word, *_ in read_words(fold(name).text)])


def without_stops(words: Sequence[str]) -> tuple[str, ...]:
    """The words without the full stops and commas between them."""
    return tuple([word for word in words if word not in (".", ",")])


def trimmed(words: Sequence[str]) -> tuple[str, ...]:
    """The words without the signs at their ends."""
    first, last = 0, len(words)
    while first < last and not words[first][0].isalnum():
        first += 1
    while first < last and not words[last - 1][0].isalnum():
        last -= 1
    return tuple(words[first:last])
