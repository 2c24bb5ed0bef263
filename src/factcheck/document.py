"""The caller's text, untouched, with its sentences and a folded copy to match against."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache

import attrs

from factcheck.errors import InvalidDateError
from factcheck.formats import Role, Segment
from factcheck.languages import LanguagePack
from factcheck.values import Span


class _OneToOne(dict[int, str]):
    """`str.translate` table: each code point folds to exactly one; those that do not stay as they are."""

    def __missing__(self, point: int) -> str:
        folded = _fold_character(chr(point))
        self[point] = folded if len(folded) == 1 else chr(point)
        return self[point]


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """A character without case and accents; nothing for a combining mark, several for a ligature."""
    plain = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    folded = _FORMS.get(character, kept).casefold()
    return "'" if folded == "`" else folded


_FORMS = {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‑": "-", "‐": "-"}
_FORMS |= {
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "ª": "ª",
    "º": "º",
}
_FORMS |= {"¹": "¹", "²": "²", "³": "³", "½": "½", "¼": "¼", "¾": "¾", "…": "…", "°": "°", "\u2212": "-"}
_TABLE = _OneToOne()


@attrs.frozen
class Folded:
    """Text without case, accents and invisible characters, with a way back to the caller's offsets.

    Superscripts, fractions and ordinal marks (`²`, `½`, `º`) stay as they are: they mean something.
    """

    text: str
    _starts: array[int] | None = attrs.field(default=None, alias="starts", repr=False)

    @property
    def is_aligned(self) -> bool:
        """Whether folded offsets are the caller's offsets, as they are in nearly every text."""
        return self._starts is None

    def span(self, start: int, end: int) -> Span:
        """The caller's span for the folded range `[start, end)`."""
        if self._starts is None:
            return Span(start, end)
        if start == end:
            return Span(self._starts[start], self._starts[start])
        return Span(self._starts[start], max(self._starts[end], self._starts[end - 1] + 1))

    def place(self, offset: int) -> int:
        """The folded offset of an offset into the caller's text.

        Args:
            offset: An offset into the caller's text, its length included.
        """
        return offset if self._starts is None else bisect_left(self._starts, offset)

    def beside(self, text: str) -> str:
        """The caller's text character by character beside the folded one, for what case and accents tell."""
        return text if self._starts is None else "".join(text[start] for start in self._starts[:-1])


def fold(text: str) -> Folded:
    """The folded text: lower case, no accents, plain quotes and hyphens; linear in the text.

    Examples:
        >>> fold("São Paulo’s MAÇÃ").text
        "sao paulo's maca"
    """
    if text.isascii():
        return Folded(text.lower().replace("`", "'"))
    special = _beyond_ascii(text)
    irregular = _irregular(special)
    plain = _fold_aligned(text, special)
    if not irregular:
        return Folded(plain)
    pieces: list[str] = []
    starts = array("q")
    for offset, character in enumerate(text):
        piece = _fold_character(character) if character in irregular else plain[offset]
        pieces.append(piece)
        starts.extend([offset] * len(piece))
    starts.append(len(text))
    return Folded("".join(pieces), starts)


_ASCII = bytes(range(128))
_MOST_REPLACED = 64


def _beyond_ascii(text: str) -> str:
    """The characters of a text that are not ASCII, each once, in their order."""
    kept = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return "".join(sorted(set(kept.decode("utf-8", "surrogatepass"))))


@lru_cache(maxsize=256)
def _irregular(special: str) -> frozenset[str]:
    """Those of the characters that do not fold to exactly one."""
    return frozenset(c for c in special if _TABLE[ord(c)] == c and len(_fold_character(c)) != 1)


def _fold_aligned(text: str, special: str) -> str:
    """The text with each character folded to one; a Latin text has few that are not ASCII, and is only searched."""
    replacements = _replacements(special)
    if replacements is None:
        return text.translate(_TABLE)
    for character, folded in replacements:
        text = text.replace(character, folded)
    return text.lower().replace("`", "'")


@lru_cache(maxsize=256)
def _replacements(special: str) -> tuple[tuple[str, str], ...] | None:
    """The characters that fold to others, with those, or None where to replace them one by one would not do."""
    folded = [(character, _TABLE[ord(character)]) for character in special]
    if len(special) > _MOST_REPLACED or any(to != to.lower() for _, to in folded):
        return None
    return tuple((character, to) for character, to in folded if character != to)


# A number with its separators; a word with its inner hyphens, apostrophes and dots, without the possessive 's;
# any other sign by itself.
TOKEN = re.compile(r"\d[\d.,]*\d|'s(?!\w)|[^\W_]+(?:(?!'s(?!\w))[-'.&][^\W_]+)*|[^\w\s]|_")


