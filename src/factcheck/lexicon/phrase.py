"""A sentence as the patterns see it: words without articles and contractions, one sign for each mention."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import attrs

from factcheck.document import Token, fold
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.values import DateInterval, Span

# Each mention becomes one private-use code point, so that a typed slot is a character class. The block says the kind
# of value, the offset in the block is the mention's index in the sentence.
_BLOCK = 0x1000
ENTITY, DATE, RANGE, UNTIL, SINCE, MONEY, QUANTITY, NUMBER, DURATION = (0xF0000 + _BLOCK * i for i in range(9))
_LAST = 0xF0000 + 9 * _BLOCK

_SIGN = re.compile(f"[{chr(ENTITY)}-{chr(_LAST - 1)}]")
_NAME_BLOCK = 0
_DATE_BLOCKS, _AMOUNT_BLOCKS = (
    frozenset((block - ENTITY) // _BLOCK for block in blocks)
    for blocks in ((DATE, RANGE, UNTIL, SINCE), (MONEY, QUANTITY, NUMBER))
)
SignCounts = tuple[int, int, int]
"""How many names, dates or periods, and amounts."""

DASHES = frozenset("–—")
"""All that is written for a hyphen between spaces."""

_BLOCKS = {
    MentionKind.ENTITY: ENTITY,
    MentionKind.MONEY: MONEY,
    MentionKind.QUANTITY: QUANTITY,
    MentionKind.PERCENT: QUANTITY,
    MentionKind.NUMBER: NUMBER,
    MentionKind.ORDINAL: NUMBER,
    MentionKind.DURATION: DURATION,
}


def sign_class(*blocks: int) -> str:
    """The body of a regular expression's character class that matches the signs of these blocks."""
    return "".join(f"{chr(block)}-{chr(block + _BLOCK - 1)}" for block in blocks)


def is_sign(piece: str) -> bool:
    """Whether a piece of a phrase stands for a mention."""
    return len(piece) == 1 and ENTITY <= ord(piece) < _LAST


def _block(mention: Mention) -> int:
    if mention.kind in _BLOCKS:
        return _BLOCKS[mention.kind]
    value = mention.value
    if isinstance(value, DateInterval) and value.start is None:
        return UNTIL
    if isinstance(value, DateInterval) and value.end is None:
        return SINCE
    return DATE if not isinstance(value, DateInterval) or value.is_unit else RANGE


@attrs.frozen(eq=False)
class Phrase:
    """One sentence, normalised.

    Args:
        text: The words, each after a space; a mention is one private-use sign.
        sentence: The span of the sentence in the caller's text.
        mentions: The sentence's mentions; a sign's offset in its block is the index here.
    """

    text: str
    sentence: Span
    mentions: tuple[Mention, ...]
    _offsets: tuple[int, ...]
    _spans: tuple[Span, ...]

    def mention(self, sign: str) -> Mention:
        """The mention that a sign stands for."""
        return self.mentions[(ord(sign) - ENTITY) % _BLOCK]

    def counts(self) -> SignCounts:
        """How many names, dates or periods, and amounts it has."""
        blocks = [(ord(sign) - ENTITY) // _BLOCK for sign in _SIGN.findall(self.text)]
        names, dates = blocks.count(_NAME_BLOCK), sum(block in _DATE_BLOCKS for block in blocks)
        return names, dates, sum(block in _AMOUNT_BLOCKS for block in blocks)

    def rewritten(self, words: Sequence[tuple[str, int]]) -> Phrase:
        """The phrase with other words, each standing where a word of an index stood; signs go with their mentions.

        Args:
            words: The words in order, each with the index of the word for which it stands.
        """
        offsets, length = [], 0
        for word, _ in words:
            offsets.append(length + 1)
            length += len(word) + 1
        text = "".join(f" {word}" for word, _ in words)
        spans = tuple(self._spans[index] for _, index in words)
        return Phrase(text, self.sentence, self.mentions, tuple(offsets), spans)

    def offsets(self, index: int) -> tuple[int, int]:
        """Where the text has its word or sign of an index, from the space before it."""
        if index >= len(self._offsets):
            return len(self.text), len(self.text)
        start = self._offsets[index] - 1
        end = self._offsets[index + 1] - 1 if index + 1 < len(self._offsets) else len(self.text)
        return start, end

    def signs(self, piece: str) -> tuple[Mention, ...]:
        """The mentions whose signs stand in a piece of the text."""
        return tuple(self.mention(c) for c in piece if is_sign(c))

    def span(self, start: int, end: int) -> Span:
        """The caller's span for a range of the text, whichever of its words stands first there."""
        first = max(0, bisect_right(self._offsets, start + (self.text[start : start + 1] == " ")) - 1)
        last = max(first, bisect_right(self._offsets, end - 1) - 1)
        spans = self._spans[first : last + 1]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def place(self, position: int) -> int:
        """Where the text has the word that stands at a position of the caller's text, in a phrase as it was written."""
        index = bisect_right(self._spans, position, key=lambda span: span.start) - 1
        return self.offsets(max(0, index))[0]


class PhraseWriter:
    """Writes sentences and patterns in the same normal form.

    Args:
        pack: The language whose articles and contractions are undone.
    """

    def __init__(self, pack: LanguagePack) -> None:
        syntax = pack.table("syntax")
        words = syntax["words"]
        self._left_out = frozenset([*syntax["articles"], *syntax["adverbs"]])
        self._contractions: dict[str, str] = dict(syntax["contractions"])
        self._prefixes = frozenset(words["former"] + words["then"] + words["future"])
        self._accented = {fold(word).text: word for word in words["accented"]}

    def words(self, token: str, surface: str = "") -> tuple[str, ...]:
        """The normal form of a folded token: none for an article, two for "ex-presidente"; dashes are alike.

        Args:
            token: The folded token.
            surface: The token as written, for words that only an accent tells from another ("é" and "e").
        """
        accented = self._accented.get(token)
        if accented is not None and unicodedata.normalize("NFC", surface).lower() == accented:
            return (accented,)
        if token in self._left_out:
            return ()
        if token in DASHES:
            return ("-",)
        head, hyphen, rest = token.partition("-")
        if hyphen and rest and head in self._prefixes:
            return (head, rest)
        return (self._contractions.get(token, token),)

    def phrase(self, text: str, sentence: Span, tokens: Sequence[Token], mentions: Iterable[Mention]) -> Phrase:
        """The normal form of a sentence.

        Args:
            text: The caller's text.
            sentence: Its span.
            tokens: Its tokens, in reading order.
            mentions: Its mentions, in reading order and without overlaps.
        """
        kept = tuple(mentions)[: _BLOCK - 1]
        pieces: list[tuple[str, Span]] = []
        coming = iter(enumerate(kept))
        following = next(coming, None)
        inside = -1
        for token in tokens:
            while following is not None and following[1].span.start < token.end:
                index, mention = following
                pieces.append((chr(_block(mention) + index), mention.span))
                inside = mention.span.end
                following = next(coming, None)
            if token.start >= inside:
                surface = text[token.start : token.end] if token.text in self._accented else ""
                pieces += [(_plain(word), token.span) for word in self.words(token.text, surface)]
        offsets, length = [], 0
        for word, _ in pieces:
            offsets.append(length + 1)
            length += len(word) + 1
        joined = "".join(f" {word}" for word, _ in pieces)
        return Phrase(joined, sentence, kept, tuple(offsets), tuple(span for _, span in pieces))


def _plain(word: str) -> str:
    """A word of the caller's text that cannot be mistaken for a sign."""
    return "\ufffd" if len(word) == 1 and ENTITY <= ord(word) < _LAST else word
