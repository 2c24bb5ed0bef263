"""How a language says how many there are of what a store lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import attrs

from factcheck.document import Token
from factcheck.languages import LanguagePack
from factcheck.lexicon.nouns import Meaning, Nouns
from factcheck.lexicon.phrase import DATE, NUMBER, QUANTITY, SINCE, UNTIL, Phrase, sign_class
from factcheck.lexicon.templates import ENTITY_SIGN, Templates
from factcheck.mentions.mention import Mention, MentionKind

_KINDS = (MentionKind.NUMBER, MentionKind.QUANTITY)
_COUNT, _DEFINITE = "\ue000", "\ue001"
_LONGEST = 5
_WINDOW = 40
_MOST = 8
"""Numbers of one sentence beyond as many that count something are not read."""

_NUMBERS = re.compile(f"[{sign_class(NUMBER, QUANTITY)}]")


@attrs.frozen
class CountedNoun:
    """A number and the noun for what it counts: "27 unidades da federação".

    Args:
        mention: The mention that gives the number.
        meaning: What the noun stands for.
        start: Where the two begin in the phrase's text.
        end: Where they end there.
        words: How many words the noun has.
        is_definite: Whether a word before them makes them all there are: "as 27 unidades".
    """

    mention: Mention
    meaning: Meaning
    start: int
    end: int
    words: int
    is_definite: bool


@attrs.frozen
class CountHit:
    """A template found in a phrase.

    Args:
        subject: The mention that has so many; None where the text names none: "uma das 27 unidades da federação".
        start: Where it begins in the phrase's text.
        end: Where it ends there.
        template: The template.
        is_past: Whether it says so of another time.
        is_named: Whether it only calls them so many, as in "os dois estados do Nordeste".
    """

    subject: Mention | None
    start: int
    end: int
    template: str
    is_past: bool
    is_named: bool


class Counts:
    """The templates of one language.

    Args:
        pack: The language.
        nouns: The nouns of the store.
    """

    def __init__(self, pack: LanguagePack, nouns: Nouns) -> None:
        table = pack.table("counts")
        templates = Templates(pack)
        self._nouns = nouns
        self._definite = frozenset(table["definite"])
        self._modifiers = frozenset(pack.table("numbers")["count_nouns"]["modifiers"])
        words: Mapping[str, Sequence[str]] = table["words"]
        hedges = [phrase for phrases in pack.table("numbers")["hedges"].values() for phrase in phrases]
        pieces = {name: templates.any_of(phrases) for name, phrases in words.items()}
        pieces["has"] = rf"(?:{pieces['has']}|(?P<past>{templates.any_of(words['had'])}))"
        pieces["hedge"] = templates.any_of(hedges)
        pieces["subject"] = rf"(?P<subject> {ENTITY_SIGN})"
        pieces["count"] = rf" {_COUNT}"
        pieces["definite"] = rf" {_DEFINITE}"
        amounts = sign_class(NUMBER, QUANTITY)
        dates = sign_class(DATE, SINCE, UNTIL)
        syntax = pack.table("syntax")["words"]
        also = rf"(?! [{amounts}]|{templates.any_of(table['more'])}(?= ))"
        when = rf"(?:(?: ,)?{templates.any_of(syntax['date_prepositions'])}? [{dates}])?"
        pieces["when"] = when
        self._before = re.compile(rf"(?P<only>{pieces['only']})?(?P<hedge>{pieces['hedge']})?$")
        signs, conjunction = r" [.;:)!?\"–—]", templates.any_of(syntax["and"])
        apart = rf"(?![^,.;:]{{1,60}} ,{templates.any_of(table['restricting'])}(?= ))"
        strict = rf"{when}(?={signs}| ,{also}(?! {ENTITY_SIGN}){apart}|{conjunction}(?= ){also}|$)"
        loose = rf"{when}(?={signs}| ,{also}{apart}|{conjunction}(?= ){also}|$)"
        verbs = "|".join(map(re.escape, table["verb_endings"])) or "(?!)"
        pieces["end"] = strict
        pieces["goes_on"] = rf"(?:{loose}|(?= [^ ]+(?:{verbs})(?: |$)|{templates.any_of(table['verbs'])}(?: |$)))"
        self._is_end = re.compile(strict)
        said = table["templates"]
        self._naming = frozenset(said["named"])
        self._templates = tuple((t, templates.compile(t, pieces)) for t in (*said["count"], *said["named"]))

    def nouns_in(self, phrase: Phrase, tokens: Sequence[Token]) -> Iterator[CountedNoun]:
        """The numbers of a phrase that count what the store has a noun for.

        Args:
            phrase: The sentence.
            tokens: Its tokens.
        """
        found = 0
        for sign in _NUMBERS.finditer(phrase.text):
            if found == _MOST:
                return
            mention, place = phrase.mention(sign.group()), sign.start()
            if mention.kind not in _KINDS:
                continue
            unit = mention.part("unit")
            rest = phrase.text[place + 1 : place + 100].split(" ")[1 : _LONGEST + 1]
            head = [] if unit is None else str(unit.value).split()
            named = self._nouns.many_at([*head, *rest])
            if named is None or named[0] < len(head) or self._is_modified(mention, tokens):
                continue
            size, meaning = named
            found += 1
            length = sum(len(word) + 1 for word in rest[: size - len(head)])
            first = bisect_left(tokens, mention.span.start, key=lambda token: token.start)
            is_definite = first > 0 and tokens[first - 1].text in self._definite
            yield CountedNoun(mention, meaning, place - 1, place + 1 + length, size, is_definite)

    def find(self, phrase: Phrase, noun: CountedNoun) -> list[CountHit]:
        """Who has so many, by the templates that are found around a number.

        Args:
            phrase: The sentence.
            noun: The number with its noun.
        """
        sign = f" {_DEFINITE} {_COUNT}" if noun.is_definite else f" {_COUNT}"
        text = phrase.text[: noun.start] + sign + phrase.text[noun.end :]
        shift = noun.end - noun.start - len(sign)
        found = []
        for template, pattern in self._templates:
            for hit in pattern.finditer(text):
                start = min(hit.start(), noun.start)
                end = max(hit.end() + shift, noun.end)
                groups = hit.groupdict()
                subject = phrase.mention(hit["subject"].strip()) if groups.get("subject") else None
                is_past = groups.get("past") is not None
                found.append(CountHit(subject, start, end, template, is_past, template in self._naming))
        return found

    def begins(self, phrase: Phrase, noun: CountedNoun) -> tuple[int, bool]:
        """Where what goes with a number begins, its hedge included, and whether the text says that it is all.

        Args:
            phrase: The sentence.
            noun: The number with its noun.
        """
        text = phrase.text[max(0, noun.start - _WINDOW) : noun.start]
        for start in (match.start() for match in re.finditer(" ", text)):
            found = self._before.match(text, start)
            if found is not None and found.end() == len(text) and found.start() < len(text):
                return noun.start - len(text) + start, found["only"] is not None
        return noun.start, False

    def is_whole(self, phrase: Phrase, noun: CountedNoun) -> bool:
        """Whether nothing behind a number with its noun narrows down what it counts."""
        return self._is_end.match(phrase.text, noun.end) is not None

    def _is_modified(self, mention: Mention, tokens: Sequence[Token]) -> bool:
        """Whether an adjective narrows down what is counted: "duas novas subsidiárias"."""
        first, last = (
            bisect_left(tokens, end, key=lambda token: token.start) for end in (mention.span.start, mention.span.end)
        )
        return any(token.text in self._modifiers for token in tokens[first:last])
