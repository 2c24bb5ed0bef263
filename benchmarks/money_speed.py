"""How fast money is found in Portuguese, beside Recognizers-Text on the same texts, and how the cost grows.

    python benchmarks/money_speed.py [FILE...] [--recognizers PYTHON] [--largest BYTES] [--json]

Two kinds of text are read: the sentences of the corpus of money one by one, which hardly say anything else, and news
articles whole, those that come with the package or the FILEs. Our side finds every amount, theirs money alone.

Recognizers-Text pins old packages, so it may live in an environment of its own: `--recognizers` names that
environment's Python (`pip install recognizers-text-suite "emoji<2"`). Without it the comparison is left out. The
figures are the best of several runs after a first one to warm up. `--json` prints one JSON object of named figures
instead of the table.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tomllib
from importlib import resources
from pathlib import Path
from time import perf_counter

from factcheck.articles import sample_article
from factcheck.document import Document
from factcheck.languages import LanguagePack, load_pack
from factcheck.mentions import MentionKind
from factcheck.mentions.amounts import find_amounts

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
WORST = {
    "digits": "1",
    "spaced digits": "1 ",
    "commas": "1,",
    "slashes": "1/2 ",
    "scales": "mil ",
    "joined scales": "um milhão e ",
    "marks": "R$ ",
    "money": "R$ 1 ",
    "ranges": "5% a ",
    "ordinals": "décimo ",
    "one word": "a",
}
THEIRS = """
import json, sys
from time import perf_counter
from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_text import Culture
texts = json.load(sys.stdin)
model = NumberWithUnitRecognizer(Culture.Portuguese).get_currency_model()
best, found = None, 0
for _ in range(6):
    start = perf_counter()
    found = sum(len(model.parse(text)) for text in texts)
    spent = perf_counter() - start
    best = spent if best is None or spent < best else best
print(json.dumps([best, found]))
"""


def sentences() -> list[str]:
    """The sentences of the Portuguese corpus of money."""
    folder = resources.files("factcheck.languages") / "pt" / "corpus"
    tables = [
        tomllib.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("amounts-money.toml", "amounts-currencies.toml")
    ]
    return [example["text"] for table in tables for example in table["example"]]


def seconds(texts: list[str], pack: LanguagePack, runs: int = 10) -> tuple[float, int]:
    """The best time of several runs over the texts, and the sums of money found."""
    best, money = float("inf"), 0
    for _ in range(runs):
        start = perf_counter()
        found = [mention for text in texts for mention in find_amounts(Document(text, pack))]
        best = min(best, perf_counter() - start)
        money = sum(mention.kind is MentionKind.MONEY for mention in found)
    return best, money


def comparison(python: str | None, texts: list[str], pack: LanguagePack) -> dict[str, float]:
    """What both libraries take for the same texts, and how much money each finds."""
    seconds(texts, pack, runs=1)
    ours, money = seconds(texts, pack)
    figures = {"texts": len(texts), "factcheck_ms": ours * 1e3, "factcheck_money": money}
    if python is not None:
        ran = subprocess.run(
            [python, "-W", "ignore", "-c", THEIRS], input=json.dumps(texts), capture_output=True, text=True, check=True
        )
        theirs, found = json.loads(ran.stdout.splitlines()[-1])
        figures |= {"recognizers_ms": theirs * 1e3, "recognizers_money": found, "times_faster": theirs / ours}
    return figures


def growth(texts: list[str], pack: LanguagePack, largest: int) -> dict[str, dict[str, float]]:
    """Microseconds for a character of each kind of text by its size."""
    kinds = {"natural": " ".join(texts) + " "} | WORST
    return {
        name: {
            str(size): seconds([(unit * (size // len(unit) + 1))[:size]], pack, runs=1)[0] / size * 1e6
            for size in SIZES
            if size <= largest
        }
        for name, unit in kinds.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--recognizers", metavar="PYTHON", help="a Python that has recognizers-text-suite")
    parser.add_argument("--largest", type=int, default=1_000_000, help="the largest text, in characters")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    pack, texts = load_pack("pt"), sentences()
    articles = [file.read_text(encoding="utf-8") for file in args.articles] or [sample_article("pt").text]
    kinds = {"sentences": texts, "articles": articles}
    figures = {
        f"{kind}_{name}": value
        for kind, read in kinds.items()
        for name, value in comparison(args.recognizers, read, pack).items()
    }
    costs = growth(texts, pack, args.largest)
    if args.json:
        flat = {f"us_per_character_{kind}_{size}": v for kind, row in costs.items() for size, v in row.items()}
        print(json.dumps(figures | {name.replace(" ", "_"): value for name, value in flat.items()}))
        return
    for name, value in figures.items():
        print(f"{name:28}{value:12.2f}")
    print("\nmicroseconds for a character, by the size of the text")
    for kind, row in costs.items():
        print(f"{kind:16}" + "".join(f"{value:9.3f}" for value in row.values()))


if __name__ == "__main__":
    main()
