"""The words of a language that tell names from other words, compiled from its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from factcheck.document import words
from factcheck.languages import LANGUAGES, LanguagePack, load_pack


@attrs.frozen
class Frame:
    """What the word before a name says of it, as nouns of classes.

    Args:
        excludes: Classes that it does not go before.
        invites: Classes that it speaks for.
    """

    excludes: tuple[str, ...]
    invites: tuple[str, ...]


@attrs.frozen(eq=False)
class Cues:
    """The word lists of one language; every word is folded.

    Args:
        particles: Join the capitalised words of one name: "de", "von".
        function_words: No name begins with one, though a sentence may.
        openers: Words with which a sentence begins before a name.
        saints: Function words that begin a name where a capitalised word follows: "São Caetano".
        beside: Titles, offices and trades, which stand before names.
        common: Common words that are names too.
        ordinary: All the words of the tables that are no names.
        callings: Titles, offices and trades that only a person's name follows.
        naming: Before a name that is only being given: "chamada de Aurora".
        capitalised: Words with a capital wherever they stand: "Natal", "May".
        complements: After a noun they begin what says which one is meant: "de", "that".
        articles: Definite articles.
        indefinite: Indefinite articles.
        conjunctions: "and".
        definite: Words before a noun that make it stand for something already named.
        acts: Verbs that follow somebody's name or pronoun.
        deeds: Verbs that only persons and organisations are the subject of.
        clitics: Behind a noun without an article they make it a name: "Gap's".
        relatives: Behind a comma they do so too: "Gap, which".
        variants: Behind the name of a product they make it another one: "mini".
        dedicated: Nouns of streets and buildings, named after somebody or some place: "rua Chile".
        vague: Nouns that fit too much to be read as something named: "a pessoa", "the place".
        suffixes: Legal forms behind the names of companies, without full stops.
        generations: Behind a surname without being one: "Filho", "Jr".
        institutions: What a demonym stands beside when it means the state.
        he: Pronouns for a man.
        she: Pronouns for a woman.
        men: Given names of men that their ending does not tell.
        women: Given names of women.
        demonyms: The name of the country by demonym.
        home: The country whose institutions need no demonym.
        frames: By the word before a name, what it says.
        contexts: By word of the sentence, the nouns of the classes that it speaks for.
        kinds: The nouns of the classes of persons, places and works.
        demonym_before: Whether a demonym goes before its noun.
        acts_only: Whether a pronoun is read only before one of `acts`.
        given_names: Whether texts call people by their given name alone.
        compounds: Whether a noun may stand before another one and only describe it: "the company car".
        endings: What given names of men and of women end with, unless listed.
    """

    particles: frozenset[str]
    function_words: frozenset[str]
    openers: frozenset[str]
    saints: frozenset[str]
    beside: frozenset[str]
    common: frozenset[str]
    ordinary: frozenset[str]
    callings: frozenset[str]
    naming: frozenset[str]
    capitalised: frozenset[str]
    complements: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    conjunctions: frozenset[str]
    definite: frozenset[str]
    acts: frozenset[str]
    deeds: frozenset[str]
    clitics: frozenset[str]
    relatives: frozenset[str]
    variants: frozenset[str]
    dedicated: frozenset[str]
    vague: frozenset[str]
    suffixes: frozenset[str]
    generations: frozenset[str]
    institutions: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    demonyms: Mapping[str, str]
    home: str
    frames: Mapping[str, Frame]
    contexts: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    demonym_before: bool
    acts_only: bool
    given_names: bool
    compounds: bool
    endings: Mapping[str, str]

    def sex(self, given_name: str) -> str | None:
        """`"he"` or `"she"` for a folded given name, or None where it does not tell."""
        if given_name in self.men:
            return "he"
        return "she" if given_name in self.women else self.endings.get(given_name[-1:])


@lru_cache
def load_cues(pack: LanguagePack) -> Cues:
    """The cues of a language."""
    syntax = pack.table("syntax")["words"]
    linking = pack.table("linking")
    names = pack.table("names")
    common = pack.table("common_words")
    own = linking["words"]
    contexts = _contexts(linking["context"])
    beside = frozenset([*syntax["titles"], *names["titles"], *own["roles"]])
    ordinary = [*common["words"], *syntax["common_words"], *own["institutions"], *own["acts"], *own["deeds"]]
    grammar = linking["grammar"]
    return Cues(
        particles=frozenset(syntax["name_particles"]),
        function_words=frozenset(syntax["function_words"]),
        openers=frozenset(own["openers"]),
        saints=frozenset(own["saints"]),
        beside=beside,
        ordinary=frozenset([*ordinary, *contexts, *beside]),
        callings=beside - frozenset(own["modifiers"]),
        naming=frozenset(own["naming"]),
        common=frozenset([*common["words"], *syntax["common_words"]]),
        capitalised=frozenset(common["capitalised"]),
        complements=frozenset([*syntax["complements"], *own["restrictions"]]),
        articles=frozenset(pack.table("syntax")["articles"]),
        indefinite=frozenset(own["indefinite"]),
        conjunctions=frozenset(syntax["and"]),
        definite=frozenset(syntax["definite"]),
        acts=frozenset(own["acts"]),
        deeds=frozenset(own["deeds"]),
        clitics=frozenset(own["clitics"]),
        relatives=frozenset(own["relatives"]),
        variants=frozenset(own["variants"]),
        dedicated=frozenset(own["dedicated"]),
        vague=frozenset(own["vague"]),
        suffixes=_suffixes(),
        generations=frozenset(own["generations"]),
        institutions=frozenset(own["institutions"]),
        he=frozenset(own["he"]),
        she=frozenset(own["she"]),
        men=frozenset(own["men"]),
        women=frozenset(own["women"]),
        demonyms={demonym: country for country, all_of in linking["demonyms"].items() for demonym in all_of},
        home=grammar["home"],
        frames={
            word: Frame(tuple(frame["excludes"]), tuple(frame["invites"]))
            for frame in linking["frame"]
            for word in frame["words"]
        },
        contexts=contexts,
        kinds={kind: tuple(nouns) for kind, nouns in linking["kinds"].items()},
        demonym_before=grammar["demonym_before"],
        acts_only=grammar["acts_only"],
        given_names=grammar["given_names"],
        compounds=grammar["compounds"],
        endings=dict(grammar["endings"]),
    )


def _suffixes() -> frozenset[str]:
    """The legal forms of every language: companies travel."""
    tables = [load_pack(language).table("names") for language in LANGUAGES]
    return frozenset(suffix.replace(" ", "") for table in tables for suffix in table["legal_suffixes"])


def _contexts(rows: Iterable[Mapping[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for word in row["words"]:
            found[word] = (*found.get(word, ()), *row["classes"])
    return found


def noun_words(nouns: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The folded words of nouns."""
    return frozenset(words(noun) for noun in nouns)
