"""How a language compares and ranks, and what in a store its words speak of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol

import attrs

from factcheck.document import words
from factcheck.facts import Entity, Property
from factcheck.languages import LANGUAGES, LanguagePack, load_pack
from factcheck.lexicon.common import adopted
from factcheck.lexicon.phrase import DATE, NUMBER, QUANTITY, SINCE, UNTIL, Phrase, sign_class
from factcheck.lexicon.templates import ENTITY_SIGN, Templates
from factcheck.mentions.amounts.hedges import bounds, load_hedges
from factcheck.mentions.mention import Mention
from factcheck.values import Amount, Number

_MOST = 8
"""What one template finds in a sentence beyond as many is not read."""

_FACTORS = (".multiple", ".times", ".words")
_UP, _DOWN = ("more", "most"), ("less", "least")


class _Vocabulary(Protocol):
    """What is needed of a store."""

    @property
    def entities(self) -> Mapping[str, Entity]: ...

    @property
    def properties(self) -> Mapping[str, Property]: ...


@attrs.frozen
class Degree:
    """What an adjective or a noun speaks of.

    Args:
        senses: For each sense the properties of the store that measure it.
        kinds: By a noun for a class the senses that it has of that class, all of which are meant; a class that is not
            listed leaves the meaning open.
    """

    senses: tuple[tuple[str, ...], ...]
    kinds: Mapping[str, tuple[tuple[str, ...], ...]]

    def of(self, nouns: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The senses that it has of things that are called by one of some nouns, the closest first."""
        if not self.kinds:
            return self.senses
        return next((self.kinds[noun] for noun in nouns if noun in self.kinds), (*self.senses, ()))


@attrs.frozen
class Hit:
    """A template found in the text of a phrase.

    Args:
        groups: Its pieces, as they stand in the text, by name.
        start: Where it begins.
        end: Where it ends.
        template: The template.
    """

    groups: Mapping[str, str]
    start: int
    end: int
    template: str


