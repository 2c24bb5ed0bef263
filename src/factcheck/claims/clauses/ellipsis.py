"""What leaves its verb out: "e a do Pará, Belém", "e R$ 124,6 bilhões em 2023", "mas em Brasília"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.clauses.pieces import Joint
from factcheck.claims.clauses.words import ClauseWords, Word, is_entity, kind_of
from factcheck.lexicon.phrase import is_sign

_LONGEST = 12
"""How many words may stand for a clause that leaves its verb out."""


def is_elliptic(words: Sequence[Word], language: ClauseWords) -> bool:
    """Whether words are nothing but mentions and what ties them.

    Args:
        words: The words.
        language: Those of their language.
    """
    if len(words) > _LONGEST:
        return False
    return any(is_sign(w) for w, _ in words) and all(is_sign(w) or w in language.ellipsis for w, _ in words)


def complete(
    clause: Sequence[Word], verb: int, words: Sequence[Word], joint: Joint, language: ClauseWords
) -> list[Word] | None:
    """A clause with the mentions of another in the place of its own, or None where it is not clear which go where.

    Args:
        clause: The clause before, in full.
        verb: Where its predicate begins.
        words: What follows without a verb.
        joint: What joins the two.
        language: The words of their language.
    """
    mentions = [place for place, (word, _) in enumerate(words) if is_sign(word)]
    if len(mentions) < 2 and joint not in (Joint.BUT, Joint.NOT):
        return None
    is_denied = any(word in language.negation for word, _ in clause)
    if (joint is Joint.BUT) != is_denied:
        return None
    taken: dict[int, Word] = {}
    is_sole = sum(is_entity(words[place][0]) for place in mentions) == 1
    after = -1
    for place in mentions:
        there = _counterpart(clause, verb, words, place, taken, language, is_sole=is_sole, after=after)
        if there is None:
            return None
        taken[there] = words[place]
        if is_entity(words[place][0]):
            after = there
    full = [taken.get(place, word) for place, word in enumerate(clause)]
    if joint is Joint.BUT:
        return [word for word in full if word[0] not in language.negation]
    if joint is Joint.NOT:
        place = min(taken)
        if place and full[place - 1][0] in language.prepositions:
            place -= 1
        full.insert(place, (language.negated, full[place][1]))
    return full


def _counterpart(
    clause: Sequence[Word],
    verb: int,
    words: Sequence[Word],
    place: int,
    taken: dict[int, Word],
    language: ClauseWords,
    *,
    is_sole: bool,
    after: int,
) -> int | None:
    """The mention of a clause whose place another takes: one of its kind that is tied to its neighbours likewise."""
    mention = words[place][0]
    alike = [i for i, (w, _) in enumerate(clause) if is_sign(w) and kind_of(w) == kind_of(mention) and i not in taken]
    if not is_entity(mention):
        return alike[-1] if alike else None
    tie = _tie(words, place, language)
    alike = [i for i in alike if _tie(clause, i, language) == tie and i > after]
    if is_sole:
        behind = [i for i in alike if i >= verb]
        return behind[-1] if behind else alike[0] if alike else None
    return alike[0] if alike else None


def _tie(words: Sequence[Word], place: int, language: ClauseWords) -> tuple[str, bool]:
    before = words[place - 1][0] if place else ""
    behind = words[place + 1][0] if place + 1 < len(words) else ""
    return (before if before in language.prepositions else ""), behind == "'s"
