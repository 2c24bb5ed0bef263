"""Prints how many sentences of the pairs come out right, and those that do not, by phenomenon.

    python benchmarks/claims_pairs.py

A pair is one true sentence about the facts of the starter store and the same with one thing changed. The true one is
right if something in it is supported and nothing refuted, the false one if something is refuted.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

from factcheck import Checker, Verdict, sample_store


def main() -> None:
    """Reads the pairs of both languages and prints the figures."""
    checker = Checker(sample_store(), rules=())
    for language in ("pt", "en"):
        file = resources.files("factcheck.languages") / language / "corpus" / "claims-pairs.toml"
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        right: Counter[str] = Counter()
        wrong: list[str] = []
        for pair in table["pair"]:
            published = str(pair.get("published", table["published"]))
            for side, wanted in (("true", Verdict.SUPPORTED), ("false", Verdict.REFUTED)):
                verdicts = {f.verdict for f in checker.check(pair[side], language=language, published=published)}
                if wanted in verdicts and (wanted is Verdict.REFUTED or Verdict.REFUTED not in verdicts):
                    right[side] += 1
                else:
                    found = ", ".join(sorted(verdict.value for verdict in verdicts)) or "nothing"
                    wrong.append(f"  {pair['phenomenon']} ({side}: {found}): {pair[side]}")
        pairs = len(table["pair"])
        share = right.total() / (2 * pairs)
        print(f"{language}: {pairs} pairs, {right.total()} of {2 * pairs} sentences right ({share:.1%});", end=" ")
        print(f"true {right['true']}, false {right['false']}")
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