@attrs.frozen
class Token:
    """A word, number or sign of a document.

    Args:
        text: Its folded text.
        start: Its first code point in the caller's text.
        end: The code point after its last.
    """

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the caller's text."""
        return Span(self.start, self.end)


def words(text: str) -> tuple[str, ...]:
    """The folded words, numbers and signs of a short text, as a document's tokens have them.

    Examples:
        >>> words("Itaú Unibanco S.A.")
        ('itau', 'unibanco', 's.a', '.')
    """
    return tuple(TOKEN.findall(fold(text).text))


@attrs.frozen(eq=False, slots=False)
class Document:
    """A text to be checked.

    Args:
        text: The caller's text; never changed, so that every span indexes it.
        pack: The pack of the language that it is written in.
        published: The day that "hoje" is, or None where it is not known.
        segments: Its titles, paragraphs, captions, quotations and links, in the order in which they begin.
    """

    text: str
    pack: LanguagePack
    published: date | None = None
    segments: tuple[Segment, ...] = ()

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Where its titles stand."""
        return self.spans_of(Role.TITLE)

    def spans_of(self, role: Role) -> tuple[Span, ...]:
        """Where the pieces with a role stand, in reading order.

        Args:
            role: The role.
        """
        return tuple(segment.span for segment in self.segments if segment.role is role)

    @cached_property
    def folded(self) -> Folded:
        """The text to match against."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, numbers and signs, in reading order."""
        folded = self.folded
        found = _pieces(folded.text, frozenset(self.pack.table("sentences")["compounds"]))
        if folded.is_aligned:
            return tuple(Token(folded.text[start:end], start, end) for start, end in found)
        spans = ((folded.text[start:end], folded.span(start, end)) for start, end in found)
        return tuple(Token(word, span.start, span.end) for word, span in spans)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences as spans, in reading order, without the white space around them."""
        return split_sentences(self.text, frozenset(self.pack.table("sentences")["abbreviations"]))

    @cached_property
    def _token_starts(self) -> Sequence[int]:
        return [token.start for token in self.tokens]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside a span.

        Args:
            span: A sentence or other piece of the text.
        """
        starts = self._token_starts
        return self.tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins, or the span itself where it stands in none.

        Args:
            span: A piece of the text.
        """
        index = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        return self.sentences[index] if index >= 0 and self.sentences[index].end >= span.end else span


def _pieces(folded: str, compounds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the tokens of a folded text stand; "Tokyo-based" is three, by its end."""
    for match in TOKEN.finditer(folded):
        start, end = match.span()
        hyphen = folded.rfind("-", start, end)
        if hyphen > start and folded[hyphen + 1 : end] in compounds:
            yield start, hyphen
            yield hyphen, hyphen + 1
            start = hyphen + 1
        yield start, end


# A sentence ends at a line break, or at a full stop, question or exclamation mark with what closes after it and
# white space behind. Bullets and headings have no stop, so each line ends a sentence.
_END = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s)|[\r\n\u2028\u2029]+")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_LONGEST_ABBREVIATION = 12


def split_sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """The sentences of a text as spans.

    Args:
        text: Any text.
        abbreviations: Folded words after which a full stop ends nothing, such as `"sr"` and `"jan"`.

    Examples:
        >>> text = "O sr. Silva saiu. Voltou?"
        >>> [span.of(text) for span in split_sentences(text, frozenset({"sr"}))]
        ['O sr. Silva saiu.', 'Voltou?']
    """
    sentences: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group() == "." and _continues(text, match.start(), match.end(), abbreviations):
            continue
        _append(sentences, text, start, match.end())
        start = match.end()
    _append(sentences, text, start, len(text))
    return tuple(sentences)


def _continues(text: str, stop: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial, or the next word goes on."""
    before = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    word = before.group() if before else ""
    if fold(word).text in abbreviations or (len(word) == 1 and word.isupper()):
        return True
    following = text[end : end + 2].lstrip(" ")
    return following[:1].islower() and "\n" not in text[end : end + 2]


def _append(sentences: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        sentences.append(Span(start + left, start + right))


def publication_day(published: date | str | None) -> date | None:
    """The day of publication as a date.

    Args:
        published: A date, a datetime (its day is taken), an ISO 8601 date such as `"2025-01-22"`, or None.

    Raises:
        InvalidDateError: If it is none of these.
    """
    if published is None:
        return None
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except (TypeError, ValueError) as error:
        raise InvalidDateError(f"published is a date such as 2025-01-22, not {published!r}") from error
