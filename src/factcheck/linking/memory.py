"""What a text has named so far, by the short forms in which it may name it again."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.linking.cues import Cues
from factcheck.linking.script import Script

_LONGEST_ACRONYM = 8

Short = tuple[str, ...]


class Memory:
    """The names that a text has introduced, as it is read from its beginning.

    Args:
        cues: The words of its language.
    """

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self.named: dict[str, None] = {}
        self._short: dict[Short, dict[str, None]] = {}
        self._strangers: set[Short] = set()
        self._acronyms: dict[str, str | None] = {}

    def introduce(self, entity: str, full_name: Sequence[str] = ()) -> None:
        """Notes that an entity was named; a person's full name may be shortened from then on.

        Args:
            entity: The entity.
            full_name: The folded words of its name, where parts of it may stand for the whole.
        """
        self.named[entity] = None
        for short in self._shorts(full_name, everywhere=self._cues.given_names):
            self._short.setdefault(short, {})[entity] = None

    def introduce_stranger(self, full_name: Sequence[str]) -> None:
        """Notes a full name that the store lacks: its surname alone is then nobody's in the store."""
        self._strangers.update(self._shorts(full_name, everywhere=False))

    def _shorts(self, full_name: Sequence[str], *, everywhere: bool) -> list[Short]:
        parts = [word for word in full_name if word not in self._cues.particles and word[0].isalpha()]
        if len(parts) < 2:
            return []
        shorts: list[Short] = [(parts[-2], parts[-1])] if len(parts) > 2 else []
        single = parts if everywhere else parts[-1:] if parts[-1] not in self._cues.generations else parts[-2:-1]
        return shorts + [(word,) for word in single if len(word) > 1 and word not in self._cues.generations]

    def shortened(self, written: Sequence[str]) -> tuple[str, ...]:
        """The persons whose full name the text has given and that a part of it may stand for."""
        return tuple(self._short.get(_without(written, self._cues), ()))

    def is_strange(self, written: Sequence[str]) -> bool:
        """Whether the text has given a full name that the store lacks and that this may be short for."""
        return _without(written, self._cues) in self._strangers

    def acronym(self, written: str) -> tuple[bool, str | None]:
        """Whether the text has introduced an acronym, and the entity that it stands for, if the store has it."""
        return written in self._acronyms, self._acronyms.get(written)

    def introduce_acronym(self, acronym: str, entity: str | None) -> None:
        """Notes what an acronym stands for from then on; None if the store lacks it."""
        self._acronyms[acronym] = entity


def acronym_at(script: Script, opening: int) -> str:
    """The folded acronym that stands in parentheses from a token on, or nothing."""
    if opening + 2 >= len(script.words) or script.words[opening] != "(" or script.words[opening + 2] != ")":
        return ""
    surface = script.tokens[opening + 1].span.of(script.document.text)
    is_acronym = 2 <= len(surface) <= _LONGEST_ACRONYM and surface.isalpha() and surface.isupper()
    return script.words[opening + 1] if is_acronym else ""


def long_form(script: Script, end: int, acronym: str) -> int | None:
    """The first of the words before a token that begin with the letters of an acronym, or None."""
    place = end - 1
    for letter in reversed(acronym):
        while place > 0 and (
            script.words[place] in script.cues.particles or script.words[place] in script.cues.articles
        ):
            place -= 1
        if place < 0 or script.words[place][0] != letter:
            return None
        place -= 1
    return place + 1


def _without(written: Sequence[str], cues: Cues) -> Short:
    return tuple(word for word in written if word not in cues.particles and word != ".")
