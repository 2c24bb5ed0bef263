"""How long one article takes to check, once the store is compiled.

    python benchmarks/article.py [FILE] [--language pt] [--published 2025-01-22] [--rounds 200] [--json]

Without FILE the article that ships with the package is checked. Prints a table, or with --json one JSON object.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from factcheck import Checker, sample_store
from factcheck.articles import sample_article


def main() -> None:
    """Check the article again and again and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--language", default="pt")
    parser.add_argument("--published", default="2025-01-22")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    text = Path(args.file).read_text(encoding="utf-8") if args.file else sample_article(args.language).text

    start = time.perf_counter()
    checker = Checker(sample_store())
    compiled = time.perf_counter()
    report = checker.check(text, language=args.language, published=args.published)
    first = time.perf_counter()
    times = []
    for _ in range(args.rounds):
        began = time.perf_counter()
        checker.check(text, language=args.language, published=args.published)
        times.append(1000 * (time.perf_counter() - began))
    figures = {
        "characters": len(text),
        "findings": len(report),
        "compile_ms": round(1000 * (compiled - start), 1),
        "first_check_ms": round(1000 * (first - compiled), 1),
        "warm_median_ms": round(statistics.median(times), 2),
        "warm_p95_ms": round(sorted(times)[int(0.95 * len(times))], 2),
    }
    if args.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:20} {figure:>10}")


if __name__ == "__main__":
    main()
