"""Names that are probably a slip of the pen for a name of the store, and those that are rather another name."""

from __future__ import annotations

from factcheck.gazetteer import Candidate, Gazetteer, Name, WordMatch
from factcheck.gazetteer.form import read_form
from factcheck.gazetteer.near import allowed_changes
from factcheck.linking.kinds import Kinds

_SHORTEST = 6
_LEAST_ALIKE = 800
_SHORT_WORD = 5
_SEXES = frozenset({("a", "o"), ("o", "a"), ("", "a"), ("", "o"), ("a", ""), ("o", "")})
"""How the ends of two given names differ that are not one person's: "Flávio" and "Flávia", "Daniel" and "Daniela"."""

Slip = tuple[Name, str]
"""A name of the store, and why it may be meant: `"name"`, `"misspelt"` or `"shortened"`."""


class Slips:
    """Looks up what the names of one document may be a slip for, each once.

    Args:
        gazetteer: The names of the store.
        kinds: What the store says of its entities' classes.
        common: Folded words that are no slip for a name.
    """

    def __init__(self, gazetteer: Gazetteer, kinds: Kinds, common: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._kinds = kinds
        self._common = common
        self._found: dict[str, tuple[Slip, ...]] = {}

    def of(self, surface: str) -> tuple[Slip, ...]:
        """The names that a surface is a slip or two away from, the nearest only.

        A single word is no slip for the name of a person or place: another of nearly that name is as likely.

        Args:
            surface: A name as the text writes it.
        """
        if surface not in self._found:
            self._found[surface] = self._look_up(surface) if len(surface) >= _SHORTEST else ()
        return self._found[surface]

    def _look_up(self, surface: str) -> tuple[Slip, ...]:
        found = [
            (candidate, reason)
            for candidate in self._gazetteer.look_up(surface, least=_LEAST_ALIKE)
            if (reason := _reason(candidate, surface)) and (reason == "name" or self._is_likely(candidate, surface))
        ]
        nearest = min((_distance(candidate) for candidate, _ in found), default=None)
        return tuple((candidate.name, reason) for candidate, reason in found if _distance(candidate) == nearest)

    def _is_likely(self, candidate: Candidate, surface: str) -> bool:
        written = read_form(surface).core
        if len(written) > 1:
            return True
        is_coined = not any(self._kinds.is_person(e) or self._kinds.is_place(e) for e in candidate.name.entities)
        return is_coined and written[0] not in self._common and not any(map(_is_inflected, candidate.words))


def _distance(candidate: Candidate) -> tuple[int, int]:
    return candidate.changes, 1000 - candidate.score


def _reason(candidate: Candidate, surface: str) -> str:
    """Why a candidate may be meant, or nothing if it is another name."""
    features = {feature.name for feature in candidate.features} - {"title", "suffix"}
    if not features or _letters(surface) == _letters(candidate.name.text):
        return "name"
    if features <= {"spelling", "spaces"}:
        return "misspelt" if _is_misspelling(candidate) else ""
    whole = [word for word in candidate.words if word.written == word.meant and len(word.meant) > 1]
    if features <= {"missing", "initials"} and (len(whole) > 2 or (len(whole) > 1 and "missing" not in features)):
        return "shortened"
    return ""


def _letters(name: str) -> str:
    return "".join(read_form(name).core)


def _is_misspelling(candidate: Candidate) -> bool:
    """Whether few letters are off: one in names of up to nine letters, two in longer ones."""
    letters = sum(len(word.meant) for word in candidate.words)
    return (
        letters >= _SHORTEST
        and candidate.changes <= (1 if letters < 10 else 2)
        and all(word.changes <= _allowed(word, len(candidate.words)) for word in candidate.words)
    )


def _allowed(word: WordMatch, count: int) -> int:
    """How many letters of a word may be off; none where that makes another name of it."""
    if word.written.isdigit() or word.written[0] != word.meant[0]:
        return 0
    shared = _shared(word.written, word.meant)
    if (word.written[shared:], word.meant[shared:]) in _SEXES:
        return 0
    if len(word.meant) < _SHORT_WORD:
        is_swapped = sorted(word.written) == sorted(word.meant)
        return int(count > 1 and len(word.meant) > 2 and (is_swapped or len(word.written) != len(word.meant)))
    return allowed_changes(word.meant)


def _is_inflected(word: WordMatch) -> bool:
    """Whether only the end of a word differs, as in "Olympic" and "Olympia"; a letter written twice is a slip."""
    shared = _shared(word.written, word.meant)
    rest = word.written[shared:]
    return word.changes > 0 and max(len(rest), len(word.meant) - shared) < 2 and rest != word.written[shared - 1]


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size
