"""How fast dates are found, beside dateparser on the same sentences, and how the cost grows with the text.

    python benchmarks/dates_speed.py [--language pt|en] [--largest CHARACTERS] [--json]

Both read the sentences of the language's corpora of dates, with and without dates in them, one by one in one process:
`find_dates` and `dateparser.search.search_dates(text, languages=[…])`. The figures are the best of several runs after
a first one to warm up. The cost of a character is measured with the garbage collector off: its work grows with the
mentions that are kept, however they are found. Without `--language` both languages are measured. `--json` prints one
JSON object of named figures instead of the table.
"""

from __future__ import annotations

import argparse
import gc
import json
import tomllib
from collections.abc import Callable
from datetime import date
from importlib import resources
from time import perf_counter

from dateparser.search import search_dates

from factcheck.document import Document
from factcheck.languages import LANGUAGES, LanguagePack, load_pack
from factcheck.mentions.dates import find_dates

PUBLISHED = date(2025, 1, 22)
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
WORST = {
    "digits": "1",
    "spaced digits": "1 ",
    "commas": ",",
    "numbers and commas": "1, ",
    "slashes": "1/",
    "hyphens": "10-",
    "years": "2024 ",
    "ranges of years": "2024-",
    "parentheses": "(",
    "one word": "a",
    "one letter words": "a ",
    "no sentence": "x, ",
    "line breaks": "\n",
}
WORST_WORDS = {
    "pt": {
        "de de de": "de ",
        "months": "maio ",
        "months and de": "maio de ",
        "weekdays": "segunda ",
        "weekdays in commas": "segunda, ",
        "days of months": "1 de maio de ",
        "up to up to": "até ",
        "numbers in words": "vinte e ",
        "units": "dois anos e ",
        "beginnings": "início do fim de ",
        "tenses": "sexta vai ",
        "feasts": "natal ",
    },
    "en": {
        "of of of": "of ",
        "months": "May ",
        "months and of": "May of ",
        "weekdays": "Monday ",
        "weekdays in commas": "Monday, ",
        "days of months": "1 May of ",
        "until until": "until ",
        "numbers in words": "twenty ",
        "units": "two years and ",
        "beginnings": "early late ",
        "tenses": "Friday will ",
        "feasts": "Christmas ",
    },
}
"""Units of text that are repeated to make a text which is as hard as we can think of."""


def sentences(language: str) -> list[str]:
    """The sentences of a language's corpora of dates."""
    folder = resources.files("factcheck.languages") / language / "corpus"
    texts = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.startswith("dates-"):
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            texts += [example["text"] for example in table.get("example", ())]
            texts += [text for group in table.get("negative", ()) for text in group["texts"]]
    return texts


def seconds(read: Callable[[str], int], texts: list[str], runs: int) -> tuple[float, int]:
    """The best time of several runs over the texts, and how much was found."""
    best, found = float("inf"), 0
    for _ in range(runs):
        start = perf_counter()
        found = sum(read(text) for text in texts)
        best = min(best, perf_counter() - start)
    return best, found


def ours(pack: LanguagePack) -> Callable[[str], int]:
    """What counts the dates that factcheck finds in a text."""
    return lambda text: len(find_dates(Document(text, pack, PUBLISHED)))


def theirs(language: str) -> Callable[[str], int]:
    """What counts the dates that dateparser finds in a text."""
    return lambda text: len(search_dates(text, languages=[language]) or ())


def comparison(language: str) -> dict[str, float]:
    """Both libraries over the same sentences."""
    texts = sentences(language)
    fast, slow = ours(load_pack(language)), theirs(language)
    seconds(fast, texts, 1)
    seconds(slow, texts[:20], 1)
    spent, found = seconds(fast, texts, 5)
    their_spent, their_found = seconds(slow, texts, 2)
    return {
        "sentences": len(texts),
        "factcheck_ms": spent * 1e3,
        "factcheck_dates": found,
        "dateparser_ms": their_spent * 1e3,
        "dateparser_dates": their_found,
        "times_faster": their_spent / spent,
    }


def growth(language: str, largest: int) -> dict[str, dict[int, float]]:
    """Microseconds for a character of each kind of text by its size."""
    read = ours(load_pack(language))
    kinds = {"natural": " ".join(sentences(language)) + " "} | WORST | WORST_WORDS[language]
    sizes = [size for size in SIZES if size <= largest]
    costs: dict[str, dict[int, float]] = {}
    for name, unit in kinds.items():
        costs[name] = {}
        for size in sizes:
            text = (unit * (size // len(unit) + 1))[:size]
            gc.collect()
            gc.disable()
            costs[name][size] = seconds(read, [text], 3 if size <= 100_000 else 1)[0] / size * 1e6
            gc.enable()
    return costs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=LANGUAGES, help="only this language")
    parser.add_argument("--largest", type=int, default=1_000_000, help="the largest text, in characters")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    flat: dict[str, float] = {}
    for language in [args.language] if args.language else LANGUAGES:
        figures, costs = comparison(language), growth(language, args.largest)
        flat |= {f"{language}_{name}": value for name, value in figures.items()}
        flat |= {
            f"{language}_us_per_character_{kind.replace(' ', '_')}_{size}": value
            for kind, row in costs.items()
            for size, value in row.items()
        }
        if args.json:
            continue
        print(language)
        for name, value in figures.items():
            print(f"  {name:20}{value:12.2f}")
        print("\n  microseconds for a character, by the size of the text")
        for kind, row in costs.items():
            print(f"  {kind:20}" + "".join(f"{value:9.3f}" for value in row.values()))
        print()
    if args.json:
        print(json.dumps(flat))


if __name__ == "__main__":
    main()
