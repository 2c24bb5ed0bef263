"""Prints how many sentences of the pairs come out right, and those that do not, by phenomenon.

    python benchmarks/claims_pairs.py [SET …] [--brief]

A pair is one true sentence about the facts of the starter store and the same with one thing changed. The true one is
right if something in it is supported and nothing refuted, the false one if something is refuted. The worst that can
happen is a true sentence with something refuted, a false alarm; these are counted apart.

The sets are the files of that name in the corpora of the languages: `claims-pairs`, which the patterns were written
with, `claims-pairs-chains`, about places in places and terms in a row, `claims-clauses`, whose claims stand in clauses
beside others, `claims-pairs-unseen` and its second part `-2`, which were written without looking at the patterns.
Without a name all are scored.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from importlib import resources

from factcheck import Checker, Verdict, sample_store

SETS = ("claims-pairs", "claims-pairs-chains", "claims-clauses", "claims-pairs-unseen", "claims-pairs-unseen-2")


def main() -> None:
    """Reads the pairs of both languages and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET", help="name of a set (default: all)")
    parser.add_argument("--brief", action="store_true", help="the figures by phenomenon, not the sentences")
    arguments = parser.parse_args()
    checker = Checker(sample_store(), rules=())
    for name in arguments.sets:
        for language in ("pt", "en"):
            score(checker, name, language, brief=arguments.brief)


def score(checker: Checker, name: str, language: str, *, brief: bool) -> None:
    """Prints the figures of one set in one language."""
    file = resources.files("factcheck.languages") / language / "corpus" / f"{name}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    alarms = 0
    sentences: Counter[str] = Counter()
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for pair in table["pair"]:
        published = str(pair.get("published", table["published"]))
        for side, wanted in (("true", Verdict.SUPPORTED), ("false", Verdict.REFUTED)):
            sentences[pair["phenomenon"]] += 1
            verdicts = {f.verdict for f in checker.check(pair[side], language=language, published=published)}
            if wanted in verdicts and (wanted is Verdict.REFUTED or Verdict.REFUTED not in verdicts):
                right[side] += 1
                continue
            alarms += Verdict.REFUTED in verdicts
            found = ", ".join(sorted(verdict.value for verdict in verdicts)) or "nothing"
            wrong[pair["phenomenon"]].append(f"{side}: {found}: {pair[side]}")
    total = sentences.total()
    print(f"{name} {language}: {total // 2} pairs, {right.total()} of {total} sentences right", end=" ")
    print(f"({right.total() / total:.1%}); true {right['true']}, false {right['false']}, false alarms {alarms}")
    for phenomenon, lines in sorted(wrong.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"  {phenomenon}: {len(lines)} of {sentences[phenomenon]} wrong")
        if not brief:
            print("\n".join(f"    {line}" for line in lines))


if __name__ == "__main__":
    main()
