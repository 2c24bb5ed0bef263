"""Whether the words around an expression place it in the past or in the future."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.document import Document
from factcheck.mentions.dates.partial import Tense


@attrs.frozen(eq=False)
class TenseWords:
    """The verbs of one language that tell tense, compiled.

    Args:
        markers: Matches a word that tells tense; its group `future` or `past` says which.
    """

    markers: re.Pattern[str]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> TenseWords:
        """The markers of a language's table: whole words, endings, and words with such endings that are none."""
        sides = []
        for side in ("future", "past"):
            words = "|".join(sorted(table[f"{side}_words"], key=len, reverse=True))
            endings = "|".join(table[f"{side}_endings"])
            sides.append(rf"(?P<{side}>(?:{words})(?!\w)|\w{{1,30}}(?:{endings})(?!\w))")
        others = "|".join(table["others"])
        return cls(re.compile(rf"(?<!\w)(?:(?:{others})(?!\w)|{'|'.join(sides)})"))

    def around(self, document: Document, start: int, end: int) -> Tense:
        """The tense told by the marker nearest to `[start, end)` in its sentence; on a tie the one before it."""
        sentence = _sentence(document, start)
        near: tuple[int, Tense] | None = None
        for match in self.markers.finditer(document.text.lower(), *sentence):
            if match.lastgroup is None:
                continue
            distance = start - match.end() if match.end() <= start else match.start() - end
            if distance >= 0 and (near is None or distance < near[0]):
                near = distance, Tense(match.lastgroup)
        return near[1] if near else Tense.NONE


def _sentence(document: Document, place: int) -> tuple[int, int]:
    sentences = document.sentences
    at = bisect_right(sentences, place, key=lambda span: span.start) - 1
    return (sentences[at].start, sentences[at].end) if at >= 0 else (0, 0)
