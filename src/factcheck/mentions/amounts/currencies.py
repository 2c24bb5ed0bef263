"""Currencies by mark, code, name and nickname, with every reading of the shared ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import attrs

from factcheck.languages import LanguagePack
from factcheck.mentions.amounts.lexicon import alternatives

_NAME = re.compile(r"[^\W\d_][^\s\d,;:!?()\"]*")
_AND = re.compile(r"&(?= )")
_LONGEST_NAME = 7


@attrs.frozen
class Currency:
    """A currency as a text names it.

    Args:
        codes: The ISO 4217 codes that it may be, the likeliest first.
        minor: Whether hundredths are meant, as in "centavos".
        start: Where its mark or name begins in the folded text.
        end: The character after it.
        mark: The folded mark or name.
        mass: The unit of mass that the name also is, if it is one, as for "pounds".
        scale: What the mark multiplies by, as the M of "MUSD" does.
    """

    codes: tuple[str, ...]
    start: int
    end: int
    mark: str
    minor: bool = False
    mass: str | None = None
    scale: int = 1


_PREFIXES = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}  # "30 MUSD" are thirty million dollars


@attrs.frozen(eq=False)
class CurrencyTable:
    """The currency marks and names of one language."""

    default: str
    marks: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    minor: Mapping[str, tuple[str, ...]]
    glued: Mapping[str, str]
    names_before: frozenset[str]
    codes: frozenset[str]
    lower_codes: frozenset[str]
    word_codes: frozenset[str]
    masses: Mapping[str, str]
    mass_words: re.Pattern[str]
    countries: Mapping[str, re.Pattern[str]]
    first_words: frozenset[str]
    before: re.Pattern[str]
    signs: re.Pattern[str]
    connectors: frozenset[str]
    of: frozenset[str]
    firm: frozenset[str]
    region_code: str | None

    def mark_before(self, text: str, original: str, end: int, floor: int) -> Currency | None:
        """The currency mark, code or name that stands directly before a number, or None."""
        match = self.before.search(text, max(floor, end - 20), end)
        if match is None:
            return None
        start, stop = match.span(1)
        mark = " ".join(match.group(1).split())
        if mark in self.marks:
            if mark.isalpha() and mark.isascii() and mark in ("kr", "kc", "zl", "rs", "mt", "bs", "rm", "ksh"):
                if original[start].islower():
                    return None
            return Currency(self.marks[mark], start, stop, mark)
        if mark.upper() in self.codes:
            written = original[start:stop]
            if written.isupper() and mark.upper() not in self.word_codes or mark in self.lower_codes:
                return Currency((_iso(mark),), start, stop, mark)
            return None
        if mark in self.names_before:
            return Currency(self.names.get(mark) or self.minor[mark], start, stop, mark, minor=mark in self.minor)
        return None

    def name_after(self, text: str, original: str, start: int) -> Currency | None:
        """The currency whose mark, code or name begins at a position, or None."""
        if sign := self.signs.match(text, start):
            mark = sign.group()
            if mark in self.minor:
                return Currency(self.minor[mark], start, sign.end(), mark, minor=True)
            if not (mark[-1].isalnum() and text[sign.end() : sign.end() + 1].isalnum()):
                return Currency(self.marks[mark], start, sign.end(), mark)
        first = _NAME.match(text, start)
        if first is None:
            return None
        word = first.group().rstrip(".'’")
        end = start + len(word)
        if len(word) == 3 and word.upper() in self.codes:
            if original[start:end].isupper() or word in self.lower_codes:
                return Currency((_iso(word),), start, end, word)
        head = re.split(r"[-/]", word)[0]
        if (
            len(word) == 4
            and word[0] in "kmb"
            and word[1:].upper() in self.codes
            and original[start + 1 : end].isupper()
        ):
            return Currency((_iso(word[1:]),), start + 1, end, word[1:], scale=_PREFIXES[word[0]])
        if word not in self.first_words and head not in self.first_words:
            return None
        best: Currency | None = None
        phrase, position = word, end
        for _ in range(_LONGEST_NAME):
            if phrase in self.names:
                best = Currency(self.names[phrase], start, position, phrase, mass=self.masses.get(phrase))
            elif phrase in self.minor:
                best = Currency(self.minor[phrase], start, position, phrase, minor=True)
            if text[position : position + 2] == ". " and position - start == 2:
                position += 1  # "St. Helena pounds"
            if text[position : position + 1] != " ":
                break
            following = _NAME.match(text, position + 1) or _AND.match(text, position + 1)
            if following is None:
                break
            piece = following.group().rstrip(".'’")
            phrase, position = f"{phrase} {piece}", position + 1 + len(piece)
        if best is None and head != word and head in self.names:
            best = Currency(self.names[head], start, start + len(head), head, mass=self.masses.get(head))
        return best

    def order(self, currency: Currency, sentence: str) -> tuple[tuple[str, ...], str]:
        """The codes that a currency may be, the chosen one first, and why it was chosen.

        Reasons: `"named"` (only one currency is called so), `"country_in_sentence"`, `"region"` (the caller's
        region uses it), `"usual"` (what this language's newsrooms mean by it).
        """
        codes = currency.codes
        if len(codes) == 1:
            return codes, "named"
        for code in () if currency.mark in self.firm else codes[1:]:
            pattern = self.countries.get(code)
            if pattern is not None and pattern.search(sentence):
                own = self.countries.get(codes[0])
                if own is None or not own.search(sentence):
                    return (code, *(other for other in codes if other != code)), "country_in_sentence"
        if self.region_code in codes and self.region_code != codes[0]:
            return (self.region_code, *(code for code in codes if code != self.region_code)), "region"
        return codes, "usual"


@lru_cache
def load_currencies(pack: LanguagePack) -> CurrencyTable:
    """The currency table of a language pack."""
    table, full = pack.table("money"), pack.table("currencies")["names"]
    names: dict[str, tuple[str, ...]] = {}
    for code, phrases in full.items():
        for phrase in phrases:
            names.setdefault(phrase.replace(". ", " "), (code,))
    names |= {name: (code,) for name, code in table["names"].items()}
    shared = {name: tuple(codes) for name, codes in table["shared_names"].items()}
    for noun, codes in shared.items():
        for code in codes:
            for country in table["countries"].get(code, ()):  # "Norwegian crowns", "egyptianpounds"
                for phrase in (f"{country} {noun}", f"{country}{noun}", f"{noun} {country}"):
                    names.setdefault(phrase, (code,))
    names |= shared
    marks: dict[str, tuple[str, ...]] = {mark: (code,) for mark, code in table["marks"].items()}
    marks |= {mark: tuple(codes) for mark, codes in table["shared_marks"].items()}
    minor = {name: tuple(codes) for name, codes in table["minor"].items()}
    signs = [mark for mark in (*marks, *minor) if not mark.isalpha() or not mark.isascii()] + ["kr", "rmb"]
    before = sorted({*marks, *table["names_before"]["words"]}, key=len, reverse=True)
    known = frozenset(full) | {"BTC", "XBT"}
    return CurrencyTable(
        default=table["default"],
        marks=marks,
        names=names,
        minor=minor,
        glued=table["glued"],
        names_before=frozenset(table["names_before"]["words"]),
        codes=known,
        lower_codes=frozenset(table["lower_codes"]["words"]),
        word_codes=frozenset(table["word_codes"]["words"]),
        masses=table["masses"],
        mass_words=_words(table["mass_words"]["words"]),
        countries={code: _words(words) for code, words in table["countries"].items()},
        first_words=frozenset(name.split()[0] for name in (*names, *minor)),
        before=re.compile(rf"(?<![\w$])({alternatives(before)}|[a-z]{{3}})[ \t]{{0,2}}\Z"),
        signs=re.compile(alternatives(signs)),
        connectors=frozenset(table["words"]["and"]),
        of=frozenset(table["words"]["of"]),
        firm=frozenset(table["firm"]),
        region_code=table["regions"].get(pack.region),
    )


def _words(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


def _iso(code: str) -> str:
    return {"rmb": "CNY", "xbt": "BTC"}.get(code, code.upper())
