"""A sentence cut where a clause may begin: at commas, brackets and dashes, at "and", "but" and "not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

import attrs

from factcheck.claims.clauses.words import ClauseWords, Word
from factcheck.lexicon import Phrase

_SOFT = frozenset({",", "–", "—", "-"})
_HARD = frozenset({";", ":", ".", "?", "!"})


class Joint(Enum):
    """What joins a piece to the one before."""

    START = "start"
    SEMICOLON = "semicolon"
    COMMA = "comma"
    AND = "and"
    BUT = "but"
    AGAINST = "against"
    NOT = "not"


_ENDS = (Joint.START, Joint.SEMICOLON)


@attrs.frozen
class Piece:
    """Words between two places where a clause may begin.

    Args:
        joint: What joins it to the piece before.
        opener: The words of the joint.
        words: Its words, at least one.
        has_comma: Whether a comma, a bracket or a dash stands before it.
        is_bracketed: Whether it stands in brackets.
    """

    joint: Joint
    opener: tuple[Word, ...]
    words: tuple[Word, ...]
    has_comma: bool
    is_bracketed: bool

    @property
    def all_words(self) -> tuple[Word, ...]:
        """The words with those of the joint."""
        return self.opener + self.words


def split(phrase: Phrase, language: ClauseWords) -> Iterator[Piece]:
    """The pieces of a sentence, in order.

    Args:
        phrase: The sentence.
        language: The words of its language.
    """
    words = [(word, index) for index, word in enumerate(phrase.text.split(" ")[1:])]
    joint, has_comma, depth = Joint.START, False, 0
    opener: tuple[Word, ...] = ()
    piece: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place][0]
        is_soft = word in _SOFT or word in "()"
        found = None if is_soft or word in _HARD else _opener(words, place, language, is_first=not piece)
        if not (is_soft or word in _HARD or found):
            piece.append(words[place])
            place += 1
            continue
        if piece:
            yield Piece(joint, opener, tuple(piece), has_comma, depth > 0)
            joint, opener, has_comma, piece = Joint.COMMA, (), False, []
        if found:
            joint, length = found
            opener = tuple(words[place : place + length])
            place += length
            continue
        depth = max(0, depth + (word == "(") - (word == ")"))
        if word in _HARD:
            joint, opener, has_comma = Joint.SEMICOLON if word == ";" else Joint.START, (), False
        else:
            joint = Joint.COMMA if joint not in _ENDS and not opener else joint
            has_comma = True
        place += 1
    if piece:
        yield Piece(joint, opener, tuple(piece), has_comma, depth > 0)


def _opener(words: Sequence[Word], place: int, language: ClauseWords, *, is_first: bool) -> tuple[Joint, int] | None:
    """The joint that begins at a word, and how many words it has."""
    word = words[place][0]
    for joint in (Joint.NOT, Joint.BUT, Joint.AGAINST):
        for opener in language.openers[joint.value].get(word, ()):
            there = tuple(w for w, _ in words[place : place + len(opener)])
            is_alone = len(opener) == 1 and joint is Joint.NOT
            if there == opener and not (is_alone and (not is_first or place == 0)):
                return joint, len(opener)
    return (Joint.AND, 1) if word in language.conjunctions else None
