"""How well names in running text are linked, by phenomenon, over the corpora of gold names.

    python benchmarks/linking.py [--language pt] [--errors] [--json]

Precision counts every link that was made, recall every link that there is; a name that was rightly left open between
two counts as one link. With --errors every wrong and missed link is printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from linking_corpus import Score, examples, linker, score


def main() -> None:
    """Score the corpora and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=("pt", "en"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = {}
    for language in (args.language,) if args.language else ("pt", "en"):
        scores: dict[str, Score] = {}
        total = Score()
        link = linker(language)
        sentences = 0
        for example in examples(language):
            found, errors = score(example, link, language)
            sentences += 1
            total.add(found)
            scores.setdefault(example.phenomenon, Score()).add(found)
            if args.errors and errors:
                print(f"[{example.phenomenon}] {example.text}")
                print("".join(f"    {error}\n" for error in errors), end="")
        figures[language] = {
            name: {"precision": round(s.precision, 4), "recall": round(s.recall, 4), "links": s.gold}
            for name, s in {**scores, f"all {sentences}": total}.items()
        }
    if args.json:
        print(json.dumps(figures))
        return
    for language, rows in figures.items():
        for name, row in rows.items():
            figures_of = f"{row['links']:5} links  {row['precision']:.3f} precision  {row['recall']:.3f} recall"
            print(f"{language} {name:16} {figures_of}")


if __name__ == "__main__":
    main()
