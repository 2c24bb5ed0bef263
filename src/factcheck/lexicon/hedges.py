"""Words before an amount that patterns need not spell out: "cerca de", "more than"."""

from __future__ import annotations

import re

from factcheck.languages import LanguagePack
from factcheck.lexicon import phrase as signs
from factcheck.lexicon.phrase import Phrase, PhraseWriter, sign_class


class Hedges:
    """The hedges of one language.

    Args:
        pack: The language.
        writer: Writes its words in the normal form of phrases.
    """

    def __init__(self, pack: LanguagePack, writer: PhraseWriter) -> None:
        said = (hedge for hedges in pack.table("numbers")["hedges"].values() for hedge in hedges)
        spelt = {" ".join(word for piece in hedge.split() for word in writer.words(piece)) for hedge in said}
        either = "|".join(re.escape(hedge) for hedge in sorted(spelt, key=lambda hedge: (-len(hedge), hedge)))
        amounts = sign_class(signs.MONEY, signs.QUANTITY, signs.NUMBER)
        self._amount = re.compile(f"[{amounts}]")
        self._hedge = re.compile(f"(?: (?:{either}))+(?= [{amounts}])")

    def without(self, phrase: Phrase) -> Phrase | None:
        """A phrase without the hedges before its amounts, or None if it has none.

        Args:
            phrase: The phrase.
        """
        text = phrase.text
        if self._amount.search(text) is None:
            return None
        found = [(text.count(" ", 0, hit.start()), hit.group().count(" ")) for hit in self._hedge.finditer(text)]
        dropped = {first + number for first, count in found for number in range(count)}
        if not dropped:
            return None
        kept = enumerate(text.split(" ")[1:])
        return phrase.rewritten([(word, index) for index, word in kept if index not in dropped])
