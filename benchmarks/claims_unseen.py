"""How well claims are judged with fewer examples: without any for the properties asked about, and with half of them.

    python benchmarks/claims_unseen.py CASES_DIR

CASES_DIR is a folder of cases, or of such folders, as `benchmarks/claims.py` reads it, whose claims have labels. The
properties are parted into thirds; for each third the system learns from the examples that have none of them, and
judges the claims about them. The examples are parted into halves; the system learns from either and judges all claims.
Labels alone are beside it. Figures are of all claims that were so judged: macro-F1, and the precision of supported and
refuted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from claims import Cases, Judge, Row, folders
from factcheck.lexicon import Lexicon

PARTS = 3
LABELS = ("supported", "refuted", "nei")

Pairs = list[tuple[Row, str]]
"""Claims, each with the label that it was given."""


def judged(cases: Cases, lexicon: Lexicon, claims: Iterable[Row]) -> Pairs:
    """Claims with their answers."""
    judge = Judge(cases, lexicon)
    return [(claim, judge.judge(claim)["label"]) for claim in claims]


def about(claim: Row, properties: frozenset[str]) -> bool:
    """Whether a part of a claim is about one of these properties."""
    return any(gold["property"] in properties for gold in claim["gold"])


def runs(cases: Cases) -> Iterator[tuple[str, Pairs]]:
    """Each way to learn, with what came of it."""
    yield "all examples", judged(cases, cases.lexicon(calibrated=False), cases.claims)
    names = sorted({gold["property"] for claim in cases.claims for gold in claim["gold"]})
    with_them: Pairs = []
    without: Pairs = []
    whole = cases.lexicon(calibrated=False)
    for part in range(PARTS):
        third = frozenset(names[part::PARTS])
        claims = [claim for claim in cases.claims if about(claim, third)]
        others = [row for row in cases.train if not any(triple["property"] in third for triple in row["triples"])]
        without += judged(cases, cases.lexicon(others, calibrated=False), claims)
        with_them += judged(cases, whole, claims)
    yield "the same claims, all examples", with_them
    yield "thirds without examples", without
    halves: Pairs = []
    for half in range(2):
        halves += judged(cases, cases.lexicon(cases.train[half::2], calibrated=False), cases.claims)
    yield "half of the examples", halves
    yield "labels alone", judged(cases, Lexicon({}), cases.claims)


def figures(pairs: Pairs) -> str:
    """Macro-F1 and precision."""
    scores, precisions = [], []
    for label in LABELS:
        right = sum(claim["label"] == given == label for claim, given in pairs)
        given_so = sum(given == label for _, given in pairs)
        are_so = sum(claim["label"] == label for claim, _ in pairs)
        scores.append(2 * right / (given_so + are_so) if given_so + are_so else 1.0)
        precisions.append(right / given_so if given_so else 1.0)
    return f"F1 {sum(scores) / 3:.3f}  supported {precisions[0]:.3f}  refuted {precisions[1]:.3f}"


def main() -> None:
    """Learn in each way, judge, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, metavar="CASES_DIR")
    args = parser.parse_args()
    for folder in folders(args.cases):
        for called, pairs in runs(Cases(folder)):
            one = [pair for pair in pairs if pair[0]["n_triples"] == 1]
            more = [pair for pair in pairs if pair[0]["n_triples"] > 1]
            for parts, chosen in (("1 triple", one), ("2-3 triples", more)):
                if chosen:
                    print(f"{folder.name:8} {called:30} {parts:12} {len(chosen):5}  {figures(chosen)}")


if __name__ == "__main__":
    main()
