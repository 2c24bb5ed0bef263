r"""Templates for what is said of any property: counts, comparatives and superlatives.

| written | matches |
|---|---|
| `word` | that word, in the normal form of phrases |
| `{name}` | one of the pieces of that name |
| `x?` | x or nothing |
| `(a\|b c)` | one of the alternatives |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from factcheck.document import TOKEN, fold
from factcheck.errors import LanguagePackError
from factcheck.languages import LanguagePack
from factcheck.lexicon.phrase import ENTITY, PhraseWriter, sign_class

_ELEMENT = re.compile(r"\{(?P<piece>\w+)\}|\((?P<options>[^)]*)\)|(?P<word>[^\s?]+)")

_NOTHING = "(?!)"

ENTITY_SIGN = f"[{sign_class(ENTITY)}]"
"""The regular expression of the sign of an entity."""


class Templates:
    """Compiles the templates of one language to regular expressions over the text of phrases.

    Args:
        pack: The language.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self._writer = PhraseWriter(pack)
        self._language = pack.language

    def normal(self, text: str) -> str:
        """The words of a piece of text in the normal form of phrases, each after a space."""
        written = (word for token in TOKEN.findall(text) for word in self._writer.words(fold(token).text, token))
        return "".join(f" {word}" for word in written)

    def any_of(self, phrases: Iterable[str], name: str | None = None) -> str:
        """The regular expression of any of some phrases, as a group of a name if one is given; of none, of nothing."""
        spelt = sorted({self.normal(phrase) for phrase in phrases} - {""}, key=lambda phrase: (-len(phrase), phrase))
        opening = "(?:" if name is None else f"(?P<{name}>"
        return f"{opening}{'|'.join(map(re.escape, spelt))})" if spelt else _NOTHING

    def compile(self, template: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
        """The regular expression of a template.

        Args:
            template: The template.
            pieces: The regular expressions of its pieces by name.

        Raises:
            LanguagePackError: If it names a piece that there is not.
        """
        return re.compile(self.expand(template, pieces))

    def expand(self, template: str, pieces: Mapping[str, str]) -> str:
        """The regular expression of a template, as text."""
        found = []
        for element in _ELEMENT.finditer(template):
            name, options, word = element.group("piece", "options", "word")
            if name is not None and name not in pieces:
                known = ", ".join(sorted(pieces))
                raise LanguagePackError(f"{self._language}: unknown piece {{{name}}} in {template!r}, expected {known}")
            if name is not None:
                piece = pieces[name]
            elif options is not None:
                piece = self.any_of(options.split("|"))
            else:
                piece = "".join(re.escape(f" {part}") for part in self.normal(word).split()) or re.escape(f" {word}")
            is_optional = template[element.end() : element.end() + 1] == "?"
            found.append(f"(?:{piece})?" if is_optional else piece)
        return "".join(found)