class Degrees:
    """The comparatives and superlatives of one language, with what they speak of in one store.

    Args:
        vocabulary: The store.
        pack: The language.
    """

    def __init__(self, vocabulary: _Vocabulary, pack: LanguagePack) -> None:
        table = pack.table("degrees")
        self._templates = Templates(pack)
        self._table = table
        measures = _measures(vocabulary.properties.values())
        self._phrases: dict[str, list[tuple[Degree, int]]] = defaultdict(list)
        self._nouns: dict[str, list[Degree]] = defaultdict(list)
        self._verbs: dict[str, list[Degree]] = defaultdict(list)
        spelt: dict[str, list[str]] = defaultdict(list)
        for row in table["degree"]:
            degree = self._degree(row, measures)
            if not any(degree.senses):
                continue
            for keys, sign in ((_UP, 1), (_DOWN, -1)):
                for key in keys:
                    for phrase in row.get(key, ()):
                        spelt[key].append(phrase)
                        self._phrases[self.normal(phrase)].append((degree, sign))
            for phrase in row.get("positive", ()):
                spelt["positive"].append(phrase)
                self._phrases[self.normal(phrase)].append((degree, 1))
            for key, owners in (("nouns", self._nouns), ("verbs", self._verbs)):
                for phrase in row.get(key, ()):
                    spelt[key].append(phrase)
                    owners[self.normal(phrase)].append(degree)
        self._signs = {
            self.normal(phrase): sign
            for key, sign in (("more", 1), ("less", -1))
            for phrases in table[key].values()
            for phrase in phrases
        }
        self._ordinals = {self.normal(word): rank for word, rank in table["ordinals"].items()}
        self.demonyms = {
            self.normal(demonym): country
            for country, demonyms in pack.table("linking")["demonyms"].items()
            for demonym in demonyms
        }
        self._hedges = load_hedges(pack).before
        self._spoken = _last_words(map(self.normal, (phrase for phrases in spelt.values() for phrase in phrases)))
        ranking = [spelt["most"] or spelt["more"], spelt["least"] or spelt["less"]]
        ranking += [table[key]["size"] for key in ("more", "less")]
        self._ranking = _last_words(map(self.normal, (phrase for phrases in ranking for phrase in phrases)))
        beating = [*table["more"]["beats"], *table["less"]["beats"], *table["words"]["than"]]
        self._comparing = _last_words(map(self.normal, beating))
        self.comparatives: tuple[tuple[str, re.Pattern[str]], ...] = ()
        self.superlatives: tuple[tuple[str, re.Pattern[str]], ...] = ()
        if self._spoken:
            self._compile(spelt, pack)

    def _degree(self, row: Mapping[str, Any], measures: Mapping[str, tuple[str, ...]]) -> Degree:
        def senses(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
            return tuple(measures.get(name, ()) for name in names)

        kinds = {self.normal(noun): senses(names) for noun, names in row.get("kinds", {}).items()}
        return Degree(tuple(filter(None, senses(row["of"]))), kinds)

    def normal(self, text: str) -> str:
        """A piece of text in the normal form of phrases."""
        return self._templates.normal(text).strip()

    def may_be_in(self, said: Iterable[str]) -> bool:
        """Whether words speak of something that is measured; of joined words the last one counts."""
        return any(word in self._spoken or ("-" in word and word.rpartition("-")[2] in self._spoken) for word in said)

    def may_compare(self, phrase: Phrase) -> bool:
        """Whether a phrase may hold a comparative: a word such as "than", or a multiple."""
        has_factor = any(mention.rule.endswith(_FACTORS) for mention in phrase.mentions)
        return has_factor or not self._comparing.isdisjoint(phrase.text.split(" "))

    def may_rank(self, phrase: Phrase) -> bool:
        """Whether a phrase may hold a superlative."""
        said = phrase.text.split(" ")
        return any(word in self._ranking or word.rpartition("-")[2] in self._ranking for word in said)

    def find(self, text: str, templates: Sequence[tuple[str, re.Pattern[str]]]) -> list[Hit]:
        """Where templates are found in the text of a phrase, in the order of the templates.

        Args:
            text: The text.
            templates: `comparatives` or `superlatives`.
        """
        return [
            Hit({k: v.strip(" -") for k, v in hit.groupdict().items() if v is not None}, *hit.span(), template)
            for template, pattern in templates
            for hit in islice(pattern.finditer(text), _MOST)
        ]

    def adjective(self, phrase: str) -> Sequence[tuple[Degree, int]]:
        """What a comparative or superlative phrase speaks of, each with 1 for more or -1 for less."""
        return self._phrases.get(phrase, ())

    def noun(self, phrase: str) -> Sequence[Degree]:
        """What a noun measures."""
        return self._nouns.get(phrase, ())

    def verb(self, phrase: str) -> Sequence[Degree]:
        """What a verb measures."""
        return self._verbs.get(phrase, ())

    def sign(self, phrase: str) -> int:
        """1 for words that say more, -1 for words that say less."""
        return self._signs[phrase]

    def rank(self, ordinal: str | None) -> int:
        """The rank that an ordinal says, 1 if there is none."""
        if ordinal is None:
            return 1
        return self._ordinals.get(ordinal) or int(re.sub(r"\D", "", ordinal))

    def factor(self, hit: Hit, mention: Mention) -> Number | None:
        """How many times as much a hit says, within the bounds of its hedge; None where the number is no amount.

        Args:
            hit: The hit.
            mention: The mention of the number.
        """
        said = mention.value
        if not isinstance(said, Amount):
            return None
        hedge = self._hedges.get(hit.groups.get("hedge", ""))
        lower, upper = (said.lower, said.upper) if hedge is None else bounds(said.amount, said.step, hedge)
        return Number(said.amount, step=said.step, lower=lower, upper=upper)

    def _compile(self, spelt: Mapping[str, Sequence[str]], pack: LanguagePack) -> None:
        table, templates = self._table, self._templates
        given: Mapping[str, Sequence[str]] = table["words"]
        syntax = pack.table("syntax")["words"]
        listed = templates.any_of
        pieces = {name: listed(phrases) for name, phrases in given.items()}
        for name in table["more"]:
            pieces[name] = listed([*table["more"][name], *table["less"][name]], "sign")
        dates = sign_class(DATE, SINCE, UNTIL)
        before = listed([*syntax["date_prepositions"], *given["survey_of"]])
        pieces["when"] = rf"(?: ,)?{before}?(?P<when> [{dates}])(?:{pieces['survey']})?"
        for present, past in (("be", "was"), ("has", "had")):
            verb, denial = pieces[present], listed(given["not"])
            denied = rf"(?P<denied>{denial}{verb}|{verb}{denial})"
            pieces[present] = rf"(?:{denied}|{verb}|(?P<past>{listed(given[past])}))"
        pieces["who_is"] = pieces["who"] + pieces["be"]
        pieces["measured"] = listed(spelt["nouns"], "measured")
        pieces["by"] = rf"(?:{pieces['by']}{listed(spelt['nouns'], 'by')})"
        pieces["verb"] = listed(spelt["verbs"], "verb")
        pieces["positive"] = listed(spelt["positive"], "more")
        comparing = [*spelt["more"], *spelt["less"]]
        ranking = [*(spelt["most"] or spelt["more"]), *(spelt["least"] or spelt["less"])]
        pieces["more"] = listed(comparing, "more")
        superlatives = sorted({self.normal(phrase) for phrase in ranking}, key=lambda phrase: (-len(phrase), phrase))
        pieces["most"] = rf"(?P<most>[ -](?:{'|'.join(map(re.escape, superlatives))}))" if ranking else "(?!)"
        marks = "|".join(map(re.escape, table["ordinal_marks"]))
        pieces["ordinal"] = rf"(?P<ordinal>{listed(table['ordinals'])}| \d{{1,3}}(?: ?(?:{marks}))(?=[ -]))"
        pieces["factor"] = rf"{listed(self._hedges, 'hedge')}?(?P<factor> [{sign_class(NUMBER, QUANTITY)}])"
        for name in ("subject", "other", "place"):
            pieces[name] = rf"(?P<{name}> {ENTITY_SIGN})"
        pieces["start"] = "^"
        pieces["kind"] = r"(?P<kind>(?: [^ ,;:()]+){1,4}?)"
        pieces["whole"] = r"(?P<whole>(?: [^ ,;:()]+){1,2}?)"
        pieces["demonym"] = r"(?P<demonym> [^ ,;:()]+)"
        conjunctions = listed([*syntax["and"], *given["after"]])
        pieces["break"] = rf"(?= [.;:()!?\-–—\]\"]|{conjunctions}(?= )(?! {ENTITY_SIGN})| ,|$)"
        said = table["templates"]
        pieces["scope"] = "(?:" + "|".join(templates.expand(scope, pieces) for scope in said["scope"]) + ")"
        self.comparatives = tuple((t, templates.compile(t, pieces)) for t in said["comparative"])
        found = []
        for ranked in said["ranked"]:
            pieces["ranked"] = templates.expand(ranked, pieces)
            for frame in said["superlative"]:
                found.append((frame.replace("{ranked}", ranked), templates.compile(frame, pieces)))
        self.superlatives = tuple(found)


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The last word of each phrase, of which a sentence must have one: of "mais populoso" and "most-populous" alike."""
    return frozenset(re.split("[ -]", phrase)[-1] for phrase in phrases)


def _measures(properties: Iterable[Property]) -> dict[str, tuple[str, ...]]:
    """By common property the properties of a store that are it, or are called so."""
    found: dict[str, list[str]] = defaultdict(list)
    names = _names()
    for prop in properties:
        commons = [common.id for common in adopted(prop)]
        if prop.common is None:
            called = {(language, words(name)) for language in LANGUAGES for name in prop.names(language)}
            commons += [common for name in sorted(called) for common in names.get(name, ())]
        for common in dict.fromkeys(commons):
            found[common].append(prop.id)
    return {common: tuple(ids) for common, ids in found.items()}


@lru_cache
def _names() -> Mapping[tuple[str, tuple[str, ...]], tuple[str, ...]]:
    """The common properties that are measured, by further names that stores have for them."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for language in LANGUAGES:
        for common, names in load_pack(language).table("degrees")["names"].items():
            for name in names:
                found[language, words(name)].append(common)
    return {name: tuple(dict.fromkeys(commons)) for name, commons in found.items()}
