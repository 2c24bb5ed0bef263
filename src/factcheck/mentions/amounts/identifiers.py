"""Digits that name something and are no amount: telephones, documents, laws, versions, scores, times, addresses."""

from __future__ import annotations

import re

from factcheck.mentions.amounts.lexicon import Lexicon

# Shapes that no amount has, told from their first digit: two or more hyphens, slashes or colons between digits,
# times of day, dimensions, addresses in the net. A plain "7-2" is left to the reader of ranges.
_SHAPE = re.compile(
    r"\d[\d.]{0,20}(?:[-/:]\d[\d.]{0,20}){2,}"
    r"|\d{1,4}:\d"
    r"|\d{1,2}h(?:\d|\b)(?!\w{3})"
    r"|\d{1,5}[x×]\d"
    r"|\d[\d.]{4,14}-\d"
    r"|\d{3,5}-\d{3,4}(?!\d)"
    r"|\d{2,3}\)[ .-]?\d{3,5}"
    r"|0\d{2,4}[ .-]\d{3}"
    r"|(?!\d+(?:[.,]\d+)?e[+-]?\d{1,2}(?!\w))\d+(?:[.,/-]?[a-z]+\d+)"
    r"|\d+[a-z]-\d"
    r"|\d['’]\d"
    r"|\d{1,5}/\d{4}(?!\d)"
)
_REST = re.compile(r"(?:[ ()./:-]{0,2}\d+|[-./:]?\w+)*")
_PHONE = re.compile(r"(?:[ ()-]{0,2}\d)+")
_SCORE = re.compile(r"\d{1,3}[ ]?(?:[x×]|-)[ ]?\d{1,3}(?![\w%]|[.,]\d|-\w)")
_BEFORE = re.compile(r"([^\s()\[\]\"“”]+)[ \t]{0,2}\(?\Z")
_NET = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|[@#]\w+")


def internet_spans(text: str) -> list[tuple[int, int]]:
    """Addresses of pages and mailboxes, account names and hashtags, in reading order."""
    if "://" not in text and "www." not in text and "@" not in text and "#" not in text:
        return []
    return [match.span() for match in _NET.finditer(text)]


def identifier_end(text: str, start: int) -> int | None:
    """Where the identifier that begins at a digit ends, or None where the digit may begin an amount."""
    before = text[start - 1 : start]
    if before == "+" and len(_digits(text, start)) >= 8:
        phone = _PHONE.match(text, start)
        return phone.end() if phone else start + 1
    if _SHAPE.match(text, start):
        return _end(text, start)
    return None


def score_end(text: str, start: int) -> int | None:
    """Where the result of a game or a vote that begins at a digit ends, such as "7-2" or "3 x 0"."""
    match = _SCORE.match(text, start)
    return match.end() if match else None


def _digits(text: str, start: int) -> str:
    match = _PHONE.match(text[start : start + 24])
    return re.sub(r"\D", "", match.group()) if match else ""


def _end(text: str, start: int) -> int:
    match = re.compile(r"\d[\w./:×-]*").match(text, start)
    end = match.end() if match else start + 1
    if ")" in text[start:end] or text[start] == "0" or text[start - 1 : start] == "(":
        phone = _PHONE.match(text, start)
        end = max(end, phone.end()) if phone else end
    return end


def is_labelled(text: str, original: str, start: int, lexicon: Lexicon, *, grouped: bool) -> bool:
    """Whether the word before bare digits makes them a name: "PEC 45", "Boeing 737", "km 212", "No. 10"."""
    match = _BEFORE.search(text, max(0, start - 40), start)
    if match is None:
        return False
    word = match.group(1).strip("'‘’—–")
    if word.endswith((",", ";", ":", "!", "?")):
        return word.endswith((",", ":")) and word.rstrip(",:") in lexicon.identifiers
    bare = word.rstrip(".")
    if bare in lexicon.numbers and grouped:
        return False
    if bare in lexicon.copulas and not grouped:
        named = re.search(r"([^\W\d_]+)[ \t]\Z", text[max(0, match.start(1) - 24) : match.start(1)])
        return named is not None and named.group(1) in lexicon.numbers
    if bare in lexicon.identifiers or word in lexicon.identifiers:
        return True
    if bare.endswith("º") or word == "nº":
        return True
    position = match.start(1) + match.group(1).find(bare[:1]) if bare else match.start(1)
    if word.endswith(".") and len(bare) > 3:
        return False
    return _capitalised(original, position) and not begins_sentence(text, position) and bare.isalpha()


def begins_sentence(text: str, position: int) -> bool:
    """Whether nothing but quotes and white space stands between a position and the end of a sentence or line."""
    before = text[max(0, position - 6) : position].rstrip(" \t\"'“‘(—–-•*")
    return not before or before[-1] in ".!?:;\n\r…"


def _capitalised(original: str, position: int) -> bool:
    return original[position : position + 1].isupper()
