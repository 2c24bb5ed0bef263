"""How much time the rules of consistency add to finding the mentions of a text.

    python benchmarks/consistency.py TEXTS_DIR [--rounds 7] [--json]

Reads the clean texts below TEXTS_DIR, as `benchmarks/mutations.py` does. In each round and for each text, the dates,
amounts and names are found, and then the rules run on them; the two are timed one after the other in the same run,
and the best round of each text counts. Prints the ratio, which should stay below 0.30, and the share of each rule.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

from factcheck import Checker, sample_store
from factcheck.articles import read_article
from factcheck.consistency import BUILT_IN, Context
from factcheck.document import Document
from factcheck.formats import read_page
from factcheck.languages import load_pack
from factcheck.rates import EcbRates


def main() -> None:
    """Time the rules and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()

    checker, rates = Checker(sample_store()), EcbRates()
    finding: dict[Path, list[float]] = defaultdict(list)
    checking: dict[Path, list[float]] = defaultdict(list)
    by_rule: dict[str, dict[Path, list[float]]] = defaultdict(lambda: defaultdict(list))
    articles = {path: read_article(path) for path in sorted(args.folder.rglob("*.txt"))}
    for _ in range(args.rounds):
        for path, article in articles.items():
            page = read_page(article.text)
            document = Document(page.text, load_pack(article.language), article.published, page.segments)
            began = time.perf_counter()
            mentions = checker.find_mentions(document)
            found = time.perf_counter()
            context = Context(document, mentions, rates)
            for rule in BUILT_IN:
                start = time.perf_counter()
                list(rule.check(context))
                by_rule[rule.code][path].append(time.perf_counter() - start)
            checking[path].append(time.perf_counter() - found)
            finding[path].append(found - began)
    mentions_ms, rules_ms = (1000 * sum(map(min, times.values())) for times in (finding, checking))
    figures = {
        "texts": len(articles),
        "mentions_ms": round(mentions_ms, 1),
        "rules_ms": round(rules_ms, 1),
        "ratio": round(rules_ms / mentions_ms, 3),
        "by_rule_ms": {code: round(1000 * sum(map(min, times.values())), 2) for code, times in by_rule.items()},
    }
    if args.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        if isinstance(figure, dict):
            for code, time_ms in figure.items():
                print(f"  {code:18} {time_ms:>10}")
        else:
            print(f"{name:20} {figure:>10}")


if __name__ == "__main__":
    main()
