"""What a name is made of: the words that tell whose it is, and what only stands around them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import unidata_version

import attrs

from factcheck.gazetteer.words import read_name
from factcheck.languages import LANGUAGES, load_pack


@attrs.frozen
class Form:
    """The words of a name, sorted out.

    Args:
        core: The words that tell whose name it is, in reading order: "Silva, João da" is `("joao", "silva")`.
        titles: The titles and offices before them, if the name has other words: `("ministro",)`.
        suffix: The legal form behind them, if the name has other words: `("sa",)`.
        particles: The particles among them, if the name has other words: `("da",)`.
    """

    core: tuple[str, ...]
    titles: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()

    @property
    def around(self) -> str:
        """All but the core in one string, empty where there is nothing."""
        return "|".join(map(" ".join, (self.titles, self.suffix, self.particles))).rstrip("|")

    @classmethod
    def of(cls, core: str, around: str) -> Form:
        """The form that has these words."""
        return cls(tuple(core.split(" ")), *(tuple(words.split()) for words in around.split("|")))


def read_form(name: str) -> Form:
    """A name, sorted out.

    Examples:
        >>> read_form("Ministro Fernando Haddad")
        Form(core=('fernando', 'haddad'), titles=('ministro',), suffix=(), particles=())
        >>> read_form("Vale S.A.").suffix
        ('sa',)
        >>> read_form("da Silva, Luiz Inácio").core
        ('luiz', 'inacio', 'silva')
    """
    return sort_words(read_name(name))


def sort_words(name: Sequence[str]) -> Form:
    """The words and signs of a name, sorted out."""
    words = _unbracketed(list(name))
    words, suffix = _without_suffix([word for word in words if word[0].isalnum() or word == ","])
    words = _turned(words)
    particles, titles, _ = _tables()
    first = 0
    while first < len(words) and (words[first] in titles or words[first] in particles):
        first += 1
    core = [word for word in words[first:] if word not in particles]
    if not core:
        return Form(tuple(words), (), suffix)
    before = tuple([word for word in words[:first] if word in titles])
    return Form(tuple(core), before, suffix, tuple([word for word in words if word in particles]))


def _unbracketed(words: list[str]) -> list[str]:
    """The words outside parentheses, if there are any."""
    depth, outside = 0, []
    for word in words:
        depth += (word == "(") - (word == ")" and depth > 0)
        if depth == 0 and word not in "()":
            outside.append(word)
    return outside or words


def _without_suffix(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The words before the legal form, and the legal form; a name that is nothing else keeps it."""
    suffixes = _tables()[2]
    end = len(words)
    while end > 1:
        size = next((size for size in (2, 1) if end > size and tuple(words[end - size : end]) in suffixes), 0)
        if not size:
            break
        end -= size
    kept = words[:end]
    while kept and kept[-1] == ",":
        kept.pop()
    return (kept, tuple(words[end:])) if kept else (words, ())


def _turned(words: list[str]) -> list[str]:
    """The words with "Last, First" turned round."""
    if words.count(",") == 1:
        comma = words.index(",")
        return words[comma + 1 :] + words[:comma]
    return [word for word in words if word != ","]


@lru_cache
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, ...]]]:
    """The particles, the titles and the legal forms of all languages: names travel."""
    tables = [load_pack(language).table("names") for language in LANGUAGES]
    particles = frozenset(word for table in tables for word in table["particles"])
    titles = frozenset(word for table in tables for word in table["titles"])
    suffixes = frozenset(tuple(form.split()) for table in tables for form in table["legal_suffixes"])
    return particles, titles, suffixes


@lru_cache
def fingerprint_forms() -> str:
    """A digest of the tables that sort names out, and of the version of Unicode that folds them."""
    tables = [sorted(_tables()[0]), sorted(_tables()[1]), sorted(_tables()[2]), unidata_version]
    return hashlib.sha256(repr(tables).encode()).hexdigest()


def keys(core: Sequence[str]) -> set[str]:
    """The strings under which a name is found at once.

    All its letters in order, whatever the spaces; its words in any order; the first and the last word, whatever is
    dropped between; and the initial and the last word.

    Examples:
        >>> sorted(keys(("luiz", "inacio", "silva")))
        ['inacio luiz silva', 'l silva', 'luiz silva', 'luizinaciosilva']
    """
    found = {"".join(core), " ".join(sorted(core))}
    if len(core) > 1:
        found |= {f"{core[0]} {core[-1]}", f"{core[0][0]} {core[-1]}"}
    return found
